"""A notebook as its file holds it: where the lessons lie, how they are read and written, and their cells."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "notebooks"
INSTRUCTOR = FOLDER / "instructor"


@dataclass(frozen=True)
class Cell:
    """One cell: code, or text in Markdown."""

    is_code: bool
    source: str
    tags: frozenset[str]


def lessons(folder: Path = FOLDER) -> list[Path]:
    """Return the notebooks of the lessons in their order; what lies in folders below is none."""
    return sorted(folder.glob("*.ipynb"))


def load(path: Path) -> dict[str, Any]:
    """Return a notebook's JSON (nbformat 4)."""
    return json.loads(path.read_text("utf-8"))


def save(path: Path, notebook: dict[str, Any]) -> None:
    """Write a notebook's JSON, the same bytes on every system."""
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8", newline="\n")


def cells(notebook: dict[str, Any]) -> Iterator[Cell]:
    """Yield the cells in their order."""
    for cell in notebook["cells"]:
        tags = frozenset(cell["metadata"].get("tags", ()))
        yield Cell(cell["cell_type"] == "code", "".join(cell["source"]), tags)

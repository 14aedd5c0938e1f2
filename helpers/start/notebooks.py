"""The student's own copies in notebooks/mine: without outputs, never overwritten."""

import json
import shutil
from pathlib import Path

from helpers.start.machine import ROOT, CannotStartError

NOTEBOOKS = Path(ROOT) / "notebooks"
MINE = NOTEBOOKS / "mine"


def copy(source: Path = NOTEBOOKS, mine: Path = MINE) -> list[Path]:
    """Copy each notebook that is not there yet, with its outputs cleared; return the new copies."""
    mine.mkdir(parents=True, exist_ok=True)
    new = [mine / path.name for path in sorted(source.glob("*.ipynb")) if not (mine / path.name).exists()]
    for path in new:
        _copy_one(source / path.name, path)
    return new


def reset(name: str, source: Path = NOTEBOOKS, mine: Path = MINE) -> str:
    """Make a fresh copy of one notebook, or of "all"; old ones are kept under new names.

    Return what to tell the student.
    """
    if name == "all":
        return "\n".join(reset(path.stem, source, mine) for path in sorted(source.glob("*.ipynb")))
    file_name = name.removesuffix(".ipynb") + ".ipynb"
    if not (source / file_name).is_file() or "/" in name or "\\" in name:
        known = ", ".join(path.stem for path in sorted(source.glob("*.ipynb")))
        raise CannotStartError(f"There is no notebook {name!r}. There are: {known}, or all")
    mine.mkdir(parents=True, exist_ok=True)
    number, kept = 1, ""
    if (mine / file_name).exists():
        while (old := mine / f"{Path(file_name).stem}-old-{number}.ipynb").exists():
            number += 1
        shutil.move(mine / file_name, old)
        kept = f" Your old one is now {old.name}."
    _copy_one(source / file_name, mine / file_name)
    return f"{file_name} is fresh again.{kept}"


def _copy_one(source: Path, target: Path) -> None:
    notebook = json.loads(source.read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    notebook["metadata"].pop("widgets", None)
    target.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8", newline="\n")

"""The student's own copies in notebooks/mine: without outputs, never overwritten; and those for a class."""

import json
import re
import shutil
from pathlib import Path

from helpers.start.machine import ROOT, CannotStartError

NOTEBOOKS = Path(ROOT) / "notebooks"
MINE = NOTEBOOKS / "mine"
CLASS = MINE / "class"
CORE = "core"  # the tag of the cells that a class of ninety minutes runs
MINUTES = re.compile(r"\*\*About \d+ minutes?\.\*\* ?|\*About \d+ minutes? so far\.\*\n*")  # of the whole notebook


def copy(source: Path = NOTEBOOKS, mine: Path = MINE) -> list[Path]:
    """Copy each notebook that is not there yet, with its outputs cleared; return the new copies."""
    mine.mkdir(parents=True, exist_ok=True)
    new = [mine / path.name for path in sorted(source.glob("*.ipynb")) if not (mine / path.name).exists()]
    for path in new:
        _write(path, _without_outputs(source / path.name))
    return new


def copy_for_class(source: Path = NOTEBOOKS, folder: Path = CLASS) -> list[Path]:
    """Copy of each notebook the cells of the class of ninety minutes; return the new copies.

    A notebook without such cells is left out, and a copy that is there already is left as it is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    new = []
    for path in sorted(source.glob("*.ipynb")):
        notebook = _without_outputs(path)
        notebook["cells"] = [cell for cell in notebook["cells"] if CORE in cell["metadata"].get("tags", [])]
        for cell in notebook["cells"]:
            cell["source"] = MINUTES.sub("", "".join(cell["source"])).splitlines(keepends=True)
        target = folder / path.name
        if notebook["cells"] and not target.exists():
            _write(target, notebook)
            new.append(target)
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
    _write(mine / file_name, _without_outputs(source / file_name))
    return f"{file_name} is fresh again.{kept}"


def _without_outputs(source: Path) -> dict:
    notebook = json.loads(source.read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    notebook["metadata"].pop("widgets", None)
    return notebook


def _write(target: Path, notebook: dict) -> None:
    target.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8", newline="\n")

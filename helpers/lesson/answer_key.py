"""The answer key: a notebook made from the exercises, in which every solution is shown and passes its check."""

from pathlib import Path
from typing import Any

from helpers.lesson import solutions
from helpers.lesson.execution import execute
from helpers.lesson.exercises import EXERCISES, Exercise
from helpers.lesson.notebook_file import INSTRUCTOR, load, save

KEY = INSTRUCTOR / "answer_key.ipynb"
HEAD = """# Answer key

For teachers. It is made from the exercises themselves: `make key` makes it anew. Students' copies do not get it."""


def answer_key() -> dict[str, Any]:
    """Return the notebook before it is run: for each exercise its goal, its solution, and the solution's check."""
    cells = [_cell("markdown", HEAD), _cell("code", "from helpers import lesson\nfrom helpers.lesson import solutions")]
    for name, exercise in EXERCISES.items():
        cells.append(_cell("markdown", f"## {name}\n\n**Goal.** {_goal(exercise)}"))
        cells.append(_cell("code", f'lesson.reveal("{name}")'))
        cells.append(_cell("code", f'lesson.check("{name}", solutions.{_name_of(exercise)}())'))
    numbered = [{**cell, "id": f"k{number:02d}"} for number, cell in enumerate(cells)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": numbered, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def write_answer_key(path: Path = KEY) -> Path:
    """Make the key, run it, and write it; what is there and says the same stays, byte for byte."""
    made = answer_key()
    if not path.exists() or not same_cells(load(path), made):
        path.parent.mkdir(exist_ok=True)
        save(path, made)
    execute(path)
    return path


def same_cells(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Say whether two notebooks hold the same cells, whatever their outputs are."""
    return [(cell["cell_type"], cell["id"], cell["source"]) for cell in one["cells"]] == [
        (cell["cell_type"], cell["id"], cell["source"]) for cell in other["cells"]
    ]


def _goal(exercise: Exercise) -> str:
    """Return what the solution's docstring says that it returns."""
    line = (exercise.solution.__doc__ or "").strip().splitlines()[0].removeprefix("Return ")
    return line[0].upper() + line[1:]


def _name_of(exercise: Exercise) -> str:
    """Return the solution's name; LookupError if it is not in the one place where solutions are."""
    name = exercise.solution.__name__
    if getattr(solutions, name, None) is not exercise.solution:
        raise LookupError(f"{name} is not in helpers/lesson/solutions.py; put the solution there")
    return name


def _cell(kind: str, source: str) -> dict[str, Any]:
    more = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "id": "", "metadata": {}, **more, "source": source.splitlines(keepends=True)}

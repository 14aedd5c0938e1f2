"""`python -m helpers.lesson minutes | notebooks | sheets | key`: what is made from the lessons, for their writers.

Each word may be followed by the names of notebooks; without names it means all of them.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from helpers.lesson.answer_key import write_answer_key
from helpers.lesson.execution import execute
from helpers.lesson.minutes import write_minutes
from helpers.lesson.notebook_file import lessons
from helpers.lesson.run_sheets import write_run_sheets
from helpers.lesson.sheets import write_sheet

USAGE = """python -m helpers.lesson minutes      write the minutes of the time model into titles and headings
python -m helpers.lesson notebooks    run the notebooks, keep their outputs and running time, then write the minutes
python -m helpers.lesson sheets       write teaching sheets and run sheets in notebooks/instructor
python -m helpers.lesson key          make and run the answer key in notebooks/instructor"""


def minutes(paths: list[Path]) -> None:
    """Write the minutes of each notebook into its file, and print them."""
    found = {path: write_minutes(path) for path in paths}
    for path, one in found.items():
        print(_line(path.stem, one.full, one.core))
    print(_line("all of them", sum(one.full for one in found.values()), sum(one.core for one in found.values())))


def notebooks(paths: list[Path]) -> None:
    """Run each notebook, keep its outputs and its running time in its file, then do what `minutes` does."""
    for path in paths:
        print(f"{path.stem}: ran in {execute(path)} seconds or less", flush=True)
    minutes(paths)


def sheets(paths: list[Path]) -> None:
    """Write the teaching sheet of each notebook, and the run sheets of the class of ninety minutes."""
    for path in [*map(write_sheet, paths), *write_run_sheets()]:
        print(path.name)


def key(paths: list[Path]) -> None:
    """Make the answer key of all exercises and run it, whatever the notebooks are."""
    print(write_answer_key().name)


COMMANDS: dict[str, Callable[[list[Path]], None]] = {
    "minutes": minutes,
    "notebooks": notebooks,
    "sheets": sheets,
    "key": key,
}


def main(words: list[str]) -> int:
    """Do what the first word says with the notebooks that the others name; return the exit code."""
    known = {path.stem: path for path in lessons()}
    unknown = [word for word in words[1:] if word.removesuffix(".ipynb") not in known]
    if words[:1] == [] or words[0] not in COMMANDS:
        print(USAGE)
        return 2
    if unknown:
        print(f"There is no notebook {unknown[0]!r}. There are: {', '.join(known)}")
        return 2
    COMMANDS[words[0]]([known[word.removesuffix(".ipynb")] for word in words[1:]] or list(known.values()))
    return 0


def _line(name: str, full: float, core: float) -> str:
    return f"{name:40} {full:5.1f} minutes, {core:5.1f} of them in the class"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A class result: what a reader may hand in, shown in full before it is written.

It holds knowledge alone: a random id, which exercises passed, which options were chosen before any feedback.  No time,
no name of a person or a computer, nothing that was typed, no opinion.  data/class_result.schema.json says the same.
"""

import json
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from helpers.lesson import progress_file
from helpers.lesson.panel import Line, Panel
from helpers.lesson.progress_record import Moment, Progress, read_answers, read_exercises, read_id

FILE_NAME = "class_result.json"
VERSION = 1
EXAMPLE_ID = "0" * 16
KEYS = ("version", "id", "exercises", *(moment.value for moment in Moment))
NOT_HERE = "Nothing can be written here: this is not your own copy. Open the notebook in notebooks/mine."


def export(write: bool = False, new_id: Callable[[], str] = lambda: secrets.token_hex(8)) -> Panel:
    """Show in full what a class result would hold; with `write` also write it to class_result.json.

    The random id is made once and kept with the progress.  Outside notebooks/mine it is an example, and nothing is
    written.
    """
    keeper = progress_file.KEEPER
    if not keeper.in_file:
        return _shown(replace(keeper.load(), id=EXAMPLE_ID), NOT_HERE)
    made = keeper.load().id or new_id()
    keep = keeper.update if write else keeper.remember
    known = keep(lambda progress: replace(progress, id=progress.id or made))
    if write:
        return _shown(known, _write(as_text(known)))
    return _shown(known, f"Nothing was written. lesson.export(write=True) writes exactly this to {FILE_NAME}.")


def class_result(known: Progress) -> dict[str, Any]:
    """Return what a class result holds, as JSON has it."""
    return {
        "version": VERSION,
        "id": known.id,
        "exercises": dict(sorted(known.exercises.items())),
        **{moment.value: dict(sorted(known.first[moment].items())) for moment in Moment},
    }


def as_text(known: Progress) -> str:
    """Return a class result as it stands in its file."""
    return json.dumps(class_result(known), indent=1)


def read_class_result(path: Path) -> dict[str, Any]:
    """Return what a file of a class result holds.  Raises OSError, and ValueError for anything else."""
    try:
        found = json.loads(path.read_bytes())
    except RecursionError as error:
        raise ValueError("no class result has so many brackets") from error
    if not isinstance(found, dict) or set(found) != set(KEYS) or found["version"] != VERSION:
        raise ValueError(f"expected the keys {', '.join(KEYS)} and version {VERSION}")
    read_id(found["id"])
    read_exercises(found["exercises"])
    for moment in Moment:
        read_answers(found[moment.value])
    return found


def _write(text: str) -> str:
    """Write the file beside the notebook; return what to tell the reader."""
    path, kept = Path(FILE_NAME), ""
    try:
        if path.exists() and not _is_class_result(path):
            kept = f" Another file had this name; it is now {progress_file.keep_aside(path).name}."
        progress_file.write_whole(path, text)
    except OSError as error:
        return f"{FILE_NAME} could not be written ({error.strerror}). Copy the lines above by hand."
    return (
        f"Exactly this is now in {FILE_NAME}, beside this notebook.{kept} Give the file to your teacher if you want to."
    )


def _is_class_result(path: Path) -> bool:
    try:
        read_class_result(path)
    except ValueError:
        return False
    return True


def _shown(known: Progress, words: str) -> Panel:
    return Panel((Line("NOTE", f"A class result holds only these lines:\n{as_text(known)}"), Line("NOTE", words)))

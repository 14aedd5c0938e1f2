"""Where progress is kept: in notebooks/mine/progress.json if the kernel works in that folder, else in memory alone.

So the notebooks of the kit itself say the same at every run, and a student's copies remember.
"""

import functools
import json
import os
from collections.abc import Callable
from pathlib import Path

from helpers.case import DATA
from helpers.lesson.progress_record import Progress, read_progress

MINE = DATA.parent / "notebooks" / "mine"
FILE_NAME = "progress.json"
Change = Callable[[Progress], Progress]


class Keeper:
    """Keeps the progress of one reader.  Several kernels may keep it in the same folder."""

    def __init__(self, folder: Path = MINE) -> None:
        self.path = folder / FILE_NAME
        self._changes: list[Change] = []  # those that are in no file
        self._notes: list[str] = []

    @property
    def in_file(self) -> bool:
        """Whether the kernel works in the folder of the reader's own notebooks."""
        try:
            return self.path.parent.samefile(Path.cwd())
        except OSError:  # there is no such folder, or the kernel's own is gone
            return False

    def load(self) -> Progress:
        """Return what is known; a file that can't be read is never the end of a lesson, but becomes a note."""
        try:
            begin = self._read() if self.in_file else Progress()
        except OSError as error:
            self._note(error)
            begin = Progress()
        return functools.reduce(lambda progress, change: change(progress), self._changes, begin)

    def remember(self, change: Change) -> Progress:
        """Keep a change in memory until the next `update`; return what is known then."""
        self._changes.append(change)
        return self.load()

    def update(self, change: Change) -> Progress:
        """Keep a change, in the file if that is where progress lies; return what is known then."""
        self._changes.append(change)
        if self.in_file:
            try:
                progress = functools.reduce(lambda found, one: one(found), self._changes, self._read())
                write_whole(self.path, json.dumps(progress.as_json(), indent=1))
                self._changes.clear()
                return progress
            except OSError as error:
                self._note(error)
        return self.load()

    def reset(self) -> str:
        """Forget all; return the new name of the file that held it, or nothing.  Raises OSError."""
        self._changes.clear()
        return keep_aside(self.path).name if self.in_file and self.path.exists() else ""

    def notes(self) -> list[str]:
        """Return what the reader should know, once."""
        told, self._notes = self._notes, []
        return told

    def _read(self) -> Progress:
        if not self.path.exists():
            return Progress()
        try:
            return read_progress(json.loads(self.path.read_bytes()))
        except (ValueError, RecursionError):  # no JSON, no UTF-8, another program's file, or too deep
            kept = keep_aside(self.path)
            self._notes.append(
                f"{FILE_NAME} could not be read. It is now {kept.name}, with all that was in it. Progress begins anew."
            )
            return Progress()

    def _note(self, error: OSError) -> None:
        note = f"Progress could not be kept in {FILE_NAME} ({error.strerror}). It lasts until this kernel stops."
        if note not in self._notes:
            self._notes.append(note)


def keep_aside(path: Path) -> Path:
    """Give a file a new name, which no file has: NAME-old-1; return its new path.  Raises OSError."""
    number = 1
    while (old := path.with_name(f"{path.stem}-old-{number}{path.suffix}")).exists():
        number += 1
    return path.rename(old)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it holds either all of the text or what was there before.  Raises OSError."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with new.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


KEEPER = Keeper()

"""The results of a class."""

from pathlib import Path

from helpers.lesson.panel import Line, Panel


def class_results(folder: str | Path) -> Panel:
    """Read the class results of a folder."""
    return Panel((Line("NOTE", f"{folder}"),))

"""A prediction beside what happened."""

from typing import Any

from helpers.failures import NetworkFailure
from helpers.lesson.panel import Line, Panel
from helpers.lesson.votes import LETTERS
from helpers.show import Door

UNFILLED = "?"


def compare(*rows: tuple[str, Any, Any]) -> Panel:
    """Put what the reader said beside what was seen, one row each: (what, said, seen).

    What was seen may be a value, a NetworkFailure ("stops"), a Door (its number, its name or both, or its letter:
    a vote calls the doors A to D), or what a client got ("opens").  Nothing that a reader writes raises.
    """
    return Panel(tuple(_line(*row) for row in rows))


def _line(what: str, said: Any, seen: Any) -> Line:
    predictions, words = _happened(seen)
    if str(said).strip() in ("", UNFILLED):
        return Line("NOT FILLED", f"{what}: {words}. You wrote nothing yet.")
    agrees = str(said).strip().strip(".").casefold() in predictions
    return Line("SAME" if agrees else "DIFFERENT", f"{what}: {words}. You said: {said}.")


def _happened(seen: Any) -> tuple[set[str], str]:
    """Return the predictions that say the same, and the words to show."""
    if isinstance(seen, NetworkFailure):
        return {"stops"}, f"stops ({seen.failure})"
    if isinstance(seen, Door):
        number, name, letter = str(seen.value), seen.name.lower(), LETTERS[seen.value - 1].casefold()
        words = f"{number} ({name})"
        return {letter, number, name, words, f"door {number}", f"door {words}", f"{name} door"}, words
    if seen is None or isinstance(seen, str | int | float):
        return {str(seen).casefold()}, str(seen)
    return {"opens"}, "opens"

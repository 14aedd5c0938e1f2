"""A prediction beside what happened."""

from typing import Any

from helpers.failures import NetworkFailure
from helpers.lesson.doors import door_words, read_door
from helpers.lesson.panel import Line, Panel
from helpers.show import Door

UNFILLED = "?"


def compare(*rows: tuple[str, Any, Any]) -> Panel:
    """Put what the reader said beside what was seen, one row each: (what, said, seen).

    What was seen may be a value, a NetworkFailure ("stops"), a Door (its number, name or letter, or several of
    them: a vote calls the doors A to D), or what a client got ("opens").  Nothing that a reader writes raises.
    """
    return Panel(tuple(_line(*row) for row in rows))


def _line(what: str, said: Any, seen: Any) -> Line:
    agrees, words = _happened(said, seen)
    if str(said).strip() in ("", UNFILLED):
        return Line("NOT FILLED", f"{what}: {words}. You wrote nothing yet.")
    return Line("SAME" if agrees else "DIFFERENT", f"{what}: {words}. You said: {said}.")


def _happened(said: Any, seen: Any) -> tuple[bool, str]:
    """Return whether the reader said what was seen, and the words to show for that."""
    prediction = str(said).strip().strip(".").casefold()
    if isinstance(seen, NetworkFailure):
        return prediction == "stops", f"stops ({seen.failure})"
    if isinstance(seen, Door):
        return read_door(said) is seen, door_words(seen)
    if seen is None or isinstance(seen, str | int | float):
        return prediction == str(seen).casefold(), str(seen)
    return prediction == "opens", "opens"

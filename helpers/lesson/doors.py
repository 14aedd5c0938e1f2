"""A door as a reader writes it: its number, its name, both, or the letter that it has in a vote."""

from helpers.lesson.votes import LETTERS
from helpers.show import Door


def door_words(door: Door) -> str:
    """Return the number and the name of a door, as a panel shows it.

    >>> door_words(Door.CERTIFICATE)
    '3 (certificate)'
    """
    return f"{door.value} ({door.name.lower()})"


def read_door(said: object) -> Door | None:
    """Return the door that is meant; None for what is none.

    >>> {read_door(said) for said in (3, "C", "Door 3.", "certificate", "certificate door", "3 (certificate)")}
    {<Door.CERTIFICATE: 3>}
    """
    words = str(said).strip().strip(" .\"'").casefold().removeprefix("door ").removesuffix(" door")
    letters = dict(zip(Door, LETTERS, strict=True))
    return next((door for door in Door if words in _spellings(door, letters[door])), None)


def _spellings(door: Door, letter: str) -> tuple[str, ...]:
    return str(door.value), door.name.lower(), door_words(door), letter.casefold()

"""A door as a reader writes it: its number, its name, the letter that it has in a vote, or several of them."""

import re

from helpers.lesson.votes import LETTERS
from helpers.show import Door

NAMES = {  # how each door may be called
    door: {str(door.value), door.name.lower(), letter.lower()} for door, letter in zip(Door, LETTERS, strict=True)
}


def door_words(door: Door) -> str:
    """Return the number and the name of a door, as a panel shows it.

    >>> door_words(Door.CERTIFICATE)
    '3 (certificate)'
    """
    return f"{door.value} ({door.name.lower()})"


def read_door(said: object) -> Door | None:
    """Return the door that all words of a text name, but for the word "door"; None where they name none, or two.

    >>> {read_door(said) for said in (3, "C", "certificate door", "Door 3: certificate", "C (certificate)")}
    {<Door.CERTIFICATE: 3>}
    """
    words = set(re.findall(r"[^\W_]+", str(said).casefold())) - {"door"}
    return next((door for door, names in NAMES.items() if words and words <= names), None)

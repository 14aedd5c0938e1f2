"""A door as a reader writes it: its number, its name, or both."""

from helpers.show import Door


def door_words(door: Door) -> str:
    """Return the number and the name of a door, as a panel shows it.

    >>> door_words(Door.CERTIFICATE)
    '3 (certificate)'
    """
    return f"{door.value} ({door.name.lower()})"


def read_door(said: object) -> Door | None:
    """Return the door that is meant; None for what is none.

    >>> {read_door(said) for said in (3, "Door 3.", "certificate", "certificate door", "3 (certificate)")}
    {<Door.CERTIFICATE: 3>}
    """
    words = str(said).strip().strip(" .\"'").casefold().removeprefix("door ").removesuffix(" door")
    return next((door for door in Door if words in (str(door.value), door.name.lower(), door_words(door))), None)

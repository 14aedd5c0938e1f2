"""A list of host names, as a reader writes it: one name a line, in an order or in an exercise."""

from collections.abc import Iterable

from helpers.clients.stub import read_name
from helpers.endpoint import is_address


def read_list(names: str | Iterable[str]) -> list[str]:
    """Return the host names of a list, or of a text with one name a line (# begins a comment).

    A name may begin with `*.`: all names below it. Raises ValueError for what is no list and for what is no host name.
    """
    if not isinstance(names, Iterable):
        raise ValueError(f"{names!r} is no list of names; write it like this: ['web.telegram.org', 't.me']")
    lines = names.splitlines() if isinstance(names, str) else list(names)
    wanted = [line.split("#")[0].strip() if isinstance(line, str) else line for line in lines]
    return [_read(name) for name in wanted if name != ""]


def _read(text: str) -> str:
    name = read_name(text).to_text(omit_final_dot=True)
    if is_address(text):
        raise ValueError(f"{text} is an address. This list holds names: nobody asks a resolver for an address")
    if not all(letter.isalnum() or letter in "-_." for letter in text.removeprefix("*.")) or name == ".":
        raise ValueError(f"{text!r} is no host name: use letters, digits, hyphens and dots alone; web.telegram.org")
    return name

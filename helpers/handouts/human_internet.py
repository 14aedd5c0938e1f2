"""The human internet: people play the machines, with cards that say what the small internet's servers say."""

import enum
import functools
from typing import Any

from helpers import case
from helpers.case import DATA
from helpers.case.table import read_toml
from helpers.handouts.page import document, listed, marked
from helpers.handouts.servers_say import servers_say

FILE = "human_internet.toml"
LABELS = {"Do": "do", "Ask": "question", "Answer": "answer"}  # of a round: as printed, and its key
SLIPS = 7  # as many as a page takes


class Look(enum.Enum):
    """How the role on a card is drawn, as in the pictures; each is a class of the page's style."""

    ASKS = "asks"  # a pill
    ANSWERS = "answers"  # a box
    BOTH = "both"  # a hexagon
    BLOCKS = "blocks"  # a box with a double line


def human_internet() -> str:
    """Return the leader's page, the cards, the envelope and the slips as one HTML file.

    Raises LookupError for a word in braces that the servers do not say, ValueError for an unknown kind of card.
    """
    text = human_internet_text()
    cards = [*map(_card, text["cards"]), _envelope(text["envelope"])]
    pairs = ["".join(cards[number : number + 2]) for number in range(0, len(cards), 2)]
    return document(text["title"], [_leader(text), *pairs, _slips()])


@functools.cache
def human_internet_text() -> dict[str, Any]:
    """Return data/human_internet.toml: cards, rounds, envelope and leader's lines, with its words in braces filled in.

    Raises LookupError for a word in braces that the servers do not say.
    """
    return filled(read_toml(DATA / FILE))


def filled(value: Any) -> Any:
    """Return a text, list or table of TOML with its words in braces filled in; LookupError names a text that fails."""
    if isinstance(value, str):
        try:
            return value.format_map(servers_say())
        except (LookupError, ValueError, AttributeError) as error:
            known = ", ".join(servers_say())
            raise LookupError(f"data/{FILE}: in {value!r} a word in braces is none of: {known}") from error
    if isinstance(value, list):
        return [filled(one) for one in value]
    return {key: filled(one) for key, one in value.items()} if isinstance(value, dict) else value


def _card(card: dict[str, Any]) -> str:
    where = f'<p class="where">{marked(card["where"])}</p>'
    return _cut(
        _role(card["role"], card["peran"], Look(card["kind"])), where, listed(card["steps"], ordered=True), card
    )


def _envelope(text: dict[str, str]) -> str:
    """Return the order as it lies in the envelope: the eleven names, and what to answer in place of each."""
    names = listed(f"`{row.name}`" for row in case.names())
    order, answer = (f"<p>{marked(text[key])}</p>" for key in ("order", "answer"))
    return _cut(
        _role(text["title"], text["peran"], Look.ANSWERS), order, f'<div class="names">{names}</div>{answer}', text
    )


def _cut(role: str, first: str, rest: str, card: dict[str, Any]) -> str:
    """Return a piece to cut out: half a page."""
    note = f'<p class="small">{marked(card["note"])}</p>' if "note" in card else ""
    return f'<div class="cut half">{role}{first}{rest}{note}</div>'


def _role(role: str, peran: str, look: Look) -> str:
    return f'<p><span class="role {look.value}">{marked(role)}</span></p><p lang="id" class="small">{marked(peran)}</p>'


def _leader(text: dict[str, Any]) -> str:
    """Return the page of the person who leads: what is ready before, the rounds, and what each shows."""
    leader = text["leader"]
    parts = [f"<h1>{marked(text['title'])}</h1>", listed([*leader["before"], text["watch"]])]
    for number, one in enumerate(text["rounds"], 1):
        parts.append(f"<h2>Round {number}. {marked(one['title'])}</h2>")
        parts += [f"<p><b>{label}.</b> {marked(one[key])}</p>" for label, key in LABELS.items()]
    parts += [f"<h2>At the end</h2><p>{marked(leader['end'])}</p>", listed(leader["limits"])]
    return f'<div class="tight">{"".join(parts)}</div>'


def _slips() -> str:
    """Return empty slips to cut out."""
    fields = ("Name", "Address", "Keep it for ... seconds")
    slip = "".join(f'<tr><th scope="row">{field}</th><td></td></tr>' for field in fields)
    cut = f'<div class="cut slip"><table>{slip}</table></div>'
    return f"<h1>Slips</h1>{cut * SLIPS}"

"""The human internet: people play the machines, with cards that say what the small internet's servers say."""

import functools
import tomllib
from typing import Any

from helpers import case
from helpers.case import DATA, read_text
from helpers.handouts.page import document, listed, marked
from helpers.handouts.servers_say import PROVIDER, servers_say

LABELS = {"Do": "do", "Ask": "question", "Answer": "answer"}  # of a round: as printed, and its key
SLIPS = 7  # as many as a page takes


def human_internet() -> str:
    """Return the leader's page, the cards, the envelope and the slips as one HTML file."""
    text = cast()
    cards = [*map(_card, text["cards"]), _envelope()]
    pairs = ["".join(cards[number : number + 2]) for number in range(0, len(cards), 2)]
    return document(text["title"], [_leader(text), *pairs, _slips()])


@functools.cache
def cast() -> dict[str, Any]:
    """Return data/human_internet.toml: cards, rounds and the leader's lines, with its words in braces filled in.

    Raises LookupError for a word in braces that the servers do not say.
    """
    return filled(tomllib.loads(read_text(DATA / "human_internet.toml")))


def filled(value: Any) -> Any:
    """Return a text, list or table of TOML with its words in braces filled in; LookupError as for `cast`."""
    if isinstance(value, str):
        try:
            return value.format_map(servers_say())
        except KeyError as error:
            known = ", ".join(servers_say())
            raise LookupError(
                f"data/human_internet.toml has {{{error.args[0]}}}, which no server says; there are: {known}"
            ) from None
    if isinstance(value, list):
        return [filled(one) for one in value]
    return {key: filled(one) for key, one in value.items()} if isinstance(value, dict) else value


def _card(card: dict[str, Any]) -> str:
    head = f'<p><span class="role {card["kind"]}">{marked(card["role"])}</span></p>'
    below = f'<p lang="id" class="small">{marked(card["peran"])}</p><p><b>{marked(card["where"])}</b></p>'
    note = f'<p class="small">{marked(card["note"])}</p>' if "note" in card else ""
    return f'<div class="cut half">{head}{below}{listed(card["steps"], ordered=True)}{note}</div>'


def _leader(text: dict[str, Any]) -> str:
    """Return the page of the person who leads: who stands where, the rounds, and what each shows."""
    leader = text["leader"]
    parts = [f"<h1>{marked(text['title'])}</h1>", *(f"<p>{marked(leader[key])}</p>" for key in ("people", "place"))]
    parts.append(f"<p>{marked(text['watch'])}</p>")
    for number, one in enumerate(text["rounds"], 1):
        parts.append(f"<h2>Round {number}. {marked(one['title'])}</h2>")
        parts += [f"<p><b>{label}.</b> {marked(one[key])}</p>" for label, key in LABELS.items()]
    parts += [f"<h2>At the end</h2><p>{marked(leader['end'])}</p>", listed(leader["limits"])]
    return f'<div class="tight">{"".join(parts)}</div>'


def _envelope() -> str:
    """Return the order as it lies in the envelope: the eleven names, and what to answer in place of each."""
    said = servers_say()
    names = listed(f"`{row.name}`" for row in case.names())
    answer = f"Answer instead: `{said['changed_address']}`. One may keep it for {said['changed_seconds']} seconds."
    source = "The names: the list of 14 July 2017 [S2]. The seconds are invented."
    return (
        f'<div class="cut half"><p><span class="role">Envelope</span></p><p lang="id" class="small">amplop</p>'
        f"<p><b>For the resolver of {PROVIDER}.</b> Change your answer for these eleven names, and for no other.</p>"
        f'<div class="names">{names}</div><p><b>{marked(answer)}</b></p><p class="small">{marked(source)}</p></div>'
    )


def _slips() -> str:
    """Return empty slips to cut out."""
    fields = ("Name", "Address", "Keep it for ... seconds, from")
    slip = "".join(f'<tr><th scope="row" style="width:40%">{field}</th><td></td></tr>' for field in fields)
    return f"<h1>Slips</h1>{f'<div class=cut style=padding:2mm><table>{slip}</table></div>' * SLIPS}"

"""The jigsaw on paper: one page for each view, and a sheet for the paragraph that all four can sign."""

from helpers import case
from helpers.case import JigsawKind
from helpers.handouts.page import document, lines_to_write, listed, marked
from helpers.lesson.jigsaw import HEADINGS

TASK = "You defend this card as its holder would. You argue a role, not your opinion. Anybody may step out."
SIGN = (
    "One person from each card: {views}. Write one paragraph that all four can sign. "
    "Each number needs its rival. Write no names of people."
)
LINES = 14


def jigsaw_cards() -> str:
    """Return the four cards of data/jigsaw.csv, a page each, and the sheet to sign as one HTML file."""
    views = list(dict.fromkeys(line.view for line in case.jigsaw()))
    return document("Four views of the block of Telegram", [*map(_card, views), _sheet(views)])


def _card(view: str) -> str:
    lines = case.jigsaw(view)
    parts = [
        f"<h2>{HEADINGS[kind]}</h2>{listed(str(line) for line in lines if line.kind is kind)}" for kind in JigsawKind
    ]
    return f'<h1><span class="role">{_title(view)}</span></h1><p>{marked(TASK)}</p>{"".join(parts)}'


def _sheet(views: list[str]) -> str:
    return f"<h1>A paragraph that all can sign</h1><p>{SIGN.format(views=', '.join(views))}</p>{lines_to_write(LINES)}"


def _title(view: str) -> str:
    return marked(f"{view[0].upper()}{view[1:]}")

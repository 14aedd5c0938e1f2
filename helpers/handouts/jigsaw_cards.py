"""The jigsaw on paper: one page for each view, and a sheet for the paragraph that all four can sign."""

from helpers import case
from helpers.case import JigsawKind
from helpers.handouts.page import document, lines_to_write, listed, marked
from helpers.lesson.jigsaw import HEADINGS, ViewCard, jigsaw

TASK = "You defend this card as its holder would. You argue a role, not your opinion. Anybody may step out."
SIGN = (
    "One person from each card: {views}. Write one paragraph that all four can sign. Each number needs its rival. "
    "Sign with the name of your card; write no names of people."
)
LINES = 14


def jigsaw_cards() -> str:
    """Return the four cards of data/jigsaw.csv, a page each, and the sheet to sign as one HTML file."""
    cards = [jigsaw(view) for view in dict.fromkeys(line.view for line in case.jigsaw())]
    return document("Four views of the block of Telegram", [*map(_page, cards), _sheet(cards)])


def _page(card: ViewCard) -> str:
    parts = "".join(f"<h2>{HEADINGS[kind]}</h2>{listed(map(str, card.of(kind)))}" for kind in JigsawKind)
    return f'<h1><span class="role">{marked(card.title)}</span></h1><p>{marked(TASK)}</p>{parts}'


def _sheet(cards: list[ViewCard]) -> str:
    told = marked(SIGN.format(views=", ".join(card.view for card in cards)))
    return f"<h1>A paragraph that all can sign</h1><p>{told}</p>{lines_to_write(LINES)}"

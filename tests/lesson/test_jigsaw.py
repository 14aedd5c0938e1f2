"""A card and a table say on the screen what they say as text, with source and date; neither has a colour alone."""

import re

import pytest

from helpers import case, lesson

VIEWS = ("ministry", "Telegram", "providers", "users and critics")


def plain(page):
    """Return the words of a piece of HTML."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace("&quot;", '"').replace("&#x27;", "'")


@pytest.mark.parametrize("view", VIEWS)
def test_a_card_says_every_line_with_its_sources_and_date(view):
    card = lesson.jigsaw(view)
    for line in case.jigsaw(view):
        assert str(line) in repr(card) and str(line) in plain(card._repr_html_())
    assert "As its holder would put it (in this kit's words)" in plain(card._repr_html_())


def test_an_unknown_view_names_those_that_there_are():
    with pytest.raises(LookupError, match="there are: ministry, Telegram, providers"):
        lesson.jigsaw("police")


def test_the_table_holds_every_case_with_its_doubt():
    table = lesson.comparisons()
    assert len(table.rows) == len(case.comparisons()) == 14
    for row, cells in zip(case.comparisons(), table.rows, strict=True):
        assert (row.case, row.lever, row.reach) == (cells[0], *cells[2:4]) and row.doubt in cells[4]
        assert set(row.source) <= set(re.findall(r"\w+", cells[5]))
        assert all(cell in repr(table) and cell in plain(table._repr_html_()) for cell in cells)
    assert table._repr_html_().count('<th scope="row"') == 14 and table._repr_html_().count('<th scope="col"') == 6


@pytest.mark.parametrize("side", ["ministry", "Telegram", "both"])
def test_source_cards_lay_each_claim_beside_its_rivals(side):
    cards = lesson.source_cards(side)
    page = plain(cards._repr_html_())
    assert repr(cards) == "\n\n".join(map(str, case.rivals(side)))
    for rivals in case.rivals(side):
        assert rivals.question in page
        for claim in rivals.claims:
            told = f"{claim.figure} {claim.unit} says {claim.who}, {claim.when} {claim.words}".rstrip()
            doubt = f" Not sure: {claim.doubt}." if claim.doubt else ""
            assert f"{told}{doubt} [{', '.join(claim.source)}] ({claim.date})" in page
    assert cards._repr_html_().count("<li") == sum(len(rivals.claims) for rivals in case.rivals(side))
    assert cards._repr_html_().count("dashed") == cards._repr_html_().count("<li"), "none of them stands out"


def test_source_cards_of_nobody_name_the_sides():
    with pytest.raises(LookupError, match="no side 'press'; there are: ministry, Telegram, both"):
        lesson.source_cards("press")

"""The four cards of the jigsaw: each at full strength, and all of one measure."""

import collections

import pytest

from helpers import case
from helpers.case import JigsawKind

VIEWS = ("ministry", "Telegram", "providers", "users and critics")


def test_there_are_four_views():
    assert tuple(dict.fromkeys(row.view for row in case.jigsaw())) == VIEWS


@pytest.mark.parametrize("view", VIEWS)
def test_each_card_has_three_dated_statements_and_one_number_with_its_rival(view):
    kinds = collections.Counter(row.kind for row in case.jigsaw(view))
    assert (kinds[JigsawKind.SAID], kinds[JigsawKind.NUMBER], kinds[JigsawKind.RIVAL]) == (3, 1, 1)
    for row in case.jigsaw(view):
        assert (row.kind is JigsawKind.VIEW) == (row.who == ""), row
        assert row.when.startswith("2017-0") or (row.kind is JigsawKind.VIEW and row.when.startswith(row.date)), row
    number, rival = (row for row in case.jigsaw(view) if row.kind in (JigsawKind.NUMBER, JigsawKind.RIVAL))
    assert number.words != rival.words and (number.who, number.when) != (rival.who, rival.when)


def test_no_view_gets_much_more_room_than_another():
    words = [sum(len(row.words.split()) for row in case.jigsaw(view) if row.kind is JigsawKind.VIEW) for view in VIEWS]
    assert min(words) >= 60 and max(words) <= 1.25 * min(words), words


def test_an_unknown_view_names_those_that_there_are():
    with pytest.raises(LookupError, match="there are: ministry, Telegram, providers, users and critics"):
        case.jigsaw("police")

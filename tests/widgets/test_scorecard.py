"""The scorecard: places and the weight that turns them are exact, and what a reader thinks is kept nowhere."""

import ast
import inspect
import itertools
import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import case, lesson, widgets
from helpers.widgets import scorecard, weighing, weighing_picture
from helpers.widgets.scorecard import FIRST, MY_OWN, NOTHING, SECOND, STARTS
from helpers.widgets.weighing import CRITERIA, MOST, OPTIONS, Weighed, weigh
from helpers.widgets.weighing_picture import number, verdict

numbers = st.tuples(*[st.integers(0, MOST)] * len(CRITERIA))
cards = st.builds(
    lambda weights, rows: (weights, dict(zip(OPTIONS, rows, strict=True))),
    numbers.filter(any),
    st.tuples(*[numbers] * len(OPTIONS)),
)


def totals(weights, scores):
    return {letter: sum(map(Fraction.__mul__, map(Fraction, weights), map(Fraction, row)))
            for letter, row in scores.items()}  # fmt: skip


def leaders(weights, scores):
    found = totals(weights, scores)
    return [letter for letter in found if found[letter] == max(found.values())]


def with_weight(weights, at, value):
    return [value if number == at else weight for number, weight in enumerate(weights)]


@given(cards)
@settings(max_examples=300, deadline=None)
def test_the_turn_is_the_smallest_change_of_one_weight(card):
    """At its level a rival is level with the first; with any smaller change of any weight the first stays alone."""
    weights, scores = card
    found = weigh(weights, scores)
    first, turn = found.first(), found.turn()
    assert first == leaders(weights, scores)
    if len(first) > 1:
        assert turn is None
        return
    size = Fraction(MOST + 1) if turn is None else abs(turn.level - turn.now)
    if turn is not None:
        at = CRITERIA.index(turn.criterion)
        assert turn.now == weights[at] and 0 <= turn.level <= MOST
        assert {first[0], turn.rival} <= set(leaders(with_weight(weights, at, turn.level), scores))
    for (at, weight), sign, share in itertools.product(
        enumerate(weights), (-1, 1), (Fraction(1, 3), Fraction(99, 100))
    ):
        tried = with_weight(weights, at, weight + sign * size * share)
        if 0 <= tried[at] <= MOST and any(tried):
            assert leaders(tried, scores) == first, (at, tried)


def test_a_turn_by_hand():
    """B leads C by 6.  A point of proportionality brings C four nearer, a point of legality less only two."""
    scores = {"A": (0,) * 6, "B": (2, 0, 0, 3, 0, 0), "C": (0, 0, 0, 7, 0, 0), "D": (0,) * 6, "E": (0,) * 6}
    found = weigh((7, 5, 5, 2, 5, 5), scores)
    assert found.points("B") - found.points("C") == Fraction(6, 29)
    assert found.turn() == weighing.Turn("Proportionality", 2, Fraction(7, 2), "C")
    assert verdict(found).startswith("Proportionality would overturn it: if its weight rises from 2 to 3.5, C draws")


def test_equal_numbers_share_the_first_place():
    none = weigh((5,) * 6, dict.fromkeys(OPTIONS, (5,) * 6))
    assert none.first() == list("ABCDE") and {none.place(letter) for letter in OPTIONS} == {1}
    assert verdict(none) == "A, B, C, D and E share the first place. No weight can part them."
    two = weigh((5,) * 6, {**dict.fromkeys(OPTIONS, (1,) * 6), "B": (6, 4, 5, 5, 5, 5), "E": (4, 6, 5, 5, 5, 5)})
    assert verdict(two) == (
        "B and E share the first place. Any change of this weight decides: Legality or Legitimate aim."
    )


def test_where_one_option_is_never_worse_no_weight_can_change_it():
    found = weigh((5,) * 6, {**dict.fromkeys(OPTIONS, (3,) * 6), "E": (4,) * 6})
    assert found.turn() is None and "no single weight from 0 to 10 can change that" in verdict(found)


def test_a_weight_alone_is_not_taken_away():
    """With no weight at all nothing counts: that is no turn."""
    found = weigh((0, 0, 5, 0, 0, 0), {**dict.fromkeys(OPTIONS, (3,) * 6), "E": (3, 3, 4, 3, 3, 3)})
    assert found.turn() is None


def test_a_fraction_is_written_as_it_is():
    assert (number(Fraction(6)), number(Fraction(17, 2)), number(Fraction(1, 3))) == ("6", "8.5", "about 0.33 (1/3)")


@pytest.mark.parametrize(
    ("weights", "scores", "words"),
    [
        ((0,) * 6, {}, "all weights are 0"),
        ((1,) * 5, {}, "the weights are"),
        ((1, 1, 1, 1, 1, 11), {}, "six whole numbers from 0 to 10"),
        ((1, 1, 1, 1, 1, 0.5), {}, "six whole numbers from 0 to 10"),
        ((1,) * 6, {"C": (1, 2, 3, 4, 5, -1)}, "the scores of C are"),
        ((1,) * 6, {"C": ()}, "the scores of C are"),
    ],
)
def test_other_numbers_are_refused_with_the_remedy(weights, scores, words):
    with pytest.raises(ValueError, match=words):
        widgets.weighed(weights, **scores)


def test_other_options_are_refused():
    with pytest.raises(LookupError, match="there are: A B C D E"):
        weigh((1,) * 6, {"A": (1,) * 6})


def test_nothing_is_judged_at_first_and_two_invented_readers_differ_by_weights_alone():
    card = widgets.scorecard()
    assert card.sentence.startswith("A, B, C, D and E share the first place")
    assert STARTS[FIRST][1] == STARTS[SECOND][1] and STARTS[FIRST][0] != STARTS[SECOND][0]
    card.set({"Start with": FIRST})
    assert card.sentence.startswith("B block of names is first. Proportionality would overturn it")
    card.set({"Start with": SECOND})
    assert card.sentence.startswith("D direct channel is first. Legality would overturn it")
    card.controls["Legality weight"].value = 7
    assert card.controls["Start with"].value == MY_OWN and card.sentence.startswith("C removed channels is first.")
    card.controls["Start with"].value = NOTHING
    assert card.controls["Legality weight"].value == 5


def test_every_weight_and_score_has_a_box_with_its_name():
    names = set(widgets.scorecard().controls)
    assert names == {"Start with", "Reset"} | {f"{name} {of}" for name in CRITERIA for of in ("weight", *OPTIONS)}


def test_the_rulings_stand_beside_it_as_the_record_holds_them():
    picture = widgets.weighed((5,) * 6)
    for row in case.rulings():
        assert str(row) in picture.describe()
    assert (
        "Its outcome was not read for this record: look it up." in picture.describe()
        and "Refused, with two dissents." in picture.describe()
    )


def test_no_option_has_points_that_its_table_does_not_show():
    picture = widgets.weighed(*STARTS[FIRST][:1], **STARTS[FIRST][1])
    assert picture.table[0][1:-1] == CRITERIA and picture.table[1][1:-1] == tuple(map(str, STARTS[FIRST][0]))
    assert picture.table[2][0] == "1. B block of names" and picture.table[2][-1] == "6.19"


def test_what_a_reader_thinks_is_in_no_file_and_in_no_export(tmp_path, monkeypatch):
    """Weighed with numbers that stand nowhere else: no file is written, and neither progress nor export knows them."""
    monkeypatch.chdir(tmp_path)
    before = repr(lesson.progress()), repr(lesson.export())
    card = widgets.scorecard()
    card.set({"Appeal weight": 9, "Legality D": 1})
    card.set({"Start with": FIRST})
    assert (repr(lesson.progress()), repr(lesson.export())) == before
    assert list(tmp_path.iterdir()) == []
    for word in ("scorecard", "Appeal", "weighed"):
        assert word not in json.dumps(before)


@pytest.mark.parametrize("module", [scorecard, weighing, weighing_picture], ids=lambda one: one.__name__)
def test_its_code_writes_nothing_sends_nothing_and_is_unknown_to_the_lesson(module):
    tree = ast.parse(inspect.getsource(module))
    used = {getattr(node, "attr", getattr(node, "id", "")) for node in ast.walk(tree)}
    assert not used & {"open", "write_text", "write_bytes", "save", "KEEPER", "progress", "export", "environ"}
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not [name for name in imported if name.startswith(("helpers.lesson", "helpers.network"))]
    for path in (case.DATA.parent / "helpers" / "lesson").rglob("*.py"):
        assert module.__name__.rpartition(".")[2] not in path.read_text("utf-8"), path


def test_a_weighed_card_is_frozen():
    with pytest.raises(AttributeError):
        Weighed((1,) * 6, {}).weights = ()

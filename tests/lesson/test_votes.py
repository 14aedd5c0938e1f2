"""The votes: their table fits the notebooks, and the board counts hands without giving the answer away."""

import json
import re

import ipywidgets
import pytest

from helpers import lesson
from helpers.lesson.notebook_file import cells, lessons, load
from helpers.lesson.vote_picture import RIGHT
from helpers.lesson.votes import ANSWER, LETTERS, votes
from helpers.show import pen
from helpers.show.letters import text_width
from tests.show.test_ladder import texts

NOTEBOOKS = {path.stem[:2]: path for path in lessons()}
HANDS = {"A first": 12, "B first": 20, "C first": 3, "A second": 30, "B second": 4, "D second": 1}
every_vote = pytest.mark.parametrize("row", votes(), ids=lambda row: row.id)
every_vote_that_is_asked = pytest.mark.parametrize(
    "row", [row for row in votes() if row.notebook in NOTEBOOKS], ids=lambda row: row.id
)


def said_by_the_run(book, name):
    """Return what the run of a notebook put beside a prediction: its letter, or the letter of its number."""
    for raw, cell in zip(book["cells"], cells(book), strict=True):
        if cell.is_code and f", {name}, " in cell.source:
            at = re.findall(r"\(\"[^\"]+\", (\w+), ", cell.source.partition("lesson.compare(")[2]).index(name)
            text = "".join(next(one for one in raw["outputs"] if "data" in one)["data"]["text/plain"])
            seen = re.findall(r"^[A-Z ]+: .+?: (\w+)", text, re.MULTILINE)[at]
            return LETTERS[int(seen) - 1] if seen.isdigit() else seen
    return None


@every_vote_that_is_asked
def test_a_vote_is_a_prediction_of_its_notebook_with_the_same_options(row):
    book = load(NOTEBOOKS[row.notebook])
    found = list(cells(book))
    (at,) = [at for at, cell in enumerate(found) if cell.is_code and cell.source.startswith(f'{row.variable} = "?"')]
    options = re.findall(r"\*\*([A-D])\*\* ([^·\n]+?)\s*(?:·|\n|$)", found[at - 1].source.replace("`", ""))
    assert options == list(row.options.items())
    assert "vote" in found[at - 1].tags | found[at].tags


@every_vote_that_is_asked
def test_the_right_answer_is_what_the_run_showed(row):
    assert said_by_the_run(load(NOTEBOOKS[row.notebook]), row.variable) == row.right


def test_every_lesson_has_two_votes():
    assert {book: len(votes(book)) for book in NOTEBOOKS} == dict.fromkeys(NOTEBOOKS, 2)
    assert {row.notebook for row in votes()} - {"04"} <= set(NOTEBOOKS), "only votes of notebook 04 may wait for it"
    assert len({row.id for row in votes()}) == len(votes())


@every_vote
def test_a_likely_wrong_answer_is_none_that_is_right_and_has_its_remedy(row):
    assert row.right in LETTERS and row.id.startswith(f"{row.notebook}-")
    first = row.likely_wrong.partition(":")[0]
    assert first in LETTERS and first != row.right
    assert 1 <= len(re.findall(r"[.?!:](?= |$)", row.meet_it)) <= 4 and len(row.meet_it.split()) >= 10


@every_vote
def test_every_text_fits_on_the_picture(row):
    picture = lesson.voted(row.id, (100, 0, 7, 93), (0, 200, 0, 0), show_answer=True)
    found = list(texts(picture))
    for at, (words, left, top, right, bottom, size) in enumerate(found):
        assert size >= 22 and left >= 8 and right <= pen.WIDTH - 8 and bottom <= 712, words
        for other in found[at + 1 :]:
            assert right <= other[1] or other[3] <= left or bottom <= other[2] or other[4] <= top, (words, other[0])
    shown = " ".join(one[0] for one in found)
    assert row.question in shown and all(option in shown for option in row.options.values()), "nothing is cut off"
    assert text_width(max(row.options.values(), key=len), 28, bold=True) < 900


def test_the_picture_says_both_rounds_as_word_number_and_pattern():
    picture = lesson.voted("02-exact", (12, 20, 3, 0), (30, 4, 0, 1))
    assert "A, Yes: 12 first, 30 second." in picture.describe()
    shown = [one[0] for one in texts(picture)]
    assert shown.count("first") == shown.count("second") == 4 and "20" in shown and "30" in shown
    assert picture != lesson.voted("02-exact", (30, 4, 0, 1), (12, 20, 3, 0))


def everything(board):
    return json.dumps([board._repr_mimebundle_()["text/html"], board.describe(), repr(board), board.shown.picture.svg])


@every_vote
def test_the_answer_is_nowhere_until_it_is_asked_for(row):
    board = lesson.vote(row.id)
    board.set(HANDS)
    assert RIGHT not in everything(board) and "Right is" not in everything(board)
    board.set({ANSWER: True})
    assert f"Right is {row.right}: " in board.sentence
    assert f"second, {RIGHT}" in board.shown.picture.describe()
    board.reset()
    assert RIGHT not in everything(board)


def test_the_board_says_what_changed():
    board = lesson.vote("02-exact")
    assert board.sentence.startswith("Nobody has voted yet")
    board.set({"A first": 12, "B first": 20})
    assert board.sentence == "First vote: 32 hands. Tell your neighbour why. Then vote again."
    board.set({"A second": 30, "B second": 2})
    assert board.sentence == "First vote: 32 hands. Second vote: 32 hands: A has 18 more, B has 18 fewer."
    board.set({"A second": 12, "B second": 20})
    assert board.sentence.endswith("no option has more or fewer.")


def test_the_line_of_python_gives_the_same_picture_and_reset_the_first_one():
    board = lesson.vote("02-exact")
    before = board.shown
    for values in (HANDS, {ANSWER: True}):
        board.set(values)
        assert eval(board.shown.code, {"lesson": lesson}) == board.shown.picture
    board.reset()
    assert board.shown == before and before == lesson.vote("02-exact").shown


def test_every_control_has_a_name_and_nothing_is_kept_but_their_values():
    board = lesson.vote("02-exact")
    names = [f"{letter} {word}" for word in ("first", "second") for letter in LETTERS]
    assert list(board.controls) == [*names, ANSWER, "Reset"]
    assert all(isinstance(board.controls[name], ipywidgets.BoundedIntText) for name in names)
    board.controls["A first"].value = -3
    assert board.controls["A first"].value == 0, "there are no negative hands"


@pytest.mark.parametrize("hands", [(1, 2, 3), (1, 2, 3, -1), (1, 2, 3, 4, 5)])
def test_hands_of_the_wrong_form_get_a_sentence(hands):
    with pytest.raises(ValueError, match="the second vote is .*; write four numbers, such as"):
        lesson.voted("02-exact", (0, 0, 0, 0), hands)


@pytest.mark.parametrize("call", [lesson.vote, lesson.voted])
def test_an_unknown_vote_names_those_that_there_are(call):
    with pytest.raises(LookupError, match="no vote '99'; there are: 00-door, 00-abroad, "):
        call("99")

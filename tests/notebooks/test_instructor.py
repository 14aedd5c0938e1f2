"""The debate and the brief for a teacher: they are where notebook 04 says, short in words, fair, with known keys."""

import re

import pytest

from helpers import case
from helpers.lesson.notebook_file import FOLDER
from tests.notebooks.reading import UNFAIR, prose, sentences

SHEETS = [FOLDER / "instructor" / name for name in ("debate.md", "brief.md")]
every_sheet = pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)


def test_notebook_04_points_to_them():
    (book,) = FOLDER.glob("04_*.ipynb")
    words = " ".join(prose(book))
    assert all(path.exists() and f"`{path.name}`" in words for path in SHEETS)


@every_sheet
def test_its_sentences_are_short_its_words_fair_and_its_keys_known(path):
    source = path.read_text("utf-8")
    assert [part for part in sentences(source) if len(part.split()) > 20] == []
    assert UNFAIR.findall(source) == []
    assert set(re.findall(r"\[([A-Z]\d+)\]", source)) <= set(case.sources())


def test_every_role_of_the_debate_has_a_card_and_both_sides_have_roles():
    rows = re.findall(r"^\| \d+ \| (.+?) \| (.+?) \| (.+?) \|$", SHEETS[0].read_text("utf-8"), re.MULTILINE)
    cards = {row.view for row in case.jigsaw()}
    assert len(rows) == 9 and {card for _, _, card in rows} - cards == {"all four", "`data/sources.csv`"}
    sides = [side.split(":")[0].split()[0].rstrip(",") for _, side, _ in rows]
    assert sides.count("the") == sides.count("against") == 3 and sides.count("neither") == 3


def test_the_rubric_gives_no_points_for_the_advice():
    brief = SHEETS[1].read_text("utf-8")
    rows = re.findall(r"^\| (\w[\w ]*) \| .+ \| .+ \| .+ \|$", brief, re.MULTILINE)
    assert f"{2 * len(rows)} points. The advice itself gets no points" in brief and "advice" not in rows

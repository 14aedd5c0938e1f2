"""No figure of the record without its source: numbers, dates and times of day in the notebooks' prose."""

import re

import pytest

from tests.notebooks.figures import figures, has_key, without_source
from tests.notebooks.reading import PATHS, code, prose

ASSERTED = re.compile(r"^assert .+ == (\d+)$", re.MULTILINE)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_figure_has_its_source(path):
    asserted = {number for source, _ in code(path) for number in ASSERTED.findall(source)}
    assert without_source(prose(path), asserted) == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_there_are_figures_to_look_at(path):
    assert sum(len(figures(text)) for text in prose(path)) >= 4


@pytest.mark.parametrize(
    "text, figure",
    [
        ("Telegram had 600,000 sign-ups.", "600000 sign-ups"),
        ("It ended on 3 March 2018.", "3 March"),
        ("*Berakhir pada 3 Maret 2018.*", "3 March"),
        ("It ended in March 2018.", "March 2018"),
        ("In 2018 it ended.", "2018 it"),
        ("The block began at 11:45.", "11:45"),
        ("Six newspapers printed it.", "6 newspapers"),
        ("Twelve other names came later.", "12 names"),
        ("About 40% of the users left.", "40%"),
        ("It was 9.7 per cent.", "9.7 per"),
        ("- a list\n- Three providers denied it.", "3 providers"),
        ("| who | what |\n| --- | --- |\n| the ministry | 55 channels |", "55 channels"),
        ("> Ada 12 DNS dari Telegram.", "12 DNS"),
        ("## Seven days in August 2017", "August 2017"),
        ("Fifteen thousand signatures.", "15 signatures"),
    ],
)
def test_a_figure_without_a_source_is_found(text, figure):
    assert figure in figures(text)
    assert figure in [one for one, _ in without_source([text])]
    assert figure not in [one for one, _ in without_source([text, f"{text} [S2]".replace(" |", " [S2] |")])]


@pytest.mark.parametrize(
    "text",
    [
        "A visit passes four doors. Door 3 is shut, doors 1 and 2 are open.",
        "## 2. Exact name",
        "1. First\n2. Then",
        "| 1 | Get the page |",
        "Bring it to notebook 02, or to notebooks 03 and 04.",
        "The address is `149.154.167.51`, and 192.0.2.17 is invented.",
        "<details><summary>Hint 1</summary>Look at <code>row 12</code>.</details>",
        "**About 45 minutes.** You need a neighbour.",
        "*About 12 minutes so far.*",
        "**A** Eleven sites. · **B** 12 servers.",
        "A /20 has many addresses. Lines 1 and 3 need one. IPv6 has more.",
        "The bakery has 3 ovens: it is invented.",
        "Sources: [S2] Telset, 14 July 2017. Last checked on 25 November 2026.",
    ],
)
def test_what_is_no_figure_of_the_record_needs_no_source(text):
    assert without_source([text]) == []


def test_a_figure_may_be_repeated_where_the_notebook_has_given_its_source():
    told = "The ministry listed eleven names on 14 July 2017 [S2]."
    assert without_source([told, "These 11 names again, on the evening of 14 July."]) == []
    assert [one for one, _ in without_source([told, "These 111 names, on 15 July."])] == ["15 July", "111 names"]


def test_the_list_of_sources_at_the_end_gives_no_figure_its_source():
    end = "Sources: [S2] Telset, 14 July 2017."
    assert [one for one, _ in without_source(["It began on 14 July.", end])] == ["14 July"]


def test_a_heading_and_a_quotation_have_the_source_of_their_words():
    assert (
        without_source(["## The evening of 10 August\n\n*About 9 minutes so far.*\n\nSix names were back [S3]."]) == []
    )
    assert without_source(["The site wrote [S1]:\n\n> Ada 11 DNS dari Telegram.\n\nIn English:\n\n> 11 DNS"]) == []
    assert without_source(["The site wrote:\n\n> Ada 11 DNS dari Telegram."]) != []


def test_a_number_that_the_code_asserts_needs_no_source():
    assert without_source(["The list catches 4 hosts."], {"4"}) == []
    assert ASSERTED.findall("x = 3\nassert sum(a) == 4\nassert b == 'c'") == ["4"]


def test_only_a_known_key_is_a_key():
    assert has_key("[S2, RFC8914]") and has_key("we invented it") and not has_key("[S9999]") and not has_key("[A]")

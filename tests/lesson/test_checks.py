"""Every exercise: the stub is met politely, the solution passes, and wrong answers get different reasons."""

import pytest

from helpers import case, lesson
from helpers.lesson.exercises import EXERCISES

STUBS = {
    "00-list": "\n# write host names here, one a line\n",
    "02-list": "\n# write host names here, one a line\n",
    "02-wildcard": "\n; write one line here\n",
    "04-sums": (None, None, None),
    "04-article": "\n# write one sentence for each thing, with the number of the article's sentence\n2:\n",
}
FIRST_HOSTS = "\n".join(host.name for host in case.api_hosts() if "-1." not in host.name)
HOSTS = "\n".join(host.name for host in case.api_hosts())
ANSWER = "A 202.3.219.209"
WRONG = {
    "00-list": [
        ("149.154.167.51", "is an address"),
        ("https://web.telegram.org/", "is no host name"),
        ("telegram.org", "does not hold exactly this name"),
        ("flora.web.telegram.org", "asked later, for some people only"),
        ("org\nweb.telegram.org", "org means more than Telegram"),
        ("*.org", "*.org means more than Telegram"),
        ("web.telegram.org\nbakery.example", "bakery.example means more than Telegram"),
        ("*", "is no host name"),
        ('"web.telegram.org"', "use letters, digits, hyphens and dots alone"),
        ("web.telegram.org;", "use letters, digits, hyphens and dots alone"),
        ("(web.telegram.org)", "use letters, digits, hyphens and dots alone"),
        ("web.telegram.org:443", "use letters, digits, hyphens and dots alone"),
        ("$TTL", "use letters, digits, hyphens and dots alone"),
        (["web.telegram.org"], "Write the names between three quotes"),
        (None, "Write the names between three quotes"),
    ],
    "02-list": [
        ("web.telegram.org", "10 of ten web API hosts are missed, for example pluto.web.telegram.org"),
        (f"web.telegram.org\n{FIRST_HOSTS}", "pluto-1.web.telegram.org is missed. Each data centre has a second host"),
        (HOSTS, "The page web.telegram.org still opens"),
        ("https://web.telegram.org/", "is no host name"),
        (11, "Write the names between three quotes"),
    ],
    "02-wildcard": [
        (f"web.telegram.org {ANSWER}", "pluto.web.telegram.org is missed"),
        (f"*.telegram.org {ANSWER}", "core.telegram.org is caught as well"),
        (f"*.org {ANSWER}", "core.telegram.org is caught as well"),
        (f"* {ANSWER}", "bakery.example is caught as well"),
        (f"*.web.telegram.org {ANSWER}\nt.me {ANSWER}", "These are 2 lines"),
        ("*.web.telegram.org", "line 1"),
        (None, "Write the line between three quotes"),
    ],
    "04-sums": [
        ((174, "?", "?"), "watch_gap is no number yet"),
        ((-174, -2968, "2017-01"), "surabaya_gap has the right size"),
        ((1111, -2968, "2017-01"), "1,111 is the sum of the parts"),
        ((1285, -2968, "2017-01"), "1,285 is what was said"),
        ((174, 46135, "2017-01"), "46,135 is the sum of the parts"),
        ((174, 10862, "2017-01"), "10,862 is another number"),
        ((174, True, "2017-01"), "watch_gap is no number yet"),
        ((174, float("nan"), "2017-01"), "watch_gap is no number yet"),
        ((174, -2968, "?"), "Now name the month"),
        ((174, -2968, "February"), "2017-02 has 2,475; the gap is 2,968"),
        (174, "These are no three answers"),
        (None, "These are no three answers"),
    ],
    "04-article": [
        ("He will also contact the ministry.", "None of the three is found yet"),
        ("2: The channels were already blocked.", "1 of 3 found: the measures. Look again: Had he written"),
        ("3: He had e-mailed the ministry.\n4: Moderators process reports.", "Look again: Was blocking the channels"),
        ("1: He had e-mailed the ministry.", "right about the e-mail. But it does not stand in sentence 1"),
        ("", "There is no sentence yet"),
        (3, "Write your sentences between three quotes"),
        (None, "Write your sentences between three quotes"),
    ],
}


def word(exercise, answer):
    (line,) = lesson.check(exercise, answer).lines
    return line.word


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_stub_is_not_yet_and_the_solution_passes(exercise):
    assert word(exercise, STUBS[exercise]) == "NOT YET"
    assert word(exercise, EXERCISES[exercise].solution()) == "PASS"


@pytest.mark.parametrize("exercise", EXERCISES)
def test_wrong_answers_get_different_reasons(exercise):
    reasons = []
    for answer, expected in WRONG[exercise]:
        (line,) = lesson.check(exercise, answer).lines
        assert line.word == "NOT YET" and expected in line.sentence, line
        reasons.append(line.sentence)
    assert len({expected for _, expected in WRONG[exercise]}) >= 2


@pytest.mark.parametrize("answer", ["WEB.Telegram.org", "web.telegram.org.", "# a comment\n web.telegram.org # page\n"])
def test_a_name_may_be_written_in_any_case_with_a_dot_and_a_comment(answer):
    assert word("00-list", answer) == "PASS"


def test_the_ministrys_list_misses_six_hosts():
    eleven = "\n".join(row.name for row in case.names())
    assert "6 of ten web API hosts are missed, for example " in repr(lesson.check("02-list", eleven))


def test_the_web_clients_first_api_host_stops_it_as_well():
    assert "The page opens, but" in repr(lesson.check("00-list", "venus.web.telegram.org"))


def test_reveal_prints_the_solutions_own_source(capsys):
    lesson.reveal("00-list")
    assert capsys.readouterr().out.startswith("def write_the_list() -> str:\n")


def test_an_unknown_exercise_names_those_that_there_are():
    with pytest.raises(LookupError, match="there are: 00-list, 02-list, 02-wildcard"):
        lesson.check("99", "")

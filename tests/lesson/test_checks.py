"""Every exercise: the stub is met politely, the solution passes, and wrong answers get different reasons."""

import sys

import pytest

from helpers import case, lesson
from helpers.lesson.exercises import EXERCISES
from tests.lesson import resolvers

STUBS = {
    "00-list": "\n# write host names here, one a line\n",
    "01-message": ["?", "?", "?"],
    "01-resolver": resolvers.completed(),
    "02-list": "\n# write host names here, one a line\n",
    "02-wildcard": "\n; write one line here\n",
    "03-steps": ([], []),
    "03-evening": ("?", "?"),
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
    "01-message": [
        (("NXDOMAIN", "telegram.org.", "198.51.100.53"), "NXDOMAIN would mean: no such name"),
        (("QUERY", "telegram.org.", "198.51.100.53"), "The code is not QUERY. Look for the word status"),
        (("NOERROR", "org.", "198.51.100.53"), 'The zone is not "org.".'),
        (("NOERROR", "web.telegram.org.", "198.51.100.53"), 'The zone is not "web.telegram.org.".'),
        (("NOERROR", "ns.telegram.org.", "198.51.100.53"), '"ns.telegram.org." is the zone'),
        (("NOERROR", "telegram.org.", "ns.telegram.org."), "You can't ask ns.telegram.org. next"),
        (("NOERROR", "telegram.org.", "203.0.113.11"), "203.0.113.11 does not stand in this message"),
        (("NOERROR", "a zone", "198.51.100.53"), 'The zone is not "a zone".'),
        (("NOERROR", "?", "198.51.100.53"), 'There is still a "?"'),
        ("NOERROR", "Give the three values in this order"),
        (None, "Give the three values in this order"),
    ],
    "01-resolver": resolvers.WRONG,
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
    "03-steps": [
        (([8, 5], [3, 7]), "web client's list: step 8 comes too early. There is no answer yet"),
        (([5, 4], [3, 7]), "step 4 comes too early. A machine shows its certificate only after you connect"),
        (([5, 8, 1], [3, 7]), "step 1 comes too early. The browser asks for the page only after"),
        (([2], [3, 7]), "step 2 comes too early. The page brings the program that asks for venus"),
        (([5, 8, 4, 1, 6], [3, 7]), "step 6 comes too early. The web client does not know yet where venus is"),
        (([3, 7], [3, 7]), "step 3 is not its own. The web client has no address in its code"),
        (([5, 8, 4, 1, 2, 6, 7], [3, 7]), "step 7 is not its own. The web client does not reach the data centre"),
        (([5, 8, 4, 1], [3, 7]), "right so far, but a step is missing after step 1"),
        (([5, 5], [3, 7]), "step 5 stands there twice"),
        (([9], [3, 7]), "there is no step 9. The steps are 1 to 8"),
        (("ask, connect", [3, 7]), "'ask' is no step number"),
        ((None, [3, 7]), "None is no list"),
        (([5, 8, 4, 1, 2, 6], [5, 3, 7]), "app's list: step 5 is not its own. The app asks for no name"),
        (([5, 8, 4, 1, 2, 6], [7, 3]), "app's list: step 7 comes too early. Nobody hears a greeting"),
        (([5, 8, 4, 1, 2, 6], [3]), "app's list: right so far, but a step is missing after step 3"),
        (([5, 8, 4, 1, 2, 6], [3, 1]), "The app loads no page"),
        (([5, 8, 4, 1, 2, 6], []), "app's list: it is still empty"),
        (([5, 8, 4, 1, 2, 6], True), "'True' is no step number"),
        (7, "Two lists are needed"),
    ],
    "03-evening": [
        ((1, "venus"), "Door 1 is no wall: the resolver answers, but its answer is changed"),
        (("2", "venus"), "Door 2 opens: a machine is at this address"),
        (("page", "venus"), "Door 4 is not reached"),
        ((5, "venus"), "The door is a number"),
        ((3, ""), "Door 3 is right. Now the names"),
        ((3, "t.me"), "t.me was not back, but the web client never asks for it"),
        ((3, "web.telegram.org"), "web.telegram.org was back on that evening"),
        ((3, "venus, aurora"), "aurora.web.telegram.org was never on the list"),
        ((3, ["flora", "flora-1"]), "flora.web.telegram.org is asked later, or for some people only"),
        ((3, "saturn.web.telegram.org"), "'saturn.web.telegram.org' is none of the eleven names"),
        ((3, 11), "'11' is none of the eleven names"),
        ((3, None), "'none' is none of the eleven names"),
        (3, "Two things are needed"),
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
    with pytest.raises(LookupError, match="there are: 00-list, 01-resolver, 01-message, 02-list, 02-wildcard"):
        lesson.check("99", "")


@pytest.mark.parametrize(
    "found",
    [
        ["noerror,", " telegram.org ", "198.51.100.53"],
        ("NOERROR", "TELEGRAM.ORG.", "2001:db8:198::53"),
    ],
)
def test_a_message_may_be_read_in_any_case_with_what_stands_beside_it(found):
    assert word("01-message", found) == "PASS"


def test_the_message_of_the_exercise_is_the_one_that_orgs_server_gives(memory):
    referral = memory.client("Telkomsel").stub.ask("203.0.113.11", "web.telegram.org").referral
    assert word("01-message", ["NOERROR", referral.zone, referral.address]) == "PASS"


def test_the_readers_own_classroom_stays_open_and_untouched(memory):
    with memory.capture() as capture:
        lesson.check("01-resolver", resolvers.completed(*resolvers.LINES))
    assert len(capture) == 0 and memory.client("abroad").stub.resolve("t.me").addresses


def test_a_debugger_at_work_is_there_again_after_the_check():
    def trace(frame, event, argument):
        return None

    before = sys.gettrace()
    try:
        sys.settrace(trace)
        lesson.check("01-resolver", resolvers.without_an_end)
        assert sys.gettrace() is trace
    finally:
        sys.settrace(before)

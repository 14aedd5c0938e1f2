"""Each known difference, shown on an example: what we do, what Unbound 1.17.1 does; a later one may do as we do."""

from dataclasses import dataclass, replace

import pytest

from tests.rpz.differences import DIFFERENCES, Traces, Watched
from tests.rpz.generated import Question
from tests.rpz.ours import Ours, as_line, essence
from tests.unbound import Rpz, Unbound

TRUTH = [
    "one.aa. 300 CNAME two.bb.",
    "two.bb. 300 CNAME three.cc.",
    "three.cc. 300 A 10.0.0.3",
    "four.aa. 300 A 10.0.0.4",
    "five.aa. 300 CNAME six.aa.",
    "six.aa. 300 CNAME three.cc.",
    "*.garden. 300 A 10.0.0.80",
]
ALIAS = "one.aa. 300 cname two.bb."
CRASH = "no response"


@dataclass(frozen=True)
class Example:
    """A policy and a question, and the answer sections of both; None where no record tells them apart."""

    policy: str
    question: str
    ours: list[str]
    unbounds: list[str] | str
    options: tuple[str, ...] = ()
    before: str = ""  # asked before, and remembered


EXAMPLES = {
    "TCP-ONLY behind an alias": Example("two.bb 60 CNAME rpz-tcp-only.", "one.aa. A", [], CRASH),
    "a wildcard's local data behind an alias": Example(
        "*.bb 60 A 10.0.0.9", "one.aa. A", [ALIAS, "two.bb. 60 a 10.0.0.9"], [ALIAS]
    ),
    "a wildcard target behind an alias, for an address, or asked for": Example(
        "four.aa 60 CNAME *.garden.",
        "four.aa. CNAME",
        ["four.aa. 0 cname four.aa.garden."],
        ["four.aa. 60 cname *.garden."],
    ),
    "the override cname behind an alias": Example(
        "two.bb 60 CNAME .",
        "one.aa. A",
        [ALIAS, "two.bb. 3600 cname x.garden.", "x.garden. 300 a 10.0.0.80"],
        [ALIAS],
        ("rpz-action-override: cname", "rpz-cname-override: x.garden."),
    ),
    "a trigger on the target of the policy's own alias": Example(
        "four.aa 60 CNAME three.cc.\nthree.cc 60 A 10.0.0.9",
        "four.aa. A",
        ["four.aa. 60 cname three.cc.", "three.cc. 60 a 10.0.0.9"],
        ["four.aa. 60 cname three.cc.", "three.cc. 300 a 10.0.0.3"],
    ),
    "DROP behind the alias that an address got": Example(
        "32.4.0.0.10.rpz-ip 60 CNAME one.aa.\ntwo.bb 60 CNAME rpz-drop.",
        "four.aa. A",
        "silence",
        ["four.aa. 60 cname one.aa.", ALIAS],
    ),
    "an alias to itself": Example(
        "* 60 CNAME x.garden.",
        "x.garden. A",
        ["x.garden. 300 a 10.0.0.80"],
        ["x.garden. 60 cname x.garden.", "x.garden. 300 a 10.0.0.80"],
    ),
    "the override cname asked for": Example(
        "four.aa 60 CNAME .",
        "four.aa. CNAME",
        ["four.aa. 3600 cname one.aa."],
        ["four.aa. 3600 cname one.aa.", ALIAS],
        ("rpz-action-override: cname", "rpz-cname-override: one.aa."),
    ),
    "ANY at an alias": Example(
        "", "one.aa. ANY", [ALIAS], [ALIAS, "two.bb. 300 cname three.cc.", "three.cc. 300 a 10.0.0.3"]
    ),
}
OF_THE_RESOLVER = {  # differences that no decision shows
    "a trigger behind an alias that is remembered": Example(
        "two.bb 60 A 10.0.0.9",
        "one.aa. A",
        [ALIAS, "two.bb. 60 a 10.0.0.9"],
        [ALIAS, "two.bb. 300 cname three.cc.", "three.cc. 300 a 10.0.0.3"],
        before="one.aa. A",
    ),
    "a trigger between two aliases that one server gives together": Example(
        "six.aa 60 A 10.0.0.9",
        "five.aa. A",
        ["five.aa. 300 cname six.aa.", "six.aa. 60 a 10.0.0.9"],
        ["five.aa. 300 cname six.aa.", "six.aa. 300 cname three.cc.", "three.cc. 300 a 10.0.0.3"],
    ),
    "two orders for one address: the first counts, in Unbound the last": Example(
        "32.4.0.0.10.rpz-ip 60 A 10.0.0.9\n32.4.0.0.10.rpz-ip 60 CNAME .",
        "four.aa. A",
        ["four.aa. 60 a 10.0.0.9"],
        [],
    ),
    "a line without a TTL behind one that has its own: $TTL counts (RFC 2308)": Example(
        "$TTL 60\nx.aa 90 A 10.0.0.8\nfour.aa A 10.0.0.9",
        "four.aa. A",
        ["four.aa. 60 a 10.0.0.9"],
        ["four.aa. 90 a 10.0.0.9"],
    ),
}


def zones():
    heads = {
        f"{tld}.": "@ 300 SOA ns h 1 60 60 60 60\n@ 300 NS ns\nns 300 A 10.0.0.1\n"
        for tld in ("aa", "bb", "cc", "garden")
    }
    for record in TRUTH:
        heads[record.split()[0].rstrip(".").rpartition(".")[2] + "."] += record + "\n"
    return heads


def answer_of(response):
    return "silence" if response is None else [as_line(rrset) for rrset in response.answer]


def ask_both(example, folder):
    """Return what we answer, and what Unbound answers."""
    policies = (Rpz(example.policy + "\n", example.options),)
    question, before = (Question(*(words or "x.aa. A").split()).query() for words in (example.question, example.before))
    ours = Ours(policies, zones())
    if example.before:
        ours.respond(before)
    found = ours.respond(question)
    with Unbound(folder, policies, zones()) as unbound:
        if example.before:
            unbound.respond(before)
        try:
            return found, unbound.respond(question)
        except OSError:
            return found, CRASH


@pytest.mark.parametrize("name", [*EXAMPLES, *OF_THE_RESOLVER])
def test_what_both_do_is_as_written_here(name, tmp_path):
    example = (EXAMPLES | OF_THE_RESOLVER)[name]
    ours, theirs = ask_both(example, tmp_path)
    assert answer_of(ours) == example.ours
    is_repaired = theirs != CRASH and essence(theirs) == essence(ours)
    assert is_repaired or (theirs if theirs == CRASH else answer_of(theirs)) == example.unbounds


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.name)
def test_each_difference_is_recognised_by_its_own_example(difference):
    assert difference.applies(ask_ours(EXAMPLES[difference.name]))


def test_nothing_is_recognised_where_there_is_no_difference():
    plain = Example(
        "two.bb 60 CNAME .\nfour.aa 60 CNAME one.aa.\n24.0.0.0.10.rpz-ip 60 A 10.0.0.9", "one.aa. A", [], []
    )
    traces = [ask_ours(plain), ask_ours(replace(plain, question="three.cc. A"))]
    assert [one.name for one in DIFFERENCES if any(map(one.applies, traces))] == []


def ask_ours(example):
    question = Question(*example.question.split()).query()
    ours = Ours((Rpz(example.policy + "\n", example.options),), zones())
    watched = ours.resolver.policy = Watched(*ours.resolver.policy.policies)
    found = ours.respond(question)
    return Traces(question.question[0].rdtype, watched.visits, found, watched.policies)

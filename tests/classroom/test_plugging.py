"""Plugging a provider in: a row that is wrong says so, and takes nothing; a right one is whole."""

import dataclasses

import pytest

from helpers import case
from helpers.classroom.plugging import check
from helpers.endpoint import Endpoint

VILLAGE = dataclasses.replace(
    case.providers()[0], name="Village Net", client_ipv4="192.0.2.201", resolver_ipv4="192.0.2.202", policy="",
)  # fmt: skip
WRONG = {
    "no name": ({"name": ""}, "'' is no name of a provider: write one, such as name='Village Net'"),
    "spaces": ({"name": " "}, "' ' is no name of a provider"),
    "a name that is taken": ({"name": "XL"}, "there is a provider 'XL' already: choose another name"),
    "the name of a public resolver": ({"name": "Google"}, "there is a public resolver 'Google' already: choose"),
    "an address that is taken": ({"client_ipv4": "8.8.8.8"}, "8.8.8.8 is the address of Google's resolver: choose"),
    "one address for both": ({"client_ipv4": "192.0.2.202"}, "has 192.0.2.202 for client and resolver: give each an"),
    "no address": ({"resolver_ipv4": "192.0.2.999"}, "'192.0.2.999' is no IPv4 address: write one for 'Village Net'"),
    "an unknown answer": (
        {"answer_type": "HINFO"},
        "'Village Net': no answer_type 'HINFO'; there are: '', 'A', 'CNAME', 'NXDOMAIN', 'silence', 'REFUSED'",
    ),
    "an answer of another type": ({"answer": "t.me"}, "'Village Net': 't.me' is no answer of type A"),
    "half a refusal": ({"answer_type": "REFUSED"}, "'REFUSED' and way ProviderWay.REFUSAL go together: give both"),
    "silence by an injector": (
        {"answer_type": "silence", "way": case.ProviderWay.INJECTION},
        "'Village Net': ProviderWay.INJECTION adds an answer and can't keep silent: give another answer_type, or way",
    ),
    "no such policy": ({"policy": "village.rpz"}, "no file 'village.rpz' in data/policies; there are: "),
}  # fmt: skip


@pytest.mark.parametrize("obeys", [True, False])
@pytest.mark.parametrize("changes, sentence", WRONG.values(), ids=WRONG)
def test_a_wrong_row_takes_nothing_and_a_mended_one_is_plugged_in(memory, changes, sentence, obeys):
    machines, states, services = dict(memory.machines), dict(memory.states), set(memory.network.services)
    with pytest.raises((ValueError, LookupError)) as caught:
        memory.plug_in(dataclasses.replace(VILLAGE, **changes), obeys)
    assert sentence in str(caught.value) and type(caught.value) is not KeyError
    assert memory.machines == machines and memory.states == states and set(memory.network.services) == services
    assert len(memory.providers) == len(case.providers())
    memory.plug_in(VILLAGE, obeys)
    assert Endpoint("192.0.2.202", 53, "udp") in memory.network.services
    changed = memory.client("Village Net").stub.resolve("web.telegram.org").addresses == (VILLAGE.answer,)
    assert changed is obeys


@pytest.mark.parametrize("answer_type", ["", "A", "CNAME", "NXDOMAIN", "silence"])
def test_every_kind_of_answer_can_be_plugged_in(memory, answer_type):
    answer = {"A": "203.0.113.200", "CNAME": "blockpage.xl.co.id"}.get(answer_type, "")
    place = memory.plug_in(dataclasses.replace(VILLAGE, answer_type=answer_type, answer=answer))
    assert (place.censor.policy is None) is (answer_type == "")


def test_the_rows_of_data_are_right():
    rows = case.providers()
    for row in rows:
        check(row)
    assert len({row.name for row in rows} | {row.name for row in case.public_resolvers()}) == len(rows) + len(
        case.public_resolvers()
    )
    own = [address for row in rows for address in (row.client_ipv4, row.resolver_ipv4)]
    others = {row.ipv4 for table in (case.machines(), case.datacentres(), case.public_resolvers()) for row in table}
    assert len(own) == len(set(own) - others) >= 28

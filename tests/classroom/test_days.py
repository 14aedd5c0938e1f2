"""The days of the case: what was reported is a state, and what was not is a state, too."""

import pytest

from helpers import case, classroom
from helpers.classroom import DAYS, State
from helpers.failures import outcome
from helpers.network.memory import MemoryNetwork
from tests.cast import URL

NAMED = ["Telkomsel", "XL", "Telkom", "Indosat", "Tri", "First Media"]
EVENING = "2017-08-10 evening"


@pytest.fixture(params=DAYS)
def on_a_day(request):
    internet = classroom.open(MemoryNetwork(), day=request.param)
    yield internet
    internet.close()


def states(day):
    return {name: one.state for name, one in classroom.open(MemoryNetwork(), day=day).states.items()}


def test_on_every_day_each_client_meets_what_its_state_says(on_a_day):
    for name, one in on_a_day.states.items():
        if one.state is State.NO_RECORD:
            for ask in (on_a_day.client, on_a_day.resolver):
                with pytest.raises(LookupError, match="no record: nobody reported which answers"):
                    ask(name)
            continue
        true = on_a_day.client("abroad").stub
        stub = on_a_day.client(name).stub
        for row in case.names():
            found = outcome(lambda row=row, stub=stub: stub.resolve(row.name))
            same = getattr(found, "addresses", ()) == true.resolve(row.name).addresses
            assert same is (row.name not in one.blocked), (name, row.name)


def test_14_july_holds_what_was_reported_of_that_day():
    found = states("2017-07-14")
    assert {name: found[name] for name in NAMED} == {
        **dict.fromkeys(["Telkomsel", "XL", "Telkom", "Indosat", "First Media"], State.BLOCKED),
        "Tri": State.OPEN,  # "only this morning", it was said on the 15th
    }
    internet = classroom.open(MemoryNetwork(), day="2017-07-14")
    assert "On 15 July: Tri blocks, but only since this morning. [S24]" in str(internet.states["Tri"])
    assert internet.states["Indosat"].because.startswith("Indosat, 2017-07-14T11:22")


def test_on_the_evening_of_10_august_one_network_is_on_record():
    found = states(EVENING)
    assert {name for name in found if found[name] is State.NO_RECORD} == set(NAMED)
    internet = classroom.open(MemoryNetwork(), day=EVENING)
    assert found["Detik's network"] is State.PARTLY_LIFTED and len(internet.states["Detik's network"].blocked) == 5
    client = internet.client("Detik's network")
    assert client.browser.get(URL).title == "Telegram Web"  # the page is back,
    assert outcome(client.web.connect).failure == "ssl_invalid_hostname"  # its web API hosts are not
    assert client.app.connect()


def test_nothing_is_blocked_before_and_after():
    for day in ("before", "after"):
        assert set(states(day).values()) == {State.OPEN}


def test_the_sentence_names_who_is_on_record():
    internet = classroom.open(MemoryNetwork(), day=EVENING)
    with pytest.raises(LookupError, match=r"on record are: Detik's network, nxdomain\.example, .*, abroad"):
        internet.client("XL")

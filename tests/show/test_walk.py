"""What a capture says, door by door: facts of the record, before anything is drawn."""

import pytest

from helpers import show
from helpers.censor import middlebox
from helpers.censor.middlebox import Action, Interference
from helpers.censor.policy import Policy
from helpers.endpoint import Endpoint
from helpers.failures import outcome
from helpers.protocols import mtproto
from helpers.show import Door, State
from tests.cast import BLOCK_PAGE, DC2, NAME, URL, WEB, forge

OPEN, LED, CHANGED, SHUT, NOT_REACHED, NOT_USED = (
    State.OPEN,
    State.LED,
    State.CHANGED,
    State.SHUT,
    State.UNREACHED,
    State.UNUSED,
)


def walked(internet, *calls):
    with internet.capture() as capture:
        for call in calls:
            outcome(call)
    return show.journeys(capture)


def states(journey):
    return [journey.state(door) for door in Door]


def test_the_blocked_web_client_and_the_app_beside_it(internet):
    student = internet.client("Telkomsel")
    web, app = walked(internet, student.web.connect, student.app.connect)
    assert (web.client, app.client) == ("web client", "app")
    assert states(web) == [CHANGED, LED, SHUT, NOT_REACHED]
    assert states(app) == [NOT_USED, OPEN, NOT_USED, OPEN]
    assert (web.first, app.first) == (Door.NAME, Door.CONNECTION)
    assert [move.words for move in web.moves] == [
        f"{NAME}?", "not asked", BLOCK_PAGE, f"{BLOCK_PAGE}:443", "certificate: another name", "never sent",
    ]  # fmt: skip
    assert [move.words for move in app.moves] == [f"{DC2}:443", "req_pq_multi", "resPQ"]
    assert web.why_shut == "the browser stops"
    assert [column.label for column in web.columns if not column.touched] == ["root, org, telegram.org", "web server"]
    assert web.notes == (f"The answer {BLOCK_PAGE} was seen at Telkomsel for other names (16 March 2017).",)


def test_the_unhindered_visit_names_every_server_that_the_resolver_asked(internet):
    (web,) = walked(internet, internet.client("abroad").web.connect)
    assert states(web) == [OPEN, OPEN, OPEN, OPEN]
    own = [(move.receiver, move.words) for move in web.moves if move.kind is show.doors.Kind.PAIR]
    assert own == [("root", "ask org"), ("org", "ask telegram.org"), ("telegram.org", WEB)]
    assert web.moves[-1].words == "then venus.web.telegram.org: opens"


@pytest.mark.parametrize(
    "line, expected, words",
    [
        (f"{NAME} CNAME .", [SHUT, NOT_REACHED, NOT_REACHED, NOT_REACHED], "no such name"),
        (f"{NAME} CNAME *.", [SHUT, NOT_REACHED, NOT_REACHED, NOT_REACHED], "no address"),
        (f"{NAME} CNAME rpz-drop.", [SHUT, NOT_REACHED, NOT_REACHED, NOT_REACHED], "silence"),
        (f"{NAME} CNAME rpz-passthru.", [OPEN, OPEN, OPEN, OPEN], ""),
        (f"{NAME} CNAME rpz-tcp-only.", [OPEN, OPEN, OPEN, OPEN], ""),
        (f"{NAME} A {BLOCK_PAGE}", [CHANGED, LED, SHUT, NOT_REACHED], "the browser stops"),
    ],
)
def test_each_order_of_a_policy_shuts_its_door(memory, line, expected, words):
    memory.resolver("Telkomsel").policy = Policy.from_text(line + "\n")
    (web,) = walked(memory, memory.client("Telkomsel").web.connect)
    assert (states(web), web.why_shut) == (expected, words)


@pytest.mark.parametrize(
    "box, expected, words",
    [
        (middlebox.drop(middlebox.to_addresses(WEB)), [OPEN, SHUT, NOT_REACHED, NOT_REACHED], "silence"),
        (middlebox.reset(middlebox.to_addresses(WEB)), [OPEN, SHUT, NOT_REACHED, NOT_REACHED], "refused"),
        (middlebox.drop(middlebox.asking_server(NAME)), [OPEN, OPEN, SHUT, NOT_REACHED], "silence"),
        (middlebox.reset(middlebox.asking_server(NAME)), [OPEN, OPEN, SHUT, NOT_REACHED], "reset"),
        (middlebox.inject_dns(forge), [CHANGED, LED, SHUT, NOT_REACHED], "the browser stops"),
    ],
)
def test_each_middlebox_shuts_its_door(memory, box, expected, words):
    memory.provider("abroad").middleboxes.append(box)
    (visit,) = walked(memory, lambda: memory.client("abroad").browser.get(URL))
    assert (states(visit), visit.why_shut) == (expected, words)
    assert "middlebox" in {column.label for column in visit.columns}


def test_a_question_that_is_struck_on_an_open_connection_is_drawn_once(memory):
    memory.provider("abroad").middleboxes.append(
        lambda flow: Interference(Action.RESET) if flow.sent.startswith(mtproto.INTERMEDIATE) else None
    )
    (app,) = walked(memory, lambda: memory.client("abroad").app.ask(Endpoint(DC2, 443, "tcp")))
    assert [(move.words, move.struck) for move in app.moves] == [
        (f"{DC2}:443", ""), ("req_pq_multi", "middlebox"), ("reset", ""),
    ]  # fmt: skip


def test_an_app_that_goes_on_to_another_address_says_what_failed_before(memory):
    memory.provider("abroad").middleboxes.append(middlebox.drop(middlebox.to_addresses(DC2)))
    (app,) = walked(memory, memory.client("abroad").app.connect)
    assert app.shut_at is None
    assert app.moves[0].words == "before 3 attempts: silence"


def test_a_page_that_loads_and_can_not_connect_is_drawn_where_it_failed(memory):
    memory.resolver("Telkomsel").policy = Policy.from_text(f"venus.web.telegram.org A {BLOCK_PAGE}\n")
    (web,) = walked(memory, memory.client("Telkomsel").web.connect)
    assert states(web) == [CHANGED, LED, SHUT, NOT_REACHED]
    assert [move.words for move in web.moves][:2] == [f"before {NAME}: opens", "venus.web.telegram.org?"]


def test_two_clients_of_one_kind_are_told_apart_by_their_vantage_points(memory):
    both = [memory.client(name).browser for name in ("Telkomsel", "XL")]
    walks = walked(memory, *(lambda browser=browser: browser.get(URL) for browser in both))
    assert [walk.client for walk in walks] == ["Telkomsel", "XL"]


def test_a_lookup_alone_stands_at_the_first_door(memory):
    (lookup,) = walked(memory, lambda: memory.client("abroad").stub.resolve(NAME, "AAAA"))
    assert states(lookup) == [OPEN, NOT_USED, NOT_USED, NOT_USED]
    assert lookup.moves[0].words == f"{NAME} AAAA?"


def test_an_empty_capture_is_refused_with_the_remedy(memory):
    with memory.capture() as capture:
        pass
    with pytest.raises(ValueError, match="visit something inside the with block"):
        show.journeys(capture)


def test_the_description_holds_every_state_and_every_word(memory):
    student = memory.client("Telkomsel")
    for journey in walked(memory, student.web.connect, student.app.connect):
        words = journey.describe()
        assert all(journey.verdict(door) in words for door in Door)
        assert all(move.words in words for move in journey.moves)

"""The classroom: the case's cast, the seed, the days, and what objects of a closed classroom say."""

import ipaddress
import threading

import pytest

from helpers import case, classroom, show
from helpers.censor.policy import Policy
from helpers.classroom import State
from helpers.clients.browser import Page
from helpers.failures import WrongCertificate, outcome
from helpers.network.exchange import Capture
from helpers.transports import DOH, TCP
from tests.cast import CONTROL, DC2, STUDENT, URL, WEB
from tests.classroom.test_plugging import VILLAGE
from tests.conftest import WIRES

WRONG_NAME = ("ssl_invalid_hostname", "tls_handshake")


def test_the_whole_case(internet):
    for name in ("Telkomsel", "XL"):
        student = internet.client(name)
        failure = outcome(student.web.connect)
        assert isinstance(failure, WrongCertificate) and failure.operation.value == "tls_handshake"
        assert student.app.connect().answered == f"{DC2}:443/tcp"
    control = internet.client("abroad")
    assert control.web.connect().answered == "https://venus.web.telegram.org/apiw1"
    assert control.app.connect().answered == f"{DC2}:443/tcp"


@pytest.mark.parametrize("wire", WIRES)
def test_before_the_order_everybody_opens(wire):
    internet = classroom.open(wire(), day="before")
    assert {internet.client(row.name).web.connect().program for row in case.providers()} == {"web client"}


@pytest.mark.parametrize("wire", WIRES)
def test_a_resolver_that_is_off_stops_whoever_asks_for_a_name(wire):
    internet = classroom.open(wire(), day="before")
    student = internet.client("Telkomsel")
    assert student.stub.resolve("web.telegram.org").addresses == (WEB,)
    internet.provider("Telkomsel").switch_off_resolver()
    failure = outcome(student.web.connect)
    assert (failure.failure, failure.operation.value) == ("generic_timeout_error", "dns_round_trip")
    student.stub.use(internet.resolver("Telkomsel"), TCP)
    assert outcome(lambda: student.stub.resolve("web.telegram.org")).failure == "generic_timeout_error"
    assert student.app.connect().answered == f"{DC2}:443/tcp"
    assert internet.client("XL").web.connect()  # the others' resolvers are on
    internet = classroom.open(wire(), day="before")
    assert internet.client("Telkomsel").web.connect()


def test_an_unknown_day_names_the_days_that_exist():
    with pytest.raises(
        ValueError, match="no day 'yesterday'; there are: before, 2017-07-14, block, 2017-08-10 evening, after"
    ):
        classroom.open(day="yesterday")


def test_an_unknown_provider_names_those_that_exist(memory):
    for ask in (memory.client, memory.provider, memory.resolver):
        with pytest.raises(LookupError, match="no provider 'Telkomm'; there are: Telkomsel, XL, Telkom, .*, abroad"):
            ask("Telkomm")


def test_obeying_the_eleven_gives_the_policy_file(memory):
    eleven = [row.name for row in case.names()]
    for name in ("Telkomsel", "XL"):
        provider = memory.provider(name)
        before = str(provider.resolver.policy)
        assert str(provider.obey(eleven)) == str(provider.obey("# the list\n" + "\n".join(eleven))) == before
        assert len(provider.resolver.policy) == 11


def test_a_list_with_a_mistake_changes_nothing(memory):
    provider = memory.provider("Telkomsel")
    before = provider.resolver.policy
    with pytest.raises(ValueError, match="'https://t.me/' is no host name; write it like this: web.telegram.org"):
        provider.obey("telegram.org\nhttps://t.me/")
    assert provider.resolver.policy is before
    with pytest.raises(ValueError, match="no order reached 'abroad'"):
        memory.provider("abroad").obey("t.me")


def test_every_address_has_a_name_and_every_host_a_way(internet):
    with internet.capture() as capture:
        internet.client("abroad").web.connect()
        internet.client("XL").app.connect()
    assert isinstance(capture, Capture) and len(capture) > 5
    for exchange in capture:
        assert {exchange.sender, exchange.destination.address} <= set(capture.machines)
    labels = [machine.label for machine in capture.unhindered("web.telegram.org")]
    assert labels == ["root", "org", "telegram.org", "web server"]
    assert capture.unhindered("nowhere.example") == ()
    assert capture.machines[STUDENT].kind == "client" and capture.machines[DC2].label == "data centre 2"
    assert capture.machines[CONTROL].stand_in and not capture.machines[DC2].stand_in


def bytes_of_a_lesson(wire, seed):
    internet = classroom.open(wire(seed=seed))
    with internet.capture() as capture:
        internet.client("abroad").stub.resolve("web.telegram.org")
        internet.client("abroad").app.connect()
    return [
        (str(exchange.destination), exchange.request, [arrival.data for arrival in exchange.responses])
        for exchange in capture
    ]


def test_the_same_seed_gives_the_same_bytes_on_every_network():
    first, *others = [bytes_of_a_lesson(wire, 2017) for wire in WIRES + WIRES]
    assert len(first) == 5 and all(first == other for other in others)
    assert first != bytes_of_a_lesson(WIRES[0], 2018)


def test_no_repr_holds_a_port_or_an_id_of_this_computer(internet):
    student = internet.client("Telkomsel")
    with internet.capture() as capture:
        student.app.connect()
    things = [internet, student, internet.provider("XL"), student.stub.resolver, student.app.connect(), capture]
    things += [*capture, capture[0].visit, internet.resolver("XL").policy, student.stub.resolve("t.me")]
    assert not any("0x" in repr(thing) or "127.0.0.1" in repr(thing) for thing in things)


def test_time_passes_for_everybody_when_the_clock_is_moved(memory):
    before = memory.network.now
    memory.clock.advance(60)
    assert memory.network.now == before + 60


@pytest.mark.parametrize("wire", WIRES)
def test_a_closed_classroom_says_so(wire):
    old_internet = classroom.open(wire())
    old = old_internet.client("Telkomsel")
    new = classroom.open(wire())
    sentence = "this classroom was closed when you opened another; run the cell that makes `student` again"
    for ask in (lambda: old.stub.resolve("web.telegram.org"), old.app.connect, old.web.connect,
                lambda: old.browser.get("https://t.me/"), old_internet.capture().__enter__):  # fmt: skip
        with pytest.raises(ValueError, match=sentence):
            ask()
    assert new.client("Telkomsel").app.connect()


@pytest.mark.parametrize("wire", WIRES)
def test_a_change_of_a_closed_classroom_says_which_cell_to_run_again(wire):
    old = classroom.open(wire())
    provider, resolver = old.provider("Telkomsel"), old.resolver("Google")
    censors = [old.provider(name).censor for name in ("Telkomsel", "refused.example", "injection.example")]
    before = [censor.policy for censor in censors]
    classroom.open(wire())
    for change, what in (
        (lambda: provider.obey(["t.me"]), "provider"),
        (lambda: setattr(resolver, "policy", Policy.from_text("t.me CNAME .")), "resolver"),
        (lambda: setattr(provider.resolver, "policy", None), "resolver"),
        (lambda: setattr(censors[1], "policy", None), "provider"),
        (lambda: setattr(censors[2], "policy", None), "provider"),
        (lambda: setattr(resolver, "serves", []), "resolver"),
        (lambda: show.log(resolver), "resolver"),
        (lambda: old.plug_in(VILLAGE), "internet"),
        (lambda: old.client("XL"), "internet"),
    ):
        with pytest.raises(ValueError, match=f"was closed when you opened another; run the cell that makes `{what}` a"):
            change()
    assert [censor.policy for censor in censors] == before and None not in before
    assert resolver.policy is None and resolver.serves is None


def test_fifty_classrooms_leave_no_thread_behind():
    classroom.open(WIRES[0]())
    before = threading.active_count()
    for _ in range(50):
        classroom.open(WIRES[1]()).client("abroad").app.connect()
    classroom.open(WIRES[0]())
    assert threading.active_count() == before


HOW_IT_ENDS = {  # at each provider under the order: OONI's failure and operation of a visit of web.telegram.org
    **dict.fromkeys(["Telkomsel", "XL", "Telkom", "Indosat", "Tri", "First Media"], WRONG_NAME),
    "nxdomain.example": ("dns_nxdomain_error", "resolve"),
    "silence.example": ("generic_timeout_error", "dns_round_trip"),
    "refused.example": ("dns_refused_error", "resolve"),
    "injection.example": WRONG_NAME,
    "redirect.example": WRONG_NAME,
    "never.example": None,
    "abroad": None,
}


def test_every_provider_of_the_cast_has_its_kind_of_answer(internet):
    assert list(HOW_IT_ENDS) == [name for name, one in internet.states.items() if one.state is not State.NO_RECORD]
    for name, ends in HOW_IT_ENDS.items():
        found = outcome(lambda name=name: internet.client(name).browser.get(URL))
        assert (None if isinstance(found, Page) else (found.failure, found.operation.value)) == ends, name


def test_an_injector_and_a_redirect_reach_who_asks_elsewhere_and_the_others_do_not(internet):
    for name, opens in (("injection.example", False), ("redirect.example", False), ("Telkomsel", True)):
        client = internet.client(name)
        client.stub.use(internet.resolver("Google"))
        assert (client.stub.resolve("web.telegram.org").addresses == (WEB,)) is opens, name
        client.stub.use(internet.resolver("Google"), DOH)
        assert client.stub.resolve("web.telegram.org").addresses == (WEB,)


@pytest.mark.parametrize("name", ["refused.example", "injection.example", "Tri"])
def test_each_obeys_a_list_of_the_readers_own(internet, name):
    client = internet.client(name)
    true = internet.client("abroad").stub.resolve("bakery.example")
    assert client.stub.resolve("bakery.example").addresses == true.addresses
    internet.provider(name).obey(["bakery.example"])
    assert client.stub.resolve("bakery.example").addresses != true.addresses
    assert client.browser.get(URL).status == 200


def test_neighbours_live_in_the_prefix_that_stands_in(internet):
    prefix = ipaddress.ip_network("198.51.100.0/24")
    for host in ("bakery.example", "school.example", "clinic.example"):
        page = internet.client("Telkomsel").browser.get(f"https://{host}/")
        assert page.title == "A neighbour" and ipaddress.ip_address(page.address) in prefix

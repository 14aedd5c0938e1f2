"""The demos in the real internet: this computer's own resolver is asked, or the recorded answer shown."""

import dns.message
import dns.rcode
import dns.resolver
import pytest

from helpers import case, classroom, demos
from helpers.endpoint import Endpoint
from helpers.network import live
from helpers.network.live import LiveAnswer
from helpers.network.loopback import LoopbackNetwork
from tests.cast import ABROAD, NAME
from tests.test_demos import ALL


class Own(dns.resolver.Resolver):
    """This computer's own resolver, as the tests have it: the classroom's, at a doorway, or none."""

    port_in_classroom = None

    def __init__(self, *args, **options):
        super().__init__(configure=False)
        if self.port_in_classroom is None:
            raise dns.resolver.NoResolverConfiguration
        self.nameservers, self.port = ["127.0.0.1"], self.port_in_classroom


@pytest.fixture
def own(monkeypatch):
    monkeypatch.setattr(dns.resolver, "Resolver", Own)
    return lambda port: monkeypatch.setattr(Own, "port_in_classroom", port)


@pytest.mark.parametrize("demo", ALL)
def test_without_a_network_the_recorded_answer_is_shown_with_its_source(demo, own, capsys):
    said = repr(demo(where="live"))
    printed = capsys.readouterr().out
    assert "Notice: your computer asks its own resolver" in printed and "Pemberitahuan: " in printed
    assert "nobody changed" not in said and "counts the seconds" not in said
    assert "recorded (2024-04-18, IANA-ROOT): a.root-servers.net? 198.41.0.4" in said


@pytest.mark.parametrize("demo", ALL)
def test_with_a_network_the_own_resolver_is_asked_one_ordinary_question_a_line(demo, own):
    internet = classroom.open(LoopbackNetwork())
    own(internet.client("abroad").port_for(Endpoint(ABROAD, 53, "udp")))
    with internet.capture() as capture:
        shown = demo(where="live")
    assert "your own resolver: a.root-servers.net? 198.41.0.4" in shown.said
    own_questions = [one for one in capture if one.cause is None]
    assert 1 <= len(own_questions) <= 3 and shown.picture is None
    internet.close()


@pytest.mark.parametrize("demo", ALL)
def test_the_notice_stands_there_before_the_first_question_leaves(demo, monkeypatch, capsys):
    printed = []
    monkeypatch.setattr("helpers.demos.live.look_up", lambda name: printed.append(capsys.readouterr().out))
    demo(where="live")
    assert "Notice: " in printed[0]


@pytest.mark.parametrize(
    "addresses, verdict", [(["198.41.0.4"], "the same"), (["198.41.0.4", "202.3.219.209"], "differ")]
)
def test_every_address_of_an_answer_is_compared(addresses, verdict, monkeypatch):
    monkeypatch.setattr("helpers.demos.live.look_up", lambda name: LiveAnswer(name, "A", tuple(addresses), 60))
    assert f"The two {'are the same' if verdict == 'the same' else 'differ'}" in repr(
        demos.changed_answer(where="live")
    )


def test_what_is_recorded_is_what_iana_publishes():
    assert [(row.name, row.ipv4) for row in case.recorded()] == [
        ("a.root-servers.net", "198.41.0.4"), ("k.root-servers.net", "193.0.14.129"),
        ("l.root-servers.net", "199.7.83.42"),
    ]  # fmt: skip


FORGED = ("198.41.0.4", "202.3.219.209")


def answers(monkeypatch, *found):
    told = iter(found)
    monkeypatch.setattr("helpers.demos.live.look_up", lambda name: next(told))


def live_answer(*addresses, seconds=60, rcode="NOERROR"):
    return LiveAnswer("a.root-servers.net", "A", addresses, seconds, rcode)


def test_without_an_answer_the_recorded_one_stands_alone_and_nothing_is_compared(monkeypatch):
    for demo in (demos.changed_answer, demos.two_providers, demos.lingering):
        answers(monkeypatch, None, None)
        shown = demo(where="live")
        assert len(shown.said) == 1 and "IANA-ROOT" in shown.said[0]
        assert "nothing was compared" in shown.look


def test_a_name_that_the_own_resolver_denies_is_no_missing_network(monkeypatch):
    answers(monkeypatch, live_answer(rcode="NXDOMAIN"))
    shown = demos.changed_answer(where="live")
    assert shown.said[0] == "your own resolver: a.root-servers.net? NXDOMAIN"
    assert "The two differ: your resolver answered" in shown.look
    answers(monkeypatch, live_answer(), live_answer())
    assert "nothing was compared" in demos.lingering(where="live").look


def test_an_address_that_is_not_published_is_named(monkeypatch):
    answers(monkeypatch, live_answer(*FORGED))
    assert "The two differ. Not published for this name: 202.3.219.209." in demos.changed_answer(where="live").look


@pytest.mark.parametrize(
    "first, second, verdict",
    [(300, 299, "a resolver remembers"), (300, 300, "cannot see a memory"), (0, 0, "cannot see a memory"),
     (10, 300, "cannot see a memory")],
)  # fmt: skip
def test_only_seconds_that_go_down_show_a_memory(first, second, verdict, monkeypatch):
    answers(monkeypatch, live_answer("198.41.0.4", seconds=first), live_answer("198.41.0.4", seconds=second))
    assert verdict in demos.lingering(where="live").look


def failed(*responses):
    attempts = [("192.0.2.1", False, 53, "broken", response) for response in responses]
    return dns.resolver.NoNameservers(request=dns.message.make_query(NAME, "A"), errors=attempts)


def servfail():
    response = dns.message.make_response(dns.message.make_query(NAME, "A"))
    response.set_rcode(dns.rcode.SERVFAIL)
    return response


@pytest.mark.parametrize(
    "error, rcode",
    [(dns.resolver.NXDOMAIN(), "NXDOMAIN"), (failed(servfail()), "SERVFAIL"), (failed(None), None),
     (dns.resolver.NoAnswer(response=servfail()), "NOERROR"), (OSError(), None)],
)  # fmt: skip
def test_a_look_up_keeps_what_was_answered_apart_from_no_answer(error, rcode):
    class Failing:
        def resolve(self, *args, **options):
            raise error

    found = live.look_up("a.root-servers.net", own=Failing())
    assert (found and found.rcode) == rcode and (found is None or found.values == ())

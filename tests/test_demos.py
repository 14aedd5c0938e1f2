"""The demos: one call each, and what they promise is what the wire said."""

import re

import dns.message
import dns.rcode
import dns.resolver
import pytest

from helpers import case, classroom, demos
from helpers.endpoint import Endpoint
from helpers.network import live
from helpers.network.live import LiveAnswer
from helpers.network.loopback import LoopbackNetwork
from helpers.network.memory import MemoryNetwork
from tests.cast import ABROAD, BLOCK_PAGE, DC2, NAME, WEB


def test_ask_shows_one_question_and_one_answer():
    demo = demos.ask()
    assert demo.said == (f"the resolver {NAME}? {WEB}",)
    assert "resolver abroad to web client" not in demo.picture.description
    assert f"resolver abroad to stub resolver: {WEB}" in demo.picture.description


def test_from_the_root_walks_referral_by_referral():
    demo = demos.from_the_root()
    assert [line.split()[0] for line in demo.said] == ["root", "org", "telegram.org"]
    assert "ask the servers of org." in demo.said[0] and "ask the servers of telegram.org." in demo.said[1]
    assert demo.said[-1].endswith(WEB)
    assert "resolver" not in demo.picture.description.replace("stub resolver", "")


def test_the_changed_answer_stands_beside_the_true_one():
    demo = demos.changed_answer()
    assert [line.split()[-1] for line in demo.said] == [BLOCK_PAGE, WEB]
    assert "Telkomsel. Door 1, name: answer changed." in demo.picture.description
    assert "Abroad. Door 1, name: open." in demo.picture.description


def test_two_providers_give_two_answers_to_one_question():
    demo = demos.two_providers()
    assert [line.split()[-1] for line in demo.said] == [BLOCK_PAGE, "112.215.197.131"]
    assert "Telkomsel. Door 1, name: answer changed." in demo.picture.description
    assert "XL. Door 1, name: answer changed." in demo.picture.description


def test_the_browser_stops_and_the_app_goes_on():
    demo = demos.browser_and_app()
    assert demo.said[0].endswith("stopped: ssl_invalid_hostname at tls_handshake")
    assert demo.said[1].endswith(f"answered by {DC2}:443/tcp") and demo.said[2].startswith("names asked: 1,")


def test_a_lifted_block_lingers_until_the_time_to_live_is_over():
    demo = demos.lingering()
    told = [re.search(r"\? (\S+) \((\d+) seconds", line).groups() for line in demo.said]
    assert [address for address, _ in told] == [BLOCK_PAGE, BLOCK_PAGE, BLOCK_PAGE, WEB, WEB]
    assert [int(seconds) for _, seconds in told][:3] in ([60, 60, 49], [60, 60, 50])
    assert "home router" in demo.picture.description


ALL = [
    demos.ask, demos.from_the_root, demos.changed_answer, demos.two_providers, demos.browser_and_app, demos.lingering,
]  # fmt: skip


@pytest.mark.parametrize("demo", ALL)
def test_each_demo_says_what_the_room_should_see_and_leaves_the_open_classroom_alone(demo):
    mine = classroom.open(MemoryNetwork())
    shown = demo()
    assert "What you should see: " in repr(shown)
    assert shown._repr_html_().count('<img alt="') == 1
    assert mine.client("abroad").stub.resolve(NAME).addresses == (WEB,)
    mine.close()


def test_a_name_that_does_not_exist_is_an_answer_too():
    assert demos.ask("nobody.example").said[0].endswith("NXDOMAIN")
    assert demos.from_the_root("nobody.example").said[-1].endswith("NXDOMAIN")


def test_bad_input_is_a_sentence():
    with pytest.raises(ValueError, match="is no host name"):
        demos.ask("not a name/")
    with pytest.raises(LookupError, match="there are: "):
        demos.changed_answer(provider="Nobody")
    with pytest.raises(ValueError, match="no place 'moon'; a demo runs in: classroom, live"):
        demos.lingering(where="moon")
    with pytest.raises(ValueError, match="is not looked up in the real internet"):
        live.look_up("web.telegram.org")


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


@pytest.mark.parametrize(
    "arguments, verdict",
    [({"name": "aurora.web.telegram.org"}, "you see no change"), ({"provider": "never.example"}, "you see no change"),
     ({"provider": "abroad"}, "you see no change"), ({"provider": "injection.example"}, "Somebody on the road"),
     ({"provider": "silence.example"}, "nothing came back"), ({"provider": "refused.example"}, "refuses"),
     ({"provider": "nxdomain.example"}, "asked nobody"),
     ({"provider": "XL"}, "asked only about another name"), ({}, "asked nobody")],
)  # fmt: skip
def test_a_changed_answer_is_judged_by_what_was_told(arguments, verdict):
    assert verdict in demos.changed_answer(**arguments).look


@pytest.mark.parametrize(
    "providers, verdict",
    [(("Telkomsel", "XL"), "One order, two answers"), (("abroad", "abroad"), "you see no change"),
     (("XL", "XL"), "in the same way at both"), (["XL", "abroad"], "Only the one at XL"),
     (("silence.example", "XL"), "At silence.example nothing came back"),
     (("silence.example", "silence.example"), "nothing came back at either"),
     (("injection.example", "refused.example"), "One order, two answers")],
)  # fmt: skip
def test_two_providers_are_judged_by_what_was_told(providers, verdict):
    assert verdict in demos.two_providers(providers=providers).look


@pytest.mark.parametrize("providers", ["XL", ("XL",), ("XL", 3), None])
def test_two_providers_are_a_pair(providers):
    with pytest.raises(ValueError, match='is not two providers; write them like this: \\("Telkomsel", "XL"\\)'):
        demos.two_providers(providers=providers)


@pytest.mark.parametrize(
    "provider, verdict",
    [("Telkomsel", "then it asks again"), ("abroad", "the same before and after"),
     ("silence.example", "does not linger"), ("injection.example", "does not linger")],
)  # fmt: skip
def test_what_lingers_is_judged_by_what_was_told(provider, verdict):
    assert verdict in demos.lingering(provider=provider).look


def test_silence_is_a_line_of_the_demo():
    for shown in (demos.ask(vantage_point="silence.example"), demos.changed_answer(provider="silence.example")):
        assert shown.said[0].endswith(f"{NAME}? no answer (generic_timeout_error)")
    assert "no answer comes back" in demos.ask(vantage_point="silence.example").look
    assert demos.lingering(provider="silence.example").said[0].endswith("no answer (generic_timeout_error)")
    assert "names no address" in demos.from_the_root("nobody.example").look

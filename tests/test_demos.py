"""The demos: one call each, and what they promise is what the wire said."""

import re

import pytest

from helpers import classroom, demos
from helpers.network import live
from helpers.network.memory import MemoryNetwork
from tests.cast import BLOCK_PAGE, DC2, NAME, WEB


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

"""The policy bench: which names the lines catch, found out by visiting them."""

import pytest

from helpers import case, widgets
from helpers.censor import middlebox
from helpers.censor.policy import Policy
from helpers.widgets.own_classroom import own_classroom
from helpers.widgets.tried import hosts, try_policy
from tests.cast import forge

ELEVEN = [row.name for row in case.names()]


def tried(lines, provider="Telkomsel", scheme="https://"):
    return {one.name: one for one in try_policy(own_classroom(), Policy.from_text(lines), provider, scheme)}


def test_all_hosts_of_the_record_are_tried_the_eleven_first():
    kinds = {"website", "neighbour", "web_api"}
    served = {name for row in case.machines() if row.kind.value in kinds for name in row.serves}
    assert list(hosts()[:11]) == ELEVEN and set(hosts()) == served | set(ELEVEN) and len(set(hosts())) == len(hosts())


def test_an_exact_name_catches_itself_alone_and_a_wildcard_all_below_it():
    exact, wild = tried("telegram.org CNAME .\n"), tried("*.telegram.org CNAME .\n")
    assert [name for name, one in exact.items() if one.caught] == ["telegram.org"]
    assert {name for name, one in wild.items() if one.caught} == {
        name for name in hosts() if name.endswith(".telegram.org")
    }
    assert wild["aurora.web.telegram.org"].verdict == "caught" and wild["t.me"].verdict == "missed"
    assert wild["telegra.ph"].verdict == "free"


@pytest.mark.parametrize(
    ("line", "scheme", "shows"),
    [
        ("t.me A 202.3.219.209", "https://", "warning"),
        ("t.me A 202.3.219.209", "http://", "block page"),
        ("t.me CNAME .", "https://", "not found"),
        ("t.me CNAME *.", "https://", "no address"),
        ("t.me CNAME rpz-drop.", "https://", "silence"),
        ("t.me A 192.0.2.99", "https://", "silence"),
        ("t.me CNAME telegra.ph.", "http://", "other page"),
        ("t.me A 149.154.167.51", "https://", "reset"),
    ],
)
def test_what_a_browser_shows(line, scheme, shows):
    found = tried(f"{line}\n", scheme=scheme)["t.me"]
    assert (found.caught, found.shows) == (True, shows)


@pytest.mark.parametrize("line", ["t.me CNAME rpz-passthru.", "t.me CNAME rpz-tcp-only.", "; nothing", ""])
def test_what_changes_nothing_catches_nothing(line):
    assert not any(one.caught or one.shows != "opens" for one in tried(f"{line}\n").values())


def test_the_counts_and_the_sentence():
    bench = widgets.policy_bench()
    assert bench.sentence.startswith("11 listed names: 1 caught, 10 missed (underblocking).")
    bench.set({"Start with": "the eleven names"})
    assert bench.sentence.startswith("11 listed names: 11 caught, 0 missed")
    assert bench.shown.picture.title.startswith("The eleven names: 11 of 11 caught. Not on the list: 0 of")
    bench.set({"Start with": "*.telegram.org"})
    assert "8 caught, 3 missed" in bench.sentence and "8 caught too (overblocking)" in bench.sentence


def test_lines_of_ones_own_are_kept_while_others_are_looked_at():
    bench = widgets.policy_bench()
    lines = bench.controls["Lines"]
    lines.value += "t.me CNAME .\n"
    assert bench.controls["Start with"].value == "my own lines"
    assert bench.sentence.startswith("11 listed names: 2 caught")
    bench.controls["Start with"].value = "the eleven names"
    assert len(lines.value.splitlines()) == 11
    bench.controls["Start with"].value = "my own lines"
    assert lines.value.endswith("t.me CNAME .\n") and bench.sentence.startswith("11 listed names: 2 caught")


def test_a_line_that_is_being_written_is_named_and_nothing_is_lost():
    bench = widgets.policy_bench()
    before, lines = bench.shown.picture, bench.controls["Lines"]
    for typed in ("x", "x ", "x CNA", "x CNAME", "x CNAME a b"):
        lines.value = typed
        assert bench.sentence.startswith("your list, line 1: can't read") and bench.shown.picture == before
    lines.value = "t.me CNAME ."
    assert bench.sentence.startswith("11 listed names: 1 caught")


def test_a_line_that_the_kit_ignores_is_said():
    bench = widgets.policy_bench(lines="32.17.2.0.192.rpz-client-ip CNAME .\n")
    assert "Ignored: 32.17.2.0.192.rpz-client-ip: rpz-client-ip is no trigger of this kit." in bench.sentence


def test_each_provider_has_its_own_answer():
    bench = widgets.policy_bench()
    assert bench.controls["Lines"].value == "telegram.org A 202.3.219.209\n"
    bench.set({"Provider": "XL"})
    assert bench.controls["Lines"].value == "telegram.org CNAME blockpage.xl.co.id.\n"
    bench.set({"Provider": "abroad"})
    assert bench.controls["Lines"].value == "telegram.org CNAME .\n"


def test_the_readers_own_classroom_is_looked_at_and_not_touched(memory):
    memory.provider("Telkomsel").obey(["t.me"])
    policy = memory.resolver("Telkomsel").policy
    with memory.capture() as capture:
        bench = widgets.policy_bench(memory)
        bench.set({"Start with": "what the provider does now"})
        assert bench.controls["Lines"].value == "t.me 60 IN A 202.3.219.209\n"
        bench.set({"Lines": "* CNAME .\n"})
    assert len(capture) == 0 and memory.resolver("Telkomsel").policy is policy
    memory.resolver("Telkomsel").policy = None
    bench.set({"Start with": "what the provider does now"})
    assert bench.sentence.startswith("11 listed names: 0 caught")


def test_what_a_middlebox_does_is_tried_too(memory):
    boxes = memory.provider("Telkomsel").middleboxes
    boxes.append(middlebox.inject_dns(lambda wire: forge(wire) if b"\x01t\x02me" in wire else None))
    bench = widgets.policy_bench(memory, lines="; nothing\n")
    assert "t.me: caught, warning" in bench.shown.picture.description
    assert bench.sentence.startswith("11 listed names: 1 caught")
    boxes[:] = [middlebox.reset(middlebox.asking_server("t.me"))]
    bench = widgets.policy_bench(memory, lines="; nothing\n")
    assert "t.me: missed, reset" in bench.shown.picture.description


def test_mistakes_are_said_with_the_remedy():
    with pytest.raises(LookupError, match="no provider 'Telkomm'; there are: Telkomsel"):
        widgets.policy_bench(provider="Telkomm")
    with pytest.raises(ValueError, match="your list, line 1"):
        widgets.policy_bench(lines="t.me\n")
    with pytest.raises(ValueError, match="a name alone says nothing: write t.me A 192.0.2.1"):
        widgets.policy_bench(lines="; mine\nt.me\n")
    with pytest.raises(ValueError, match="line 1: can't read '# mine' .a comment begins with ;"):
        widgets.policy_bench(lines="# mine\nt.me CNAME .\n")
    with pytest.raises(LookupError, match="there are: https://, http://"):
        widgets.policy_coverage("t.me CNAME .\n", scheme="ftp://")

"""Wrong parts of a censor: each is refused where it is written, since later it would look like censorship."""

import re

import dns.name
import pytest

from helpers.censor import middlebox as mb
from helpers.censor.injector import Injector
from helpers.censor.middlebox import Action, Interference
from helpers.censor.policy import Action as Order
from helpers.censor.policy import Override, Policies, Policy
from helpers.endpoint import Endpoint
from helpers.protocols.extended_errors import Reason
from helpers.servers.refusing import RefusingServer
from tests.cast import BLOCK_PAGE, NAME, URL

LINE = "web.telegram.org CNAME ."
POLICY = Policy.from_text(LINE)
WANTED = mb.to_ports(443)


@pytest.mark.parametrize("wrong", [LINE, [POLICY], True, Policy], ids=repr)
def test_what_is_no_policy_is_refused_when_it_is_set(memory, wrong):
    provider = memory.provider("Telkomsel")
    for censor in (provider.resolver, Injector(), RefusingServer(provider.resolver)):
        with pytest.raises(TypeError, match=r"is no policy; write it like this: Policy.from_text\("):
            censor.policy = wrong
    assert memory.client("Telkomsel").stub.resolve(NAME).addresses == (BLOCK_PAGE,)
    provider.resolver.policy = None
    assert memory.client("Telkomsel").stub.resolve(NAME).addresses != (BLOCK_PAGE,)


@pytest.mark.parametrize("wrong", [[POLICY], None, LINE], ids=repr)
def test_policies_are_written_one_by_one(wrong):
    with pytest.raises(TypeError, match=r"is no policy; write the policies one by one: Policies\(first, second\)"):
        Policies(wrong)
    assert Policies(Policies(POLICY), POLICY)


@pytest.mark.parametrize("wrong", ["NXDOMAIN", Order.NXDOMAIN], ids=repr)
def test_what_is_no_override_is_refused(wrong):
    with pytest.raises(ValueError, match="is no override; write it like this: override=Override.NXDOMAIN"):
        Policy.from_text(LINE, override=wrong)
    with pytest.raises(ValueError, match="is no override"):
        Policy().override = wrong


@pytest.mark.parametrize("wrong", ["blocked", 15], ids=repr)
def test_what_is_no_reason_is_refused_with_those_that_there_are(wrong):
    with pytest.raises(ValueError, match="is no reason; there are: Reason.BLOCKED, Reason.CENSORED, "):
        Policy(reason=wrong)
    policy = Policy()
    policy.reason = Reason.BLOCKED
    with pytest.raises(ValueError, match="is no reason"):
        policy.reason = wrong


@pytest.mark.parametrize("returned", [True, False, "drop", Action.DROP], ids=repr)
def test_a_middlebox_that_returns_something_else_is_named(internet, returned):
    def my_censor(flow):
        return returned

    internet.provider("Telkomsel").middleboxes.append(my_censor)
    student = internet.client("Telkomsel")
    with pytest.raises(TypeError, match="the middlebox 'my_censor' returned .*; return None to pass, or an Interf"):
        student.stub.resolve(NAME)
    internet.provider("Telkomsel").middleboxes[:] = [lambda flow: None]
    assert student.stub.resolve(NAME).addresses == (BLOCK_PAGE,)


def test_what_is_no_function_is_no_middlebox(memory):
    memory.provider("abroad").middleboxes.append("drop")
    with pytest.raises(TypeError, match=r"'drop' is no middlebox; write it like this: drop\(to_addresses"):
        memory.client("abroad").browser.get(URL)


@pytest.mark.parametrize(
    "parts, words",
    [
        ({"action": "drop"}, "'drop' is no action; there are: Action.DROP, Action.RESET, "),
        ({"action": Action.REDIRECT}, r"None is no destination; write Endpoint\("),
        ({"action": Action.REDIRECT, "destination": "192.0.2.1"}, "'192.0.2.1' is no destination"),
        ({"action": Action.INJECT}, "forge is None; give a function"),
        ({"action": Action.INJECT, "forge": len, "after_seconds": float("nan")}, "after_seconds is nan"),
        ({"action": Action.THROTTLE}, "None bytes a second are none: use drop, or a number above 0"),
    ],
    ids=repr,
)
def test_an_interference_checks_its_parts(parts, words):
    with pytest.raises(ValueError, match=words):
        Interference(**parts)


def test_an_interference_with_its_parts_is_taken():
    assert Interference(Action.REDIRECT, Endpoint("192.0.2.1", 53, "udp")).destination.port == 53
    assert Interference(Action.INJECT, forge=lambda wire: None).after_seconds == 0.005


@pytest.mark.parametrize("act", [mb.drop, mb.reset, mb.all_of, lambda wanted: mb.throttle(wanted, 5)])
def test_which_flows_is_a_function(act):
    with pytest.raises(ValueError, match="'149.154.167.51' does not say which flows; write it like this: drop"):
        act("149.154.167.51")


@pytest.mark.parametrize("port", ["53", 0, -1, 65536, 53.0, True, None], ids=repr)
def test_what_is_no_port_is_refused(port):
    with pytest.raises(ValueError, match="is no port; write a number from 1 to 65535, such as 53"):
        mb.to_ports(443, port)


def test_what_is_no_protocol_is_refused():
    with pytest.raises(ValueError, match="'UDP' is no protocol; write 'udp' or 'tcp'"):
        mb.to_ports(53, protocol="UDP")


@pytest.mark.parametrize("asking", [mb.asking_server, mb.asking_host])
@pytest.mark.parametrize("name", ["https://telegra.ph/", "*telegra.ph", "telegra.ph:443", "", "*", "a..b", 7, None])
def test_what_no_hello_and_no_request_can_ask_for_is_refused(asking, name):
    with pytest.raises(ValueError, match="is no name; write it like this: web.telegram.org"):
        asking("t.me", name)


def test_the_final_dot_of_a_name_is_taken_away(memory):
    memory.provider("abroad").middleboxes.append(mb.drop(mb.asking_host("t.me.")))
    with pytest.raises(Exception, match="nothing came back"):
        memory.client("abroad").browser.get("http://t.me/")
    assert mb.description(mb.asking_server("*.telegra.ph.")) == "server name *.telegra.ph"


def test_what_is_no_address_is_refused():
    for make in (mb.redirect_dns, mb.to_addresses):
        with pytest.raises(ValueError, match="'google' is no IP address; write it like this: 149.154.167.51"):
            make("google")


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 0, -5, "800"], ids=repr)
def test_a_throttle_needs_a_number(number):
    with pytest.raises(ValueError, match="bytes a second are none: use drop, or a number above 0"):
        mb.throttle(WANTED, number)


def test_one_text_is_no_list_of_names():
    with pytest.raises(ValueError, match=r"'t.me' is one text; write a list of names: \['t.me'\]"):
        Policy.for_names("t.me", "CNAME .")


@pytest.mark.parametrize(
    "target", ["not a name/", "", "a..b", "g\N{LATIN SMALL LETTER A WITH DIAERESIS}..b", b"t.me", 7], ids=repr
)
def test_what_is_no_name_is_no_target(target):
    with pytest.raises(ValueError, match="is no name; write it like this: garden.example"):
        Override.cname(target)


@pytest.mark.parametrize(
    ("target", "action", "remedy"),
    [
        (".", "NXDOMAIN", "write Override.NXDOMAIN"),
        ("*.", "NODATA", "write Override.NODATA"),
        ("*", "NODATA", "write Override.NODATA"),
        ("rpz-passthru.", "PASSTHRU", "write Override.PASSTHRU"),
        ("rpz-drop.", "DROP", "write Override.DROP"),
        ("rpz-drop", "DROP", "write Override.DROP"),
        ("RPZ-Drop.", "DROP", "write Override.DROP"),
        ("rpz-tcp-only", "TCP-ONLY", "no override orders it"),
    ],
)
def test_an_action_of_rpz_is_no_target_and_the_error_says_how_it_is_written(target, action, remedy):
    """Draft-vixie-dnsop-dns-rpz-00, section 3: a CNAME to one of these names is an action, and no alias."""
    with pytest.raises(ValueError, match=f"^{re.escape(f'{target!r} is no name but RPZ')}'s {action}; {remedy}$"):
        Override.cname(target)
    line = f"t.me CNAME {target.removesuffix('.')}."
    assert Policy.from_text(line).decide(dns.name.from_text("t.me")).action is Order(action)


@pytest.mark.parametrize("target", ["rpz-foo", "RPZ-Foo.", "garden.rpz-foo.", "*.rpz-foo.", "garden.rpz-drop"])
def test_what_rpz_keeps_for_further_actions_is_no_target(target):
    """Section 3 of the draft: a top level domain that begins with "rpz-" and all below it, but no other name."""
    with pytest.raises(ValueError, match=f"^{re.escape(repr(target))} is kept for actions of RPZ; write a"):
        Override.cname(target)
    assert Policy.from_text(f"t.me CNAME {target.removesuffix('.')}.").ignored
    assert str(Override.cname("rpz-foo.garden.example").target) == "rpz-foo.garden.example."


def test_a_name_in_other_letters_is_taken_as_the_lines_of_a_policy_take_it():
    idn, ascii_name = "*.g\N{LATIN SMALL LETTER A WITH DIAERESIS}rten.example", "*.xn--grten-gra.example"
    assert Override.cname(idn) == Override.cname(ascii_name)
    assert str(Policy.for_names(["t.me"], f"CNAME {idn}.")) == f"t.me 60 IN CNAME {ascii_name}."
    assert mb.description(mb.asking_server(idn)) == f"server name {ascii_name}"


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), -1], ids=repr)
def test_time_goes_only_forward(memory, seconds):
    before = memory.network.now
    with pytest.raises(ValueError, match="seconds can't pass: time goes only forward"):
        memory.network.clock.advance(seconds)
    assert memory.network.now == before

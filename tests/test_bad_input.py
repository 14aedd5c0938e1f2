"""What students do by mistake: a sentence with the remedy, nothing lost, and the classroom goes on."""

import asyncio
import errno

import pytest

from helpers import classroom, show
from helpers.endpoint import Endpoint
from helpers.failures import outcome
from helpers.network.loopback import LoopbackNetwork
from helpers.network.memory import MemoryNetwork
from tests.cast import ABROAD, BLOCK_PAGE, NAME, URL, WEB

NO_NAMES = [
    "",
    " ",
    "web..telegram.org",
    "https://web.telegram.org/",
    "web telegram org",
    "a" * 64 + ".org",
    7,
    None,
    "x/y",
]
NO_URLS = [
    "",
    "web.telegram.org",
    "ftp://t.me/",
    "https://",
    "https://a b/",
    "https://u@t.me/",
    "https://t.me:99999/",
    7,
    None,
]


def works(internet):
    assert internet.client("abroad").browser.get(URL).status == 200
    return True


@pytest.mark.parametrize("name", NO_NAMES, ids=repr)
def test_what_is_no_name_is_refused_with_an_example(internet, name):
    with pytest.raises(ValueError, match="is no host name.*write it like this: web.telegram.org"):
        internet.client("Telkomsel").stub.resolve(name)
    assert works(internet)


@pytest.mark.parametrize("url", NO_URLS, ids=repr)
def test_what_is_no_url_is_refused_with_an_example(internet, url):
    with pytest.raises(ValueError, match="is no URL.*write it like this: https://web.telegram.org/"):
        internet.client("Telkomsel").browser.get(url)
    assert works(internet)


def test_an_unknown_record_type_provider_or_day_names_those_that_there_are(memory):
    with pytest.raises(ValueError, match="is no record type; try A, AAAA"):
        memory.client("abroad").stub.resolve(NAME, "ADDRESS")
    with pytest.raises(LookupError, match="no provider 'Telkomm'; there are: Telkomsel, XL, Telkom, .*, abroad"):
        memory.client("Telkomm")
    with pytest.raises(ValueError, match="no day '15 July'; there are: before, 2017-07-14, block, 2017-08-10"):
        classroom.open(MemoryNetwork(), day="15 July")
    assert works(memory)


NO_LISTS = [
    "https://t.me",
    "t.me\nweb..org",
    ["t.me", 7],
    '"t.me"',
    "t.me,",
    "t.me;",
    "(t.me)",
    "t.me:443",
    "@",
    ".",
    "*",
]


@pytest.mark.parametrize("names", NO_LISTS, ids=repr)
def test_a_list_with_an_error_changes_nothing(memory, names):
    provider = memory.provider("Telkomsel")
    before = provider.resolver.policy
    with pytest.raises(ValueError, match="is no host name"):
        provider.obey(names)
    assert provider.resolver.policy is before
    assert memory.client("Telkomsel").stub.resolve(NAME).addresses == (BLOCK_PAGE,)


def test_an_address_on_a_list_is_refused_and_a_wildcard_is_not(memory):
    provider = memory.provider("Telkomsel")
    with pytest.raises(ValueError, match="149.154.167.51 is an address. This list holds names"):
        provider.obey("149.154.167.51")
    assert len(provider.obey("*.telegram.org\nWEB.telegram.org. # the page")) == 2


@pytest.mark.parametrize("names", [None, 7, [None]], ids=repr)
def test_what_is_no_list_of_names_is_no_order(memory, names):
    provider = memory.provider("Telkomsel")
    before = provider.censor.policy
    with pytest.raises(ValueError, match="write it like this: "):
        provider.obey(names)
    assert provider.censor.policy is before


def test_a_name_is_no_resolver_and_no_transport(memory):
    stub = memory.client("Telkomsel").stub
    before = stub.resolver, stub.transport
    with pytest.raises(ValueError, match=r"'Google' is no resolver; write it like this: stub.use\(internet.resolver"):
        stub.use("Google")
    with pytest.raises(ValueError, match="'DoH' is no transport; import one from helpers.transports: UDP, TCP, DOT"):
        stub.use(memory.resolver("Google"), "DoH")
    assert (stub.resolver, stub.transport) == before
    with pytest.raises(ValueError, match=r"'Telkomsel' is no resolver; write it like this: show.log\("):
        show.log("Telkomsel")


def test_a_vantage_point_without_an_order_says_what_to_use(memory):
    with pytest.raises(ValueError, match="no order reached 'abroad': .*; use a provider in Indonesia"):
        memory.provider("abroad").obey([NAME])


@pytest.mark.parametrize("number", [errno.EADDRINUSE, errno.EACCES])
def test_no_free_port_is_a_sentence_and_the_classroom_goes_on(loopback, monkeypatch, number):
    def refuse(*args, **options):
        raise OSError(number, "no")

    client = loopback.client("abroad")
    with monkeypatch.context() as patch:
        patch.setattr(asyncio, "start_server", refuse)
        with pytest.raises(OSError, match="Close other programs|no free port"):
            client.port_for(Endpoint(ABROAD, 53, "tcp"))
    assert client.port_for(Endpoint(ABROAD, 53, "tcp"))
    assert works(loopback)


def test_no_proxy_variable_is_read(loopback, monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.lower(), "http://127.0.0.1:9")
    assert works(loopback)
    assert loopback.client("abroad").web.connect().res_pq


def test_a_cell_that_runs_twice_gives_the_same(internet):
    def cell():
        student = internet.client("Telkomsel")
        internet.provider("Telkomsel").obey("t.me")
        with internet.capture() as capture:
            outcome(lambda: student.browser.get("http://t.me/"))
        return [(exchange.sender, str(exchange.destination)) for exchange in capture]

    assert cell() == cell()


def test_an_interrupted_cell_loses_nothing(internet):
    student = internet.client("abroad")
    with pytest.raises(KeyboardInterrupt), internet.capture() as capture:
        student.stub.resolve(NAME)
        raise KeyboardInterrupt
    seen = len(capture)
    assert seen > 0
    with internet.capture() as second:
        assert works(internet)
    assert len(capture) == seen and len(second) > 0


@pytest.mark.parametrize("network", [MemoryNetwork, LoopbackNetwork])
def test_objects_of_a_closed_classroom_say_which_cell_to_run(network):
    old = classroom.open(network())
    student = old.client("Telkomsel")
    new = classroom.open(network())
    for call in (student.web.connect, student.app.connect, lambda: student.stub.resolve(NAME)):
        with pytest.raises(ValueError, match="this classroom was closed.*run the cell that makes `student` again"):
            call()
    old.close()
    assert new.client("abroad").stub.resolve(NAME).addresses == (WEB,)
    new.close()


def test_a_port_of_a_closed_classroom_is_refused_with_the_same_sentence():
    internet = classroom.open(LoopbackNetwork())
    client = internet.client("abroad")
    internet.close()
    with pytest.raises(ValueError, match="this classroom was closed"):
        client.port_for(Endpoint(ABROAD, 53, "udp"))

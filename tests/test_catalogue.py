"""The catalogue of cases: every way to interfere, and how a browser sees it, on every network."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from helpers.censor import middlebox
from helpers.censor.middlebox import Action, Interference
from helpers.censor.policy import Policy
from helpers.failures import NetworkFailure, outcome
from helpers.transports import DOH, DOT, TCP, UDP
from tests.cast import DC2, NAME, PUBLIC, TELKOMSEL, URL, WEB, forge, public_resolver

CHANGED = f"{NAME} A 202.3.219.209"
REDIRECT = middlebox.redirect_dns(TELKOMSEL)
WRONG_NAME = ("ssl_invalid_hostname", "tls_handshake")
OPENS = (None, None)
SILENT = ("generic_timeout_error", "dns_round_trip")
PLAIN_PAGE = f"http://{NAME}/"


def once_it_says(action: Action, beginning: bytes) -> Callable:
    return lambda flow: Interference(action) if flow.sent.startswith(beginning) else None


@dataclass(frozen=True)
class Case:
    """One way to interfere, one way to ask, and the failure that the browser meets: OONI's failure and operation."""

    name: str
    meets: tuple
    rpz: str = CHANGED
    middlebox: Callable | None = None
    use: object = None  # ask the public resolver over this transport
    url: str = URL
    title: str = "Telegram Web"  # of the page, where one opens


CASES = [
    Case("block page", WRONG_NAME),
    Case("block page over http", OPENS, url=PLAIN_PAGE, title="This site is blocked / Situs ini diblokir"),
    Case("block page by an alias", WRONG_NAME, rpz=f"{NAME} CNAME blockpage.xl.co.id."),
    Case("nxdomain", ("dns_nxdomain_error", "resolve"), rpz=f"{NAME} CNAME ."),
    Case("nodata", ("dns_no_answer", "resolve"), rpz=f"{NAME} CNAME *."),
    Case("only another type", ("dns_no_answer", "resolve"), rpz=f"{NAME} AAAA 2001:db8::1"),
    Case("wildcard", ("dns_nxdomain_error", "resolve"), rpz="*.telegram.org CNAME ."),
    Case("silent resolver", SILENT, rpz=f"{NAME} CNAME rpz-drop."),
    Case("passthru", OPENS, rpz=f"{NAME} CNAME rpz-passthru.\n*.telegram.org CNAME ."),
    Case("tcp only", OPENS, rpz=f"{NAME} CNAME rpz-tcp-only."),
    Case("another name", OPENS, rpz="telegram.org CNAME ."),
    Case("public resolver", OPENS, use=UDP),
    Case("redirected", WRONG_NAME, use=UDP, middlebox=REDIRECT),
    Case("redirected over TCP", WRONG_NAME, use=TCP, middlebox=REDIRECT),
    Case("DoT past the redirect", OPENS, use=DOT, middlebox=REDIRECT),
    Case("DoH past the redirect", OPENS, use=DOH, middlebox=REDIRECT),
    Case("injected answer", WRONG_NAME, use=UDP, middlebox=middlebox.inject_dns(forge)),
    Case("injected too late", OPENS, use=UDP, middlebox=middlebox.inject_dns(forge, after_seconds=9)),
    Case("query dropped", SILENT, use=UDP, middlebox=middlebox.drop(middlebox.to_addresses(PUBLIC))),
    Case("query rejected", ("connection_refused", "dns_round_trip"), use=UDP, middlebox=middlebox.reset(middlebox.to_addresses(PUBLIC))),
    Case("name reset", ("connection_reset", "tls_handshake"), use=DOT, middlebox=middlebox.reset(middlebox.asking_server(NAME))),
    Case("name dropped", ("generic_timeout_error", "tls_handshake"), use=DOT, middlebox=middlebox.drop(middlebox.asking_server(NAME))),
    Case("address dropped", ("generic_timeout_error", "connect"), use=DOT, middlebox=middlebox.drop(middlebox.to_addresses(WEB))),
    Case("address rejected", ("connection_refused", "connect"), use=DOT, middlebox=middlebox.reset(middlebox.to_addresses(WEB))),
    Case("request reset", ("connection_reset", "http_round_trip"), use=DOT, url=PLAIN_PAGE, middlebox=once_it_says(Action.RESET, b"GET ")),
    Case("request dropped", ("generic_timeout_error", "http_round_trip"), use=DOT, url=PLAIN_PAGE, middlebox=once_it_says(Action.DROP, b"GET ")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(internet, case):
    telkomsel = internet.provider("Telkomsel")
    telkomsel.resolver.policy = Policy.from_text(case.rpz)
    telkomsel.middleboxes += [case.middlebox] if case.middlebox else []
    student = internet.client("Telkomsel")
    if case.use:
        student.stub.use(public_resolver(internet), case.use)
    found = outcome(lambda: student.browser.get(case.url))
    if isinstance(found, NetworkFailure):
        assert (found.failure, found.operation.value) == case.meets
    else:
        assert (case.meets, found.title) == (OPENS, case.title)
    assert internet.client("abroad").browser.get(URL).title == "Telegram Web"


def test_no_case_of_names_stops_the_app(internet):
    internet.provider("Telkomsel").resolver.policy = Policy.from_text("*.org CNAME .\n*.me CNAME .")
    assert internet.client("Telkomsel").app.connect().answered == f"{DC2}:443/tcp"


def test_dropping_its_address_makes_the_app_try_the_next(internet):
    internet.provider("Telkomsel").middleboxes.append(middlebox.drop(middlebox.to_addresses(DC2)))
    connection = internet.client("Telkomsel").app.connect()
    assert [attempt.failure and attempt.failure.failure for attempt in connection.attempts] == [
        *["generic_timeout_error"] * 3,
        None,
    ]
    assert connection.answered == "149.154.175.50:443/tcp"


def test_dropping_the_whole_prefix_stops_the_app(internet):
    internet.provider("Telkomsel").middleboxes.append(
        lambda flow: Interference(Action.DROP) if flow.destination.address.startswith("149.154.") else None
    )
    failure = outcome(internet.client("Telkomsel").app.connect)
    assert (failure.failure, failure.operation.value) == ("generic_timeout_error", "connect")

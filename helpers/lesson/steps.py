"""The steps of Telegram in the browser and of the app: as a reader puts them in order, and as they were recorded."""

from dataclasses import dataclass

from helpers.clients.web import PAGE
from helpers.failures import Operation
from helpers.network.exchange import Capture, Exchange
from helpers.show.phrases import asked_name

WEB, APP = "web client", "app"
HOST = PAGE.removeprefix("https://").rstrip("/")


@dataclass(frozen=True)
class Step:
    """One step, what it needs, and what to say to a reader who puts it too early or gives it to the other client."""

    number: int
    client: str
    words: str
    needs: int | None  # the step right before it; None for a client's first step
    too_early: str
    not_mine: str


STEPS = (
    Step(
        1,
        WEB,
        "Get the page from the web server.",
        needs=4,
        too_early="The browser asks for the page only after the certificate fits",
        not_mine="The app loads no page: its program is on the device already",
    ),
    Step(
        2,
        WEB,
        "Ask the resolver: where is `venus.web.telegram.org`?",
        needs=1,
        too_early="The page brings the program that asks for venus. Without the page nobody asks",
        not_mine="The app asks for no name",
    ),
    Step(
        3,
        APP,
        "Connect to `149.154.167.51`, an address in its own code.",
        needs=None,
        too_early="",
        not_mine="The web client has no address in its code. It has names, and must ask where they are",
    ),
    Step(
        4,
        WEB,
        "Check the certificate of `web.telegram.org`.",
        needs=8,
        too_early="A machine shows its certificate only after you connect to it",
        not_mine="The app checks no certificate: it has keys of its own",
    ),
    Step(
        5,
        WEB,
        "Ask the resolver: where is `web.telegram.org`?",
        needs=None,
        too_early="",
        not_mine="The app asks for no name: it has addresses in its code",
    ),
    Step(
        6,
        WEB,
        "Connect to the host venus and greet it.",
        needs=2,
        too_early="The web client does not know yet where venus is",
        not_mine="The app needs no web host: it goes to the data centre itself",
    ),
    Step(
        7,
        APP,
        "Greet the data centre.",
        needs=3,
        too_early="Nobody hears a greeting without a connection",
        not_mine="The web client does not reach the data centre by its address: it goes to a web host",
    ),
    Step(
        8,
        WEB,
        "Connect to the address of `web.telegram.org`.",
        needs=5,
        too_early="There is no answer yet, so there is no address",
        not_mine="The app waits for no answer: it has addresses in its code",
    ),
)


def steps_taken(capture: Capture, client: str) -> list[int]:
    """Return the numbers of the steps that a client, "web client" or "app", took in a capture, in order.

    A step that failed counts as taken: it was tried.
    """
    mine = [one for one in capture if one.cause is None and one.visit is not None and one.visit.program == client]
    numbers = [number for exchange in mine for number in _steps_of(exchange)]
    return list(dict.fromkeys(numbers))


def _steps_of(exchange: Exchange) -> list[int]:
    """Return the steps that one exchange is made of; what is none of STEPS gives nothing."""
    if exchange.operation is Operation.DNS_ROUND_TRIP:
        return [5 if asked_name(exchange) == HOST else 2]
    if exchange.server_name not in (None, HOST):
        return [6]
    of_names = {"connect": 8, "tls_handshake": 4, "receive": 1}
    of_addresses = {"connect": 3, "receive": 7}
    steps = of_names if exchange.server_name == HOST else of_addresses
    return [steps[step.name] for step in exchange.steps if step.name in steps]

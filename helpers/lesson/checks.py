"""A check for each exercise: it never raises, and says what is missing.

Each check takes what the reader wrote and returns a Line: PASS or NOT YET,
with the reason.
"""

import dns.name

from helpers.case import api_hosts, datacentres
from helpers.censor.policy import Policy
from helpers.clients.stub import read_name
from helpers.lesson.panel import Line

PAGE = "web.telegram.org"
FIRST_API_HOST = "venus.web.telegram.org"  # before login the web client asks data centre 2 [C2]
BYSTANDERS = ("example.", "org.", "id.", "xl.co.id.")


def write_the_list(text: object) -> Line:
    """Check a list of host names that is to stop Telegram in the browser."""
    if not isinstance(text, str):
        return Line("NOT YET", f"This is no text but {text!r}. Write the names between three quotes.")
    wanted = [line.split("#")[0].strip() for line in text.splitlines()]
    names = [name for name in wanted if name]
    if not names:
        return Line("NOT YET", "The list is empty. Write one host name on a line of its own.")
    for name in names:
        if name in {row.ipv4 for row in datacentres()}:
            return Line(
                "NOT YET", f"{name} is an address. This list holds names: nobody asks a resolver for an address."
            )
        try:
            read_name(name)
        except ValueError as error:
            return Line("NOT YET", f"{error}.")
    policy = Policy.for_names(names, "A 192.0.2.1")
    too_much = [name for name in names if read_name(name) in map(dns.name.from_text, BYSTANDERS)]
    if too_much:
        return Line("NOT YET", f"{too_much[0]} is not Telegram's. Block only what the order is about.")
    if _changes(policy, PAGE):
        return Line("PASS", f"The answer for {PAGE} is changed. The browser never finds the page.")
    if _changes(policy, FIRST_API_HOST):
        return Line(
            "PASS", f"The page opens, but the answer for {FIRST_API_HOST} is changed. The web client can't connect."
        )
    if any(_changes(policy, host.name) for host in api_hosts()):
        return Line("NOT YET", "These hosts are asked later, for some people only. Which name is in the address bar?")
    return Line("NOT YET", f"The browser asks for {PAGE}. Your list does not hold exactly this name.")


def _changes(policy: Policy, name: str) -> bool:
    return policy.decide(read_name(name)) is not None

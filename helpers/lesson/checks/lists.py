"""Checks of block lists and of one line of a policy."""

import dns.name

from helpers.case import api_hosts
from helpers.censor.policy import Policy
from helpers.classroom.block_list import read_list
from helpers.clients.stub import read_name
from helpers.lesson.panel import Line

PAGE = "web.telegram.org"
FIRST_API_HOST = "venus.web.telegram.org"  # before login the web client asks data centre 2 [C2]
TELEGRAM = [dns.name.from_text(name) for name in ("telegram.org", "telegram.me", "telegram.dog", "t.me", "telegra.ph")]


def write_the_list(text: object) -> Line:
    """Check a list of host names that is to stop Telegram in the browser."""
    if not isinstance(text, str):
        return Line("NOT YET", f"This is no text but {text!r}. Write the names between three quotes.")
    try:
        names = read_list(text)
    except ValueError as error:
        return Line("NOT YET", f"{error}.")
    if not names:
        return Line("NOT YET", "The list is empty. Write one host name on a line of its own.")
    policy = Policy.for_names(names, "A 192.0.2.1")
    too_much = [name for name in names if not any(read_name(name).is_subdomain(own) for own in TELEGRAM)]
    if too_much:
        return Line("NOT YET", f"{too_much[0]} means more than Telegram. Block only what the order is about.")
    if _changes(policy, PAGE):
        return Line("PASS", f"The answer for {PAGE} is changed. The browser never finds the page.")
    if _changes(policy, FIRST_API_HOST):
        return Line(
            "PASS", f"The page opens, but the answer for {FIRST_API_HOST} is changed. The web client can't connect."
        )
    if any(_changes(policy, host.name) for host in api_hosts()):
        return Line("NOT YET", "These hosts are asked later, for some people only. Which name is in the address bar?")
    return Line("NOT YET", f"The browser asks for {PAGE}. Your list does not hold exactly this name.")


def write_the_whole_list(text: object) -> Line:
    """Check a list of host names that is to stop the page and each host that a web client may ask."""
    line = write_the_list(text)
    if line.word == "NOT YET":
        return line
    policy = Policy.for_names(read_list(text), "A 192.0.2.1")
    missed = [name for name in (PAGE, *(host.name for host in api_hosts())) if not _changes(policy, name)]
    if PAGE in missed:
        return Line("NOT YET", f"The page {PAGE} still opens. Put its name on the list, too.")
    if not missed:
        return Line("PASS", "The page and all ten web API hosts are caught: eleven lines are enough.")
    if all("-1." in name for name in missed):
        return Line("NOT YET", f"{missed[0]} is missed. Each data centre has a second host, for files.")
    return Line("NOT YET", f"{len(missed)} of ten web API hosts are missed, for example {missed[0]}.")


def write_a_wildcard(text: object) -> Line:
    """Check one line of a policy that is to catch the ten web API hosts and nobody else."""
    if not isinstance(text, str):
        return Line("NOT YET", f"This is no text but {text!r}. Write the line between three quotes.")
    try:
        policy = Policy.from_text(text)
    except ValueError as error:
        return Line("NOT YET", f"{str(error).rstrip('.')}.")
    if len(policy) == 0:
        return Line("NOT YET", "There is no line yet. The form is NAME A 202.3.219.209.")
    if len(policy) > 1:
        return Line("NOT YET", f"These are {len(policy)} lines. One is enough: use a wildcard.")
    missed = [host.name for host in api_hosts() if not _changes(policy, host.name)]
    if missed:
        return Line("NOT YET", f"{missed[0]} is missed. Which words do all ten hosts end in?")
    others = [
        name for name in (PAGE, "telegram.org", "core.telegram.org", "t.me", "bakery.example") if _changes(policy, name)
    ]
    if others:
        return Line("NOT YET", f"{others[-1]} is caught as well, and it is no web API host. Make the rule longer.")
    return Line(
        "PASS", f"One line catches all ten hosts. It does not catch {PAGE} itself: a wildcard means the names below."
    )


def _changes(policy: Policy, name: str) -> bool:
    return policy.decide(read_name(name)) is not None

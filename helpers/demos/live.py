"""The demos in the real internet: ordinary look-ups of root servers' names at this computer's own resolver.

Without a network each shows the recorded answer, with its source and date.
"""

from helpers import case
from helpers.demos.demo import Demo
from helpers.network.live import LiveAnswer, look_up

NAME = "a.root-servers.net"
NOTICE = (
    "Notice: your computer asks its own resolver for {names}. Your provider can see this ordinary question.",
    "Pemberitahuan: komputer Anda menanyakan {names} kepada resolvernya sendiri. Penyedia Anda dapat melihatnya.",
)
NOTHING_COMPARED = "Your resolver did not answer, so nothing was compared. You see the recorded answer and its source."


def ask() -> Demo:
    """Show one question to this computer's own resolver."""
    _notice(NAME)
    found = look_up(NAME)
    look = "One question goes out, one answer comes back. You do not see who did the work in between."
    return Demo((_line(NAME, found),), look if found else NOTHING_COMPARED)


def from_the_root() -> Demo:
    """Show where every look-up by hand begins: addresses of root servers."""
    names = [row.name for row in case.recorded()]
    _notice(*names)
    look = "These machines answer for the root. Every look-up by hand begins at one of them."
    return Demo(tuple(_line(name, look_up(name)) for name in names), look)


def changed_answer() -> Demo:
    """Show an answer beside the one that its owner published."""
    _notice(NAME)
    found, published = look_up(NAME), _recorded(NAME)
    if found is None:
        return Demo((_line(NAME, None),), NOTHING_COMPARED)
    strangers = [address for address in found.values if address != published.ipv4]
    if strangers:
        verdict = f"The two differ. Not published for this name: {', '.join(strangers)}. Ask why before you judge."
    elif not found.values:
        verdict = "The two differ: your resolver answered, but gave no address. Ask why before you judge."
    else:
        verdict = "The two are the same: nobody changed this answer."
    return Demo((_line(NAME, found), _line(NAME, None)), verdict)


def two_providers() -> Demo:
    """Show this network's answer, to be compared with another network's."""
    _notice(NAME)
    found = look_up(NAME)
    if found is None:
        return Demo((_line(NAME, None),), NOTHING_COMPARED)
    look = "Run this again in another network, such as a phone's. For this name both networks should say the same."
    return Demo((_line(NAME, found), _line(NAME, None)), look)


def browser_and_app() -> Demo:
    """Show a program that asks for a name beside one that has the address built in."""
    _notice(NAME)
    built_in = f"with a built-in address: {_recorded(NAME).ipv4}, and no question at all"
    look = "The first program needs a resolver. The second does not: that is how the app of 2017 started."
    return Demo((_line(NAME, look_up(NAME)), built_in), look)


def lingering() -> Demo:
    """Show the time to live of an answer twice: a resolver that remembers counts it down."""
    _notice(NAME)
    first, second = look_up(NAME), look_up(NAME)
    seconds = [f"{found.seconds} seconds to live" for found in (first, second) if found and found.values]
    if first is None or second is None:
        look = NOTHING_COMPARED if first is second else "Only one answer came back, so nothing was compared."
    elif len(seconds) < 2:
        look = "There are not two addresses with a time to live, so nothing was compared."
    elif second.seconds < first.seconds:
        look = "The seconds went down: a resolver remembers this answer. What is remembered lingers."
    else:
        look = "The seconds did not go down, so you cannot see a memory. Run this again in a few seconds."
    return Demo((_line(NAME, first or second), *seconds), look)


def _notice(*names: str) -> None:
    """Print the notice at once: it stands there before the first question leaves this computer."""
    for line in NOTICE:
        print(line.format(names=", ".join(names)))


def _line(name: str, found: LiveAnswer | None) -> str:
    if found is not None:
        return f"your own resolver: {name}? {_content(found)}"
    row = _recorded(name)
    return f"recorded ({row.date}, {' '.join(row.source)}): {name}? {row.ipv4}"


def _content(found: LiveAnswer) -> str:
    """Return the addresses, or why there is none."""
    empty = "no address" if found.rcode == "NOERROR" else found.rcode
    return ", ".join(found.values) or empty


def _recorded(name: str) -> case.Recorded:
    return next(row for row in case.recorded() if row.name == name)

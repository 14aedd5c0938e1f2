"""What the servers of the small internet say when they are asked for one name, and who has which certificate."""

import contextlib
import functools

from helpers import case
from helpers.classroom.internet import Internet
from helpers.clients import Client
from helpers.clients.stub import Answer
from helpers.network.memory import MemoryNetwork

NAME = "web.telegram.org"
PROVIDER, OTHER = "Telkomsel", "never.example"  # the second is invented: no order reached it
DATACENTRE = 2  # the web client's default before login: so both clients go to the same one


@functools.cache
def servers_say() -> dict[str, str]:
    """Return addresses, names and seconds by the words that data/human_internet.toml may have in braces."""
    with contextlib.closing(Internet(MemoryNetwork(seed=2017), "before")) as internet:
        said = _asked(internet)
    return said | {"datacentre": str(DATACENTRE), "datacentre_address": case.datacentres()[DATACENTRE - 1].ipv4}


def _asked(internet: Internet) -> dict[str, str]:
    client = internet.client(PROVIDER)
    said = {"name": NAME, "provider": PROVIDER}
    said |= {"resolver": internet.resolver(PROVIDER).address, "other_resolver": internet.resolver(OTHER).address}
    said |= _on_the_way(client)
    honest = client.stub.resolve(NAME)
    said |= {"web_address": honest.addresses[0], "seconds": _seconds(honest)}
    said |= {"certificate": _certificate(honest), "page": client.browser.get(f"http://{NAME}/").title}
    internet.provider(PROVIDER).obey([row.name for row in case.names()])
    changed = client.stub.resolve(NAME)
    said |= {"changed_address": changed.addresses[0], "changed_seconds": _seconds(changed)}
    said |= {
        "blocking_certificate": _certificate(changed),
        "blocking_page": client.browser.get(f"http://{NAME}/").title,
    }
    return said


def _on_the_way(client: Client) -> dict[str, str]:
    """Ask from the root down; return the three servers' addresses, and the zones that they name."""
    root = next(row.ipv4 for row in case.machines() if row.kind is case.MachineKind.ROOT)
    tld = client.stub.ask(root, NAME).referral
    zone = client.stub.ask(tld.address, NAME).referral
    return {
        "root_address": root,
        "tld": tld.zone,
        "tld_address": tld.address,
        "zone": zone.zone,
        "zone_address": zone.address,
    }


def _certificate(answer: Answer) -> str:
    """Return the name that the certificate of the machine has to which an answer leads: the asked one, if it can."""
    (names,) = [row.serves for row in case.machines() if row.ipv4 == answer.addresses[0]]
    return NAME if NAME in names else names[0]


def _seconds(answer: Answer) -> str:
    """Return how long the answer may be kept."""
    return str(answer.message.answer[0].ttl)

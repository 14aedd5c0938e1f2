"""Policies, upstream zones and questions, made by chance from a seed: of few names, so that everything meets."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import dns.message

from tests.unbound import Rpz

TLDS = ("aa", "bb", "cc", "dd")
GARDEN = "garden"  # a zone with every name in it
HOSTS = [f"{host}.{tld}" for tld in TLDS for host in ("one", "two", "three", "www.one", "a.b.two")]
NOBODY = [f"{host}.{tld}" for tld in TLDS for host in ("nobody", "x.one", "b.two", "x.b.two", "y.x.three")]
V4 = [f"10.0.{third}.{fourth}" for third in range(3) for fourth in range(1, 5)]
V6 = [f"2001:db8:{third}::{fourth:x}" for third in range(3) for fourth in range(1, 4)]
V4_TRIGGERS = ["8.0.0.0.10", "16.0.0.0.10", *(f"24.0.{third}.0.10" for third in range(3))]
V4_TRIGGERS += ["30.0.1.0.10", *(f"32.{address.split('.')[3]}.{address.split('.')[2]}.0.10" for address in V4)]
V6_TRIGGERS = ["32.zz.db8.2001", *(f"48.zz.{third}.db8.2001" for third in range(3))]
V6_TRIGGERS += [f"128.{fourth}.zz.{third}.db8.2001" for third in range(3) for fourth in range(1, 4)]
ORDERS = ("90 CNAME .", "90 CNAME *.", "90 CNAME rpz-passthru.", "90 CNAME rpz-drop.", "90 CNAME rpz-tcp-only.")
OVERRIDES = ("nxdomain", "nodata", "passthru", "drop", "disabled", "cname")


@dataclass(frozen=True)
class Question:
    """What is asked, and how."""

    name: str
    rdtype: str
    tcp: bool = False
    edns: bool = False

    def query(self) -> dns.message.Message:
        return dns.message.make_query(self.name, self.rdtype, use_edns=0 if self.edns else None)


@dataclass(frozen=True)
class Scene:
    """Policies in order, the zones that are true, and questions."""

    policies: tuple[Rpz, ...]
    zones: dict[str, str]
    questions: tuple[Question, ...]


def scene(seed: int, questions: int) -> Scene:
    """Return the scene that a seed makes."""
    chance = random.Random(seed)
    policies = tuple(_policy(chance) for _ in range(chance.choice((1, 1, 2, 3, 4))))
    return Scene(policies, _zones(chance), tuple(_question(chance) for _ in range(questions)))


def _zones(chance: random.Random) -> dict[str, str]:
    """Each alias leads into another zone, so that an upstream server can't answer for both at once."""
    heads = {f"{tld}.": "@ 300 SOA ns h 1 60 60 60 60\n@ 300 NS ns\nns 300 A 192.0.2.1\n" for tld in (*TLDS, GARDEN)}
    for host in HOSTS:
        tld = host.rpartition(".")[2]
        heads[f"{tld}."] += "".join(f"{host}. {record}\n" for record in _truth(chance, tld))
    heads[f"{GARDEN}."] += "* 300 A 192.0.2.80\n* 300 AAAA 2001:db8:ffff::80\n"
    return heads


def _truth(chance: random.Random, tld: str) -> Iterator[str]:
    later = [name for name in (*HOSTS, *NOBODY) if name.rpartition(".")[2] > tld]
    if later and chance.random() < 0.5:
        yield f"{chance.choice((60, 300))} CNAME {chance.choice(later)}."
        return
    if chance.random() < 0.15:
        yield chance.choice(("300 MX 10 mail.aa.", '300 TXT "true"'))
        return
    for address in chance.sample(V4, chance.choice((0, 1, 1, 2, 3))):
        yield f"300 A {address}"
    for address in chance.sample(V6, chance.choice((0, 0, 1, 2))):
        yield f"300 AAAA {address}"


def _policy(chance: random.Random) -> Rpz:
    lines = []
    if chance.random() < 0.7:
        lines += ["@ 30 SOA ns.rpz. h.rpz. 1 60 60 60 60", "@ 30 NS ns.rpz."]
    names = [*HOSTS, *NOBODY, *(f"*.{name}" for name in (*HOSTS, *NOBODY, *TLDS)), *TLDS, GARDEN, "*.b.two.aa"]
    triggers = chance.sample(names, chance.randint(1, 9)) + ["*"] * (chance.random() < 0.05)
    for trigger in triggers:
        lines += [f"{trigger.swapcase() if chance.random() < 0.1 else trigger} {order}" for order in _orders(chance)]
    for trigger in chance.sample(V4_TRIGGERS, chance.randint(0, 4)):
        lines += [f"{trigger}.rpz-ip {order}" for order in _orders(chance, V4)]
    for trigger in chance.sample(V6_TRIGGERS, chance.randint(0, 3)):
        lines += [f"{trigger}.rpz-ip {order}" for order in _orders(chance, V6)]
    options = []
    if chance.random() < 0.3:
        override = chance.choice(OVERRIDES)
        options.append(f"rpz-action-override: {override}")
        options += [f"rpz-cname-override: {chance.choice((*HOSTS, 'x.garden'))}."] if override == "cname" else []
    if chance.random() < 0.3:
        options.append("rpz-signal-nxdomain-ra: yes")
    return Rpz("\n".join(lines) + "\n", tuple(options))


def _orders(chance: random.Random, addresses: list[str] | None = None) -> list[str]:
    """Return one special order, or local data: for an address either an alias or addresses of its own kind."""
    if chance.random() < 0.55:
        orders = [chance.choice(ORDERS)]
        return orders + [chance.choice(ORDERS)] * (addresses is None and chance.random() < 0.1)
    alias = (
        f"{chance.choice((20, 90))} CNAME {chance.choice((*HOSTS, *NOBODY, 'x.garden', '*.garden', '*.nobody.aa'))}."
    )
    if chance.random() < 0.4:
        return [alias]
    if addresses is not None:
        kind = "AAAA" if addresses is V6 else "A"
        return [f"90 {kind} {address}" for address in chance.sample(addresses, chance.choice((1, 2)))]
    data = [f"{ttl} A {address}" for ttl, address in zip((20, 40), chance.sample(V4, 2), strict=True)]
    data += [f"90 AAAA {chance.choice(V6)}", '90 TXT "changed"', "90 MX 5 mail.bb.", alias]
    return chance.sample(data, chance.choice((1, 1, 2, 3)))


def _question(chance: random.Random) -> Question:
    name = chance.choice(HOSTS if chance.random() < 0.8 else [*NOBODY, *TLDS, "z.garden"])
    name = "".join(chance.choice((letter, letter.upper())) for letter in name) if chance.random() < 0.2 else name
    rdtype = chance.choices(("A", "AAAA", "TXT", "MX", "CNAME", "ANY"), (50, 20, 10, 5, 5, 10))[0]
    rdtype = "A" if name.lower() in TLDS else rdtype  # a server may leave out what it likes of ANY
    return Question(name + ".", rdtype, chance.random() < 0.2, chance.random() < 0.2)

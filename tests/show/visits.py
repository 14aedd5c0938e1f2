"""Visits and reports that the tests of pictures share."""

from types import SimpleNamespace

from helpers.failures import outcome

PROGRAMS = {"web client": "web", "app": "app"}


def visit(internet, place, program):
    """Return the capture of one visit."""
    client = internet.client(place)
    with internet.capture() as capture:
        outcome(getattr(client, PROGRAMS[program]).connect)
    return capture


def report(provider, when, state="blocked", said_by="", source="S5", until="", doubt=""):
    return SimpleNamespace(
        provider=provider, when=when, until=until, state=state, said_by=said_by, words="", source=(source,),
        date="2017-07-14", confidence="High", doubt=doubt,
    )  # fmt: skip


def event(key, when, what, rival_of=""):
    return SimpleNamespace(key=key, when=when, until="", what=what, rival_of=rival_of, source=("S7",))


SEEN = "2017-07-14T17:23"
REPORTS = [
    report("Indosat", "2017-07-14T11:22", said_by="its CEO", source="S125"),
    *(report(provider, SEEN) for provider in ("Indosat", "XL", "Telkomsel", "IndiHome", "First Media")),
    report("XL", "2017-07-14", "no letter came", "XL"),
    report("Tri", "2017-07-15", said_by="Tri"),
]
EVENTS = [
    event("start-spokesman", "2017-07-14T11:00", "the ministry's spokesman"),
    event("start-indosat", "2017-07-14T11:22", "Indosat's CEO", "start-spokesman"),
    event("start-viva", "2017-07-14T11:30", "VIVA, 17 July", "start-spokesman"),
]

"""The case: every fact that the classroom is built from, read from data/, with source, date and confidence.

What no source documents is invented and can be told by looking: a documentation address (RFC 5737, RFC 3849) or a name
under .example.
"""

import functools
from pathlib import Path

from helpers.case.jigsaw import jigsaw
from helpers.case.reading import bibtex, csl, reading_list
from helpers.case.record import (
    announced_ranges,
    backup_steps,
    block_answers,
    chronology,
    claims,
    comparisons,
    findings,
    isis_watch,
    operator_mails,
    reports,
    rulings,
    site_tests,
    takedowns,
)
from helpers.case.remedies import agreed, demands, followed, measures, reasons, rivals, sums
from helpers.case.rows import (
    ApiHost,
    Confidence,
    DataCentre,
    ListedName,
    Machine,
    MachineKind,
    Need,
    Prefix,
    Provider,
    ProviderKind,
    ProviderWay,
    Source,
    SourceKind,
)
from helpers.case.rows_jigsaw import JigsawKind, JigsawLine
from helpers.case.rows_record import Claim, Comparison, Event, Report, ReportState
from helpers.case.rows_remedies import Lever, Rivals
from helpers.case.rows_resolvers import PublicResolver, Recorded
from helpers.case.sources import DATA, sources, table
from helpers.case.table import read_text

__all__ = [
    "DATA",
    "ApiHost",
    "Claim",
    "Comparison",
    "Confidence",
    "DataCentre",
    "Event",
    "JigsawKind",
    "JigsawLine",
    "Lever",
    "ListedName",
    "Machine",
    "MachineKind",
    "Need",
    "Prefix",
    "Provider",
    "ProviderKind",
    "ProviderWay",
    "PublicResolver",
    "Recorded",
    "Report",
    "ReportState",
    "Rivals",
    "Source",
    "SourceKind",
    "agreed",
    "announced_ranges",
    "api_hosts",
    "backup_steps",
    "bibtex",
    "block_answers",
    "chronology",
    "claims",
    "comparisons",
    "csl",
    "datacentres",
    "demands",
    "findings",
    "followed",
    "isis_watch",
    "jigsaw",
    "machines",
    "measures",
    "names",
    "operator_mails",
    "page",
    "policy_text",
    "prefixes",
    "providers",
    "public_resolvers",
    "reading_list",
    "reasons",
    "recorded",
    "reports",
    "rivals",
    "rulings",
    "site_tests",
    "sources",
    "sums",
    "takedowns",
    "zone_text",
    "zones",
]


@functools.cache
def names() -> tuple[ListedName, ...]:
    """Return the eleven names that the ministry listed on 14 July 2017 [S2, S3, S4, S5, S6, S21].

    >>> [row.name for row in names() if row.dc == 5]
    ['flora.web.telegram.org', 'flora-1.web.telegram.org']
    """
    return table("names.csv", ListedName)


@functools.cache
def api_hosts() -> tuple[ApiHost, ...]:
    """Return the ten hosts that Telegram in the browser may ask [C2]; four of them are listed [S2]."""
    return table("api_hosts.csv", ApiHost)


@functools.cache
def datacentres() -> tuple[DataCentre, ...]:
    """Return the five data centres, with the addresses in Telegram Desktop's code of 14 July 2017 [C1]."""
    return table("datacentres.csv", DataCentre)


@functools.cache
def prefixes() -> tuple[Prefix, ...]:
    """Return the prefix that holds the five data centres, Telegram's others of 2026, and those that stand in."""
    return table("prefixes.csv", Prefix)


@functools.cache
def providers() -> tuple[Provider, ...]:
    """Return named providers, with the answer seen at each for other names [D4], invented ones, and abroad."""
    return table("providers.csv", Provider)


@functools.cache
def public_resolvers() -> tuple[PublicResolver, ...]:
    """Return the resolvers that anybody may ask."""
    return table("resolvers.csv", PublicResolver)


@functools.cache
def machines() -> tuple[Machine, ...]:
    """Return the servers of the classroom: DNS servers, web sites, web API hosts, block page hosts."""
    return table("machines.csv", Machine)


@functools.cache
def recorded() -> tuple[Recorded, ...]:
    """Return what IANA publishes of three root servers, for demos without a network."""
    return table("recorded.csv", Recorded)


@functools.cache
def zones() -> tuple[str, ...]:
    """Return the origin of every zone file: "." first, then by name; each ends with a dot."""
    origins = [_origin(path) for path in (DATA / "zones").glob("*.zone")]
    return tuple(sorted(origins, key=lambda origin: (origin != ".", origin)))


def zone_text(origin: str) -> str:
    """Return a zone file's text (RFC 1035 section 5); LookupError for an origin that has none."""
    if origin not in zones():
        raise LookupError(f"no zone {origin!r}; there are: {' '.join(zones())}")
    return read_text(DATA / "zones" / ("root.zone" if origin == "." else f"{origin}zone"))


def policy_text(file_name: str) -> str:
    """Return the text of an RPZ file, such as "telkomsel.rpz"; LookupError for a name that has none."""
    return _file("policies", file_name)


def page(file_name: str) -> str:
    """Return a page's HTML, such as "block_page.html"; LookupError for a name that has none."""
    return _file("pages", file_name)


def _origin(path: Path) -> str:
    return "." if path.name == "root.zone" else path.name.removesuffix("zone")


def _file(folder: str, file_name: str) -> str:
    known = sorted(path.name for path in (DATA / folder).iterdir())
    if file_name not in known:
        raise LookupError(f"no file {file_name!r} in data/{folder}; there are: {' '.join(known)}")
    return read_text(DATA / folder / file_name)

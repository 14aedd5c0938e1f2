"""The case: every fact that the classroom is built from, read from data/, with source, date and confidence.

What no source documents is invented and can be told by looking: a documentation address (RFC 5737, RFC 3849) or a name
under .example.
"""

import functools
from pathlib import Path

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
from helpers.case.rows_resolvers import PublicResolver, Recorded
from helpers.case.table import Row, read_rows, read_text

__all__ = [
    "ApiHost",
    "Confidence",
    "DataCentre",
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
    "Source",
    "SourceKind",
    "api_hosts",
    "datacentres",
    "machines",
    "names",
    "page",
    "policy_text",
    "prefixes",
    "providers",
    "public_resolvers",
    "recorded",
    "sources",
    "zone_text",
    "zones",
]

DATA = Path(__file__).parents[2] / "data"


@functools.cache
def sources() -> dict[str, Source]:
    """Return every source by its key, such as "S2"; ValueError if a key is there twice."""
    found = read_rows(DATA / "sources.csv", Source)
    by_key = {source.key: source for source in found}
    if len(by_key) < len(found):
        keys = [source.key for source in found]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"sources.csv: the key {twice!r} is there twice; expected one line for each key")
    return by_key


@functools.cache
def names() -> tuple[ListedName, ...]:
    """Return the eleven names that the ministry listed on 14 July 2017 [S2, S3, S4, S5, S6, S21].

    >>> [row.name for row in names() if row.dc == 5]
    ['flora.web.telegram.org', 'flora-1.web.telegram.org']
    """
    return _table("names.csv", ListedName)


@functools.cache
def api_hosts() -> tuple[ApiHost, ...]:
    """Return the ten hosts that Telegram in the browser may ask [C2]; four of them are listed [S2]."""
    return _table("api_hosts.csv", ApiHost)


@functools.cache
def datacentres() -> tuple[DataCentre, ...]:
    """Return the five data centres, with the addresses in Telegram Desktop's code of 14 July 2017 [C1]."""
    return _table("datacentres.csv", DataCentre)


@functools.cache
def prefixes() -> tuple[Prefix, ...]:
    """Return Telegram's prefix that holds the five data centres, and the prefixes that stand in for others."""
    return _table("prefixes.csv", Prefix)


@functools.cache
def providers() -> tuple[Provider, ...]:
    """Return named providers, with the answer seen at each for other names [D4], invented ones, and abroad."""
    return _table("providers.csv", Provider)


@functools.cache
def public_resolvers() -> tuple[PublicResolver, ...]:
    """Return the resolvers that anybody may ask."""
    return _table("resolvers.csv", PublicResolver)


@functools.cache
def machines() -> tuple[Machine, ...]:
    """Return the servers of the classroom: DNS servers, web sites, web API hosts, block page hosts."""
    return _table("machines.csv", Machine)


@functools.cache
def recorded() -> tuple[Recorded, ...]:
    """Return what IANA publishes of three root servers, for demos without a network."""
    return _table("recorded.csv", Recorded)


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


def _table(file_name: str, row_type: type[Row]) -> tuple[Row, ...]:
    return read_rows(DATA / file_name, row_type, sources())


def _origin(path: Path) -> str:
    return "." if path.name == "root.zone" else path.name.removesuffix("zone")


def _file(folder: str, file_name: str) -> str:
    known = sorted(path.name for path in (DATA / folder).iterdir())
    if file_name not in known:
        raise LookupError(f"no file {file_name!r} in data/{folder}; there are: {' '.join(known)}")
    return read_text(DATA / folder / file_name)

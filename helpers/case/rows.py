"""The kinds of rows in data/: what each column of a CSV file means.

Every row but a Source carries `source` (keys of data/sources.csv), `date` (of what the source documents) and
`confidence`.
"""

import enum
from dataclasses import dataclass
from typing import NewType

IPv4 = NewType("IPv4", str)  # 149.154.167.51
IPv6 = NewType("IPv6", str)  # 2001:67c:4e8:f002::a
Network = NewType("Network", str)  # 149.154.160.0/20
HostName = NewType("HostName", str)  # web.telegram.org, without a final dot
Words = NewType("Words", tuple[str, ...])  # separated by spaces in the file
Ports = NewType("Ports", tuple[int, ...])
Asns = NewType("Asns", tuple[int, ...])  # numbers of networks (autonomous systems): 62041
Counts = NewType("Counts", tuple[int, ...])
SourceKeys = NewType("SourceKeys", tuple[str, ...])  # each must be in data/sources.csv
Moment = NewType("Moment", str)  # in Jakarta (WIB, UTC+7): 2017-07-14T17:23, or as exact as is known
Date = NewType("Date", str)  # ISO 8601: 2017-07-14, 2017-07, 2017, or two of them with / between; or "undated"


class Confidence(enum.Enum):
    """How sure a row is: two independent sources or data read directly; one good source; one weak source; invented."""

    HIGH = "High"
    MEDIUM = "Medium"
    LOW = "Low"
    INVENTED = "Invented"


class SourceKind(enum.Enum):
    """What a source is; "project" marks what this kit itself says, without a source."""

    NEWS = "news"  # and other pages of the web
    CODE = "code"
    DATA = "data"
    STANDARD = "standard"
    RULING = "ruling"
    PROJECT = "project"


class Need(enum.Enum):
    """Whether the web client asks for a name while it runs, as webogram's code shows [C2]."""

    NO = "no"
    PAGE = "yes (page)"
    YES = "yes"
    DEPENDS = "depends"
    HOME_DC_5 = "yes if home DC is 5"
    FILES = "for files"


class ProviderKind(enum.Enum):
    PROVIDER = "provider"
    VANTAGE_POINT = "vantage point"  # a network abroad, without orders


class ProviderWay(enum.Enum):
    """Where the answer for a blocked name is changed."""

    RESOLVER = "resolver"  # by the policy of the provider's resolver
    REFUSAL = "refusal"  # the provider's resolver refuses the name
    INJECTION = "injection"  # on the road, by a middlebox that answers first
    REDIRECT = "redirect"  # by the resolver, and every plain query is led to it


class MachineKind(enum.Enum):
    ROOT = "root"
    TLD = "tld"
    AUTHORITATIVE = "authoritative"
    WEBSITE = "website"
    NEIGHBOUR = "neighbour"  # a website that has nothing to do with the case
    WEB_API = "web_api"
    BLOCK_PAGE = "block_page"


@dataclass(frozen=True)
class Source:
    """Where a fact comes from; the title is empty where it is not known."""

    key: str
    title: str
    publisher: str
    date: Date
    where: str
    kind: SourceKind


@dataclass(frozen=True)
class ListedName:
    """One of the eleven names of 14 July 2017, and whether it was back on the evening of 10 August."""

    number: int
    name: HostName
    purpose: str
    dc: int | None
    needed_by_web_client: Need
    back_10aug_evening: bool  # one tester, whose network is not named [S3]
    source: SourceKeys
    date: Date
    confidence: Confidence
    purpose_source: SourceKeys
    purpose_confidence: Confidence
    back_source: SourceKeys
    back_confidence: Confidence


@dataclass(frozen=True)
class ApiHost:
    """One of the ten names that webogram builds; `upload` hosts carry files; `listed` means: of the eleven names."""

    name: HostName
    dc: int
    upload: bool
    listed: bool
    source: SourceKeys
    date: Date
    confidence: Confidence


@dataclass(frozen=True)
class DataCentre:
    """A data centre's addresses in the code of Telegram's apps."""

    dc: int
    ipv4: IPv4
    ipv6: IPv6
    web_host: HostName
    ports: Ports
    ports_note: str
    source: SourceKeys
    date: Date
    confidence: Confidence


@dataclass(frozen=True)
class Prefix:
    """Neighbouring addresses of one holder; `stands_in_for` is empty where they are the holder's own."""

    prefix: Network
    holder: str
    stands_in_for: str
    source: SourceKeys
    date: Date
    confidence: Confidence


@dataclass(frozen=True)
class Provider:
    """An access network, or the vantage point abroad, which changes no answer.

    `answer_type` ("A", "CNAME", "NXDOMAIN", "silence", "REFUSED" or empty) and `answer` say which changed answer it
    gives; `seen_for` and `seen_date` for which names it was seen there, and when; both are empty for an invented one.
    """

    name: str
    kind: ProviderKind
    asn: int | None
    client_ipv4: IPv4
    client_ipv6: IPv6
    resolver_ipv4: IPv4
    resolver_ipv6: IPv6
    resolver_name: HostName | None  # on its certificate, where it answers over DoT and DoH, too
    way: ProviderWay
    answer_type: str
    answer: str
    seen_for: str
    seen_date: Date | None
    fingerprint: str  # the row of D4
    policy: str  # a file of data/policies, or empty
    addresses_source: SourceKeys  # of the four addresses above
    source: SourceKeys  # of the answer
    date: Date
    confidence: Confidence


@dataclass(frozen=True)
class Machine:
    """A server of the classroom.

    `serves` holds zone origins (with a final dot) for DNS servers, and host names for web machines, which are also
    the names on the certificate.
    """

    name: HostName
    kind: MachineKind
    label: str  # the plain words of a picture
    ipv4: IPv4
    ipv6: IPv6 | None
    serves: Words
    page: str  # a file of data/pages, or empty
    note: str  # what a picture must say about it, 95 characters at most
    source: SourceKeys
    date: Date
    confidence: Confidence

"""Every row of data/ has a source, a date and a confidence, and what is invented can be told by looking."""

import dataclasses
import ipaddress
import sys

import pytest

from helpers import case
from helpers.case import Confidence

TABLES = [case.names, case.api_hosts, case.datacentres, case.prefixes, case.providers, case.machines]
DOCUMENTATION = [ipaddress.ip_network(text) for text in
                 ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")]  # fmt: skip


def is_documentation(address):
    return any(ipaddress.ip_address(address) in network for network in DOCUMENTATION)


@pytest.mark.parametrize(
    "table, rows",
    [(case.names, 11), (case.api_hosts, 10), (case.datacentres, 5), (case.prefixes, 16), (case.providers, 14)],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_the_tables_are_complete(table, rows):
    assert len(table()) == rows


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_row_has_a_source_a_date_and_a_confidence(table):
    for row in table():
        keys = [getattr(row, field.name) for field in dataclasses.fields(row) if field.name.endswith("source")]
        assert all(keys) and {key for group in keys for key in group} <= set(case.sources()), row
        assert row.date and isinstance(row.confidence, Confidence), row


def test_every_source_says_where_it_is():
    assert len(case.sources()) > 30
    assert all(source.publisher and source.date for source in case.sources().values())


def test_four_of_ten_api_hosts_are_on_the_list():
    listed = {row.name for row in case.names()}
    assert {host.name for host in case.api_hosts() if host.listed} == listed & {host.name for host in case.api_hosts()}
    assert sum(host.listed for host in case.api_hosts()) == 4


def test_all_data_centres_live_in_one_prefix_of_4096_addresses():
    (prefix,) = [ipaddress.ip_network(row.prefix) for row in case.prefixes() if row.prefix == "149.154.160.0/20"]
    assert prefix.num_addresses == 4096
    assert all(ipaddress.ip_address(row.ipv4) in prefix for row in case.datacentres())


def test_a_named_provider_gives_only_the_answer_that_was_seen_there():
    unnamed = ("abroad", "Detik's network")
    named = [row for row in case.providers() if not row.name.endswith(".example") and row.name not in unnamed]
    assert [row.name for row in named] == ["Telkomsel", "XL", "Telkom", "Indosat", "Tri", "First Media"]
    assert all(row.seen_for == "other names" and row.seen_date and row.fingerprint for row in named)
    assert {row.answer_type for row in named} == {"A", "CNAME"} and {row.source for row in named} == {("D4",)}
    others = [row for row in case.providers() if row not in named]
    assert all(row.confidence is Confidence.INVENTED and not row.seen_date for row in others)
    assert {row.answer_type for row in others} == {"A", "NXDOMAIN", "silence", "REFUSED", ""}


def test_a_public_resolver_says_since_when_each_transport_is_a_standard():
    (google,) = case.public_resolvers()
    assert google.udp_since == google.tcp_since < google.dot_since < "2017-07" < google.doh_since


def test_what_is_invented_has_a_documentation_address_and_the_rest_has_none():
    for row in case.machines():
        invented = row.confidence is Confidence.INVENTED or "INVENTED" in row.source
        if row.name.endswith(".example") and row.kind is case.MachineKind.BLOCK_PAGE:
            continue  # its name is invented, its address is documented
        assert is_documentation(row.ipv4) == invented, row
    for row in case.datacentres():
        assert not is_documentation(row.ipv4) and not is_documentation(row.ipv6)
    for row in case.providers():
        assert is_documentation(row.client_ipv4) and is_documentation(row.resolver_ipv4)


def test_every_stand_in_says_so_in_a_line_that_fits_a_picture():
    for row in case.machines():
        assert len(row.note) <= 95
        assert row.kind is case.MachineKind.ROOT or row.note, row


def test_a_source_key_that_stands_twice_is_refused(monkeypatch, tmp_path):
    text = (case.DATA / "sources.csv").read_text("utf-8")
    (tmp_path / "sources.csv").write_text(text + text.splitlines()[1] + "\n", "utf-8")
    monkeypatch.setattr(sys.modules["helpers.case.sources"], "DATA", tmp_path)
    case.sources.cache_clear()
    with pytest.raises(ValueError, match="the key 'S1' is there twice; expected one line for each key"):
        case.sources()
    case.sources.cache_clear()


@pytest.mark.parametrize("call", [case.zone_text, case.policy_text, case.page])
def test_a_file_that_is_not_there_names_those_that_are(call):
    with pytest.raises(LookupError, match="there are: "):
        call("nobody")

"""Outside programs and the root itself decide: are the zones zones, the policies policies, does every name resolve?"""

import subprocess

import dns.exception
import dns.rdatatype
import pytest

from helpers import case
from helpers.censor.policy import Action, Policy
from helpers.clients.stub import read_name
from tests.require_all import program
from tests.unbound import Unbound

POLICIES = sorted(path.name for path in (case.DATA / "policies").iterdir())
HOSTS = sorted({row.name for row in (*case.names(), *case.api_hosts())})
DNS_KINDS = (case.MachineKind.ROOT, case.MachineKind.TLD, case.MachineKind.AUTHORITATIVE)


@pytest.mark.parametrize("origin", case.zones())
def test_bind_accepts_every_zone(origin, tmp_path):
    path = tmp_path / "a.zone"
    path.write_text(case.zone_text(origin), "utf-8")
    done = subprocess.run([program("named-checkzone"), "-i", "local", origin, path], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file_name", POLICIES)
def test_bind_accepts_every_policy(file_name, tmp_path):
    path = tmp_path / file_name
    path.write_text(case.policy_text(file_name), "utf-8")
    done = subprocess.run([program("named-checkzone"), "-i", "none", "rpz", path], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file_name", POLICIES)
def test_unbound_changes_the_same_answers_with_the_same_file(file_name, tmp_path):
    """For each listed name, a host beside it and a host below it: the same alias or address, or none at all."""
    policy = Policy.from_text(case.policy_text(file_name), file_name)
    asked = [*(row.name for row in case.names()), "aurora.web.telegram.org", "a.t.me", "example"]
    zones = {"xl.co.id.": case.zone_text("xl.co.id.")}
    with Unbound(tmp_path, case.policy_text(file_name), zones) as unbound:
        for name in asked:
            decision = policy.decide(read_name(name))
            expected = decision.answer(read_name(name), dns.rdatatype.A) if decision else []
            if decision and decision.action is Action.DROP:
                with pytest.raises(dns.exception.Timeout):
                    unbound.ask(name, timeout=0.2)
                continue
            found = unbound.ask(name).answer[:1]
            assert [(rrset.name, rrset.rdtype, set(rrset)) for rrset in found] == [
                (rrset.name, rrset.rdtype, set(rrset)) for rrset in expected
            ], name


@pytest.mark.parametrize("host", HOSTS)
def test_every_name_of_the_record_resolves_from_the_root(host, memory):
    home = next(row for row in case.machines() if row.kind not in DNS_KINDS and host in row.serves)
    stub = memory.client("abroad").stub
    assert stub.resolve(host).addresses == (home.ipv4,)
    assert stub.resolve(host, "AAAA").addresses == (home.ipv6,)


def test_every_web_machine_is_reached_by_each_of_its_names(memory):
    stub = memory.client("abroad").stub
    reached = {
        name: stub.resolve(name).addresses
        for row in case.machines()
        if row.kind not in DNS_KINDS and not row.name.endswith("telkomsel.example")
        for name in row.serves
    }
    assert len(reached) >= 21
    homes = {name: row.ipv4 for row in case.machines() for name in row.serves}
    assert reached == {name: (homes[name],) for name in reached}


def test_every_zone_is_delegated_from_the_root(memory):
    """A resolver that starts at the root finds each zone's own start of authority."""
    stub = memory.client("abroad").stub
    for origin in case.zones():
        if origin == ".":
            continue
        answer = stub.resolve(origin, "SOA").message.answer
        assert answer and answer[0].name.to_text() == origin, origin

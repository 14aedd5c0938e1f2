"""Unbound's scripted scenarios (.rpl, as JSON): policies, servers that say what is written, questions, answers.

Time, servers and questions follow the steps of the script; what the resolver
does in between is its own.
"""

import ipaddress
import json
import pathlib
import re
import shlex
from dataclasses import dataclass
from typing import Any

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset
import dns.zonefile

from helpers.censor.policy import Policies, Policy
from helpers.endpoint import Caller, Later
from helpers.network.memory import MemoryNetwork
from helpers.network.road import Road
from helpers.servers.cache import Found
from helpers.servers.resolver import Resolver
from tests.rpz.ours import CLIENT, RESOLVER, as_line, policy_of, serve
from tests.unbound import Rpz

NOBODY = "192.0.2.254"  # where no server is
TTL_SECONDS = 3600  # of a record without one
FLAGS = {flag.name: flag for flag in dns.flags.Flag}
FOLLOWED = {"QUERY", "CHECK_ANSWER", "TIME_PASSES"}  # the kinds of steps that we can take


@dataclass(frozen=True)
class Mismatch:
    """A step at which our resolver did something else."""

    step: int
    expected: Any
    found: Any


class Scenario:
    """One script, ready to be played once."""

    def __init__(self, path: pathlib.Path) -> None:
        script = json.loads(path.read_text("utf-8"))
        self.file, self.steps, self._upstreams = script["file"], script["steps"], script["upstreams"]
        self._blocks = list(_blocks(script["config"]))
        self._now = 0
        self.policies = [self._policy(words, script["zones"]) for kind, words in self._blocks if kind == "rpz"]
        self.network = MemoryNetwork()
        for address in sorted({address for upstream in self._upstreams for address in upstream["address"]}):
            serve(self.network, address, lambda query, caller, address=address: self._upstream(query, caller, address))
        self.resolver = Resolver(Road(self.network, RESOLVER), self._stubs().get(".", [NOBODY]))

    def unknown(self) -> list[str]:
        """Return what this script asks for that cannot be played."""
        return sorted({step["kind"] for step in self.steps} - FOLLOWED)

    def play(self) -> list[Mismatch]:
        """Take every step; return where the answer is not the expected one, or came where silence was expected."""
        mismatches, response = [], None
        for place, step in enumerate(self.steps):
            self._now = step["n"]
            if step["kind"] == "TIME_PASSES":
                self.network.clock.advance(float(re.search(r"[\d.]+", step["arg"])[0]))
            elif step["kind"] == "QUERY":
                response = self._ask(step)
                is_checked = any(later["kind"] == "CHECK_ANSWER" for later in self._until_next_query(place))
                if response is not None and not is_checked:
                    mismatches.append(Mismatch(step["n"], "silence", response.to_text()))
            elif step["kind"] == "CHECK_ANSWER":
                wanted = step["entry"]
                expected, found = _seen(_message(wanted), wanted["match"]), _seen(response, wanted["match"])
                if expected != found:
                    mismatches.append(Mismatch(step["n"], expected, found))
        return mismatches

    def _until_next_query(self, place: int) -> list[dict]:
        following = self.steps[place + 1 :]
        end = next((at for at, step in enumerate(following) if step["kind"] == "QUERY"), len(following))
        return following[:end]

    def _ask(self, step: dict) -> dns.message.Message | None:
        entry = step["entry"]
        query = _message(entry)
        address = re.search(r"ADDRESS\s+(\S+)", step["arg"] or "")
        caller = Caller(address[1] if address else CLIENT, "tcp" if "TCP" in entry["match"] else "udp")
        self.resolver.policy = Policies(*(policy for policy, tags in self.policies if self._applies(tags, caller)))
        for zone, addresses in self._stubs().items():
            self._tell(zone, addresses)
        response = self.resolver.respond(query, caller)
        return response.work() if isinstance(response, Later) else response

    def _tell(self, zone: str, addresses: list[str]) -> None:
        """Let the resolver know the servers of a zone from the start."""
        origin, server = dns.name.from_text(zone), f"stub.{zone.lstrip('.')}"
        servers = dns.rrset.from_text(origin, 86_400, "IN", "NS", server)
        glue = [dns.rrset.from_text(server, 86_400, "IN", "A", *addresses)]
        self.resolver.cache.keep((origin, "servers"), Found(dns.rcode.NOERROR, [servers], glue))

    def _stubs(self) -> dict[str, list[str]]:
        words = [words for kind, words in self._blocks if kind in ("stub-zone", "forward-zone")]
        return {
            block["name"][0]: [one.split("@")[0] for one in block.get("stub-addr", []) + block.get("forward-addr", [])]
            for block in words
        }

    def _policy(self, words: dict[str, list[str]], zones: dict[str, str]) -> tuple[Policy, set[str]]:
        name = words["name"][0]
        options = tuple(f"{key}: {values[0]}" for key, values in words.items())
        policy = policy_of(Rpz(zones.get(name.rstrip("."), zones.get(name, "")), options), name)
        return policy, set(" ".join(words.get("tags", [])).split())

    def _applies(self, tags: set[str], caller: Caller) -> bool:
        """Say whether a policy with some tags is for a caller, as `access-control-tag` says."""
        server = next((words for kind, words in self._blocks if kind == "server"), {})
        worn: set[str] = set()
        for line in server.get("access-control-tag", []):
            prefix, *given = line.split()
            if ipaddress.ip_address(caller.address) in ipaddress.ip_network(prefix):
                worn |= set(given)
        return not tags or bool(tags & worn)

    def _upstream(self, query: dns.message.Message, caller: Caller, address: str) -> dns.message.Message | None:
        """Return what the script lets a server say now; None where it says nothing."""
        for upstream in self._upstreams:
            is_its_time = upstream["lo"] <= self._now <= upstream["hi"]
            if is_its_time and (address in upstream["address"] or not upstream["address"]):
                for entry in upstream["entries"]:
                    if _fits(entry, query, caller):
                        return _reply(entry, query)
        return None


def _blocks(config: str):
    """Yield each block of an unbound.conf and its words; a word that is given twice has two values."""
    kind, words = "", {}
    config = re.sub(r"TEMPFILE_CONTENTS.*?TEMPFILE_END", "", config, flags=re.DOTALL)
    for line in config.splitlines():
        key, colon, value = line.split("#")[0].partition(":")
        key, value = key.strip(), " ".join(shlex.split(value.split(";")[0]))
        if not colon or not key or key.startswith(";"):
            continue
        if not value and key in ("server", "rpz", "stub-zone", "forward-zone", "auth-zone", "remote-control", "view"):
            if kind:
                yield kind, words
            kind, words = key, {}
        elif value:
            words.setdefault(key, []).append(value)
    if kind:
        yield kind, words


def _message(entry: dict) -> dns.message.Message:
    """Return the message that an entry of a script describes."""
    message = dns.message.Message(id=17)
    words = set(entry["reply"])
    message.flags = sum(flag for name, flag in FLAGS.items() if name in words)
    rcodes = [dns.rcode.from_text(word) for word in words if word in dns.rcode.Rcode.__members__]
    message.set_rcode(rcodes[0] if rcodes else dns.rcode.NOERROR)
    if "DO" in words:
        message.use_edns(0, dns.flags.DO)
    for line in entry["question"]:
        name, rdtype = line.split()[0], line.split()[-1]
        message.question.append(
            dns.rrset.RRset(dns.name.from_text(name), dns.rdataclass.IN, dns.rdatatype.from_text(rdtype))
        )
    for lines, section in zip(("answer", "authority", "additional"), message.sections[1:], strict=True):
        section += _records(entry[lines])
    return message


def _records(lines: list[str]) -> list[dns.rrset.RRset]:
    return dns.zonefile.read_rrsets("\n".join(lines) + "\n", rdclass=None, default_ttl=TTL_SECONDS) if lines else []


def _fits(entry: dict, query: dns.message.Message, caller: Caller) -> bool:
    """Say whether an entry speaks to a query, by the words of its match line."""
    asked, wanted = query.question[0], _message(entry).question[0]
    tests = {
        "qname": asked.name == wanted.name,
        "subdomain": asked.name.is_subdomain(wanted.name),
        "qtype": asked.rdtype == wanted.rdtype,
        "TCP": caller.transport == "tcp",
        "UDP": caller.transport == "udp",
    }
    return all(tests.get(word, True) for word in entry["match"])


def _reply(entry: dict, query: dns.message.Message) -> dns.message.Message:
    reply = _message(entry)
    reply.id = query.id
    if "copy_query" in entry["adjust"]:
        reply.question = query.question
    return reply


def _seen(message: dns.message.Message | None, match: list[str]) -> object:
    """Return what the words of a match line look at in a message."""
    if message is None:
        return "silence"
    everything = "all" in match
    seen: dict[str, object] = {}
    question = message.question[0]
    if everything or "question" in match or "qname" in match:
        seen["qname"] = question.name
    if everything or "question" in match or "qtype" in match:
        seen["qtype"] = dns.rdatatype.to_text(question.rdtype)
    if everything or "rcode" in match:
        seen["rcode"] = dns.rcode.to_text(message.rcode())
    if everything or "flags" in match:
        seen["flags"] = dns.flags.to_text(message.flags)
    for word, section in zip(("answer", "authority", "additional"), message.sections[1:], strict=True):
        if everything or word in match:
            seen[word] = sorted(as_line(rrset, "ttl" in match) for rrset in section)
    return seen

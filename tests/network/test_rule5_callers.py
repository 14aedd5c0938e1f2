"""Rule 5: servers know who asks, and how."""

import dns.message
import dns.rrset

from helpers import transports
from helpers.endpoint import Caller
from helpers.transports import DOH, DOT, TCP, UDP
from tests.cast import ABROAD, CONTROL, STUDENT

HERE = "203.0.113.99"


class SplitHorizon:
    """Keeps its callers; answers with the caller's own address, as often as `copies` says."""

    name, address, copies = "dns.example", HERE, 1

    def __init__(self):
        self.callers = []

    def respond(self, query, caller):
        self.callers.append(caller)
        response = dns.message.make_response(query)
        addresses = [caller.address] + [f"10.0.{number >> 8}.{number & 255}" for number in range(1, self.copies)]
        response.answer.append(dns.rrset.from_text_list(query.question[0].name, 60, "IN", "A", addresses))
        return response


def listening(internet, *used):
    server = SplitHorizon()
    for transport in used:
        transports.serve(internet.network, server, HERE, transport, server.name)
    return server


def test_each_caller_gets_its_own_view_over_every_transport(internet):
    server = listening(internet, UDP, TCP, DOT, DOH)
    for vantage_point, address in (("Telkomsel", STUDENT), ("abroad", CONTROL)):
        client = internet.client(vantage_point)
        for transport in (UDP, TCP, DOT, DOH):
            client.stub.use(server, transport)
            assert client.stub.resolve("who.example").addresses == (address,)
            assert server.callers[-1] == Caller(address, transport.protocol)


def test_a_resolver_is_a_caller_too(internet):
    listening(internet, UDP)
    internet.resolver("abroad").root_hints = [HERE]
    assert internet.client("abroad").stub.resolve("who.example").addresses == (ABROAD,)


def test_a_long_answer_is_cut_for_udp_only(internet):
    server = listening(internet, UDP, TCP)
    server.copies = 200
    client = internet.client("abroad")
    client.stub.use(server, UDP)
    assert len(client.stub.resolve("long.example").addresses) == 200
    assert [caller.transport for caller in server.callers] == ["udp", "tcp"]

"""Every way to ask and every way to be stopped, in one capture."""

from helpers.censor import middlebox
from helpers.censor.policy import Policy
from helpers.endpoint import Endpoint, Relay
from helpers.failures import outcome
from helpers.protocols import http
from helpers.transports import DOH, DOT, TCP, UDP
from tests.cast import NAME, TELKOMSEL, WEB, forge, public_resolver

SITE = Endpoint(WEB, 443, "tcp")
DC2_IPV6 = Endpoint("2001:67c:4e8:f002::a", 443, "tcp")
RELAY = Endpoint("203.0.113.99", 443, "tcp")


def forge_either(sent):
    """Return a changed response, with its length before it where the query had that, too: over TCP."""
    if int.from_bytes(sent[:2], "big") != len(sent) - 2:
        return forge(sent)
    return len(forge(sent[2:])).to_bytes(2, "big") + forge(sent[2:])


def ask_site(client, endpoint=SITE):
    request = http.pack_request(http.Request("GET", NAME, "/"))
    return outcome(lambda: client.road.exchange(endpoint, request, http.FRAMING, NAME))


def a_busy_day(internet):
    """Return the capture of every way to ask and every way to be stopped."""
    student, control, provider = internet.client("Telkomsel"), internet.client("abroad"), internet.provider("Telkomsel")
    public = public_resolver(internet)
    internet.network.listen(RELAY, Relay(SITE))
    with internet.capture() as capture:
        for transport in (UDP, TCP, DOT, DOH):
            control.stub.use(public, transport)
            control.stub.resolve("longest.example", "TXT")
        control.web.connect()
        control.browser.get("http://t.me/")
        outcome(student.web.connect)  # led to the block page, whose certificate is for another name
        student.app.connect()
        internet.client("Telkomsel", ipv6=True).app.ask(DC2_IPV6)
        ask_site(control, RELAY)
        student.stub.use(public)
        for box in (
            middlebox.redirect_dns(TELKOMSEL),
            middlebox.inject_dns(forge_either),
            middlebox.drop(middlebox.to_ports(53)),
            middlebox.reset(middlebox.to_ports(53)),
            middlebox.drop(middlebox.asking_server(NAME)),
            middlebox.reset(middlebox.asking_server(NAME)),
            middlebox.drop(middlebox.to_addresses(WEB)),
            middlebox.reset(middlebox.to_addresses(WEB)),
            middlebox.throttle(middlebox.to_addresses(WEB), 10_000),
            middlebox.throttle(middlebox.to_addresses(WEB), 10),
        ):
            provider.middleboxes[:] = [box]
            for transport in (UDP, TCP):
                student.stub.use(public, transport)
                outcome(lambda: student.stub.resolve(NAME))
            ask_site(student)
        provider.middleboxes.clear()
        provider.resolver.policy = Policy.from_text("* CNAME rpz-drop.")
        student.stub.use(provider.resolver)
        outcome(lambda: student.stub.resolve(NAME))
    return capture

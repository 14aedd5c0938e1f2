"""A browser: names, addresses, certificates, redirects."""

import pytest

from helpers.censor import middlebox
from helpers.failures import outcome
from helpers.protocols import http
from helpers.servers import website
from tests.cast import NAME, URL, WEB

HOME = "203.0.113.80"


def test_a_page_says_where_it_came_from(internet):
    page = internet.client("abroad").browser.get(URL)
    assert (page.url, page.address, page.status, page.title) == (URL, WEB, 200, "Telegram Web")


def test_ten_redirects_are_followed_and_no_more(memory):
    hops = []

    def around(request, caller):
        hops.append(request.path)
        return http.Response(302, {"location": f"/{len(hops)}"})

    website.serve(memory.network, around, HOME)
    page = memory.client("abroad").browser.get(f"http://{HOME}/0")
    assert page.status == 302 and hops == [f"/{number}" for number in range(11)]


def test_a_redirect_may_lead_to_another_host(memory):
    website.serve(memory.network, website.Website("", {"/": URL}).respond, HOME)
    assert memory.client("abroad").browser.get(f"http://{HOME}/").url == URL


def test_with_ipv6_the_next_address_is_tried_when_one_is_shut(memory):
    v6 = memory.client("abroad", ipv6=True)
    first = v6.browser.get(URL).address
    assert ":" in first
    memory.provider("abroad").middleboxes.append(middlebox.drop(middlebox.to_addresses(first)))
    assert memory.client("abroad", ipv6=True).browser.get(URL).address == WEB


@pytest.mark.parametrize(
    "url, failure, operation",
    [
        ("https://nobody.example/", "dns_nxdomain_error", "resolve"),
        (f"https://{WEB}/", "ssl_invalid_hostname", "tls_handshake"),  # an address is no name on its certificate
        (f"https://{NAME}:444/", "connection_refused", "connect"),
        ("http://192.0.2.250/", "generic_timeout_error", "connect"),  # nobody has this address
    ],
)
def test_each_stop_is_named_as_ooni_names_it(internet, url, failure, operation):
    found = outcome(lambda: internet.client("abroad").browser.get(url))
    assert (found.failure, found.operation.value) == (failure, operation)

"""A browser: names, addresses, certificates, redirects."""

import pytest

from helpers.censor import middlebox
from helpers.censor.policy import Policy
from helpers.endpoint import Endpoint
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


def test_a_final_dot_stays_out_of_the_certificate_and_the_server_name(internet):
    with internet.capture() as capture:
        page = internet.client("abroad").browser.get(f"https://{NAME}./")
    assert page.title == "Telegram Web" and capture[-1].server_name == NAME


@pytest.mark.parametrize(
    "written, sent",
    [
        ("/caf\u00e9/\u6d4b", "/caf%C3%A9/%E6%B5%8B"),
        ("/?kata=\u00e9&a=b%20c", "/?kata=%C3%A9&a=b%20c"),
        ("/a;b=c,(d)~e'f?[g]=/?h", "/a;b=c,(d)~e'f?[g]=/?h"),
        ('/"<a>', "/%22%3Ca%3E"),
    ],
)
def test_what_is_not_ascii_is_sent_with_percent_signs(internet, written, sent):
    paths = []
    website.serve(internet.network, lambda request, caller: paths.append(request.path) or http.page(""), HOME)
    assert internet.client("abroad").browser.get(f"http://{HOME}{written}").status == 200
    assert paths == [sent]


def test_a_host_in_other_letters_is_asked_for_in_ascii(internet):
    hosts, web = [], http.service(lambda request, caller: hosts.append(request.host) or http.page(""))
    internet.network.listen(Endpoint(HOME, 8080, "tcp"), web)
    internet.resolver("abroad").policy = Policy.from_text(f"xn--bcher-kva.example A {HOME}")
    browser = internet.client("abroad").browser
    assert browser.get("http://b\u00fccher.example:8080/").status == 200
    assert hosts == ["xn--bcher-kva.example:8080"]
    internet.resolver("abroad").policy = Policy.from_text(f"xn--bcher-kva.example A {WEB}")
    with internet.capture() as capture:
        assert outcome(lambda: browser.get("https://b\u00fccher.example/")).failure == "ssl_invalid_hostname"
    assert capture[-1].server_name == "xn--bcher-kva.example"


@pytest.mark.parametrize(
    "url", ["https://\U0001f980.example/", "https://" + "\u00fc" * 70 + ".example/", "http://a..b/"]
)
def test_a_host_that_nobody_can_ask_for_is_no_url(memory, url):
    with pytest.raises(ValueError, match="is no URL .*; write it like this: https://web.telegram.org/"):
        memory.client("abroad").browser.get(url)

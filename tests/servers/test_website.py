"""A web site: one page, some redirects, and no other method."""

import pytest

from helpers.endpoint import Caller
from helpers.failures import outcome
from helpers.protocols import http
from helpers.servers import website
from helpers.servers.website import Website
from tests.cast import BLOCK_PAGE

SITE = Website("<title>hello</title>", {"/old": "https://t.me/new"})


@pytest.mark.parametrize(
    "method, path, status",
    [("GET", "/", 200), ("HEAD", "/x", 200), ("GET", "/old", 302), ("POST", "/", 405), ("DELETE", "/old", 405)],
)
def test_each_request_has_its_status(method, path, status):
    assert SITE.respond(http.Request(method, "t.me", path), Caller("192.0.2.9", "tcp")).status == status


def test_a_redirect_says_where_to():
    assert SITE.respond(http.Request("GET", "t.me", "/old"), Caller("192.0.2.9", "tcp")).headers == {
        "location": "https://t.me/new"
    }


def test_an_honest_block_page_says_451_and_who_blocks(internet):
    page = website.BlockPage("<title>Blocked</title>", "https://blockpage.telkomsel.example/")
    website.serve(internet.network, page.respond, BLOCK_PAGE, "blockpage.telkomsel.example")
    student = internet.client("Telkomsel")
    with internet.capture() as capture:
        found = student.browser.get("http://t.me/any/path")
    assert (found.status, found.title, found.address) == (451, "Blocked", BLOCK_PAGE)
    response = http.unpack_response(capture[-1].responses[0].data)
    assert response.headers["link"] == '<https://blockpage.telkomsel.example/>; rel="blocked-by"'
    assert b"451 Unavailable For Legal Reasons" in capture[-1].responses[0].data
    assert outcome(lambda: student.browser.get("https://t.me/")).failure == "ssl_invalid_hostname"  # no honesty helps

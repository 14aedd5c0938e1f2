"""A web site: one page, some redirects, and no other method."""

import pytest

from helpers.endpoint import Caller
from helpers.protocols import http
from helpers.servers.website import Website

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

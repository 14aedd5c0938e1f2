"""A real browser in the classroom: the block page, the certificate warning, and the way around both by DoH."""

import pytest
from playwright.sync_api import Error

from helpers.censor import middlebox
from helpers.endpoint import Endpoint
from tests.cast import ABROAD, BLOCK_PAGE, NAME, STUDENT, URL, WEB
from tests.foreign.browser import chromium

DOH = Endpoint(ABROAD, 443, "tcp")
RESOLVER = "resolver.abroad.example"


@pytest.fixture
def browser(loopback, tmp_path):
    def open_at(vantage_point, how="socks5", doh=False):
        client = loopback.client(vantage_point)
        door = client.port_for(DOH) if doh else None
        authority = loopback.network.authority.certificate_pem()
        return chromium(tmp_path, authority, f"{how}://127.0.0.1:{client.socks_port()}", door)

    return open_at


def visit(page, url):
    """Return the error of a visit, None where a page came."""
    try:
        page.goto(url, timeout=20_000)
    except Error as error:
        return next(word for word in str(error).split() if "ERR_" in word)
    return None


def sites_reached(capture):
    return {str(one.destination) for one in capture if one.sender == STUDENT and one.destination.protocol == "tcp"}


def test_http_shows_the_block_page_and_https_a_warning(loopback, browser):
    """web.telegram.org stands on the list of sites that Chromium visits over HTTPS alone (HSTS preload), so nobody sees
    a block page there, even who types http://; t.me does not, so its http:// shows the block page.
    """
    with loopback.capture() as capture, browser("Telkomsel") as page:
        assert visit(page, "http://t.me/") is None and "This site is blocked" in page.title()
        assert visit(page, URL) == "net::ERR_CERT_COMMON_NAME_INVALID"
        assert visit(page, f"http://{NAME}/") == "net::ERR_CERT_COMMON_NAME_INVALID"
    assert sites_reached(capture) >= {f"{BLOCK_PAGE}:80/tcp", f"{BLOCK_PAGE}:443/tcp"}
    http_visits = [one for one in capture if str(one.destination) == f"{BLOCK_PAGE}:80/tcp"]
    assert all(b"web.telegram.org" not in one.request for one in http_visits)


def test_abroad_the_page_opens(browser):
    with browser("abroad") as page:
        assert visit(page, URL) is None and page.title() == "Telegram Web"


def test_secure_doh_goes_around_the_provider(loopback, browser):
    """SOCKS4 takes addresses only, so the browser looks names up by itself: over DoH, at the resolver abroad."""
    with loopback.capture() as capture, browser("Telkomsel", "socks4", doh=True) as page:
        assert visit(page, URL) is None and page.title() == "Telegram Web"
    assert sites_reached(capture) >= {str(DOH), f"{WEB}:443/tcp"}
    assert not [one for one in capture if one.sender == STUDENT and one.destination.port == 53]


@pytest.mark.parametrize(
    "wanted",
    [
        middlebox.to_addresses(ABROAD),
        middlebox.all_of(middlebox.to_addresses(ABROAD), middlebox.to_ports(443)),
        middlebox.asking_server(RESOLVER),
    ],
    ids=["address", "port", "server name"],
)
def test_it_stops_where_the_doh_server_is_blocked(loopback, browser, wanted):
    loopback.provider("Telkomsel").middleboxes.append(middlebox.reset(wanted))
    with loopback.capture() as capture, browser("Telkomsel", "socks4", doh=True) as page:
        assert visit(page, URL) == "net::ERR_NAME_NOT_RESOLVED"
    assert sites_reached(capture) == {str(DOH)}
    # Chromium may open a connection ahead of need and close it unused: nothing passed there, so nothing was met
    used = [one for one in capture if one.destination == DOH and (one.passed or one.interference)]
    assert {one.interference and one.interference.action for one in used} == {middlebox.Action.RESET}

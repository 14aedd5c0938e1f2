"""Telegram in the browser: a page, then a web API host for each data centre, each found by its name.

Which host stands for which data centre is from the web client's code of July
2017 (fact source C2); before login it asks data centre 2.
"""

from helpers.clients.browser import Browser
from helpers.clients.connection import Attempt, Connection
from helpers.failures import GarbledError, Operation, during
from helpers.protocols import mtproto

PAGE = "https://web.telegram.org/"
API_NAMES = ("pluto", "venus", "aurora", "vesta", "flora")  # data centres 1 to 5
DEFAULT_DATACENTRE = 2


class WebClient:
    """What runs inside a browser's window: it has names only, no address."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def api_url(self, datacentre: int = DEFAULT_DATACENTRE, upload: bool = False) -> str:
        """Return the address at which the web client asks a data centre, 1 to 5.

        >>> WebClient(None).api_url(5, upload=True)
        'https://flora-1.web.telegram.org/apiw1'
        """
        if datacentre not in range(1, len(API_NAMES) + 1):
            raise ValueError(f"there is no data centre {datacentre}; there are 1, 2, 3, 4 and 5")
        return f"https://{API_NAMES[datacentre - 1]}{'-1' if upload else ''}.web.telegram.org/apiw1"

    def connect(self, datacentre: int = DEFAULT_DATACENTRE) -> Connection:
        """Load the page, then ask the data centre's web API host for resPQ.

        Raises the NetworkFailure that stopped it.
        """
        url = self.api_url(datacentre)
        road = self.browser.road
        with road.visit("web client", "Telegram in the browser"):
            self.browser.get(PAGE)
            request = mtproto.ReqPq(road.random.randbytes(16))
            message = mtproto.pack_req_pq(request, mtproto.message_id(road.network.now, 0))
            response = self.browser.post(url, message)
            with during(Operation.HTTP_ROUND_TRIP, url):
                res_pq = mtproto.unpack_res_pq(response.body)
                if res_pq.nonce != request.nonce:
                    raise GarbledError("another nonce than ours")
        return Connection("web client", (Attempt(PAGE), Attempt(url)), res_pq)

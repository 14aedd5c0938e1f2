"""Telegram in the browser and Telegram the app: names there, addresses here."""

import pytest

from helpers import case
from helpers.censor import middlebox
from helpers.failures import outcome
from tests.cast import DC2, NAME


@pytest.mark.parametrize("host", case.api_hosts(), ids=lambda host: host.name)
def test_the_web_client_builds_the_hosts_of_the_record(memory, host):
    web = memory.client("abroad").web
    assert web.api_url(host.dc, host.upload) == f"https://{host.name}/apiw1"


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_the_web_client_connects_to_each_data_centre_by_name(memory, number):
    with memory.capture() as capture:
        memory.client("abroad").web.connect(number)
    name = memory.client("abroad").web.api_url(number).split("/")[2]
    assert [exchange.server_name for exchange in capture if exchange.server_name] == [NAME, name]


def test_there_is_no_sixth_data_centre(memory):
    with pytest.raises(ValueError, match="there is no data centre 6; there are 1, 2, 3, 4 and 5"):
        memory.client("abroad").web.connect(6)


def test_the_app_asks_no_name(memory):
    with memory.capture() as capture:
        memory.client("Telkomsel").app.connect()
    assert [str(exchange.destination) for exchange in capture] == [f"{DC2}:443/tcp"]


def test_the_app_tries_fifteen_places_in_order_and_then_gives_the_first_failure(memory):
    addresses = [row.ipv4 for row in case.datacentres()]
    memory.provider("abroad").middleboxes.append(middlebox.drop(middlebox.to_addresses(*addresses)))
    app = memory.client("abroad").app
    assert [str(endpoint) for endpoint in app.endpoints][:4] == [
        f"{DC2}:443/tcp", f"{DC2}:80/tcp", f"{DC2}:5222/tcp", f"{addresses[0]}:443/tcp",
    ]  # fmt: skip
    with memory.capture() as capture:
        failure = outcome(app.connect)
    assert len(capture) == 15 and str(failure.endpoint) == f"{DC2}:443/tcp"


def test_the_app_remembers_what_failed_on_the_way(memory):
    memory.provider("abroad").middleboxes.append(middlebox.reset(middlebox.to_addresses(DC2)))
    connection = memory.client("abroad").app.connect()
    assert [str(attempt).split(": ")[1] for attempt in connection.attempts] == [*["connection_refused"] * 3, "answered"]
    assert connection.answered.endswith(":443/tcp") and DC2 not in connection.answered

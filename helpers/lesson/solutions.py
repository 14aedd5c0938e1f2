"""One good answer for each exercise: real functions, whose source `lesson.reveal` prints."""

from collections.abc import Callable

from helpers import case
from helpers.clients.stub import Answer


def write_the_list() -> str:
    """Return a list that stops the web client and no other site: the page's own host name is enough."""
    return """
        # the page of Telegram in the browser
        web.telegram.org
        """


def read_a_message() -> tuple[str, str, str]:
    """Return what the referral says: its response code, the zone to ask, and the address of that zone's server."""
    return "NOERROR", "telegram.org.", "198.51.100.53"


def write_a_resolver() -> Callable[[Callable[[str, str], Answer], str], Answer | None]:
    """Return a resolver: it begins at the root, follows referrals, and gives back the last answer."""

    def my_resolver(ask, name):
        """Ask from the root down, until a server knows."""
        server = "198.41.0.4"  # line 1: the root server, where every look-up begins
        for number in range(1, 21):  # 20 questions at most
            print(number, server, name)
            answer = ask(server, name)
            if answer.addresses:
                return answer  # line 2: the server that knows has spoken
            if answer.referral is None:
                return answer  # no address, and nobody else to ask
            server = answer.referral.address  # line 3: the server that this one names
        return None

    return my_resolver


def write_the_whole_list() -> str:
    """Return the page and the ten hosts that a web client may ask."""
    centres = ("pluto", "venus", "aurora", "vesta", "flora")
    hosts = [f"{name}{ending}.web.telegram.org" for name in centres for ending in ("", "-1")]
    return "\n".join(["web.telegram.org", *hosts])


def write_a_wildcard() -> str:
    """Return the rule for all names below web.telegram.org, without that name itself."""
    return "*.web.telegram.org A 202.3.219.209\n"


def order_the_steps() -> tuple[list[int], list[int]]:
    """Return the order of the web client and of the app: names must be asked for, addresses need not."""
    web_steps = [5, 8, 4, 1, 2, 6]
    app_steps = [3, 7]
    return web_steps, app_steps


def explain_the_evening() -> tuple[int, str]:
    """Return the door that is shut, and the name whose changed answer leads to it: the first API host."""
    shut_door = 3
    causes = "venus.web.telegram.org"
    return shut_door, causes


def find_the_gaps() -> tuple[int, int, str]:
    """Return what was said less the sum of its parts, twice, and the month that the second total leaves out."""
    surabaya, watch = case.sums()[:2]
    surabaya_gap = surabaya.said - sum(surabaya.parts)
    watch_gap = watch.said - sum(watch.parts)
    months = [row for row in case.isis_watch() if row.month >= "2017"]
    left_out = next(row.month for row in months if row.removed == abs(watch_gap))
    return surabaya_gap, watch_gap, left_out


def rewrite_the_article() -> str:
    """Return three sentences: done or under way, already written, reports of others."""
    return """
        2: He wrote that Telegram had already blocked the reported public channels; he named no condition.
        3: He had already e-mailed the ministry to ask for a direct channel.
        4: The moderators process reports of others; they do not file them.
        """

"""One good answer for each exercise: real functions, whose source `lesson.reveal` prints."""

from helpers import case


def write_the_list() -> str:
    """Return a list that stops the web client and no other site: the page's own host name is enough."""
    return """
        # the page of Telegram in the browser
        web.telegram.org
        """


def write_the_whole_list() -> str:
    """Return the page and the ten hosts that a web client may ask."""
    centres = ("pluto", "venus", "aurora", "vesta", "flora")
    hosts = [f"{name}{ending}.web.telegram.org" for name in centres for ending in ("", "-1")]
    return "\n".join(["web.telegram.org", *hosts])


def write_a_wildcard() -> str:
    """Return the rule for all names below web.telegram.org, without that name itself."""
    return "*.web.telegram.org A 202.3.219.209\n"


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
        2: Telegram had already blocked the public channels that the ministry reported; this was no offer.
        3: He had already e-mailed the ministry to ask for a direct channel.
        4: The moderators process reports of others; they do not file them.
        """

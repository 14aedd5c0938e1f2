"""One good answer for each exercise: real functions, whose source `lesson.reveal` prints."""


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

"""One good answer for each exercise: real functions, whose source `lesson.reveal` prints."""


def write_the_list() -> str:
    """Return a list that stops the web client and no other site: the page's own host name is enough."""
    return """
        # the page of Telegram in the browser
        web.telegram.org
        """

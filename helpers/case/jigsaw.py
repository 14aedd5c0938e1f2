"""Four cards for a jigsaw: how the ministry, Telegram, the providers, and users and critics see the case."""

import functools

from helpers.case.rows_jigsaw import JigsawLine
from helpers.case.sources import table
from helpers.case.table import rows_with


@functools.cache
def jigsaw(view: str | None = None) -> tuple[JigsawLine, ...]:
    """Return the lines of all cards, or of one such as "ministry"; LookupError names the views that there are.

    Each card holds a view, three dated statements, and one number with its rival.
    """
    return rows_with(table("jigsaw.csv", JigsawLine), "view", view, "view")

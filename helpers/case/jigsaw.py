"""Four cards for a jigsaw: how the ministry, Telegram, the providers, and users and critics see the case."""

import functools

from helpers.case.rows_jigsaw import JigsawLine
from helpers.case.sources import table


@functools.cache
def jigsaw(view: str | None = None) -> tuple[JigsawLine, ...]:
    """Return the lines of all cards, or of one such as "ministry"; LookupError names the views that there are.

    Each card holds a view, three dated statements, and one number with its rival.
    """
    found = table("jigsaw.csv", JigsawLine)
    views = list(dict.fromkeys(row.view for row in found))
    if view is not None and view not in views:
        raise LookupError(f"no view {view!r}; there are: {', '.join(views)}")
    return tuple(row for row in found if view in (None, row.view))

"""Four cards for a jigsaw: how the ministry, Telegram, the providers, and users and critics see the case."""

import functools

from helpers.case.rows_jigsaw import JigsawLine
from helpers.case.sources import table


def jigsaw(view: str | None = None) -> tuple[JigsawLine, ...]:
    """Return the lines of all cards, or of one such as "ministry"; LookupError names the views that there are.

    Each card holds a view, three dated statements, and one number with its rival.
    """
    views = list(dict.fromkeys(row.view for row in _all()))
    if view is not None and view not in views:
        raise LookupError(f"no view {view!r}; there are: {', '.join(views)}")
    return tuple(row for row in _all() if view in (None, row.view))


@functools.cache
def _all() -> tuple[JigsawLine, ...]:
    return table("jigsaw.csv", JigsawLine)

"""Where the facts come from: every source by its key, and tables whose rows name their sources, whole or in part."""

import functools
from pathlib import Path

from helpers.case.rows import Source
from helpers.case.table import Row, read_rows

DATA = Path(__file__).parents[2] / "data"


@functools.cache
def sources() -> dict[str, Source]:
    """Return every source by its key, such as "S2"; ValueError if a key is there twice."""
    found = read_rows(DATA / "sources.csv", Source)
    by_key = {source.key: source for source in found}
    if len(by_key) < len(found):
        keys = [source.key for source in found]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"sources.csv: the key {twice!r} is there twice; expected one line for each key")
    return by_key


def table(file_name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Return the rows of a file of data/; ValueError for a value of the wrong form or an unknown source."""
    return read_rows(DATA / file_name, row_type, sources())


def only(rows: tuple[Row, ...], field: str, value: str | None, what: str) -> tuple[Row, ...]:
    """Return the rows whose field has a value, or all for None.

    LookupError for a value that no row has: "no", `what`, the value, and the values that there are.
    """
    known = list(dict.fromkeys(getattr(row, field) for row in rows))
    if value is not None and value not in known:
        raise LookupError(f"no {what} {value!r}; there are: {', '.join(known)}")
    return tuple(row for row in rows if value in (None, getattr(row, field)))

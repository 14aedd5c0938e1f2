"""Where the facts come from: every source by its key, and tables whose rows name their sources."""

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

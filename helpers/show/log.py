"""A log: the queries of one resolver, line by line as they arrive, for the projector.

The table is an HTML widget that the resolver's own thread fills.  A line is
there before its answer leaves, so what a log says never depends on who is
faster.  What a notebook stores, and shows where no kernel runs, is the table
of the moment when it was shown, stopped or cleared.
"""

import collections
import html
from typing import Any

from helpers.network.watching import Answered
from helpers.servers.resolver import Resolver
from helpers.show.card import style
from helpers.show.pen import EDGE, GREY, INK, PAPER, PLUM
from helpers.show.queries import Query, name_of, query_of

MOST_LINES = 20
COLUMNS = {  # percent of the width
    "no.": 6,
    "who asks": 21,
    "transport": 13,
    "question": 27,
    "answer": 18,
    "policy": 15,
}
TABLE = (
    f"color:{INK};font:15px/1.4 ui-monospace,Menlo,Consolas,monospace;table-layout:fixed;border-collapse:collapse;"
    "width:100%;margin:8px 0 0;overflow-wrap:anywhere"
)
CELL = (  # on its own paper: themes colour every second row of a table
    f"background:{PAPER};border:0;border-top:1px solid {EDGE};padding:4px 12px 4px 0;text-align:left;vertical-align:top"
)


class Log:
    """A live table of the last MOST_LINES queries of a resolver, the newest on top, with the buttons Clear and Stop."""

    def __init__(self, resolver: Resolver) -> None:
        import ipywidgets  # here, since it takes a tenth of a second and most programs show no log

        self._address = resolver.address
        self._lines: collections.deque[Query] = collections.deque(maxlen=MOST_LINES)
        self._count = 0
        self._stored: list[Any] = []  # the outputs of a notebook where it stands
        self.fallback = ""  # the table as HTML, for where no widget is: a notebook without a kernel, a page on the web
        self._table = ipywidgets.HTML()
        clear = ipywidgets.Button(description="Clear", tooltip="Clear the log")
        self._stop = ipywidgets.Button(description="Stop", tooltip="Stop the log; the resolver goes on")
        clear.on_click(lambda _: self.clear())
        self._stop.on_click(lambda _: self.stop())
        self._box = ipywidgets.VBox([ipywidgets.HBox([clear, self._stop]), self._table])
        self._stop_watching = resolver.road.network.watch(resolver.address, self._hear)
        self._draw()

    def __repr__(self) -> str:
        return f"<Log of the resolver {self._address}>"

    @property
    def lines(self) -> tuple[Query, ...]:
        """The last queries, the oldest first."""
        return tuple(self._lines)

    def clear(self) -> None:
        """Forget every line; the next one has the number 1 again."""
        self._lines.clear()
        self._count = 0
        self._draw(store=True)

    def stop(self) -> None:
        """Listen no more, for good; the lines stay."""
        self._stop_watching()
        self._stop.disabled = True
        self._draw(store=True)

    def describe(self) -> str:
        """Return the log as text."""
        return "\n".join([f"{self._title()}:", *(map(str, self.lines) if self._lines else ["no query yet"])])

    def _hear(self, answered: Answered) -> None:
        self._count += 1
        self._lines.append(query_of(self._count, answered))
        self._draw()

    def _title(self) -> str:
        name, state = name_of(self._address), ", stopped" if self._stop.disabled else ""
        return f"Queries at {self._address}{f' ({name})' if name else ''}{state}"

    def _draw(self, store: bool = False) -> None:
        self.fallback = self._html()
        if store:
            for output in filter(None, self._stored):
                output.update(self._repr_mimebundle_(), raw=True)
        self._table.value = self.fallback  # last: who sees it and saves the notebook saves the same

    def _html(self) -> str:
        head = "".join(
            f'<th scope="col" style="{CELL};color:{GREY};width:{percent}%">{words}</th>'
            for words, percent in COLUMNS.items()
        )
        empty = f'<tr><td colspan="{len(COLUMNS)}" style="{CELL}">no query yet</td></tr>'
        rows = "".join(map(_row, reversed(self.lines))) or empty
        return (
            f'<div style="{style()}"><b style="font-size:18px">{html.escape(self._title())}</b><table style="{TABLE}">'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {**self._box._repr_mimebundle_(), "text/plain": repr(self), "text/html": self.fallback}

    def _ipython_display_(self) -> None:
        from IPython.display import display

        self._stored.append(display(self._repr_mimebundle_(), raw=True, display_id=True))


def log(resolver: Resolver) -> Log:
    """Show a resolver's queries as they arrive, whoever asks: `show.log(internet.resolver("Telkomsel"))`.

    Raises ValueError for what is no resolver, LookupError for one that listens nowhere.
    """
    if not isinstance(resolver, Resolver):
        raise ValueError(f"{resolver!r} is no resolver; write it like this: show.log(internet.resolver('Telkomsel'))")
    return Log(resolver)


def _row(query: Query) -> str:
    words = (str(query.number), query.who, query.transport, query.question, query.answer)
    cells = "".join(f'<td style="{CELL}">{_breakable(word)}</td>' for word in words)
    policy = "not answered" if query.refused else "= unchanged"
    if query.changed:
        policy = f'<b style="color:{PLUM}">\N{NOT EQUAL TO} changed</b>'
    return f'<tr>{cells}<td style="{CELL};white-space:nowrap">{policy}</td></tr>'


def _breakable(word: str) -> str:
    """Return words as HTML that may go on in the next line after each dot, as long names must."""
    return html.escape(word).replace(".", ".<wbr>")

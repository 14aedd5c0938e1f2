"""A prefix: all its addresses as cells, with who lives there, so far as the classroom knows."""

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers import case
from helpers.classroom import Internet
from helpers.endpoint import Machine
from helpers.show import chart
from helpers.show.letters import lines_of, listed, text_width
from helpers.show.pen import GREY, INK, PAPER, TAR
from helpers.show.picture import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_ADDRESSES, BANDS = 4096, 16
TOP, BOTTOM, RIGHT, EDGE_OF_WORDS = 136, 632, 872, 1248
SMALLEST_MARK = 14
GROUPS = {  # what several machines of a kind are called together
    "authoritative": "name servers",
    "block_page": "block page hosts",
    "client": "clients",
    "datacentre": "data centres",
    "neighbour": "neighbours",
    "resolver": "resolvers",
    "root": "root servers",
    "tld": "servers of top-level zones",
    "web_api": "API hosts",
    "website": "web servers",
}
Prefix = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True)
class Cells:
    """How the addresses of a prefix are laid out: bands of neighbours, each in one row of cells or some."""

    prefix: Prefix
    bands: int
    rows: int  # in a band
    columns: int

    def place(self, address: str) -> tuple[int, int]:
        """Return the column and the row of an address, from the left and from the top."""
        row, column = divmod(int(ipaddress.ip_address(address)) - int(self.prefix.network_address), self.columns)
        return column, row

    def band_name(self, band: int) -> str:
        """Return a band as a prefix of its own."""
        bits = self.prefix.prefixlen + (self.bands - 1).bit_length()
        first = self.prefix.network_address + band * self.rows * self.columns
        return f"{first}/{bits}"


def prefix(prefix: str, internet: Internet, title: str | None = None) -> Picture:
    """Draw each address of a prefix, such as 149.154.160.0/20, as a cell, and name the machines that live there.

    Raises ValueError for what is no prefix, and for one of more than 4,096 addresses.
    """
    cells, machines = cells_of(prefix), inhabitants(prefix, internet)
    count, known = f"{cells.prefix.num_addresses:,}", f"{len(machines)} known machine{'s' * (len(machines) != 1)}"
    if title is None:
        title = f"{cells.prefix}: {count} addresses, {known}"
        title = title if text_width(title, 34, bold=True) <= 1216 else f"{count} addresses, {known}"
    with chart.settings():
        return chart.picture(draw(cells, machines, title), title, _description(cells, machines), _table(machines))


def cells_of(prefix: str) -> Cells:
    """Return the layout of a prefix; ValueError for what is no prefix or too large."""
    network = ipaddress.ip_network(prefix)
    if network.num_addresses > MOST_ADDRESSES:
        least = network.max_prefixlen - 12
        raise ValueError(f"{network} has more than {MOST_ADDRESSES:,} addresses: name a part of it, /{least} or longer")
    bands = min(BANDS, network.num_addresses)
    in_band = network.num_addresses // bands
    rows = 4 if in_band >= 128 else 2 if in_band >= 64 else 1
    return Cells(network, bands, rows, in_band // rows)


def inhabitants(prefix: str, internet: Internet) -> list[Machine]:
    """Return the machines of the classroom that live in a prefix, by address."""
    network = ipaddress.ip_network(prefix)
    found = [machine for address, machine in internet.machines.items() if ipaddress.ip_address(address) in network]
    return sorted(found, key=lambda machine: int(ipaddress.ip_address(machine.address)))


def draw(cells: Cells, machines: list[Machine], title: str) -> "Figure":
    """Return the figure: one axes on which each machine is a mark in the middle of its cell."""
    figure = chart.card(title)
    rows, stand_ins = cells.bands * cells.rows, any(machine.stand_in for machine in machines)
    names = [cells.band_name(band) for band in range(cells.bands)]
    left = chart.MARGIN + max(text_width(name, 22, mono=True) for name in names) + 20
    axes = chart.axes(figure, left, TOP, RIGHT, BOTTOM)
    axes.set(xlim=(0, cells.columns), ylim=(rows, 0), xticks=[])
    middles = [(band + 0.5) * cells.rows for band in range(cells.bands)]
    axes.set_yticks(middles, names, family="DejaVu Sans Mono", ha="left")
    axes.tick_params(axis="y", pad=left - chart.MARGIN)
    _draw_cells(axes, cells)
    _draw_machines(axes, cells, machines, (RIGHT - left) / cells.columns)
    for band, middle in enumerate(middles):
        living = [machine for machine in machines if cells.place(machine.address)[1] // cells.rows == band]
        y = TOP + (BOTTOM - TOP) * middle / rows
        if living:
            chart.write(figure, RIGHT + 24, y + 8, _together(living), bold=True)
    filled = "Dashed: a stand-in's address." if stand_ins else "Filled: a known machine."
    chart.write(figure, chart.MARGIN, 100, f"Each cell is an address. {filled}", fill=GREY)
    for number, line in enumerate(lines_of(_holder(cells.prefix), 1216)):
        chart.write(figure, chart.MARGIN, 672 + 28 * number, line, fill=GREY)
    return figure


def _draw_cells(axes: "Axes", cells: Cells) -> None:
    for band in range(cells.bands):
        top, bottom = band * cells.rows, (band + 1) * cells.rows
        axes.fill_between([0, cells.columns], top, bottom, color=TAR, lw=0)
        axes.hlines(range(top + 1, bottom), 0, cells.columns, colors=PAPER, lw=1)
    axes.vlines(range(1, cells.columns), 0, cells.bands * cells.rows, colors=PAPER, lw=1)
    axes.hlines([band * cells.rows for band in range(1, cells.bands)], 0, cells.columns, colors=PAPER, lw=5)


def _draw_machines(axes: "Axes", cells: Cells, machines: list[Machine], width: float) -> None:
    """Fill the cell of each machine; where cells are too small to be seen, a mark stands over its cell."""
    from matplotlib.patches import Rectangle

    for machine in machines:
        column, row = cells.place(machine.address)
        fill, dash = (PAPER, (0, (2.4, 1.4))) if machine.stand_in else (INK, "-")
        if width < 2 * SMALLEST_MARK:
            look = {"mfc": fill, "mec": INK if machine.stand_in else PAPER, "mew": 2}
            axes.plot(column + 0.5, row + 0.5, "s", ms=SMALLEST_MARK, clip_on=False, zorder=3, **look)
        else:
            inside = (column + 0.07, row + 0.12)
            axes.add_patch(Rectangle(inside, 0.86, 0.76, fc=fill, ec=INK, lw=2.5, ls=dash, zorder=3))


def _together(machines: list[Machine]) -> str:
    """Return the machines of a band as one text that fits beside it: by name, or by the number of each kind."""
    room = EDGE_OF_WORDS - RIGHT - 24
    labels: dict[str, list[str]] = {}
    for machine in machines:
        labels.setdefault(machine.kind, []).append(machine.label)
    named = [_named(kind, group) for kind, group in labels.items()]
    counted = [_counted(kind, group) for kind, group in labels.items()]
    return next(
        (words for words in map(", ".join, (named, counted)) if text_width(words, 22, bold=True) <= room),
        listed(counted, room, bold=True),
    )


def _named(kind: str, labels: list[str]) -> str:
    """Return machines of a kind by what tells them apart: "data centres 2 and 4", or "bakery and school"."""
    if len(set(labels)) == 1:
        return _counted(kind, labels)
    own = [label.rpartition(" ")[2] for label in labels]
    together = f"{', '.join(own[:-1])} and {own[-1]}"
    return together if kind == "neighbour" else f"{GROUPS.get(kind, 'machines')} {together}"


def _counted(kind: str, labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{len(labels)} {GROUPS.get(kind, 'machines')}"


def _holder(prefix: Prefix) -> str:
    """Return whose addresses these are, so far as data/prefixes.csv says it."""
    for row in case.prefixes():
        whole = ipaddress.ip_network(row.prefix)
        if whole.version == prefix.version and prefix.subnet_of(whole):
            if row.stands_in_for:
                return f"{row.prefix} stands in for {row.stands_in_for}: no source gives their addresses."
            return f"{row.prefix}: {row.holder}'s, by a list of {row.date}. Who else lived there in 2017: no record."
    return "Whose addresses these are: no record in data/prefixes.csv."


def _description(cells: Cells, machines: list[Machine]) -> str:
    known = "; ".join(f"{machine.address} {machine.label}{_stand_in(machine)}" for machine in machines)
    rest = cells.prefix.num_addresses - len(machines)
    return (
        f"{cells.prefix} has {cells.prefix.num_addresses:,} addresses, drawn as cells. "
        f"Known machines: {len(machines)}{': ' + known if machines else ''}. "
        f"The other {rest:,}: no known machine. {_holder(cells.prefix)}"
    )


def _table(machines: list[Machine]) -> list[tuple[str, str]]:
    return [("address", "machine"), *((one.address, one.label + _stand_in(one)) for one in machines)]


def _stand_in(machine: Machine) -> str:
    return " (stand-in)" if machine.stand_in else ""

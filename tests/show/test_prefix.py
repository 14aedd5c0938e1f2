"""A prefix: every address has its cell, and everybody who is known to live there is marked and named."""

import ipaddress

import pytest

from helpers import case, show
from helpers.endpoint import Machine
from helpers.show.prefix import cells_of, draw, inhabitants
from tests.show.reading import alternative_text, words_of

TELEGRAM, STAND_IN = "149.154.160.0/20", "198.51.100.0/24"


def marks(prefix, internet):
    """Return the middles of all marks on the axes."""
    (axes,) = draw(cells_of(prefix), inhabitants(prefix, internet), "A prefix").axes
    points = {(line.get_xdata()[0], line.get_ydata()[0]) for line in axes.lines}
    return points | {
        (patch.get_x() + patch.get_width() / 2, patch.get_y() + patch.get_height() / 2) for patch in axes.patches
    }


def test_the_five_data_centres_are_marked_in_their_cells_and_named(memory):
    cells = cells_of(TELEGRAM)
    assert cells.bands * cells.rows * cells.columns == cells.prefix.num_addresses == 4096
    expected = {cells.place(row.ipv4) for row in case.datacentres()}
    assert marks(TELEGRAM, memory) == {(column + 0.5, row + 0.5) for column, row in expected}
    picture = show.prefix(TELEGRAM, memory)
    assert picture.title == "149.154.160.0/20: 4,096 addresses, 5 known machines"
    assert {"data centres 2 and 4", "data centre 5", "data centres 1 and 3"} <= set(words_of(picture))
    assert {f"149.154.{third}.0/24" for third in range(160, 176)} <= set(words_of(picture))
    for row in case.datacentres():
        assert f"{row.ipv4} data centre {row.dc}" in alternative_text(picture)
        assert (row.ipv4, f"data centre {row.dc}") in picture.table
    assert "The other 4,091: no known machine." in alternative_text(picture)


def test_a_stand_in_prefix_shows_its_neighbours(memory):
    known = [row for row in case.machines() if ipaddress.ip_address(row.ipv4) in ipaddress.ip_network(STAND_IN)]
    picture = show.prefix(STAND_IN, memory)
    assert f"256 addresses, {len(known)} known machines" in picture.title
    assert len(marks(STAND_IN, memory)) == len(known)
    assert all(f"{row.ipv4} {row.label} (stand-in)" in alternative_text(picture) for row in known)
    assert any("stands in for Telegram's web hosts" in words for words in words_of(picture))
    assert "bakery, school and clinic" in words_of(picture)  # who would be hit must be seen, not counted
    assert "Each cell is an address. Dashed: a stand-in's address." in words_of(picture)


def test_a_new_neighbour_moves_in(memory):
    before = marks(TELEGRAM, memory)
    memory.machines["149.154.164.9"] = Machine("149.154.164.9", "neighbour: a library", "neighbour")
    picture = show.prefix(TELEGRAM, memory)
    assert "neighbour: a library" in words_of(picture) and "6 known machines" in picture.title
    assert len(marks(TELEGRAM, memory) - before) == 1


@pytest.mark.parametrize(
    "prefix", ["149.154.167.51/32", "149.154.167.48/29", "149.154.164.0/22", "2001:67c:4e8:f002::/116"]
)
def test_a_part_of_a_prefix_is_laid_out_to_its_last_address(memory, prefix):
    cells = cells_of(prefix)
    assert cells.bands * cells.rows * cells.columns == cells.prefix.num_addresses
    last = str(cells.prefix.broadcast_address)
    assert cells.place(last) == (cells.columns - 1, cells.bands * cells.rows - 1)
    assert cells.band_name(0).split("/")[0] == str(cells.prefix.network_address)
    assert last in {str(ipaddress.ip_network(cells.band_name(cells.bands - 1)).broadcast_address)}
    assert "data centre" in alternative_text(show.prefix(prefix, memory))


def test_what_is_no_prefix_or_too_large_is_refused_with_the_remedy(memory):
    with pytest.raises(ValueError, match="more than 4,096 addresses: name a part of it, /20 or longer"):
        show.prefix("149.154.0.0/16", memory)
    with pytest.raises(ValueError, match="/116 or longer"):
        show.prefix("2001:db8:198::/48", memory)
    with pytest.raises(ValueError, match="has host bits set"):
        show.prefix("149.154.167.51/20", memory)

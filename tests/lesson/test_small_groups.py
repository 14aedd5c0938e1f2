"""Small groups are hidden so that they can't be reckoned, even by one who knows how they are hidden."""

from collections import defaultdict

import pytest

from helpers.lesson.small_groups import HIDDEN, UNDER, chosen_by, without_small_groups


def splits(total, parts):
    """Yield every way to split a class over the cells of a row."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in splits(total - first, parts - 1):
            yield (first, *rest)


@pytest.mark.parametrize(
    "counts, shown",
    [
        ([12, 8], ["12", "8"]),
        ([20, 0, 0], ["20", "0", "0"]),
        ([12, 7, 1], [HIDDEN, "7", UNDER]),
        ([5, 9, 1, 12], [HIDDEN, HIDDEN, UNDER, "12"]),
        ([10, 4, 2, 1], ["10", UNDER, UNDER, UNDER]),
        ([10, 4, 3, 3], [HIDDEN, UNDER, UNDER, UNDER]),
        ([5, 1], [HIDDEN, HIDDEN]),
    ],
)
def test_some_rows(counts, shown):
    assert without_small_groups(counts) == shown


@pytest.mark.parametrize("parts, largest", [(2, 40), (3, 30), (4, 24), (5, 18)])
def test_no_small_group_can_be_reckoned_from_its_row(parts, largest):
    """Try every class: those that look the same differ in each small group by at least three sizes."""
    for total in range(5, largest):
        alike = defaultdict(list)
        for counts in splits(total, parts):
            alike[tuple(without_small_groups(counts))].append(counts)
        for shown, classes in alike.items():
            for place, cell in enumerate(shown):
                sizes = {counts[place] for counts in classes}
                if cell == UNDER:
                    assert len(sizes) >= 3 and sizes <= {1, 2, 3, 4}, (shown, classes[:5])
                elif cell == HIDDEN:
                    assert len(sizes) >= 2, (shown, classes[:5])
                else:
                    assert sizes == {int(cell)} and not 0 < int(cell) < 5


def test_where_several_may_be_chosen_few_who_did_not_are_hidden_too():
    assert [chosen_by(count, 20) for count in (0, 1, 4, 5, 15, 16, 19, 20)] == [
        "0", UNDER, UNDER, "5", "15", HIDDEN, HIDDEN, "20",
    ]  # fmt: skip

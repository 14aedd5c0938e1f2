"""A prediction beside what happened: filled or not, right or wrong, never an exception."""

import pytest

from helpers import lesson
from helpers.failures import Operation, TimedOut
from helpers.show import Door


@pytest.mark.parametrize(
    "said, seen, word",
    [
        ("?", "A", "NOT FILLED"),
        ("", Door.CERTIFICATE, "NOT FILLED"),
        ("3", Door.CERTIFICATE, "SAME"),
        (3, Door.CERTIFICATE, "SAME"),
        ("2", Door.CERTIFICATE, "DIFFERENT"),
        ("C", Door.CERTIFICATE, "SAME"),
        ("c.", Door.CERTIFICATE, "SAME"),
        ("D", Door.CERTIFICATE, "DIFFERENT"),
        ("certificate", Door.CERTIFICATE, "SAME"),
        ("Door 3.", Door.CERTIFICATE, "SAME"),
        ("3 (certificate)", Door.CERTIFICATE, "SAME"),
        ("door 3 (certificate)", Door.CERTIFICATE, "SAME"),
        ("'3'", Door.CERTIFICATE, "SAME"),
        ("certificate door", Door.CERTIFICATE, "SAME"),
        ("3 certificate", Door.CERTIFICATE, "SAME"),
        ("3, certificate.", Door.CERTIFICATE, "SAME"),
        ("Door 3: certificate", Door.CERTIFICATE, "SAME"),
        ("C (certificate)", Door.CERTIFICATE, "SAME"),
        ("C: 3 - Certificate", Door.CERTIFICATE, "SAME"),
        ("2 (certificate)", Door.CERTIFICATE, "DIFFERENT"),
        ("2 certificate", Door.CONNECTION, "DIFFERENT"),
        ("3 or 4", Door.CERTIFICATE, "DIFFERENT"),
        ("33", Door.CERTIFICATE, "DIFFERENT"),
        ("name", Door.CERTIFICATE, "DIFFERENT"),
        ("door", Door.CERTIFICATE, "DIFFERENT"),
        ("...", Door.CERTIFICATE, "DIFFERENT"),
        ("WEB", "Web", "SAME"),
        ("opens", object(), "SAME"),
        (" Stops. ", TimedOut(Operation.CONNECT, "192.0.2.1"), "SAME"),
        ("opens", TimedOut(Operation.CONNECT, "192.0.2.1"), "DIFFERENT"),
        (None, None, "SAME"),
        (["a list"], 7, "DIFFERENT"),
    ],
)
def test_each_row_says_whether_it_agrees(said, seen, word):
    (line,) = lesson.compare(("what", said, seen)).lines
    assert line.word == word


def test_a_panel_has_word_symbol_and_colour_and_is_escaped():
    panel = lesson.compare(("<b>what</b>", "<script>", "B"))
    page = panel._repr_html_()
    assert "<script>" not in page and "&lt;script&gt;" in page
    assert "DIFFERENT" in page and "\N{NOT EQUAL TO}" in page and "#A8558A" in page
    assert repr(panel) == "DIFFERENT: <b>what</b>: B. You said: <script>."

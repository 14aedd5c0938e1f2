"""What a test reads from a picture: its texts with the room that they take, its colours, its alternative text."""

import html
import re
from itertools import combinations
from xml.etree import ElementTree

from helpers.show import pen
from helpers.show.letters import text_width

SVG = "{http://www.w3.org/2000/svg}"
PALETTE = {value for value in vars(pen).values() if isinstance(value, str) and re.fullmatch("#[0-9A-F]{6}", value)}
PALETTE |= set(pen.TINTS.values())


def texts(picture):
    """Yield (words, left, top, right, bottom, size) of each text, in the widest font."""
    for text in ElementTree.fromstring(picture.svg).iter(f"{SVG}text"):
        look = dict(part.split(": ", 1) for part in text.get("style", "").split("; ") if part)

        def say(name, text=text, look=look):
            return text.get(name) or look.get(name) or ""

        size, x, y = float(say("font-size").removesuffix("px")), float(text.get("x")), float(text.get("y"))
        wide = text_width(text.text, size, say("font-weight") == "700", "mono" in say("font-family"))
        left = x - {"": 0, "start": 0, "middle": wide / 2, "end": wide}[say("text-anchor")]
        yield text.text, left, y - 0.73 * size, left + wide, y, size


def words_of(picture):
    """Return all words that are written on a picture."""
    return [words for words, *_ in texts(picture)]


def alternative_text(picture):
    """Return what a screen reader says of the image."""
    return html.unescape(re.match('<img alt="([^"]*)"', picture._repr_html_())[1])


def colours(picture):
    return {colour.upper() for colour in re.findall("#[0-9a-fA-F]{6}(?![0-9a-fA-F])", picture.svg)}


def check_places(picture):
    """Fail for a text that leaves the card, is too small to be read, or meets another one."""
    height = float(ElementTree.fromstring(picture.svg).get("viewBox").split()[3])
    found = list(texts(picture))
    for words, left, top, right, bottom, size in found:
        assert size >= 22, words
        assert left >= 8 and right <= 1272 and top >= 8 and bottom <= height - 8, (words, left, right, bottom)
    for one, other in combinations(found, 2):
        apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
        assert apart, (one[0], other[0])

"""The handouts as files: what is committed, what a page holds, and that it asks nobody for anything."""

import html
import pathlib
import re
from html.parser import HTMLParser

import pytest

from helpers import case, handouts
from helpers.handouts import FOLDER, HANDOUTS
from helpers.handouts.human_internet import human_internet_text
from helpers.lesson.class_plan import class_votes
from helpers.lesson.quiz_files import SIX, quizzes
from tests.jupyterlab import browser, kept_rules
from tests.notebooks.reading import UNFAIR, sentences
from tests.require_all import program

every_handout = pytest.mark.parametrize("name", HANDOUTS)
TOO_FULL = "[...document.querySelectorAll('.half')].filter(one => one.scrollHeight > one.clientHeight).length"
ASKS_OTHERS = {"src", "href", "srcset", "action", "data", "poster", "background"}  # attributes that load something


class Reading(HTMLParser):
    """Collect what a page loads, and its text by blocks."""

    def __init__(self, page):
        super().__init__()
        self.loads, self.text = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.loads += [tag] if tag in ("script", "link", "iframe", "img", "object") else []
        self.loads += [name for name, _ in attributes if name in ASKS_OTHERS]
        if tag in ("p", "li", "h1", "h2", "td", "th", "div", "section"):
            self.text.append("\n\n")

    def handle_data(self, data):
        self.text.append(data)


def shown(name):
    """Return a handout as its text is read: with the signs that HTML writes in another way."""
    return html.unescape(HANDOUTS[name]())


def sheets(page):
    return page.count('<section class="page">')


@every_handout
def test_what_is_committed_is_what_is_made(name):
    assert (FOLDER / f"{name}.html").read_text("utf-8") == HANDOUTS[name](), "run: make handouts"


def test_there_is_no_file_without_its_handout():
    assert {path.stem for path in FOLDER.glob("*.html")} == set(HANDOUTS)


@every_handout
def test_a_page_loads_nothing(name):
    page = HANDOUTS[name]()
    assert Reading(page).loads == []
    assert re.findall(r"url\(|@import|https?:|//", page) == []


@every_handout
def test_its_sentences_are_short_its_words_fair_and_its_keys_known(name):
    body = HANDOUTS[name]().split("</head>")[1]
    text = re.sub(r'"[^"]*"', "quoted", "".join(Reading(body).text))
    assert [part for part in sentences(text) if len(part.split()) > 20] == []
    assert UNFAIR.findall(text) == []
    assert set(re.findall(r"\b([A-Z]\d+)\b", " ".join(re.findall(r"\[[^\]]+\]", text)))) <= set(case.sources())


def test_the_cards_are_counted():
    page = HANDOUTS["human_internet"]()
    assert (
        page.count('class="cut half"') == len(human_internet_text()["cards"]) + 1 == 12
    )  # eleven people and the envelope
    assert sheets(page) == 1 + 6 + 1  # the leader's page, two cards a page, slips
    assert sheets(HANDOUTS["jigsaw"]()) == 4 + 1  # four views, and a paragraph to sign


def test_each_view_has_its_page_with_three_statements_a_number_and_its_rival():
    pages = HANDOUTS["jigsaw"]().split('<section class="page">')[1:]
    for view, page in zip(("ministry", "Telegram", "providers", "users and critics"), pages[:4], strict=True):
        heading = f'<span class="role">{view[0].upper()}{view[1:]}</span>'
        assert heading in page
        parts = dict(re.findall(r"<h2>(.+?)</h2><ul>(.+?)</ul>", page))
        counts = {heading: items.count("<li>") for heading, items in parts.items()}
        assert counts["What was said"] == 3 and counts["A number"] >= 1 and counts["Its rival"] >= 1


def test_the_prediction_sheet_asks_for_the_votes_of_the_class_and_tells_no_answer():
    page = shown("prediction_sheet")
    for vote in class_votes():
        assert vote.question in page and all(option in page for option in vote.options.values())
        assert vote.meet_it not in page
    assert page.count("opens</td>") == 4


def test_the_six_questions_stand_on_one_page_without_feedback():
    page = shown("six_questions")
    assert sheets(page) == 1
    for question in quizzes()[SIX]:
        assert question.words in page
        assert not any(option.feedback in page for option in question.options)


def test_a_folder_is_made_where_there_is_none(tmp_path):
    paths = handouts.write(tmp_path / "new" / "folder")
    assert [path.stem for path in paths] == list(HANDOUTS) and all(path.exists() for path in paths)


def test_in_a_browser_nothing_is_asked_of_a_network_and_axe_finds_nothing(tmp_path):
    program("chromium")
    with browser() as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        for path in handouts.write(tmp_path):
            page.goto(path.as_uri())
            assert asked.pop() == path.as_uri() and asked == []
            kept_rules(page)
            assert page.evaluate(TOO_FULL) == 0, f"{path.name}: more than its half of a page"


def test_the_readme_lists_every_handout_with_its_pages():
    readme = (pathlib.Path(__file__).parents[2] / "README.md").read_text("utf-8")
    listed = {name: int(pages) for name, pages in re.findall(r"^\| `(\w+)` \| (\d+) \|", readme, re.MULTILINE)}
    assert listed == {name: sheets(make()) for name, make in HANDOUTS.items()}

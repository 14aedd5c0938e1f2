"""Figures in a notebook's prose: numbers, dates and times of day, and whether they stand beside a source.

A figure has its source if a paragraph that holds it has a key such as [S2] as well; elsewhere in the same notebook it
may be repeated without one.  Every number in digits is a figure, and a number in words before one of UNITS.  What is no
figure of the record is in NO_FIGURES, each with its reason.  What is invented says so with this word instead of a key.
"""

import re

from helpers import case

UNITS = (
    "accounts|addresses|bots|channels|companies|counts|days|documents|downloads|e-mails|GB|hosts|hours|MB|minutes|"
    "moderators|months|names|networks|newspapers|operators|pages|per cent|percent|prefixes|providers|reports|seconds|"
    "sign-ups|signatures|sites|sources|tests|users|weeks|wildcards|years"
)
WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
WORDS += "eighteen nineteen twenty"
VALUES = {word: str(number) for number, word in enumerate(WORDS.split(), 1)}
VALUES |= {"dozen": "12", "dozens": "12", "hundred": "100", "hundreds": "100", "thousand": "1000", "thousands": "1000"}
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
INDONESIAN = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
MONTH_OF = dict(zip(INDONESIAN.split("|"), MONTHS.split("|"), strict=True))
KEYS = re.compile(r"\[([A-Z][A-Z0-9-]*(?:, [A-Z][A-Z0-9-]*)*)\]")
AND_MORE = r"(?:(?:,| to| and| or) \d+)*\b"
MINUTES = r"^\*About \d+ minutes? so far\.\*$|\*\*About \d+ minutes?\b"  # what the time model wrote

NO_FIGURES = [  # what is taken out of a text before figures are looked for
    r"^\*\*A\*\* .*$",  # the options of a vote: what somebody may believe
    r"`[^`]*`",  # code, and with it addresses and names
    r"<code>[^<]*</code>",
    r"<summary>[^<]*</summary>",  # Hint 1, Hint 2
    r"\b(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+(?:/\d+)?",  # documentation addresses (RFC 5737): invented
    MINUTES,
    r"^#+ \d+\. |^\d+\. |^\| \d+ \|",  # the number of a section, in a list, in the first column of a table
    rf"\b[Nn]otebooks? \d\d{AND_MORE}",
    rf"\b[Dd]oors?:? \d{AND_MORE}",  # the four doors
    r"\b[1-4] (?:name|connection|certificate|page)\b",  # their table, in a line
    rf"\b(?:[Dd]ata centres?|[Ll]ines?|[Ss]teps?|[Ss]ections?|[Rr]ounds?) \d+{AND_MORE}",  # what is numbered
    r"\bIPv[46]\b|\bHTTP/\d(?:\.\d)?|\bRFC ?\d+\b|\bPython \d(?:\.\d+)?|\bstatus \d{3}\b",  # names with a number
    r"(?<!\d)/\d{1,3}\b",  # the length of a prefix: a /20
]


def figures(source):
    """Return the figures of a text, in the form in which they are compared.

    >>> figures("On 14 July 2017 at 11:22 eleven host names, 600,000 sign-ups and 76% [S2].")
    ['14 July', '11:22', '11 names', '600000 sign-ups', '76%']
    """
    text = KEYS.sub(" ", source)
    for pattern in NO_FIGURES:
        text = re.sub(pattern, " ", text, flags=re.MULTILINE)
    text, found = plain(text), []
    for pattern in (
        rf"\b(\d{{1,2}} (?:{MONTHS}))\b(?: \d{{4}}\b)?",
        rf"\b((?:{MONTHS}) \d{{4}})\b",
        r"\b(\d{1,2}:\d{2})\b",
        r"(?<![\w.])(\d+(?:\.\d+)*(?:%| [\w-]+)?)(?!\w)",
    ):
        found += re.findall(pattern, text)
        text = re.sub(pattern, " ", text)
    return found


def without_source(texts, asserted=frozenset()):
    """Return each figure that no paragraph of a notebook gives with a key, and the paragraph that it stands in.

    `texts` are the sources of the Markdown cells; `asserted` are numbers that the notebook's own code asserts.
    """
    parts = [part for text in texts for part in paragraphs(text)]
    sourced = plain("\n".join(text for text, has_source in parts if has_source))
    missing = []
    for text, has_source in parts:
        for figure in [] if has_source else figures(text):
            is_sourced = re.search(rf"(?<![\w.:]){re.escape(figure)}(?![\w:])", sourced)
            if not is_sourced and figure.split()[0] not in asserted:
                missing.append((figure, text))
    return missing


def paragraphs(text):
    """Yield each paragraph, item of a list and row of a table, and whether a key or the word "invented" is in it.

    A heading goes with the paragraph below it, a quotation with the words before it.  The list of sources at the end
    of a notebook is left out: it gives no figure its source.
    """
    said_before, heading = False, ""
    for block in re.split(r"\n\s*\n", re.sub(MINUTES, "", text, flags=re.MULTILINE)):
        if block.startswith("Sources:"):
            continue
        if block.startswith("#") and "\n" not in block:
            heading += block + "\n"
            continue
        for part in re.split(r"\n(?=[-|>#]|\d+\. |<details)", heading + block):
            has_source = has_key(heading + part) or (said_before and part.startswith(">"))
            yield part, has_source
            said_before = said_before or has_source
        heading = ""
    if heading:
        yield heading, has_key(heading)


def has_key(text):
    """Say whether a text has the key of a source, or says that something is invented."""
    keys = {key for group in KEYS.findall(text) for key in group.split(", ")}
    return bool(keys & set(case.sources())) or "invented" in text.lower()


def plain(text):
    """Return a text with English months and with numbers in digits: "eleven host names" as "11 names"."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", re.sub(r"[*_]", "", text))
    text = re.sub(rf"\b({INDONESIAN})\b", lambda match: MONTH_OF[match[1]], text)
    counted = rf"\b({'|'.join(VALUES)})\b(?= (?:[\w-]+ )?(?:{UNITS})\b)"
    text = re.sub(counted, lambda match: VALUES[match[1].lower()], text, flags=re.IGNORECASE)
    return re.sub(rf"\b(\d+) [\w-]+ ({UNITS})\b", r"\1 \2", text)

"""Resolvers as readers write them: the stub of notebook 01, and wrong ways to complete its three lines."""

import re

from tests.notebooks.reading import PATHS, code

ROOT = "198.41.0.4"
LINES = (f'"{ROOT}"', "answer", "answer.referral.address")


def source() -> str:
    """Return the stub's own source in notebook 01."""
    path = next(path for path in PATHS if path.stem.startswith("01"))
    return next(source for source, _ in code(path) if source.startswith("def my_resolver"))


def completed(first='"?"', given='"?"', following='"?"', change=lambda text: text):
    """Return the resolver of notebook 01 with these words in its three lines."""
    text = source()
    for number, words in enumerate((first, given, following), 1):
        text = re.sub(rf'"\?"(?=  # line {number}:)', lambda _, words=words: words, text)
    assert text.count('"?"') == (first, given, following).count('"?"')
    names = {}
    exec(compile(change(text), "the reader's cell", "exec"), names)
    return names["my_resolver"]


def with_line(number, words):
    """Return a right resolver with one line changed."""
    lines = list(LINES)
    lines[number - 1] = words
    return completed(*lines)


def without_asking(ask, name):
    return "198.51.100.10"


def without_an_end(ask, name):
    while True:
        pass


def hiding_every_error(ask, name):
    server = ROOT
    while True:
        try:
            server = ask(server, name).no_such_word
        except Exception:
            server = ROOT


def catching_everything(ask, name):
    while True:
        try:
            return ask(name, name)
        except:  # noqa: E722
            pass


def catching_everything_by_name(ask, name):
    while True:
        try:
            pass
        except (ValueError, BaseException):
            continue


def leaving(ask, name):
    raise SystemExit


WRONG = [
    (with_line(1, '"?"'), 'line 1 still holds "?"'),
    (with_line(1, '"a.root-servers.net"'), "line 1: 'a.root-servers.net' is no address"),
    (with_line(1, '"203.0.113.11"'), "line 1: '203.0.113.11' is not the root server's address"),
    (with_line(1, '"192.0.2.53"'), "line 1: 192.0.2.53 is a resolver. It would do the work for you"),
    (with_line(1, "None"), "line 1: None is no address"),
    (with_line(2, '"?"'), 'the answer is there, but line 2 still holds "?"'),
    (with_line(2, "None"), "your function gave nothing back"),
    (with_line(2, "server"), "198.51.100.53 is the address of a server that you asked"),
    (with_line(2, "answer.addresses"), "the right addresses, but not the whole answer"),
    (with_line(2, "answer.addresses[0]"), "you gave back '198.51.100.10'. That is not the answer"),
    (with_line(2, "name"), "you gave back 'web.telegram.org'. That is not the answer"),
    (with_line(2, "[server]"), "you gave back ['198.51.100.53']. That is not the answer"),
    (with_line(3, '"?"'), 'line 3 still holds "?"'),
    (with_line(3, f'"{ROOT}"'), f"you asked {ROOT} again and again"),
    (with_line(3, "server"), f"you asked {ROOT} again and again"),
    (with_line(3, "answer.referral"), "this is a whole referral. Which part of it is one?"),
    (with_line(3, "answer.referral.zone"), "line 3: 'org.' is no address"),
    (with_line(3, "answer.addresses"), "line 3: () is no address"),
    (with_line(3, "answer.server"), "your function stopped with AttributeError"),
    (with_line(3, '"192.0.2.250"'), "line 3: no DNS server answers at 192.0.2.250"),
    (with_line(3, '"198.51.100.53"'), "bakery.example: 198.51.100.53 does not know this name"),
    (with_line(3, '"203.0.113.11" if server == "198.41.0.4" else "198.41.0.4"'), "you asked 13 times"),
    (completed(*LINES, lambda text: text.replace("        server = ", "        return answer\n        server = ")),
     "you gave back a referral to org."),
    (completed(*LINES, lambda text: text.replace("range(1, 21)", "range(1, 4)")),
     "catalogue.library.campus.example: your function gave nothing back"),
    (completed(*LINES, lambda text: text.replace("ask(server, name)", 'ask(server, "https://t.me/")')),
     "'https://t.me/' is no host name"),
    (without_asking, "your function asked nobody"),
    (without_an_end, "your loop has no end"),
    (hiding_every_error, f"you asked {ROOT} again and again"),
    (catching_everything, "A bare except in your loop catches even what would end it. Write: except Exception."),
    (catching_everything_by_name, "A bare except in your loop"),
    (leaving, "your function stopped with SystemExit"),
    (len, "your function stopped with TypeError"),
    (completed, "your function stopped with"),
    ("my_resolver", "This is no function"),
    (None, "This is no function"),
]  # fmt: skip

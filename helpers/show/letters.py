"""How wide letters are: the widest common font (DejaVu Sans), so that a text that fits here fits everywhere."""

import itertools

# space to tilde, in thousandths of the size; tests hold them to the font itself
REGULAR = """
    318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337
    337 838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732
    684 989 685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635
    635 411 521 392 634 592 818 592 592 525 636 337 636 838
"""
BOLD = """
    348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400
    400 838 838 838 580 1000 774 762 734 830 683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812
    774 1103 771 724 725 457 365 457 838 500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687
    716 716 493 595 478 712 652 924 645 652 582 712 365 712 838
"""

MONO = 602  # every letter of DejaVu Sans Mono
OTHERS = 1000  # a letter outside ASCII: as wide as it is high


def text_width(words: str, size: float, bold: bool = False, mono: bool = False) -> float:
    """Return the room that a text takes in the widest font, in units.

    >>> round(text_width("web client", 22)), round(text_width("web client", 22, mono=True))
    (113, 132)
    """
    widths = (BOLD if bold else REGULAR).split()
    letters = [ord(letter) - ord(" ") for letter in words]
    total = sum(MONO if mono else int(widths[at]) if 0 <= at < len(widths) else OTHERS for at in letters)
    return total * size / 1000


def shortened(words: str, room: float, size: float = 22, bold: bool = False, mono: bool = False) -> str:
    """Return a text as it is if it fits, or as much of it as fits with three dots at its end."""
    if text_width(words, size, bold, mono) <= room:
        return words
    left = room - text_width("...", size, bold, mono)
    ends = itertools.accumulate(text_width(letter, size, bold, mono) for letter in words)
    fitting = sum(1 for _ in itertools.takewhile(lambda end: end <= left, ends))
    return words[:fitting].rstrip(" ,") + "..."


def listed(words: list[str], room: float, size: float = 22, bold: bool = False) -> str:
    """Return words with commas between, as many as fit, and how many more there are."""
    for kept in range(len(words), 0, -1):
        text = ", ".join(words[:kept]) + (f" and {len(words) - kept} more" if kept < len(words) else "")
        if text_width(text, size, bold) <= room:
            return text
    return f"{len(words)}"


def lines_of(words: str, room: float, size: float = 22, bold: bool = False, most: int = 2) -> list[str]:
    """Return a text in lines that fit; what is left over at the end of the last one is shortened."""
    lines, rest = [""], words.split(" ")
    while rest:
        longer = f"{lines[-1]} {rest[0]}".strip()
        if lines[-1] and text_width(longer, size, bold) > room:
            if len(lines) == most:
                lines[-1] += " " + " ".join(rest)
                break
            lines.append("")
        else:
            lines[-1] = longer
            rest.pop(0)
    return [shortened(line, room, size, bold) for line in lines]


def halves_of(name: str) -> list[str]:
    """Return a machine's or a provider's name as it is if it is short, or in two lines of about the same length."""
    words = name.split()
    if len(words) == 1:
        begin, dot, end = name.rpartition(".")
        is_short = len(name) < 10 or end.isdigit() or not dot
        return [name] if is_short else [begin, dot + end]
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return list(min(cuts, key=lambda lines: max(map(len, lines))))


def check_title(title: str, room: float = 1216, size: float = 34) -> None:
    """Raise ValueError for a title that is too long for a picture."""
    if text_width(title, size, bold=True) > room:
        raise ValueError(f"the title {title!r} is too long for a picture: use 54 letters or fewer")

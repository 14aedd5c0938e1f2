"""A question of a quiz: what is asked, what can be answered, and what is said to each answer.

The words are those of jupyterquiz's JSON files; `id` and `misconception` are the kit's own.  An answer is kept as
letters, A for the first option: nothing that a reader types is kept.
"""

import enum
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

LETTERS = "ABCDEFGH"
LONGEST_NUMBER = 20  # characters
WRITTEN_NUMBER = re.compile(r"(-?\d+)(?:[.,](\d+)|/(\d+))?", re.ASCII)
THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:[.,]\d{3})+", re.ASCII)  # 4,096 in English, 4.096 in Indonesian


class Kind(enum.Enum):
    """How many options make an answer."""

    ONE = "multiple_choice"
    SEVERAL = "many_choice"
    NUMBER = "numeric"


@dataclass(frozen=True)
class Option:
    """One thing to answer.  Of a number it is a value, a range from its first end up to before its second, or any."""

    letter: str
    words: str
    correct: bool
    feedback: str
    misconception: str = ""  # its id in data/misconceptions.csv
    value: Fraction | None = None
    ends: tuple[Fraction, Fraction] | None = None

    def means(self, number: Fraction, precision: int | None) -> bool:
        """Tell whether a number is the option's, both rounded to so many significant digits."""
        number = rounded(number, precision)
        if self.value is not None:
            return number == rounded(self.value, precision)
        return self.ends is None or self.ends[0] <= number < self.ends[1]


@dataclass(frozen=True)
class Question:
    """What is asked, and all that can be answered."""

    id: str
    words: str
    kind: Kind
    options: tuple[Option, ...]
    code: str = ""
    precision: int | None = None  # significant digits

    def letters(self, said: object) -> str:
        """Return the letters of the options that an answer means, in their order: "B", "AC", or those of a number.

        Raises ValueError with the remedy for what means none.
        """
        if self.kind is Kind.NUMBER:
            number = read_number(said)
            return next(option.letter for option in self.options if option.means(number, self.precision))
        chosen = re.sub(r"[\s,]", "", str(said)).upper()
        if not self.takes(chosen):
            known = "".join(option.letter for option in self.options)
            wanted = "one letter" if self.kind is Kind.ONE else "one or more letters"
            raise ValueError(f"{str(said)[:40]!r} is no answer to {self.id}; write {wanted} of {known}")
        return "".join(sorted(set(chosen)))

    def takes(self, letters: str) -> bool:
        """Tell whether these are letters of its options: one, or where several make an answer some."""
        most = len(self.options) if self.kind is Kind.SEVERAL else 1
        return 1 <= len(letters) <= most and set(letters) <= {option.letter for option in self.options}

    def is_right(self, letters: str) -> bool:
        """Tell whether these letters are the right answer."""
        right = {option.letter for option in self.options if option.correct}
        return set(letters) == right if self.kind is Kind.SEVERAL else letters in right

    def chosen(self, letters: str) -> tuple[Option, ...]:
        """Return the options with these letters."""
        return tuple(option for option in self.options if option.letter in letters)

    def feedback(self, letters: str) -> str:
        """Return what is said to these letters, and to no other option."""
        chosen = self.chosen(letters)
        if self.kind is not Kind.SEVERAL:
            return " ".join(option.feedback for option in chosen)
        said = [f"{option.letter}: {option.feedback}" for option in chosen]
        missing = sum(option.correct and option not in chosen for option in self.options)
        return " ".join([*said, *([f"Right options still missing: {missing}."] if missing else [])])


def read_number(said: object) -> Fraction:
    """Return a number as a reader writes it: 11, 3.5, 3,5 or 1/4.

    Raises ValueError for anything else, and for 4.096, which is four thousand to some readers and four to others.
    """
    text = str(said).strip()[: LONGEST_NUMBER + 1]
    found = WRITTEN_NUMBER.fullmatch(text)
    if THOUSANDS.fullmatch(text):
        plain = re.sub(r"[.,]", "", text)
        raise ValueError(f"{text} can mean two numbers; write {plain}, or one more zero at the end: {text}0")
    if found is None or len(text) > LONGEST_NUMBER or (found[3] and int(found[3]) == 0):
        raise ValueError(f"{text!r} is no number; write it in digits, such as 11, 3.5 or 1/4")
    return Fraction(f"{found[1]}.{found[2]}") if found[2] else Fraction(int(found[1]), int(found[3] or 1))


def rounded(number: Fraction, precision: int | None) -> Fraction:
    """Return a number with so many significant digits; None: as it is."""
    if precision is None:
        return number
    context = Context(prec=precision, rounding=ROUND_HALF_UP)
    return Fraction(context.divide(Decimal(number.numerator), Decimal(number.denominator)))

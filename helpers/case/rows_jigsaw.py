"""The rows of data/jigsaw.csv: four views of the case, each as its holder would put it."""

import enum
from dataclasses import dataclass

from helpers.case.rows import Confidence, Date, Moment, SourceKeys
from helpers.case.rows_record import Traced


class JigsawKind(enum.Enum):
    """What a line of a card is."""

    VIEW = "view"  # this kit's words, as the holder would put it, from the facts of the source
    SAID = "said"  # quoted or told by the source
    NUMBER = "number"
    RIVAL = "rival"  # another number for the same thing


@dataclass(frozen=True)
class JigsawLine(Traced):
    """One line of a card; `who` said it, and nobody alone did where it is a view."""

    view: str
    kind: JigsawKind
    who: str
    when: Moment
    words: str
    source: SourceKeys
    date: Date
    confidence: Confidence
    doubt: str

    def line(self) -> str:
        return f"{self.when}, {self.who}: {self.words}" if self.who else self.words

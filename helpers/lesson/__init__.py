"""What the notebooks say back: checks, comparisons, solutions, the glossary, votes, and the doctor."""

from helpers.lesson.compare import compare
from helpers.lesson.doctor import doctor
from helpers.lesson.exercises import check, reveal
from helpers.lesson.glossary import glossary
from helpers.lesson.votes import vote, voted

__all__ = ["check", "compare", "doctor", "glossary", "reveal", "vote", "voted"]

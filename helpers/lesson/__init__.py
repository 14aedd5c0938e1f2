"""What the notebooks say back: checks, hints, solutions, words, votes, quizzes, cards, progress, the doctor."""

from helpers.lesson.answering import answer
from helpers.lesson.class_results import class_results
from helpers.lesson.compare import compare
from helpers.lesson.comparisons import comparisons
from helpers.lesson.doctor import doctor
from helpers.lesson.exercises import check, reveal
from helpers.lesson.export import export
from helpers.lesson.glossary import glossary
from helpers.lesson.hints import hint
from helpers.lesson.jigsaw import jigsaw
from helpers.lesson.progress import progress, reset_progress
from helpers.lesson.quiz import quiz
from helpers.lesson.source_cards import source_cards
from helpers.lesson.steps import steps_taken
from helpers.lesson.votes import vote, voted

__all__ = [
    "answer",
    "check",
    "class_results",
    "compare",
    "comparisons",
    "doctor",
    "export",
    "glossary",
    "hint",
    "jigsaw",
    "progress",
    "quiz",
    "reset_progress",
    "reveal",
    "source_cards",
    "steps_taken",
    "vote",
    "voted",
]

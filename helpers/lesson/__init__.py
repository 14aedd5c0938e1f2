"""What the notebooks say back: checks, comparisons, solutions, and the doctor."""

from helpers.lesson.compare import compare
from helpers.lesson.doctor import doctor
from helpers.lesson.exercises import check, reveal
from helpers.lesson.steps import steps_taken

__all__ = ["check", "compare", "doctor", "reveal", "steps_taken"]

"""A check for each exercise: it never raises, and says what is missing.

Each check takes what the reader wrote and returns a Line: PASS or NOT YET,
with the reason.
"""

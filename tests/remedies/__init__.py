"""The model of the three remedies."""

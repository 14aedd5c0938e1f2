"""The start command: it sets up this computer and opens the first notebook, with the standard library only."""

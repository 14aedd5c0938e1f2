"""Notebooks made by hand, for tests of what reads and writes them."""


def text(source, *tags):
    metadata = {"slideshow": {"slide_type": "slide"}, "tags": list(tags)}
    return {"cell_type": "markdown", "id": "t", "metadata": metadata, "source": source.splitlines(keepends=True)}


def code(source, *tags):
    metadata = {"slideshow": {"slide_type": "fragment"}, "tags": list(tags)}
    lines = source.splitlines(keepends=True)
    return {
        "cell_type": "code", "id": "c", "metadata": metadata, "source": lines, "execution_count": None, "outputs": []
    }  # fmt: skip


def notebook(*cells, seconds=None):
    """Return a notebook in which every cell has an id of its own."""
    numbered = [{**cell, "id": f"c{number:02d}"} for number, cell in enumerate(cells)]
    metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    metadata |= {"eleven_names": {"seconds": seconds}} if seconds is not None else {}
    return {"cells": numbered, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}

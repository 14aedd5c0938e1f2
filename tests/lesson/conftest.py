"""A reader's own folder for a test, and a kernel that works in it or elsewhere."""

import pytest

from helpers.lesson import hints, progress_file


@pytest.fixture
def memory_only(monkeypatch):
    """A kernel that just started, and works anywhere but in the reader's own folder."""
    monkeypatch.setattr(progress_file, "KEEPER", progress_file.Keeper())
    monkeypatch.setattr(hints, "_given", {})
    return progress_file.KEEPER


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """The reader's own folder, in which the kernel works."""
    folder = tmp_path / "notebooks" / "mine"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(progress_file, "KEEPER", progress_file.Keeper(folder))
    return folder


@pytest.fixture
def restart(monkeypatch, mine):
    """Let the kernel stop and start again: all that is in memory is gone."""
    return lambda: monkeypatch.setattr(progress_file, "KEEPER", progress_file.Keeper(mine))

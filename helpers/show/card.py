"""A card: the white ground on which HTML stands in JupyterLab's light and dark theme."""

from helpers.show.pen import EDGE, INK, PAPER


def style(radius: int = 8, padding: str = "8px 16px", width: int = 1246) -> str:
    """Return the CSS of a card that is at most so wide, in pixels without its padding."""
    return (
        f"background:{PAPER};color:{INK};border:1px solid {EDGE};border-radius:{radius}px;padding:{padding};"
        f"max-width:{width}px"
    )

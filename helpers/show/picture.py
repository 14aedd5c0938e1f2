"""A picture: an SVG drawing with a title and a description that says all that it shows."""

import base64
import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, repr=False)
class Picture:
    """A drawing of 1280 x 720 units that JupyterLab shows as an image, also without a kernel.

    A picture that is read in rows and columns has a table as well: its first
    line holds the headings.
    """

    svg: str
    title: str
    description: str
    table: tuple[tuple[str, ...], ...] = ()

    def __repr__(self) -> str:
        return f"<Picture: {self.title}>"

    def describe(self) -> str:
        """Return in words what the picture shows, and below them its table, if it has one."""
        return "\n".join([self._words, *(" | ".join(cells) for cells in self.table)])

    def save(self, path: str | Path) -> None:
        """Write the drawing to an SVG file."""
        Path(path).write_text(self.svg, encoding="utf-8", newline="\n")

    @property
    def _words(self) -> str:
        return f"{self.title}{'' if self.title.endswith('?') else '.'} {self.description}"

    def _repr_html_(self) -> str:
        data = base64.b64encode(self.svg.encode()).decode("ascii")
        words = html.escape(self._words, quote=True)
        return (
            f'<img alt="{words}" style="width:100%;max-width:1280px" src="data:image/svg+xml;base64,{data}">'
            f"<details><summary>In words</summary>{words}{_table(self.table)}</details>"
        )


def _table(lines: Sequence[Sequence[str]]) -> str:
    """Return an HTML table whose first line and first column are headings."""
    if not lines:
        return ""
    head = "".join(f'<th scope="col">{html.escape(cell)}</th>' for cell in lines[0])
    body = "".join(
        f'<tr><th scope="row">{html.escape(first)}</th>{"".join(f"<td>{html.escape(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in lines[1:]
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

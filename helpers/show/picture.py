"""A picture: an SVG drawing with a title and a description that says all that it shows."""

import base64
import html
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, repr=False)
class Picture:
    """A drawing of 1280 x 720 units that JupyterLab shows as an image, also without a kernel."""

    svg: str
    title: str
    description: str

    def __repr__(self) -> str:
        return f"<Picture: {self.title}>"

    def describe(self) -> str:
        """Return in words what the picture shows."""
        return f"{self.title}. {self.description}"

    def save(self, path: str | Path) -> None:
        """Write the drawing to an SVG file."""
        Path(path).write_text(self.svg, encoding="utf-8", newline="\n")

    def _repr_html_(self) -> str:
        data = base64.b64encode(self.svg.encode()).decode("ascii")
        words = html.escape(self.describe(), quote=True)
        return (
            f'<img alt="{words}" style="width:100%;max-width:1280px" src="data:image/svg+xml;base64,{data}">'
            f"<details><summary>In words</summary>{words}</details>"
        )

"""A page of paper: HTML for A4, black on white, with all that it needs inside."""

import html
import re
from collections.abc import Iterable

from helpers.show.pen import BLUE, EDGE, GREY, INK, MONO, PLUM, SANS

STYLE = f"""
@page {{ size: A4; margin: 12mm }}
* {{ box-sizing: border-box; -webkit-print-color-adjust: exact; print-color-adjust: exact }}
body {{ margin: 0 auto; max-width: 186mm; color: {INK}; font: 12pt/1.4 {SANS} }}
.page {{ break-after: page; padding-top: 1mm }}
.page:last-child {{ break-after: auto }}
h1 {{ font-size: 20pt; margin: 0 0 3mm }}
h2 {{ font-size: 14pt; margin: 4mm 0 1mm }}
p {{ margin: 0 0 2mm }}
ul, ol {{ margin: 0 0 2mm; padding-left: 7mm }}
li {{ margin: 1mm 0 }}
code {{ font: 0.94em {MONO}; overflow-wrap: anywhere }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border: 1px solid {INK}; padding: 1.5mm 2mm; text-align: left; vertical-align: top }}
small, .small {{ font-size: 10pt; color: {GREY} }}
.line {{ border-bottom: 1px solid {GREY}; height: 9mm }}
.box {{ display: inline-block; width: 6mm; height: 6mm; margin-right: 0.7mm;
  border: 1px solid {INK}; vertical-align: middle }}
.cut {{ border: 1px solid {GREY}; padding: 5mm 6mm; margin: 0 0 4mm; break-inside: avoid }}
.half {{ height: 131mm; font-size: 15pt }}
.names {{ columns: 2 }}
.where {{ font-size: 20pt; font-weight: 700; margin-bottom: 3mm }}
.slip {{ padding: 2mm }}
.slip th {{ width: 40% }}
.options {{ display: grid; grid-template-columns: 1fr 1fr; gap: 1mm 4mm }}
.tight {{ font-size: 10pt; line-height: 1.25 }}
.tight h2 {{ margin-top: 2.5mm }}
.role {{ display: inline-block; font-size: 22pt; font-weight: 700; padding: 2mm 8mm; border: 1mm solid {INK} }}
.asks {{ background: {BLUE}; border-color: {BLUE}; color: white; border-radius: 12mm }}
.both {{ position: relative; margin-left: 8mm; height: 16mm; padding: 2.5mm 6mm; border: 0; color: white;
  background: {INK} }}
.both::before, .both::after {{ content: ""; position: absolute; top: 0; border: 8mm solid transparent }}
.both::before {{ right: calc(100% - 0.1mm); border-right-color: {INK} }}
.both::after {{ left: calc(100% - 0.1mm); border-left-color: {INK} }}
.blocks {{ border-color: {PLUM}; border-style: double }}
.letter {{ height: 134mm; width: 91mm; float: left; border: 1px dashed {EDGE}; text-align: center;
  font: 700 190pt/134mm {SANS} }}
@media screen {{ .page {{ margin: 8mm 0; padding: 8mm; border: 1px solid {EDGE} }} body {{ max-width: 210mm }} }}
""".strip()


def document(title: str, pages: Iterable[str]) -> str:
    """Return a whole HTML file; each page begins on a new sheet of paper."""
    body = "\n".join(f'<section class="page">\n{page}\n</section>' for page in pages)
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title>\n<style>\n{STYLE}\n</style>'
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


def marked(text: str) -> str:
    """Return a text as HTML, with `names` and **strong words** marked; nothing else in it is HTML.

    >>> marked("Ask **`org.`** <now>: `a**b**`")
    'Ask <b><code>org.</code></b> &lt;now&gt;: <code>a**b**</code>'
    """
    strong = False
    parts: list[str] = []
    for part in re.split(r"(`[^`]+`|\*\*)", text):
        if part == "**":
            strong = not strong
            parts.append("<b>" if strong else "</b>")
        elif part.startswith("`") and len(part) > 1:
            parts.append(f"<code>{html.escape(part[1:-1])}</code>")
        else:
            parts.append(html.escape(part))
    return "".join([*parts, "</b>" if strong else ""])


def listed(lines: Iterable[str], ordered: bool = False) -> str:
    """Return a list; each line is marked as `marked` says."""
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{marked(line)}</li>' for line in lines)}</{tag}>"


def lines_to_write(number: int) -> str:
    """Return so many empty lines to write on."""
    return '<div class="line"></div>' * number

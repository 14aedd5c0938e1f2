"""Source cards: rival figures side by side, each with its teller, its date and its sources; none is called right."""

import html
from dataclasses import dataclass

from helpers import case
from helpers.case import Claim
from helpers.show.card import style
from helpers.show.pen import GHOST, GREY

CLAIM = (
    f"border:2px dashed {GHOST};border-radius:8px;padding:8px 12px;margin:0;box-sizing:border-box;flex:1 1 200px;"
    "max-width:300px"
)


@dataclass(frozen=True, repr=False)
class SourceCards:
    """Questions, each with the claims that answer it in different ways; dashed, because each is only said."""

    rivals: tuple[case.Rivals, ...]

    def __repr__(self) -> str:
        return "\n\n".join(map(str, self.rivals))

    def _repr_html_(self) -> str:
        parts = "".join(
            f'<p style="margin:14px 0 6px"><b>{html.escape(one.question)}</b></p>'
            f'<ul style="display:flex;flex-wrap:wrap;gap:10px;margin:0;padding:0;list-style:none">'
            f"{''.join(map(_card, one.claims))}</ul>"
            for one in self.rivals
        )
        return f'<div style="{style(padding="4px 16px 14px")};font-size:16px;line-height:1.4">{parts}</div>'


def source_cards(side: str | None = None) -> SourceCards:
    """Return the rival figures of all sides, or of "ministry", "Telegram" or "both"; LookupError for another."""
    return SourceCards(case.rivals(side))


def _card(claim: Claim) -> str:
    doubt = f" Not sure: {claim.doubt}." if claim.doubt else ""
    source = f"[{', '.join(claim.source)}] ({claim.date})"
    figure, unit, who = map(html.escape, (claim.figure, claim.unit, claim.who))
    return (
        f'<li style="{CLAIM}"><b style="font-size:20px">{figure}</b><br>{unit}<br>says {who}, '
        f'<span style="white-space:nowrap">{claim.when}</span><br>'
        f'<span style="color:{GREY}">{html.escape(f"{claim.words}{doubt} {source}".strip())}</span></li>'
    )

"""The looks of a widget: a white card that stands in JupyterLab's light and dark theme, and the texts on it."""

import base64
import enum
import html

from helpers.show.card import style
from helpers.show.pen import BLUE, EDGE, GREY, INK, MONO, PAPER

CLASS = "eleven-names-card"
LOOK = style(radius=14, padding="12px 16px", width=1280)

# JupyterLab's controls take their colours from these variables: on the card they are those of the light theme.
STYLE = f"""<style>
.{CLASS} {{
  {LOOK}; overflow: hidden; color-scheme: light;
  --jp-widgets-color: {INK}; --jp-widgets-label-color: {GREY}; --jp-widgets-font-size: 16px;
  --jp-widgets-input-color: {INK}; --jp-widgets-input-background-color: {PAPER};
  --jp-widgets-input-border-color: {GREY}; --jp-widgets-input-focus-border-color: {BLUE};
  --jp-widgets-inline-height: 34px; --jp-ui-font-color1: {INK}; --jp-layout-color2: {PAPER}; --jp-layout-color3: {EDGE};
}}
.{CLASS} .widget-html-content {{ font-size: 16px; line-height: 1.5; }}
.{CLASS} .widget-hbox {{ flex-wrap: wrap; align-items: flex-end; gap: 8px 16px; margin: 8px 0; overflow: visible; }}
.{CLASS} .widget-inline-hbox {{ flex-direction: column; align-items: stretch; height: auto; }}
.{CLASS} .widget-html {{ width: auto; }}
.{CLASS} .widget-inline-hbox > .widget-label {{
  width: auto; max-width: none; height: auto; text-align: left; white-space: normal; overflow: visible;
  line-height: 1.25; padding: 4px 0;
}}
.{CLASS} :is(select, input, textarea) {{ border-radius: 6px !important; min-height: 34px; flex: none !important; }}
.{CLASS} textarea {{ font-family: {MONO}; }}
.{CLASS} .widget-label-basic {{ display: flex; align-items: center; }}
.{CLASS} input[type=checkbox] {{ width: 20px; height: 20px; min-height: 0; margin-right: 8px; }}
.{CLASS} .widget-radio-box label {{
  display: flex; align-items: flex-start; height: auto; padding: 3px 0; line-height: 24px; white-space: normal;
}}
.{CLASS} input[type=radio] {{ order: -1; width: 20px; height: 20px; min-height: 0; margin: 2px 8px 0 0; }}
.{CLASS} .widget-checkbox {{ height: auto; }}
.{CLASS} .widget-checkbox .widget-label-basic {{ height: auto; line-height: 24px; white-space: normal; }}
.{CLASS} button {{ border: 2px solid {INK} !important; border-radius: 6px; width: auto; min-width: 96px; }}
.{CLASS} button.mod-primary {{ background: {INK}; color: {PAPER}; font-weight: 700; }}
.{CLASS} :is(button, select, input, textarea, summary):focus-visible {{
  outline: 3px solid {BLUE} !important; outline-offset: 2px;
}}
</style>"""

# What ipywidgets can't say about its elements, said when one of them gets the focus.  Without the first, JupyterLab
# takes the keys for its own shortcuts: an arrow leaves the list of choices, and X cuts the cell.  Without the second,
# a screen reader does not hear of the sentence that a change leads to; without the third, not that options belong
# together.
ONCE_SHOWN = f"""if (!document.elevenNames) {{
  document.elevenNames = true;
  document.addEventListener('focusin', event => {{
    const card = event.target.closest('.{CLASS}');
    if (card) {{
      event.target.dataset.lmSuppressShortcuts = 'true';
      card.querySelector('.{CLASS}-sentence').setAttribute('aria-live', 'polite');
      card.querySelectorAll('.widget-radio-box').forEach(box => {{
        box.setAttribute('role', 'radiogroup');
        box.setAttribute('aria-label', 'Choose one');
      }});
    }}
  }});
}}"""
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36" fill="none" stroke="{}" stroke-width="3">\n{}</svg>'


class Activity(enum.Enum):
    """What a reader does at a card, and the drawing that says the same."""

    CHANGE = '<path d="M0 10h9m9 0h18M0 26h19m9 0h8"/><circle cx="13" cy="10" r="5"/><circle cx="24" cy="26" r="5"/>'
    CHECK = '<rect x="3" y="3" width="30" height="30" rx="6"/><path d="M10 18l6 7 11-14"/>'


def head(title: str, activity: Activity) -> str:
    """Return the first line of a card: the activity, and what it is about."""
    icon = base64.b64encode(ICON.format(INK, activity.value).encode()).decode("ascii")
    return (
        f'<p style="margin:0 0 4px;font-size:22px"><img alt="" width="28" height="28" style="vertical-align:middle" '
        f'onload="{ONCE_SHOWN}" src="data:image/svg+xml;base64,{icon}"> {words(title, activity)}</p>'
    )


def words(title: str, activity: Activity) -> str:
    """Return the activity and the title, as they begin a card."""
    return f'<b style="color:{GREY}">{activity.name.capitalize()}</b> <b>{html.escape(title)}</b>'


def said(sentence: str) -> str:
    """Return the sentence that a change leads to."""
    return f'<b style="font-size:18px">{html.escape(sentence)}</b>'


def line(code: str) -> str:
    """Return the line of Python that shows the same without controls."""
    return (
        f'<p style="margin:0;color:{GREY}">The same without controls: '
        f'<code style="font-family:{MONO};color:{INK};background:{PAPER};overflow-wrap:anywhere;font-size:15px">'
        f"{html.escape(code)}</code></p>"
    )


def still(title: str, picture: str, sentence: str, code: str) -> str:
    """Return the whole card without controls: what a notebook shows that was opened without its kernel."""
    note = f'<p style="margin:0;color:{GREY}">The controls work after you run this cell.</p>'
    return (
        f'<div style="{LOOK};font-size:16px;line-height:1.5"><p style="font-size:22px">{title}</p>{picture}'
        f"<p>{sentence}</p>{line(code)}{note}</div>"
    )

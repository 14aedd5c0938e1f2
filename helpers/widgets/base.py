"""What all widgets are: a title, a picture, controls, one sentence that says what is to be seen, a line of Python.

Every control has a name and works by mouse and keyboard.  A widget keeps no
state but the values of its controls, so the picture is a function of them:
`reset()` sets them back, `describe()` says everything as text.
"""

import abc
import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import ipywidgets

from helpers.widgets import card


class Visible(Protocol):
    """What stands in the middle of a card: a Picture, or a text that is laid out."""

    def describe(self) -> str:
        """Return in words what is to be seen."""

    def _repr_html_(self) -> str: ...


@dataclass(frozen=True)
class Shown:
    """What the values of the controls lead to."""

    picture: Visible
    sentence: str
    code: str  # a line of Python that gives the same without controls


class LessonWidget(abc.ABC):
    """A card with controls; in a notebook that was opened without its kernel, the same card without them."""

    title: str
    activity = card.Activity.CHANGE

    def __init__(self, controls: Sequence[ipywidgets.DOMWidget] | Mapping[str, ipywidgets.DOMWidget]) -> None:
        """Lay out the controls, whose values are now those of `reset`, and show what they lead to.

        A sequence's controls have their descriptions as names.  Raises ValueError or LookupError where they lead to
        nothing.
        """
        named = isinstance(controls, Mapping)
        self.controls = dict(controls) if named else {control.description: control for control in controls}
        self.fit()
        self._begin = {name: one.value for name, one in self.controls.items() if hasattr(one, "value")}
        self._quiet = False
        self.shown: Shown | None = None  # None while the first picture is made
        self._picture, self._sentence, self._line = ipywidgets.HTML(), ipywidgets.HTML(), ipywidgets.HTML()
        self._say(self.show())
        for control in self.controls.values():
            if hasattr(control, "value"):
                control.observe(lambda change: self._changed(), "value")
        buttons = [one for one in self.controls.values() if isinstance(one, ipywidgets.Button)]
        fields = [one for one in self.controls.values() if one not in buttons]
        self._card = ipywidgets.VBox(
            [
                ipywidgets.HTML(card.STYLE + card.head(self.title, self.activity)),
                self._picture,
                ipywidgets.HBox([*fields, ipywidgets.HBox(buttons)]),
                self._sentence,
                self._line,
            ]
        )
        self._card.add_class(card.CLASS)
        self._sentence.add_class(f"{card.CLASS}-sentence")

    @abc.abstractmethod
    def show(self) -> Shown:
        """Return what the values of the controls lead to.

        Raises ValueError or LookupError with the remedy where they lead to nothing.
        """

    def fit(self) -> None:  # noqa: B027
        """Let the controls fit each other before the card is drawn: how far a number goes, what there is to choose.

        Raises what `show` raises.
        """

    def said(self, sentence: str) -> str:
        """Return the sentence as it stands on the card, in HTML."""
        return card.said(sentence)

    def page(self) -> Visible:
        """Return what a notebook without its kernel shows in the place of the picture."""
        return self.shown.picture

    def reset(self) -> None:
        """Set every control back to the value that it had at first."""
        self.shown = None
        self.set(self._begin)

    def set(self, values: Mapping[str, Any]) -> None:
        """Change several controls, by their names, and show what all of it leads to."""
        with self._silence():
            for _ in range(2):  # some values fit only after others have changed
                for name, value in values.items():
                    self.controls[name].value = value
                with contextlib.suppress(ValueError, LookupError):
                    self.fit()
        self._changed()

    def describe(self) -> str:
        """Return in words all that the widget shows."""
        return (
            f"{self.title} {self.shown.picture.describe()} {self.sentence} The same without controls: {self.shown.code}"
        )

    def __repr__(self) -> str:
        return f"<Widget: {self.title} {self.sentence}>"

    def _repr_mimebundle_(self, **wanted: Any) -> dict[str, Any]:
        """Return the live card, and for a notebook without a kernel the card as it is now."""
        live = self._card._repr_mimebundle_(**wanted) or {}
        page, said = self.page()._repr_html_(), self.said(self.sentence)
        return {
            **live,
            "text/plain": repr(self),
            "text/html": card.still(card.words(self.title, self.activity), page, said, self.shown.code),
        }

    def _changed(self) -> None:
        """Show what the controls lead to; after a mistake the picture stays, and the sentence says how to go on."""
        if self._quiet:
            return
        try:
            with self._silence():
                self.fit()
            self._say(self.show())
        except (ValueError, LookupError) as error:
            self.sentence = f"{str(error).rstrip('.')}. The picture still shows what was before."
            self._sentence.value = self.said(self.sentence)

    def _say(self, shown: Shown) -> None:
        self.shown, self.sentence = shown, shown.sentence
        self._picture.value = shown.picture._repr_html_()
        self._sentence.value = self.said(shown.sentence)
        self._line.value = card.line(shown.code)

    @contextlib.contextmanager
    def _silence(self) -> Iterator[None]:
        """Let controls change without a look at what that leads to."""
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False


def sized(control: ipywidgets.DOMWidget, width: str) -> ipywidgets.DOMWidget:
    """Return the control, so wide."""
    control.layout.width = width
    return control


def button(words: str, call: Callable[[], object], primary: bool = False) -> ipywidgets.Button:
    """Return a button that calls something without arguments."""
    made = ipywidgets.Button(description=words, button_style="primary" if primary else "")
    made.on_click(lambda pressed: call())
    return made


def choice(words: str, options: Sequence[str], value: str, width: str = "200px") -> ipywidgets.Dropdown:
    """Return a named list of choices; LookupError where the value is none of them."""
    if value not in options:
        raise LookupError(f"no {words.lower()} {value!r}; there are: {', '.join(options)}")
    return sized(ipywidgets.Dropdown(description=words, options=list(options), value=value), width)

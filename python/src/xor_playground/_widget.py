"""The playground as a widget."""

from __future__ import annotations

import pathlib
from typing import Any, Iterable

import anywidget
import numpy as np
import traitlets

from ._parameters import Layer, link_of

_PAGE = pathlib.Path(__file__).parent / "static" / "widget.js"


class XorPlayground(anywidget.AnyWidget):
    """A neural network to watch, to question and to change.

    The engine is inside, and asks for nothing from any net. Settings are those of a link of the page, by their keys:

    >>> XorPlayground(seed=11, lr=0.5, hidden="3,2")
    """

    _esm = _PAGE

    run = traitlets.Unicode("").tag(sync=True)
    """The run as what a link of the page has after its #. It can be set, to open another run."""

    epoch = traitlets.Int(0).tag(sync=True)
    """The epoch that is shown. To go to another, set `run` to one with `at`, as `seed=11&at=400`."""

    outcome = traitlets.Unicode("", read_only=True).tag(sync=True)
    """What has happened: ready, training, paused, learnt, stuck, ended or diverged; empty until it is seen."""

    view = traitlets.Unicode("").tag(sync=True)
    """The views that are open beside it, as `space` or `formulas`; two at most, with a comma."""

    controls = traitlets.Enum(["all", "few", "none"], "all").tag(sync=True)
    """How much of it there is to work with."""

    height = traitlets.Unicode("").tag(sync=True)
    """How high it is, in CSS, as `600px`, and scrolls; as high as it needs, if that is empty."""

    _layers = traitlets.List([]).tag(sync=True)

    def __init__(
        self,
        run: str = "",
        *,
        weights: Any = None,
        activations: Iterable[str] | None = None,
        view: str = "",
        controls: str = "all",
        height: str = "",
        **settings: Any,
    ) -> None:
        """`run` is a link, or what stands after its #; `settings` are more of it, by their keys (`data_seed` for
        `data-seed`). `weights` are what :func:`xor_playground.layers_of` understands: arrays, a Keras model, a
        PyTorch module."""
        parts = [run.split("#", 1)[-1]] if run else []
        parts += [f"{key.replace('_', '-')}={value}" for key, value in settings.items()]
        if weights is not None:
            parts.append(link_of(weights, activations))
        elif activations is not None:
            raise ValueError("activations belong to weights; otherwise they are settings, as activation='tanh'.")
        super().__init__(run="&".join(parts), view=view, controls=controls, height=height)

    @property
    def weights(self) -> list[Layer]:
        """The layers at the epoch that is shown, each with its weights, of shape (inputs, neurons), and biases.

        They come from where the widget is seen: before that, there are none.
        """
        return [
            Layer(
                np.array(layer["weights"], dtype=float),
                None if layer["biases"] is None else np.array(layer["biases"], dtype=float),
            )
            for layer in self._layers
        ]

"""Weights and biases, to and from what NumPy, Keras and PyTorch have."""

from __future__ import annotations

from typing import Any, Iterable, NamedTuple

import numpy as np

#: What other libraries call the activations of this one.
_ACTIVATIONS = {
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "relu": "relu",
    "leakyrelu": "leaky-relu",
    "leaky_relu": "leaky-relu",
    "identity": "linear",
    "linear": "linear",
    "silu": "silu",
    "swish": "silu",
    "softplus": "softplus",
    "gelu": "gelu",
    "elu": "elu",
}


class Layer(NamedTuple):
    """One layer of neurons."""

    weights: np.ndarray
    """Of shape (inputs, neurons)."""
    biases: np.ndarray | None
    """Of shape (neurons,); none where the layer has none."""


def layers_of(source: Any) -> tuple[list[Layer], list[str] | None]:
    """The layers of a network, and their activations where the source says them.

    `source` is a list of arrays as NumPy programs and Keras's `get_weights()` have them, each layer's weights of shape (inputs,
    neurons) before its biases, of shape (neurons,) or (1, neurons); a Keras model; or a PyTorch module of linear layers,
    whose weights have the shape (neurons, inputs). Layers can be without biases.
    """
    if hasattr(source, "state_dict") and hasattr(source, "modules"):
        return _of_torch(source)
    if hasattr(source, "get_weights"):
        return _paired(source.get_weights()), _of_keras(source)
    return _paired(source), None


def link_of(source: Any, activations: Iterable[str] | None = None) -> str:
    """The network as the part of a link that says its layers, activations and parameters.

    `activations` are those of the hidden layers and of the output, by their names in a link (`tanh`, `relu`, …); those that
    the source says, or sigmoid, if they are not given.
    """
    layers, known = layers_of(source)
    names = list(activations) if activations is not None else known
    if layers[-1].weights.shape[1] != 1:
        raise ValueError(f"The network has {layers[-1].weights.shape[1]} outputs: here, there is one.")
    if names is not None and len(names) != len(layers):
        raise ValueError(f"There are {len(layers)} layers, and activations of {len(names)}.")
    parts = [f"hidden={','.join(str(layer.weights.shape[1]) for layer in layers[:-1]) or '0'}"]
    if names is not None:
        if len(layers) > 1:
            parts.append(f"activation={','.join(names[:-1])}")
        parts.append(f"output={names[-1]}")
    if any(layer.biases is None for layer in layers):
        parts.append(f"bias={','.join('off' if layer.biases is None else 'on' for layer in layers)}")
    numbers = np.concatenate(
        [part.ravel() for layer in layers for part in layer if part is not None]
    )
    if not np.isfinite(numbers).all():
        raise ValueError("Not all weights and biases are finite.")
    parts.append(f"parameters={','.join(repr(float(number)) for number in numbers)}")
    return "&".join(parts)


def _paired(arrays: Iterable[Any]) -> list[Layer]:
    """Layers of arrays that come one after the other."""
    layers: list[Layer] = []
    for array in (np.asarray(array, dtype=float) for array in arrays):
        last = layers[-1] if layers else None
        is_bias = array.ndim == 1 or (array.ndim == 2 and array.shape[0] == 1)
        if last is not None and is_bias and last.biases is None and array.size == last.weights.shape[1]:
            layers[-1] = Layer(last.weights, array.ravel())
        elif array.ndim != 2:
            raise ValueError(f"An array of shape {array.shape} is neither weights nor biases here.")
        elif last is not None and array.shape[0] != last.weights.shape[1]:
            raise ValueError(
                f"Weights of shape {array.shape} don't follow {last.weights.shape[1]} neurons: they take "
                "(inputs, neurons). Those of PyTorch are the other way around: give the module itself."
            )
        else:
            layers.append(Layer(array, None))
    if not layers:
        raise ValueError("There are no weights.")
    return layers


def _of_keras(model: Any) -> list[str] | None:
    """The activations of a Keras model."""
    layers = [layer for layer in getattr(model, "layers", []) if layer.get_weights()]
    names = [getattr(getattr(layer, "activation", None), "__name__", None) for layer in layers]
    return _named(names) if layers and None not in names else None


def _of_torch(module: Any) -> tuple[list[Layer], list[str] | None]:
    """The linear layers of a PyTorch module, in their order, and what comes after each."""
    layers: list[Layer] = []
    names: list[str] = []
    for part in module.modules():
        kind = type(part).__name__
        if kind == "Linear":
            bias = part.bias
            layers.append(
                Layer(
                    part.weight.detach().cpu().double().numpy().T,
                    None if bias is None else bias.detach().cpu().double().numpy(),
                )
            )
            names.append("Identity")
        elif kind.lower() in _ACTIVATIONS and names:
            names[-1] = kind
    if not layers:
        raise ValueError("The module has no linear layers.")
    # What a module's code does between its parts is not known from outside.
    is_sequence = type(module).__name__ == "Sequential"
    return layers, _named(names) if is_sequence else None


def _named(names: Iterable[str]) -> list[str]:
    """The names that activations have here."""
    known = [_ACTIVATIONS.get(str(name).lower()) for name in names]
    for name, here in zip(names, known):
        if here is None:
            raise ValueError(f"There is no activation “{name}” here: name them with `activations`.")
    return known

#!/usr/bin/env python3
"""Writes crate/tests/fixtures/traces.json: one update of several runs, number by number, by NumPy.

    python3 tests/oracle/make_traces.py

Each sample of the truth table is taken through the chain rule by itself, neuron by neuron, and the parts
are added up then. Nothing is shared with the engine: the layers are NumPy arrays, and the formulas are
written out as a textbook has them. One trace a line. Needs NumPy, nothing else.
"""

import json
from pathlib import Path

import numpy as np

FIXTURE = Path(__file__).parents[2] / "crate" / "tests" / "fixtures" / "traces.json"
INPUTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGETS = np.array([0.0, 1.0, 1.0, 0.0])
N = len(TARGETS)

# A run as the hash of a link, and as it is computed here; the epochs that are traced.
RUNS = [
    {"link": "", "epochs": [0, 100, 812]},
    {"link": "seed=11", "seed": 11, "epochs": [5000]},
    {
        "link": "hidden=4,3&activation=tanh,sine&lr=0.1&loss=mse&start=uniform&range=1&seed=3",
        "hidden": [4, 3],
        "activations": ["tanh", "sine"],
        "lr": 0.1,
        "loss": "mse",
        "range": 1.0,
        "seed": 3,
        "epochs": [0, 60],
    },
    {
        "link": "hidden=4,3&activation=relu,leaky-relu&output=linear&lr=0.05&loss=mse"
        "&start=uniform&range=1&seed=4",
        "hidden": [4, 3],
        "activations": ["relu", "leaky-relu"],
        "output": "linear",
        "lr": 0.05,
        "loss": "mse",
        "range": 1.0,
        "seed": 4,
        "epochs": [0, 40],
    },
    {
        "link": "hidden=3,4&activation=linear,sigmoid&output=tanh&lr=0.1&rule=momentum"
        "&start=uniform&range=1&seed=5",
        "hidden": [3, 4],
        "activations": ["linear", "sigmoid"],
        "output": "tanh",
        "lr": 0.1,
        "rule": "momentum",
        "range": 1.0,
        "seed": 5,
        "epochs": [30],
    },
    {
        "link": "hidden=4&activation=tanh&lr=0.02&loss=cross-entropy&rule=adam&l1=0.001&l2=0.01"
        "&start=uniform&range=1&seed=6",
        "hidden": [4],
        "activations": ["tanh"],
        "lr": 0.02,
        "loss": "cross-entropy",
        "rule": "adam",
        "l1": 0.001,
        "l2": 0.01,
        "range": 1.0,
        "seed": 6,
        "epochs": [0, 50],
    },
    {
        "link": "hidden=2,2,2&lr=0.1&rule=rprop&start=uniform&range=2&seed=7",
        "hidden": [2, 2, 2],
        "activations": ["sigmoid"] * 3,
        "lr": 0.1,
        "rule": "rprop",
        "range": 2.0,
        "seed": 7,
        "epochs": [0, 20],
    },
    {
        "link": "hidden=3&activation=sine&lr=0.05&rule=nesterov&loss=cross-entropy",
        "hidden": [3],
        "activations": ["sine"],
        "lr": 0.05,
        "loss": "cross-entropy",
        "rule": "nesterov",
        "epochs": [25],
    },
    {
        "link": "hidden=0&lr=0.02&rule=rmsprop&seed=8",
        "hidden": [],
        "activations": [],
        "lr": 0.02,
        "rule": "rmsprop",
        "seed": 8,
        "epochs": [15],
    },
]

DEFAULTS = {
    "seed": 0,
    "hidden": [2],
    "activations": ["sigmoid"],
    "output": "sigmoid",
    "lr": 1.0,
    "loss": "sse",
    "rule": "gradient-descent",
    "l1": 0.0,
    "l2": 0.0,
    "range": None,
}


def sigmoid(a):
    return 1.0 / (1.0 + np.exp(-a))


# Each with its derivative, as functions of the weighted sum.
ACTIVATIONS = {
    "sigmoid": (sigmoid, lambda a: sigmoid(a) * (1.0 - sigmoid(a))),
    "tanh": (np.tanh, lambda a: 1.0 - np.tanh(a) ** 2),
    "relu": (lambda a: np.maximum(a, 0.0), lambda a: np.where(a > 0, 1.0, 0.0)),
    "leaky-relu": (lambda a: np.where(a > 0, a, a / 100), lambda a: np.where(a > 0, 1.0, 0.01)),
    "linear": (lambda a: a, np.ones_like),
    "sine": (np.sin, np.cos),
}

# A sample's part of E, and ∂E/∂y of it.
LOSSES = {
    "sse": (lambda t, y: 0.5 * (t - y) ** 2, lambda t, y: -(t - y)),
    "mse": (lambda t, y: (t - y) ** 2 / N, lambda t, y: -2.0 * (t - y) / N),
    "cross-entropy": (
        lambda t, y: -(t * np.log(y) + (1.0 - t) * np.log(1.0 - y)) / N,
        lambda t, y: -(t / y - (1.0 - t) / (1.0 - y)) / N,
    ),
}


def start(run):
    """The layers, each as (weights, biases)."""
    np.random.seed(run["seed"])
    sizes = [2, *run["hidden"], 1]
    draw = (
        np.random.rand
        if run["range"] is None
        else lambda *shape: np.random.uniform(-run["range"], run["range"], shape)
    )
    return [(draw(inputs, neurons), draw(neurons)) for inputs, neurons in zip(sizes, sizes[1:])]


def flat(layers):
    return np.concatenate([part.ravel() for layer in layers for part in layer])


def layered(numbers, layers):
    """The same numbers, shaped like the layers."""
    result, at = [], 0
    for layer in layers:
        parts = []
        for part in layer:
            parts.append(numbers[at : at + part.size].reshape(part.shape))
            at += part.size
        result.append(tuple(parts))
    return result


def names(run):
    return [*run["activations"], run["output"]]


def sample_trace(run, layers, inputs, target):
    """Forward and backward for one sample, layer by layer."""
    sums, outputs, slopes = [], [inputs], []
    for (weights, biases), name in zip(layers, names(run)):
        function, derivative = ACTIVATIONS[name]
        a = outputs[-1] @ weights + biases
        sums.append(a)
        slopes.append(derivative(a))
        outputs.append(function(a))
    value, derivative = LOSSES[run["loss"]]
    y = outputs[-1][0]

    error_slopes, deltas = [None] * len(layers), [None] * len(layers)
    error_slopes[-1] = np.array([derivative(target, y)])
    deltas[-1] = error_slopes[-1] * slopes[-1]
    for layer in range(len(layers) - 2, -1, -1):
        weights_onwards = layers[layer + 1][0]
        error_slopes[layer] = weights_onwards @ deltas[layer + 1]
        deltas[layer] = error_slopes[layer] * slopes[layer]
    part = [(np.outer(x, delta), delta) for x, delta in zip(outputs, deltas)]
    return {
        "error": value(target, y),
        "pre_activations": np.concatenate(sums),
        "activations": np.concatenate(outputs[1:]),
        "slopes": np.concatenate(slopes),
        "error_slopes": np.concatenate(error_slopes),
        "deltas": np.concatenate(deltas),
        "part": flat(part),
    }


def penalty_slopes(run, layers):
    slopes = [
        (run["l1"] * np.sign(weights) + run["l2"] * weights, np.zeros_like(biases))
        for weights, biases in layers
    ]
    return flat(slopes)


def change(run, gradient, memory, number):
    """By how much the update moves each parameter, and what the rule remembers then."""
    rate, rule = run["lr"], run["rule"]
    if rule == "gradient-descent":
        return -rate * gradient, []
    if rule == "momentum":
        velocity = 0.9 * memory[0] + gradient
        return -rate * velocity, [velocity]
    if rule == "nesterov":
        velocity = 0.9 * memory[0] + gradient
        return -rate * (gradient + 0.9 * velocity), [velocity]
    if rule == "rmsprop":
        square = 0.99 * memory[0] + 0.01 * gradient**2
        return -rate * gradient / (np.sqrt(square) + 1e-8), [square]
    if rule == "adam":
        mean = 0.9 * memory[0] + 0.1 * gradient
        square = 0.999 * memory[1] + 0.001 * gradient**2
        mean_share, square_share = 1.0 - 0.9**number, 1.0 - 0.999**number
        step = (mean / mean_share) / (np.sqrt(square / square_share) + 1e-8)
        return -rate * step, [mean, square]
    if rule == "rprop":
        previous, step = memory
        if number == 1:
            step = np.full_like(gradient, rate)
        turn = previous * gradient
        step = np.clip(step * np.where(turn > 0, 1.2, np.where(turn < 0, 0.5, 1.0)), 1e-6, 50.0)
        gradient = np.where(turn < 0, 0.0, gradient)
        return -np.sign(gradient) * step, [gradient, step]
    raise ValueError(rule)


MEMORY = {"momentum": 1, "nesterov": 1, "rmsprop": 1, "adam": 2, "rprop": 2}


def update(run, layers, memory, number):
    """The update from here, with a trace of every sample."""
    samples = [
        sample_trace(run, layers, inputs, target) for inputs, target in zip(INPUTS, TARGETS)
    ]
    parts = [sample["part"] for sample in samples]
    total = sum(parts)
    penalty = penalty_slopes(run, layers)
    changes, memory_after = change(run, total + penalty, memory, number)
    return {
        "samples": samples,
        "sum": total,
        "penalty": penalty,
        "gradient": total + penalty,
        "memory": interleaved(memory),
        "memory_after": interleaved(memory_after),
        "parameters": flat(layers),
        "changes": changes,
        "parameters_after": flat(layers) + changes,
    }, memory_after


def interleaved(memory):
    """What is remembered of the first parameter, then of the second, and so on."""
    return np.stack(memory, axis=1).ravel() if memory else np.array([])


def traces(settings):
    run = {**DEFAULTS, **settings}
    layers = start(run)
    memory = [np.zeros_like(flat(layers))] * MEMORY.get(run["rule"], 0)
    for epoch in range(max(run["epochs"]) + 1):
        trace, memory = update(run, layers, memory, epoch + 1)
        if epoch in run["epochs"]:
            yield {"link": run["link"], "epoch": epoch, **trace}
        layers = layered(trace["parameters_after"], layers)


def plain(value):
    """For JSON: Python's numbers and lists in the place of NumPy's."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.tolist() if isinstance(value, (np.ndarray, np.floating)) else value


def main():
    all_traces = [plain(trace) for settings in RUNS for trace in traces(settings)]
    lines = [json.dumps(trace, separators=(",", ":")) for trace in all_traces]
    FIXTURE.write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{len(lines)} traces by NumPy {np.__version__} in {FIXTURE}")


if __name__ == "__main__":
    main()

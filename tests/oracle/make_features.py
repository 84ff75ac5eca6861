#!/usr/bin/env python3
"""Writes crate/tests/fixtures/features.json: networks that are given features of the inputs.

    python3 tests/oracle/make_features.py

`runs`: full-batch gradient descent on half the squared error, layer by layer, from the article's start, with the mean
squared errors at some epochs and in the end all predictions.

`playground`: what TensorFlow Playground's own engine does (https://github.com/tensorflow/playground, nn.ts and
playground.ts), written for NumPy: 500 samples, half of them held out, targets -1 and 1, a tanh everywhere, weights drawn
from [-0.5, 0.5), biases 0.1, half the squared error, batches of 10 in an order that is drawn once, their gradient averaged,
rate 0.03. For some epochs the median over ten starts and draws of the test loss, as that page shows it: the mean of half the
squared error; and of the first of them, the losses, with the run as a link and the rows of the test.
"""

import json
from pathlib import Path

import numpy as np

FIXTURE = Path(__file__).parents[2] / "crate" / "tests" / "fixtures" / "features.json"
FEATURES = {
    "x": lambda x, y: x,
    "y": lambda x, y: y,
    "x2": lambda x, y: x**2,
    "y2": lambda x, y: y**2,
    "xy": lambda x, y: x * y,
    "sinx": lambda x, y: np.sin(x),
    "siny": lambda x, y: np.sin(y),
}
CHECKPOINTS = [0, 1, 10, 300]
# Samples, features, neurons of each hidden layer, hidden activation, learning rate, seed.
RUNS = [
    (4, "xy", [2], "sigmoid", 1.0, 11),
    (5, "x,y,xy", [2], "tanh", 0.2, 3),
    (12, "x2,y2", [], "sigmoid", 0.05, 0),
    (13, "x,sinx,siny", [4, 3], "tanh", 0.05, 7),
    (21, "x,y,x2,y2,xy,sinx,siny", [5], "tanh", 0.02, 5),
]
# Data, features, neurons of each hidden layer, the epochs at which the test loss is asked for.
# The epochs at which the losses of the first start are told: later, the last bits have grown.
EARLY = [1, 10, 50]
PLAYGROUND = [
    ("circle", "x,y", [4, 2], [100, 200, 400]),
    ("spiral", "x,y,x2,y2,xy,sinx,siny", [4, 2], [100, 200, 400]),
    ("spiral", "x,y,x2,y2,xy,sinx,siny", [8, 8], [100, 200, 400]),
]
STARTS = range(10)


def given(rows, features):
    return np.stack([FEATURES[name](*rows.T) for name in features.split(",")], axis=1)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


ACTIVATIONS = {
    "sigmoid": (sigmoid, lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a * a),
}


def answers(layers, rows):
    """What each layer answers, what it is given first."""
    outputs = [rows]
    for weights, biases, (activation, _) in layers:
        outputs.append(activation(outputs[-1] @ weights + biases))
    return outputs


def update(layers, rows, targets, learning_rate):
    outputs = answers(layers, rows)
    error = outputs[-1] - targets
    for (weights, biases, (_, derivative)), before, after in reversed(
        list(zip(layers, outputs, outputs[1:]))
    ):
        delta = error * derivative(after)
        error = delta @ weights.T
        weights -= learning_rate * before.T @ delta
        biases -= learning_rate * delta.sum(axis=0)


def run(samples, features, hidden, activation, learning_rate, seed):
    random = np.random.RandomState(seed + 1)
    rows = random.randint(-300, 300, (samples, 2)) / 100
    targets = random.randint(0, 2, (samples, 1)).astype(float)
    inputs = given(rows, features)
    np.random.seed(seed)
    layers = []
    for before, neurons in zip([inputs.shape[1], *hidden], [*hidden, 1]):
        kind = activation if len(layers) < len(hidden) else "sigmoid"
        weights = np.random.rand(before, neurons)
        layers.append((weights, np.random.rand(neurons), ACTIVATIONS[kind]))
    trained, losses = 0, []
    for checkpoint in CHECKPOINTS:
        for _ in range(checkpoint - trained):
            update(layers, inputs, targets, learning_rate)
        trained = checkpoint
        losses.append([checkpoint, float(((answers(layers, inputs)[-1] - targets) ** 2).mean())])
    data = ";".join(",".join(f"{n:g}" for n in [*row, t]) for row, (t,) in zip(rows, targets))
    sizes = ",".join(map(str, hidden)) or "0"
    kind = f"&activation={activation}" if hidden else ""
    return {
        "link": f"seed={seed}&lr={learning_rate}&hidden={sizes}{kind}&data={data}&features={features}",
        "losses": losses,
        "predictions": [float(y) for (y,) in answers(layers, inputs)[-1]],
    }


def circle(random, samples):
    """`classifyCircleData` without noise."""
    rows, targets = [], []
    for target, low, high in [(1, 0, 2.5), (-1, 3.5, 5)]:
        radius = random.uniform(low, high, samples // 2)
        angle = random.uniform(0, 2 * np.pi, samples // 2)
        rows.append(np.stack([radius * np.sin(angle), radius * np.cos(angle)], axis=1))
        targets += [target] * (samples // 2)
    return np.concatenate(rows), np.array(targets, float)[:, None]


def spiral(random, samples):
    """`classifySpiralData` without noise."""
    rows, targets = [], []
    for target, turn in [(1, 0), (-1, np.pi)]:
        along = np.arange(samples // 2) / (samples // 2)
        radius, angle = 5 * along, 1.75 * along * 2 * np.pi + turn
        rows.append(np.stack([radius * np.sin(angle), radius * np.cos(angle)], axis=1))
        targets += [target] * (samples // 2)
    return np.concatenate(rows), np.array(targets, float)[:, None]


DATA = {"circle": circle, "spiral": spiral}


def text(rows):
    return ";".join(",".join(f"{number:g}" for number in row) for row in rows)


def link(rows, layers, features, hidden):
    """The mean of the squared error is twice what is descended here, and takes half the rate."""
    parameters = ",".join(repr(float(p)) for w, b, _ in layers for p in [*w.ravel(), *b])
    return (
        f"lr=0.015&hidden={','.join(map(str, hidden))}&activation=tanh&output=tanh&data={text(rows)}"
        f"&features={features}&loss=mse&batch=10&order=given&parameters={parameters}"
    )


def playground(name, features, hidden, epochs):
    losses = []
    for start in STARTS:
        random = np.random.RandomState(start)
        rows, targets = DATA[name](random, 500)
        rows = rows.round(3)
        order = random.permutation(len(rows))
        rows, targets = rows[order], targets[order]
        inputs, half = given(rows, features), len(rows) // 2
        layers = [
            (random.uniform(-0.5, 0.5, (before, neurons)), np.full(neurons, 0.1), ACTIVATIONS["tanh"])
            for before, neurons in zip([inputs.shape[1], *hidden], [*hidden, 1])
        ]
        if start == STARTS[0]:
            samples = np.concatenate([rows, targets], axis=1)
            shown = {
                "run": link(samples[:half], layers, features, hidden),
                "test": text(samples[half:]),
            }
        course = []
        for epoch in range(1, max(epochs) + 1):
            for first in range(0, half, 10):
                batch = slice(first, first + 10)
                update(layers, inputs[:half][batch], targets[:half][batch], 0.03 / 10)
            if epoch in [*EARLY, *epochs]:
                errors = answers(layers, inputs[half:])[-1] - targets[half:]
                course.append(float((0.5 * errors**2).mean()))
        losses.append(course)
    medians = np.median(losses, axis=0)[len(EARLY) :]
    return {
        "data": name,
        "features": features,
        "hidden": ",".join(map(str, hidden)),
        "medians": [[epoch, float(loss)] for epoch, loss in zip(epochs, medians)],
        "losses": [[epoch, loss] for epoch, loss in zip(EARLY, losses[0])],
        **shown,
    }


def main():
    lines = [run(*each) for each in RUNS] + [playground(*each) for each in PLAYGROUND]
    FIXTURE.write_text("[\n" + ",\n".join(map(json.dumps, lines)) + "\n]\n")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Writes crate/tests/fixtures/split.json: which samples NumPy holds out for the test, and runs that train the others.

    python3 tests/oracle/make_split.py

One split or run a line. A large split has a checksum: the sum of its indices, each times its place from 1 on. The runs are
full-batch gradient descent on half the squared error, layer by layer, from the article's start; at some epochs stand the
mean squared errors of the samples that train and of those that don't, and in the end all predictions.
"""

import json
from fractions import Fraction
from math import floor
from pathlib import Path

import numpy as np

FIXTURE = Path(__file__).parents[2] / "crate" / "tests" / "fixtures" / "split.json"
LISTED = [
    (2, 50, 0),
    (4, 25, 0),
    (4, 25, 1),
    (4, 75, 11),
    (5, 10, 3),
    (6, 90, 2**32 - 1),
    (10, 25, 7),
    (33, 50, 0),
    (50, 1, 5),
    (64, 30, 1),
    (65, 30, 1),
    (200, 20, 42),
]
SUMMED = [(1_000, 33, 2), (4_096, 90, 3), (4_097, 50, 4), (10_000, 25, 2**31)]
CHECKPOINTS = [0, 1, 10, 300]
# Samples, inputs, neurons of each hidden layer, hidden activation, learning rate, seed, percent, seed of the split.
RUNS = [
    (4, 2, [2], "sigmoid", 1.0, 11, 25, 2),
    (5, 2, [2], "sigmoid", 0.5, 3, 20, 0),
    (13, 3, [4, 3], "tanh", 0.05, 7, 40, 9),
    (21, 1, [5], "tanh", 0.1, 0, 90, 1),
    (30, 2, [], "sigmoid", 0.2, 5, 50, 2**32 - 1),
]


def held_out(samples, percent, seed):
    """The rows of the test: so many percent, a half rounded up."""
    count = floor(Fraction(samples * percent, 100) + Fraction(1, 2))
    np.random.seed(seed)
    return sorted(int(row) for row in np.random.permutation(samples)[:count])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


ACTIVATIONS = {
    "sigmoid": (sigmoid, lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a * a),
}


def answers(layers, rows):
    """What each layer answers, the inputs first."""
    outputs = [rows]
    for weights, biases, (activation, _) in layers:
        outputs.append(activation(outputs[-1] @ weights + biases))
    return outputs


def epoch(layers, rows, targets, learning_rate):
    outputs = answers(layers, rows)
    error = outputs[-1] - targets
    for (weights, biases, (_, derivative)), before, after in reversed(
        list(zip(layers, outputs, outputs[1:]))
    ):
        delta = error * derivative(after)
        error = delta @ weights.T
        weights -= learning_rate * before.T @ delta
        biases -= learning_rate * delta.sum(axis=0)


def run(samples, inputs, hidden, activation, learning_rate, seed, percent, split_seed):
    random = np.random.RandomState(seed + 1)
    rows = random.randint(-200, 200, (samples, inputs)) / 100
    targets = random.randint(0, 2, (samples, 1)).astype(float)
    np.random.seed(seed)
    layers = []
    for before, neurons in zip([inputs, *hidden], [*hidden, 1]):
        kind = activation if len(layers) < len(hidden) else "sigmoid"
        weights = np.random.rand(before, neurons)
        layers.append((weights, np.random.rand(neurons), ACTIVATIONS[kind]))
    test = held_out(samples, percent, split_seed)
    training = [row for row in range(samples) if row not in test]

    def losses():
        squares = (answers(layers, rows)[-1] - targets) ** 2
        return [float(squares[part].mean()) for part in (training, test)]

    trained = 0
    course = []
    for checkpoint in CHECKPOINTS:
        for _ in range(checkpoint - trained):
            epoch(layers, rows[training], targets[training], learning_rate)
        trained = checkpoint
        course.append([checkpoint, *losses()])
    data = ";".join(",".join(f"{n:g}" for n in [*row, t]) for row, (t,) in zip(rows, targets))
    sizes = ",".join(map(str, hidden)) or "0"
    kind = f"&activation={activation}" if hidden else ""
    link = f"seed={seed}&lr={learning_rate}&hidden={sizes}{kind}&data={data}"
    return {
        "link": f"{link}&split={percent}&split-seed={split_seed}",
        "test": test,
        "losses": course,
        "predictions": [float(y) for (y,) in answers(layers, rows)[-1]],
    }


def main():
    lines = []
    for samples, percent, seed in LISTED:
        split = {"samples": samples, "percent": percent, "seed": seed}
        lines.append(split | {"test": held_out(samples, percent, seed)})
    for samples, percent, seed in SUMMED:
        test = held_out(samples, percent, seed)
        checksum = sum(place * row for place, row in enumerate(test, 1))
        split = {"samples": samples, "percent": percent, "seed": seed, "count": len(test)}
        lines.append(split | {"checksum": checksum})
    lines += [run(*each) for each in RUNS]
    FIXTURE.write_text("[\n" + ",\n".join(map(json.dumps, lines)) + "\n]\n")


if __name__ == "__main__":
    main()

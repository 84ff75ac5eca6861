#!/usr/bin/env python3
"""Writes crate/tests/fixtures/map.json: maps on which each point is a run of the article's program.

    python3 tests/oracle/make_map.py

Of each point: the first epoch at which all four answers are right, or after the last one, as a list, the
rows that are not. All runs of a map train at once, one along each first axis of the arrays.
"""

import json
from pathlib import Path

import numpy as np

FIXTURE = Path(__file__).parents[2] / "crate" / "tests" / "fixtures" / "map.json"
INPUTS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
TARGETS = np.array([[0], [1], [1], [0]], dtype=float)
SIDE = 24
# An answer is right where it is so near to its target.
TOLERANCE = 0.1


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def start(seed):
    """All nine parameters, as the article's constructor draws them."""
    np.random.seed(seed)
    draws = [np.random.rand(2, 2), np.random.rand(1, 2), np.random.rand(2, 1), np.random.rand(1, 1)]
    return np.concatenate([draw.ravel() for draw in draws])


def train(parameters, rates, epochs):
    """The first epochs at which all rows are right, and which rows are not right in the end."""
    hidden_weights = parameters[:, 0:4].reshape(-1, 2, 2)
    hidden_biases = parameters[:, 4:6].reshape(-1, 1, 2)
    output_weights = parameters[:, 6:8].reshape(-1, 2, 1)
    output_bias = parameters[:, 8:9].reshape(-1, 1, 1)
    rates = rates.reshape(-1, 1, 1)
    first = np.full(len(parameters), -1)
    for epoch in range(epochs + 1):
        hidden = sigmoid(INPUTS @ hidden_weights + hidden_biases)
        output = sigmoid(hidden @ output_weights + output_bias)
        error = TARGETS - output
        right = np.abs(error)[:, :, 0] < TOLERANCE
        first = np.where((first < 0) & right.all(axis=1), epoch, first)
        if epoch == epochs:
            return first, right
        d_output = error * output * (1 - output)
        d_hidden = (d_output @ output_weights.transpose(0, 2, 1)) * hidden * (1 - hidden)
        output_weights = output_weights + rates * (hidden.transpose(0, 2, 1) @ d_output)
        output_bias = output_bias + rates * d_output.sum(axis=1, keepdims=True)
        hidden_weights = hidden_weights + rates * (INPUTS.T @ d_hidden)
        hidden_biases = hidden_biases + rates * d_hidden.sum(axis=1, keepdims=True)


def map_of(seed, across, up, low, step, epochs):
    xs = low[0] + step[0] * np.arange(SIDE)
    ys = low[1] + step[1] * np.arange(SIDE)
    points = [(x, y) for y in ys for x in xs]
    parameters = np.tile(start(seed), (len(points), 1))
    rates = np.ones(len(points))
    for key, values in ((across, [x for x, _ in points]), (up, [y for _, y in points])):
        if key == "lr":
            rates = np.array(values)
        else:
            parameters[:, int(key[1:])] = values
    first, right = train(parameters, rates, epochs)
    runs = [
        int(epoch) if epoch >= 0 else [row for row in range(4) if not rows[row]]
        for epoch, rows in zip(first, right)
    ]
    return {
        "seed": seed, "across": across, "up": up, "epochs": epochs,
        "points": points, "runs": runs,
    }


maps = [
    map_of(0, "p0", "p2", (-6, -6), (0.5, 0.5), 1_000),
    map_of(11, "p3", "p7", (-3, -3), (0.25, 0.25), 1_500),
    map_of(11, "lr", "p6", (0.25, -3), (0.25, 0.25), 800),
]
FIXTURE.write_text("[\n" + ",\n".join(json.dumps(one) for one in maps) + "\n]\n")

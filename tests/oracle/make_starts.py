#!/usr/bin/env python3
"""Writes crate/tests/fixtures/starts.json: the starts that NumPy's legacy generator draws.

    python3 tests/oracle/make_starts.py

One start a line. Of each layer the weights are drawn row by row, then the biases, where they are drawn.
"""

import json
from pathlib import Path

import numpy as np

FIXTURE = Path(__file__).parents[2] / "crate" / "tests" / "fixtures" / "starts.json"
SEEDS = [0, 11, 2**31, 2**32 - 1]
# The sizes of all layers, the inputs' first.
SHAPES = [[2, 2, 1], [3, 5, 4, 1], [8, 1]]


def both(inputs, neurons):
    """What Glorot's formulas, also called Xavier's, divide by."""
    return inputs + neurons


def inputs_alone(inputs, _):
    """What He's formulas divide by."""
    return inputs


def uniform(count):
    def draw(inputs, neurons):
        limit = np.sqrt(6.0 / count(inputs, neurons))
        return np.random.uniform(-limit, limit, (inputs, neurons)), np.zeros(neurons)

    return draw


def normal(count):
    def draw(inputs, neurons):
        deviation = np.sqrt(2.0 / count(inputs, neurons))
        return np.random.randn(inputs, neurons) * deviation, np.zeros(neurons)

    return draw


def uniform_within(inputs, neurons, range):
    weights = np.random.uniform(-range, range, (inputs, neurons))
    return weights, np.random.uniform(-range, range, neurons)


def nguyen_widrow(inputs, neurons):
    length = 0.7 * neurons ** (1 / inputs)
    weights = np.random.uniform(-1, 1, (inputs, neurons))
    weights *= length / np.linalg.norm(weights, axis=0)
    return weights, np.random.uniform(-length, length, neurons)


# By name, with its numbers as keywords.
INITIALIZERS = {
    "article": lambda inputs, neurons: (np.random.rand(inputs, neurons), np.random.rand(neurons)),
    "uniform": uniform_within,
    "xavier-uniform": uniform(both),
    "xavier-normal": normal(both),
    "he-uniform": uniform(inputs_alone),
    "he-normal": normal(inputs_alone),
    "zeros": lambda inputs, neurons: (np.zeros((inputs, neurons)), np.zeros(neurons)),
    "lecun-normal": lambda inputs, neurons: (
        np.random.randn(inputs, neurons) * np.sqrt(1 / inputs),
        np.zeros(neurons),
    ),
    "torch-linear": lambda inputs, neurons: uniform_within(inputs, neurons, 1 / np.sqrt(inputs)),
    "nguyen-widrow": nguyen_widrow,
}
NUMBERS = {"uniform": [{"range": 0.3}, {"range": 1.0}]}


def start(name, numbers, seed, sizes):
    np.random.seed(seed)
    parameters = []
    for inputs, neurons in zip(sizes, sizes[1:]):
        for part in INITIALIZERS[name](inputs, neurons, **numbers):
            parameters.extend(part.ravel().tolist())
    initializer = {"name": name, **numbers}
    return {"initializer": initializer, "seed": seed, "sizes": sizes, "parameters": parameters}


def main():
    starts = [
        start(name, numbers, seed, sizes)
        for name in INITIALIZERS
        for numbers in NUMBERS.get(name, [{}])
        for seed in SEEDS
        for sizes in SHAPES
    ]
    lines = [json.dumps(one, separators=(",", ":")) for one in starts]
    FIXTURE.write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{len(lines)} starts by NumPy {np.__version__} in {FIXTURE}")


if __name__ == "__main__":
    main()

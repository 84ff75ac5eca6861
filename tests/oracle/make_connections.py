#!/usr/bin/env python3
"""Writes crate/tests/fixtures/connections.json: networks with layers without biases, and with direct connections.

    python3 tests/oracle/make_connections.py

Full-batch gradient descent on half the squared error from the article's start, neuron by neuron: each has a dictionary of
what leads to it and a bias or none, and the chain rule goes back along these connections one by one.
"""

import json
from pathlib import Path

import numpy as np

FIXTURE = Path(__file__).parents[2] / "crate" / "tests" / "fixtures" / "connections.json"
CHECKPOINTS = [0, 1, 10, 300]
XOR = [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]
THREE = [(-1, 0.5, 2, 1), (0.25, 1, -1, 0), (1.5, -2, 0.5, 1), (0, 0, 1, 0), (2, 1, 1, 1)]
# Data, neurons of each hidden layer, its activation, whether each layer has biases, direct connections, rate, seed.
RUNS = [
    (XOR, [2], "sigmoid", [False, False], False, 1.0, 11),
    (XOR, [2], "sigmoid", [True, False], False, 1.0, 3),
    (XOR, [3, 2], "tanh", [False, True, True], False, 0.2, 5),
    (XOR, [], "sigmoid", [False], False, 0.5, 1),
    (XOR, [1], "sigmoid", [True, True], True, 1.0, 2),
    (THREE, [5], "tanh", [False, False], True, 0.1, 4),
    (THREE, [4, 3], "sigmoid", [True, False, True], True, 0.3, 0),
]


class Neuron:
    def __init__(self, sources, weights, bias, activation):
        self.weights = dict(zip(sources, weights))
        self.bias = bias
        self.activation = activation

    def answer(self, answers):
        z = sum(answers[source] * weight for source, weight in self.weights.items())
        z += 0 if self.bias is None else self.bias
        return 1 / (1 + np.exp(-z)) if self.activation == "sigmoid" else np.tanh(z)

    def derivative(self, a):
        return a * (1 - a) if self.activation == "sigmoid" else 1 - a * a


def network(inputs, hidden, activation, biases, direct, seed):
    """The neurons by their names, from the inputs on."""
    np.random.seed(seed)
    first = [f"i{n}" for n in range(inputs)]
    before, neurons = first, {}
    for layer, count in enumerate([*hidden, 1]):
        is_output = layer == len(hidden)
        sources = before + first if is_output and direct and hidden else before
        weights = np.random.rand(len(sources), count)
        drawn = np.random.rand(count) if biases[layer] else [None] * count
        kind = "sigmoid" if is_output else activation
        names = [f"n{layer}.{n}" for n in range(count)]
        for n, name in enumerate(names):
            neurons[name] = Neuron(sources, weights[:, n], drawn[n], kind)
        before = names
    return neurons


def answers(neurons, row):
    known = {f"i{n}": float(number) for n, number in enumerate(row)}
    for name, neuron in neurons.items():
        known[name] = neuron.answer(known)
    return known


def epoch(neurons, rows, rate):
    steps = []
    for *row, target in rows:
        known = answers(neurons, row)
        deltas = {}
        for name, neuron in reversed(neurons.items()):
            if not deltas:
                error = known[name] - target
            else:
                error = sum(
                    deltas[after] * neurons[after].weights[name]
                    for after in deltas
                    if name in neurons[after].weights
                )
            deltas[name] = error * neuron.derivative(known[name])
        steps.append((known, deltas))
    for known, deltas in steps:
        for name, delta in deltas.items():
            neuron = neurons[name]
            for source in neuron.weights:
                neuron.weights[source] -= rate * delta * known[source]
            if neuron.bias is not None:
                neuron.bias -= rate * delta


def run(rows, hidden, activation, biases, direct, rate, seed):
    neurons = network(len(rows[0]) - 1, hidden, activation, biases, direct, seed)
    *_, output = neurons

    def predictions():
        return [float(answers(neurons, row[:-1])[output]) for row in rows]

    trained, losses = 0, []
    for checkpoint in CHECKPOINTS:
        for _ in range(checkpoint - trained):
            epoch(neurons, rows, rate)
        trained = checkpoint
        squares = [(row[-1] - y) ** 2 for row, y in zip(rows, predictions())]
        losses.append([checkpoint, float(np.mean(squares))])
    data = ";".join(",".join(f"{number:g}" for number in row) for row in rows)
    kind = f"&activation={activation}" if hidden else ""
    words = ",".join("on" if has else "off" for has in biases)
    past = "&direct=on" if direct else ""
    sizes = ",".join(map(str, hidden)) or "0"
    return {
        "link": f"seed={seed}&lr={rate}&hidden={sizes}{kind}&data={data}&bias={words}{past}",
        "losses": losses,
        "predictions": predictions(),
    }


def main():
    lines = [run(*each) for each in RUNS]
    FIXTURE.write_text("[\n" + ",\n".join(map(json.dumps, lines)) + "\n]\n")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The network of the article, in NumPy: what the engine's numbers are compared with.

A 2-H-1 network of sigmoid neurons learns XOR by full-batch gradient descent on
E = ½ Σ (t − y)². It starts where the article's constructor starts after `numpy.random.seed(seed)`:
each layer draws its weights, then its biases, uniform in [0, 1).

    python3 tests/oracle/oracle.py --seed 11 --epochs 5000 --lr 1 --hidden 2

prints one JSON object: the run, and at each checkpoint up to its last epoch the parameters, the
predictions for (0,0) (0,1) (1,0) (1,1), and the mean squared error. Needs NumPy, nothing else.
"""

import argparse
import json

import numpy as np

INPUTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGETS = np.array([[0.0], [1.0], [1.0], [0.0]])
CHECKPOINTS = [0, 1, 2, 10, 100, 500, 1000, 2000, 5000]


def start(seed, hidden):
    """The layers at epoch 0, each as (weights, biases)."""
    np.random.seed(seed)
    sizes = [2, hidden, 1]
    return [
        (np.random.rand(inputs, neurons), np.random.rand(1, neurons))
        for inputs, neurons in zip(sizes, sizes[1:])
    ]


def sigmoid(weighted_sum):
    return 1.0 / (1.0 + np.exp(-weighted_sum))


def slope(activation):
    """The sigmoid's slope, written with its value."""
    return activation * (1.0 - activation)


def forward(layers):
    """What the hidden and the output layer answer to the four inputs."""
    (hidden_weights, hidden_biases), (output_weights, output_biases) = layers
    hidden = sigmoid(INPUTS @ hidden_weights + hidden_biases)
    return hidden, sigmoid(hidden @ output_weights + output_biases)


def trained_one_epoch(layers, learning_rate):
    """The layers after one epoch of gradient descent; both deltas are of the network before it."""
    (hidden_weights, hidden_biases), (output_weights, output_biases) = layers
    hidden, output = forward(layers)
    output_delta = (TARGETS - output) * slope(output)
    hidden_delta = (output_delta @ output_weights.T) * slope(hidden)
    return [
        (
            hidden_weights + learning_rate * INPUTS.T @ hidden_delta,
            hidden_biases + learning_rate * hidden_delta.sum(axis=0, keepdims=True),
        ),
        (
            output_weights + learning_rate * hidden.T @ output_delta,
            output_biases + learning_rate * output_delta.sum(axis=0, keepdims=True),
        ),
    ]


def state(epoch, layers):
    _, output = forward(layers)
    return {
        "epoch": epoch,
        # Hidden weights from x, then from y, hidden biases, output weights, output bias.
        "parameters": [float(value) for layer in layers for part in layer for value in part.flat],
        "predictions": output[:, 0].tolist(),
        "mse": float(np.mean((TARGETS - output) ** 2)),
    }


def run(seed, epochs, learning_rate, hidden):
    """The run, and its state at each checkpoint."""
    layers = start(seed, hidden)
    states = []
    for epoch in range(epochs + 1):
        if epoch > 0:
            layers = trained_one_epoch(layers, learning_rate)
        if epoch in CHECKPOINTS or epoch == epochs:
            states.append(state(epoch, layers))
    return {"seed": seed, "lr": learning_rate, "hidden": hidden, "states": states}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=5000)
    parser.add_argument("--lr", type=float, default=1.0)
    parser.add_argument("--hidden", type=int, default=2)
    options = parser.parse_args()
    print(json.dumps(run(options.seed, options.epochs, options.lr, options.hidden)))


if __name__ == "__main__":
    main()

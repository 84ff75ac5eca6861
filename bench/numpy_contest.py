#!/usr/bin/env python3
"""NumPy's part in the benchmark, started by bench/bench.mjs, not by hand.

Reads from standard input what the page measured: rounds, the seconds of a turn, the problems with
their starts, and the works. Writes the same for NumPy: for each problem the loss that it gets to,
and for each work the speed of every round, as work per second.

The article's network is trained by the article's program (tests/oracle/oracle.py); everything else
is as vectorised as NumPy allows: over the samples, the points of a picture, the starts of a survey.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "oracle"))
import oracle  # noqa: E402

STARTS = 1024
SIDE = 200
CALL_SECONDS = 0.005


class Article:
    """The article's program."""

    def __init__(self, problem):
        self.layers = layers(problem)
        self.learning_rate = problem["learningRate"]

    def step(self, epochs):
        for _ in range(epochs):
            self.layers = oracle.trained_one_epoch(self.layers, self.learning_rate)

    def loss(self, problem):
        _, output = oracle.forward(self.layers)
        return mean_squared_error(problem, output)


class Vectorised:
    """A network of any shape; with a leading axis of starts, as many networks at once."""

    def __init__(self, problem, starts=()):
        self.layers = [
            [np.broadcast_to(part, (*starts, *part.shape)).copy() for part in layer]
            for layer in layers(problem)
        ]
        self.is_tanh = problem["activation"] == "tanh"
        self.inputs = samples(problem)
        self.targets = np.array(problem["targets"])[:, None]
        rate = problem["learningRate"]
        self.step_size = 2 * rate / len(self.targets) if problem["loss"] == "mean" else rate

    def forward(self, inputs):
        activations = [inputs]
        for index, (weights, biases) in enumerate(self.layers):
            z = activations[-1] @ weights + biases
            is_tanh = self.is_tanh and index < len(self.layers) - 1
            activations.append(np.tanh(z) if is_tanh else 1 / (1 + np.exp(-z)))
        return activations

    def step(self, epochs):
        for _ in range(epochs):
            *hidden, output = self.forward(self.inputs)
            delta = (self.targets - output) * (output * (1 - output))
            for index in reversed(range(len(self.layers))):
                weights, biases = self.layers[index]
                a = hidden[index]
                after = delta
                if index > 0:
                    slope = 1 - a * a if self.is_tanh else a * (1 - a)
                    delta = (after @ weights.swapaxes(-1, -2)) * slope
                weights += self.step_size * (a.swapaxes(-1, -2) @ after)
                biases += self.step_size * after.sum(axis=-2, keepdims=True)

    def loss(self, problem):
        return mean_squared_error(problem, self.forward(self.inputs)[-1])


def layers(problem):
    """The start, each layer as (weights, biases)."""
    parameters, result, at = np.array(problem["parameters"]), [], 0
    for inputs, neurons in zip(problem["sizes"], problem["sizes"][1:]):
        weights = parameters[at : at + inputs * neurons].reshape(inputs, neurons)
        at += inputs * neurons
        biases = parameters[at : at + neurons].reshape(1, neurons)
        at += neurons
        result.append((weights, biases))
    return result


def samples(problem):
    return np.array(problem["inputs"]).reshape(-1, problem["sizes"][0])


def mean_squared_error(problem, output):
    return float(np.mean((np.array(problem["targets"])[:, None] - output) ** 2))


def learner(problem):
    return Article(problem) if problem["sizes"] == [2, 2, 1] else Vectorised(problem)


def task(work, problem):
    """What is done again and again for a work, and how much work one time is."""
    if work["key"] == "c":
        return Vectorised(problem, (STARTS,)).step, STARTS
    if work["key"] == "d":
        network = Vectorised(problem)
        centres = -0.5 + (np.arange(SIDE) + 0.5) * 2 / SIDE
        x, y = np.meshgrid(centres, centres[::-1])
        points = np.stack([x.ravel(), y.ravel()], axis=1)
        return lambda times: [network.forward(points) for _ in range(times)], 1
    return learner(problem).step, 1


def turn(run, times, seconds):
    start, done = time.perf_counter(), 0
    while (elapsed := time.perf_counter() - start) < seconds or done == 0:
        run(times)
        done += times
    return done / elapsed


def enough(run, seconds):
    """How often to run in one call, for the call to be long enough."""
    times = 1
    while True:
        start = time.perf_counter()
        run(times)
        if time.perf_counter() - start >= min(CALL_SECONDS, seconds / 4):
            return times
        times *= 2


def main():
    contest = json.load(sys.stdin)
    rounds, seconds = contest["rounds"], contest["seconds"]
    problems = {problem["name"]: problem for problem in contest["problems"]}
    checks = {}
    for name, problem in problems.items():
        network = learner(problem)
        network.step(problem["checkEpochs"])
        checks[name] = network.loss(problem)
    tasks = [task(work, problems[work["problem"]]) for work in contest["work"]]
    times = [enough(run, seconds) for run, _ in tasks]
    speeds = [[] for _ in tasks]
    for _ in range(rounds):
        for index, (run, size) in enumerate(tasks):
            speeds[index].append(size * turn(run, times[index], seconds))
    print(json.dumps({"numpy": np.__version__, "checks": checks, "speeds": speeds}))


if __name__ == "__main__":
    main()

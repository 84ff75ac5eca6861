#!/usr/bin/env python3
"""Writes crate/tests/fixtures/mistakes.json: the article's network, trained with mistakes.

    python3 tests/oracle/make_mistakes.py

Each mistake is a function of its own, from the formulas, that turns weights and biases into those after the next epoch.
Of some epochs there are these, the loss (the mean squared error) and the outputs, as long as all is finite, and as long as
training is not chaotic: one unit in the last place of the first weight has not moved any of them by more than 1e-13. And
there is the first epoch at which something is not finite.

`asked` is a program that somebody asked about (https://stackoverflow.com/questions/44419906): it has the derivative of the
weighted sum, weights from -1 to 0, a column of ones for the bias of the hidden neurons, and no bias at the output.
"""

import json
from pathlib import Path

import numpy as np

FIXTURE = Path(__file__).parents[2] / "crate" / "tests" / "fixtures" / "mistakes.json"
EPOCHS = [0, 1, 10, 100, 1000, 5000]
SEEDS = [0, 2, 11]
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
T = np.array([[0.0], [1.0], [1.0], [0.0]])
ROWS = [0, 1, 2, 3]


def s(z):
    return 1 / (1 + np.exp(-z))


def gate(a):
    return a * (1 - a)


def answers(p, rows=ROWS):
    """z and a of the hidden layer, then of the output."""
    w, b, v, c = p
    z = X[rows] @ w + b
    o = s(z) @ v + c
    return z, s(z), o, s(o)


def outputs(p):
    return answers(p)[-1]


def moved(p, d_hidden, d_output, rows=ROWS):
    """The step along these, which are minus the derivative of the error along the weighted sums."""
    w, b, v, c = p
    h = answers(p, rows)[1]
    return w + X[rows].T @ d_hidden, b + d_hidden.sum(axis=0), v + h.T @ d_output, c + d_output.sum(axis=0)


def step(p, at_output=lambda o, y: gate(y), at_hidden=lambda z, h: gate(h), error=lambda t, y: t - y, rows=ROWS):
    z, h, o, y = answers(p, rows)
    d_output = error(T[rows], y) * at_output(o, y)
    d_hidden = d_output @ p[2].T * at_hidden(z, h)
    return moved(p, d_hidden, d_output, rows)


def weights_first(p):
    z, h, o, y = answers(p)
    d_output = (T - y) * gate(y)
    v = p[2] + h.T @ d_output
    return moved(p, d_output @ v.T * gate(h), d_output)


def frozen_biases(p):
    w, _, v, _ = step(p)
    return w, p[1], v, p[3]


def no_bias(p):
    w, _, v, _ = step(p)
    return w, np.zeros(2), v, np.zeros(1)


def twice(p):
    z, h, o, a = answers(p)
    y = s(a)
    d_output = (T - y) * gate(y)
    return moved(p, d_output @ p[2].T * gate(h), d_output)


def fixed_order(p):
    for row in ROWS:
        p = step(p, rows=[row])
    return p


def cut(p):
    return tuple(np.trunc(numbers) for numbers in p)


MISTAKES = {
    "derivative-of-sum": lambda p: step(p, lambda o, y: gate(o), lambda z, h: gate(z)),
    "derivative-of-sigmoid": lambda p: step(p, lambda o, y: gate(s(y)), lambda z, h: gate(s(h))),
    "sigmoid-twice": twice,
    "no-derivative": lambda p: step(p, lambda o, y: 1, lambda z, h: 1),
    "no-output-derivative": lambda p: step(p, lambda o, y: 1),
    "weights-first": weights_first,
    "turned-sign": lambda p: step(p, error=lambda t, y: y - t),
    "no-bias": no_bias,
    "frozen-biases": frozen_biases,
    "whole-numbers-cut": lambda p: cut(step(p)),
    "zeros": step,
    "equal": step,
    "averaged": lambda p: step(p, error=lambda t, y: (t - y) / 4),
    "fixed-order": fixed_order,
}


def start(name, seed):
    random = np.random.RandomState(seed)
    if name == "zeros":
        return np.zeros((2, 2)), np.zeros(2), np.zeros((2, 1)), np.zeros(1)
    if name == "equal":
        return np.full((2, 2), 0.5), np.full(2, 0.5), np.full((2, 1), 0.5), np.full(1, 0.5)
    if name == "no-bias":
        return random.rand(2, 2), np.zeros(2), random.rand(2, 1), np.zeros(1)
    p = random.rand(2, 2), random.rand(2), random.rand(2, 1), random.rand(1)
    return cut(p) if name == "whole-numbers-cut" else p


def told(p, y):
    return np.array([np.mean((T - y) ** 2), *np.ravel(y), *(number for numbers in p for number in np.ravel(numbers))])


def course(p, update, shown=outputs):
    states, not_finite_at = [], None
    near = p[0].copy(), *p[1:]
    near[0][0, 0] = np.nextafter(near[0][0, 0], 2)
    for epoch in range(EPOCHS[-1] + 1):
        y = shown(p)
        if not all(np.isfinite(numbers).all() for numbers in [*p, y]):
            not_finite_at = epoch
            break
        if epoch in EPOCHS:
            numbers, others = told(p, y), told(near, shown(near))
            if (abs(numbers - others) <= 1e-13 * np.maximum(1, abs(numbers))).all():
                loss, *rest = numbers.tolist()
                states.append([epoch, loss, rest[:4], rest[4:]])
        p, near = update(p), update(near)
    return {"states": states, "not_finite_at": not_finite_at}


def asked():
    """As it was written, with its own column of ones."""
    x = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    np.random.seed(1)
    weights1 = np.random.random((3, 2)) - 1
    weights2 = np.random.random((2, 1)) - 1
    before = [*np.ravel(weights1).tolist(), *np.ravel(weights2).tolist()]
    epoch = 0
    while np.isfinite(weights1).all() and np.isfinite(weights2).all():
        z2 = np.dot(x, weights1)
        z3 = np.dot(s(z2), weights2)
        delta3 = (T - s(z3)) * gate(z3)
        delta2 = delta3.dot(weights2.T) * gate(z2)
        weights2 = weights2 + np.dot(s(z2).T, delta3)
        weights1 = weights1 + np.dot(x.T, delta2)
        epoch += 1
    return {"parameters": before, "not_finite_at": epoch}


def main():
    np.seterr(all="ignore")
    cases = []
    for name, update in MISTAKES.items():
        shown = (lambda p: s(outputs(p))) if name == "sigmoid-twice" else outputs
        for seed in SEEDS:
            cases.append({"mistake": name, "seed": seed, **course(start(name, seed), update, shown)})
    lines = ",\n".join(map(json.dumps, cases))
    FIXTURE.write_text(f'{{"asked": {json.dumps(asked())},\n"courses": [\n{lines}\n]}}\n')


if __name__ == "__main__":
    main()

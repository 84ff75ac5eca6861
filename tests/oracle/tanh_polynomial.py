#!/usr/bin/env python3
"""Finds the polynomial W of crate/src/numerics/tanh.rs, and checks that file's coefficients against it.

tanh a = a − a·z / W(z) with z = a², for 0 ≤ a ≤ 0.6. W is the polynomial of its degree with the
smallest largest relative error of tanh a; remez.py finds it.

    python3 tests/oracle/tanh_polynomial.py

prints the coefficients and the largest errors. Needs mpmath, nothing else.
"""

from pathlib import Path

from mpmath import mpf, sqrt, tanh

from remez import Problem, check

TANH_RS = Path(__file__).parents[2] / "crate" / "src" / "numerics" / "tanh.rs"
BOUND = mpf("0.6") ** 2
# Below, W is 3 + 6/5·z to more digits than are asked for, and the difference below would lose them.
TINY = mpf(2) ** -60


def target(z):
    """a·z / (a − tanh a), the W without an error."""
    if z < TINY:
        return 3 + 6 * z / 5
    a = sqrt(z)
    return a * z / (a - tanh(a))


def weight(z):
    """What a small error of W is multiplied with to be a relative error of tanh a."""
    if z < TINY:
        return z / 9
    a = sqrt(z)
    return a * z / (target(z) ** 2 * tanh(a))


if __name__ == "__main__":
    check(Problem(target, weight, 0, BOUND), TANH_RS)

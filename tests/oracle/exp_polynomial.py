#!/usr/bin/env python3
"""Finds the polynomial P of crate/src/numerics/exp.rs, and checks that file's coefficients against it.

eʳ = 1 + r + r²·P(r) for |r| ≤ ½ ln 2 and a little beyond, because k = round(x / ln 2) is found with
rounding errors. P is the polynomial of its degree with the smallest largest relative error of eʳ;
remez.py finds it.

    python3 tests/oracle/exp_polynomial.py

prints the coefficients and the largest errors. Needs mpmath, nothing else.
"""

from pathlib import Path

from mpmath import exp, log, mpf, polyval, taylor

from remez import Problem, check

EXP_RS = Path(__file__).parents[2] / "crate" / "src" / "numerics" / "exp.rs"
BOUND = log(mpf(2)) / 2 * mpf("1.0005")
SERIES = taylor(exp, 0, 60)[:1:-1]


def target(r):
    """(eʳ − 1 − r) / r², from its power series, so that small r lose nothing."""
    return polyval(SERIES, r)


def weight(r):
    """What an error of P is multiplied with to be a relative error of eʳ."""
    return r * r / exp(r)


if __name__ == "__main__":
    check(Problem(target, weight, -BOUND, BOUND), EXP_RS)

#!/usr/bin/env python3
"""Finds the polynomial P of crate/src/exp.rs, and checks that file's coefficients against it.

eʳ = 1 + r + r²·P(r) for |r| ≤ ½ ln 2 and a little beyond, because k = round(x / ln 2) is found with
rounding errors. P is the polynomial of its degree with the smallest largest relative error of eʳ.
The Remez exchange finds it: solve for equal errors of alternating sign at as many points as there
are coefficients and one more, move the points to where the error is largest, repeat until they no
longer move.

Rounding the coefficients to f64 costs more than the polynomial's own error, nearly all of it in the
first two. So these are rounded first, each to one of its neighbours in f64, the others are found
again for each choice, and the best choice is taken.

    python3 tests/oracle/exp_polynomial.py

prints the coefficients and the largest errors. Needs mpmath, nothing else.
"""

import itertools
import math
import re
import sys
from pathlib import Path

from mpmath import cos, exp, log, lu_solve, matrix, mp, mpf, nstr, pi, polyval, taylor

mp.prec = 250

EXP_RS = Path(__file__).parents[2] / "crate" / "src" / "exp.rs"
BOUND = log(mpf(2)) / 2 * mpf("1.0005")
# The error is a smooth curve with a dozen hills; from one place of this grid to the next but one it
# is a parabola.
GRID = [BOUND * (mpf(i) / 1000 - 1) for i in range(2001)]
SERIES = taylor(exp, 0, 60)[:1:-1]


def target(r):
    """(eʳ − 1 − r) / r², from its power series, so that small r lose nothing."""
    return polyval(SERIES, r)


def weight(r):
    """What an error of P is multiplied with to be a relative error of eʳ."""
    return r * r / exp(r)


TABLE = [(r, target(r), weight(r)) for r in GRID]


def error(coefficients, r):
    return (target(r) - polyval(coefficients[::-1], r)) * weight(r)


def solved(points, fixed):
    """The coefficients that begin with `fixed` and have the errors ±E at the points, and E."""
    size = len(points)
    powers = range(len(fixed), len(fixed) + size - 1)
    system, right = matrix(size, size), matrix(size, 1)
    for row, r in enumerate(points):
        for column, power in enumerate(powers):
            system[row, column] = r**power * weight(r)
        system[row, size - 1] = (-1) ** row
        right[row] = error(fixed, r)
    *coefficients, level = lu_solve(system, right)
    return fixed + coefficients, abs(level)


def extremes(coefficients):
    """Where the error is largest between two changes of its sign, as (place, error)."""
    highest_first = coefficients[::-1]
    errors = [(t - polyval(highest_first, r)) * w for r, t, w in TABLE]
    peaks, begin = [], 0
    for i in range(1, len(errors) + 1):
        if i == len(errors) or (errors[i] > 0) != (errors[begin] > 0):
            peak = max(range(begin, i), key=lambda j: abs(errors[j]))
            place = GRID[peak]
            if 0 < peak < len(GRID) - 1:
                place += parabola_top(*errors[peak - 1 : peak + 2]) * (GRID[1] - GRID[0])
            peaks.append((place, error(coefficients, place)))
            begin = i
    return peaks


def parabola_top(left, middle, right):
    """Where the parabola through the values at −1, 0, 1 has its top."""
    return (left - right) / (left - 2 * middle + right) / 2


def highest(peaks, size):
    """The `size` highest of the peaks whose errors still alternate."""
    peaks = list(peaks)
    while len(peaks) > size:
        if len(peaks) == size + 1:
            peaks.remove(min(peaks[0], peaks[-1], key=height))
            continue
        # Without one inner peak its neighbours have the same sign, so the lower of them goes too.
        lowest = min(range(len(peaks)), key=lambda i: height(peaks[i]))
        neighbours = [peaks[i] for i in (lowest - 1, lowest + 1) if 0 <= i < len(peaks)]
        is_inner = len(neighbours) == 2
        del peaks[lowest]
        if is_inner:
            peaks.remove(min(neighbours, key=height))
    return peaks


def height(peak):
    return abs(peak[1])


def remez(degree, fixed=()):
    """The best coefficients that begin with `fixed`, lowest power first, and their largest error."""
    fixed = [mpf(c) for c in fixed]
    size = degree + 2 - len(fixed)
    # The error is largest towards the ends, so the first points are crowded there, as Chebyshev's.
    points = [-BOUND * cos(pi * (2 * i + 1) / (2 * size)) for i in range(size)]
    for _ in range(100):
        coefficients, level = solved(points, fixed)
        peaks = extremes(coefficients)
        largest = max(height(peak) for peak in peaks)
        if largest <= level * (1 + mpf(10) ** -6):
            return coefficients, largest
        if len(peaks) < size:
            break
        points = [place for place, _ in highest(peaks, size)]
    raise ArithmeticError("the exchange does not settle")


def neighbours_in_f64(value):
    nearest = float(value)
    return [nearest, math.nextafter(nearest, -math.inf), math.nextafter(nearest, math.inf)]


def best_in_f64(degree):
    """The best coefficients that the search finds in f64, and their largest error."""
    first, second, *_ = remez(degree)[0]
    candidates = []
    for fixed in itertools.product(neighbours_in_f64(first), neighbours_in_f64(second)):
        try:
            coefficients = [float(c) for c in remez(degree, fixed)[0]]
        except ArithmeticError:
            continue
        candidates.append((largest_error(coefficients), coefficients))
    error_of_best, coefficients = min(candidates)
    return coefficients, error_of_best


def largest_error(coefficients):
    return max(height(peak) for peak in extremes([mpf(c) for c in coefficients]))


def exponent(value):
    return f"2^{nstr(log(value) / log(2), 6)}"


def coefficients_of_exp_rs():
    body = re.search(r"const POLYNOMIAL: \[f64; \d+\] = \[(.*?)\];", EXP_RS.read_text(), re.S)[1]
    return [float(number.replace("_", "")) for number in body.split(",") if number.strip()]


def main():
    ours = coefficients_of_exp_rs()
    degree = len(ours) - 1
    exact, least = remez(degree)
    print(f"Degree {degree}, exact coefficients: largest relative error {exponent(least)}.")
    print(f"Each rounded to f64: {exponent(largest_error([float(c) for c in exact]))}.")
    best, least = best_in_f64(degree)
    print(f"The first two rounded, the others found again: {exponent(least)}, with")
    for coefficient in best:
        print(f"    {coefficient!r}")
    print(f"crate/src/exp.rs: {exponent(largest_error(ours))}.")
    if ours != best:
        sys.exit("exp.rs has other coefficients than these.")
    print("exp.rs has these coefficients.")


if __name__ == "__main__":
    main()

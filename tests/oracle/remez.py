"""Finds the polynomial that is nearest to a function in the sense that matters: with a weight.

The Remez exchange: solve for equal errors of alternating sign at as many points as there are
coefficients and one more, move the points to where the error is largest, repeat until they no
longer move.

Rounding the coefficients to f64 costs more than the polynomial's own error, nearly all of it in the
first two. So these are rounded first, each to one of its neighbours in f64, the others are found
again for each choice, and the best choice is taken.
"""

import itertools
import math
import re
import sys

from mpmath import cos, log, lu_solve, matrix, mp, mpf, nstr, pi, polyval

mp.prec = 250


class Problem:
    """A function to come near to from `low` to `high`.

    `target(r)` is the function, and `weight(r)` what an error of the polynomial is multiplied with
    to be the error that has to be small.
    """

    def __init__(self, target, weight, low, high):
        self.target, self.weight = target, weight
        self.low, self.high = mpf(low), mpf(high)
        # The error is a smooth curve with a dozen hills; from one place of this grid to the next but
        # one it is a parabola.
        self.step = (self.high - self.low) / 2000
        self.table = [(r, target(r), weight(r)) for r in map(self.place, range(2001))]

    def place(self, i):
        return self.low + self.step * i

    def error(self, coefficients, r):
        return (self.target(r) - polyval(coefficients[::-1], r)) * self.weight(r)

    def solved(self, points, fixed):
        """The coefficients that begin with `fixed` and have the errors ±E at the points, and E."""
        size = len(points)
        powers = range(len(fixed), len(fixed) + size - 1)
        system, right = matrix(size, size), matrix(size, 1)
        for row, r in enumerate(points):
            for column, power in enumerate(powers):
                system[row, column] = r**power * self.weight(r)
            system[row, size - 1] = (-1) ** row
            right[row] = self.error(fixed, r)
        *coefficients, level = lu_solve(system, right)
        return fixed + coefficients, abs(level)

    def extremes(self, coefficients):
        """Where the error is largest between two changes of its sign, as (place, error)."""
        highest_first = coefficients[::-1]
        errors = [(t - polyval(highest_first, r)) * w for r, t, w in self.table]
        peaks, begin = [], 0
        for i in range(1, len(errors) + 1):
            if i == len(errors) or (errors[i] > 0) != (errors[begin] > 0):
                peak = max(range(begin, i), key=lambda j: abs(errors[j]))
                place = self.place(peak)
                if 0 < peak < len(errors) - 1:
                    place += parabola_top(*errors[peak - 1 : peak + 2]) * self.step
                peaks.append((place, self.error(coefficients, place)))
                begin = i
        return peaks

    def largest_error(self, coefficients):
        return max(height(peak) for peak in self.extremes([mpf(c) for c in coefficients]))

    def remez(self, degree, fixed=()):
        """The best coefficients that begin with `fixed`, lowest power first, and their error."""
        fixed = [mpf(c) for c in fixed]
        size = degree + 2 - len(fixed)
        # The error is largest towards the ends, so the first points are crowded there, as
        # Chebyshev's.
        middle, half = (self.low + self.high) / 2, (self.high - self.low) / 2
        points = [middle - half * cos(pi * (2 * i + 1) / (2 * size)) for i in range(size)]
        for _ in range(100):
            coefficients, level = self.solved(points, fixed)
            peaks = self.extremes(coefficients)
            largest = max(height(peak) for peak in peaks)
            if largest <= level * (1 + mpf(10) ** -6):
                return coefficients, largest
            if len(peaks) < size:
                break
            points = [place for place, _ in highest(peaks, size)]
        raise ArithmeticError("the exchange does not settle")

    def best_in_f64(self, degree):
        """The best coefficients that the search finds in f64, and their largest error."""
        first, second, *_ = self.remez(degree)[0]
        candidates = []
        for fixed in itertools.product(neighbours_in_f64(first), neighbours_in_f64(second)):
            try:
                coefficients = [float(c) for c in self.remez(degree, fixed)[0]]
            except ArithmeticError:
                continue
            candidates.append((self.largest_error(coefficients), coefficients))
        error_of_best, coefficients = min(candidates)
        return coefficients, error_of_best


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


def neighbours_in_f64(value):
    nearest = float(value)
    return [nearest, math.nextafter(nearest, -math.inf), math.nextafter(nearest, math.inf)]


def exponent(value):
    return f"2^{nstr(log(value) / log(2), 6)}"


def coefficients_in(source):
    """The numbers of `POLYNOMIAL` in a Rust file."""
    body = re.search(r"const POLYNOMIAL: \[f64; \d+\] = \[(.*?)\];", source.read_text(), re.S)[1]
    return [float(number.replace("_", "")) for number in body.split(",") if number.strip()]


def check(problem, source):
    """Prints the best coefficients; the exit status says whether the Rust file has them."""
    ours = coefficients_in(source)
    degree = len(ours) - 1
    exact, least = problem.remez(degree)
    print(f"Degree {degree}, exact coefficients: largest relative error {exponent(least)}.")
    rounded = [float(c) for c in exact]
    print(f"Each rounded to f64: {exponent(problem.largest_error(rounded))}.")
    best, least = problem.best_in_f64(degree)
    print(f"The first two rounded, the others found again: {exponent(least)}, with")
    for coefficient in best:
        print(f"    {coefficient!r}")
    print(f"{source.name}: {exponent(problem.largest_error(ours))}.")
    if ours != best:
        sys.exit(f"{source.name} has other coefficients than these.")
    print(f"{source.name} has these coefficients.")

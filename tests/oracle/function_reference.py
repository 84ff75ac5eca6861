#!/usr/bin/env python3
"""Writes crate/tests/fixtures/{exp,tanh,ln,sine,cosine}.csv: each function at many places of f64.

    python3 tests/oracle/function_reference.py

Each line has the bits of x and of the f64 nearest to f(x), in hexadecimal, and how far f(x) lies
above that f64, in units of its last place. So the error of any answer is known to a thousandth of a
unit without arithmetic in more than f64. Needs mpmath, nothing else.
"""

import math
import random
import struct
import sys
from pathlib import Path

from mpmath import cos, exp, frexp, ln, log, mp, mpf, nint, nstr, pi, sin, tanh

# exp of the smallest x adds 2⁻¹⁰⁷⁴ to 1, which has to be told from 1.
mp.prec = 1300

FIXTURES = Path(__file__).parents[2] / "crate" / "tests" / "fixtures"
LARGEST = sys.float_info.max
SMALLEST_NORMAL = sys.float_info.min

EXP_OVERFLOW = 709.782712893384
EXP_UNDERFLOW = -745.1332191019411
EXP_SMALLEST_NORMAL_RESULT = -708.3964185322641

# The branches of crate/src/numerics/tanh.rs, and from where on tanh x rounds to 1 and to ½.
TANH_SMALL = 0.6
TANH_SATURATED = 20.0
TANH_ROUNDS_TO_1 = 19.061547465398498
TANH_IS_HALF = float(ln(mpf(3)) / 2)

# Of all f64 the one that is nearest to a multiple of π/2, except 0.
NEAREST_TO_A_ZERO = math.ldexp(6381956970095103.0, 797)


def neighbourhood(x, count):
    """x and the `count` f64 on each side of it."""
    below, above, found = x, x, [x]
    for _ in range(count):
        below, above = math.nextafter(below, -math.inf), math.nextafter(above, math.inf)
        found += [below, above]
    return found


def both_signs(xs):
    return [sign * x for x in xs for sign in (1, -1)]


def powers_of_two(exponents):
    """The powers, and a number between each and the next."""
    return [math.ldexp(mantissa, power) for power in exponents for mantissa in (1, 1.7)]


def places_of_exp(pick):
    half_ln_2 = log(mpf(2)) / 2
    return [
        *both_signs(powers_of_two(range(-1074, -19, 17))),
        0.0,
        *(float(n) for n in range(-745, 710)),
        # Where k changes, and where r is smallest.
        *(x for n in [*range(-64, 65), *range(-2149, 2048, 41)]
          for x in neighbourhood(float(n * half_ln_2), 2)),
        *neighbourhood(EXP_OVERFLOW, 8),
        *neighbourhood(EXP_UNDERFLOW, 8),
        *neighbourhood(EXP_SMALLEST_NORMAL_RESULT, 8),
        *(pick.uniform(-1, 1) for _ in range(600)),
        *(pick.uniform(-40, 40) for _ in range(600)),
        *(pick.uniform(EXP_UNDERFLOW, EXP_OVERFLOW) for _ in range(600)),
        *(pick.uniform(EXP_UNDERFLOW, EXP_SMALLEST_NORMAL_RESULT) for _ in range(200)),
    ]


def places_of_tanh(pick):
    quarter_ln_2 = log(mpf(2)) / 4
    branches = (TANH_SMALL, TANH_SATURATED, TANH_ROUNDS_TO_1, TANH_IS_HALF)
    return both_signs([
        *powers_of_two(range(-1074, 0, 17)),
        *neighbourhood(SMALLEST_NORMAL, 2),
        0.0,
        *(x for branch in branches for x in neighbourhood(branch, 8)),
        # Where e²ˣ's k changes, and where its r is smallest.
        *(x for n in range(5, 115) for x in neighbourhood(float(n * quarter_ln_2), 1)),
        *(pick.uniform(0, TANH_SMALL) for _ in range(150)),
        *(pick.uniform(TANH_SMALL, 3) for _ in range(150)),
        *(pick.uniform(3, TANH_SATURATED) for _ in range(80)),
        *(math.exp(pick.uniform(3, 709)) for _ in range(20)),
        LARGEST,
    ])


def places_of_ln(pick):
    # Where crate libm's reduction of the argument to [√½, √2] changes its power of two.
    branches = (math.sqrt(0.5), math.sqrt(2), math.sqrt(8))
    return [
        *powers_of_two(range(-1074, 1023, 11)),
        *neighbourhood(SMALLEST_NORMAL, 8),
        *(x for branch in branches for x in neighbourhood(branch, 8)),
        *neighbourhood(1.0, 20),
        *(1 + sign * mantissa * 2.0**-power
          for power in range(1, 53) for mantissa in (1, 0.7) for sign in (1, -1)),
        math.nextafter(LARGEST, 0),
        LARGEST,
        *(pick.uniform(0, 1) for _ in range(300)),
        *(pick.uniform(0.5, 2) for _ in range(300)),
        *(math.exp(pick.uniform(-745, 709)) for _ in range(300)),
    ]


def places_of_sine(pick):
    return both_signs([
        *powers_of_two(range(-1074, 0, 17)),
        *neighbourhood(SMALLEST_NORMAL, 2),
        0.0,
        # Where the quarter changes, and next to the zeros, near and far.
        *(x for n in [*range(1, 65), *(2**power + i for power in range(20, 44, 4) for i in (0, 2))]
          for x in neighbourhood(float(n * pi / 4), 1)),
        NEAREST_TO_A_ZERO,
        LARGEST,
        *(pick.uniform(0, 0.8) for _ in range(100)),
        *(pick.uniform(0, 40) for _ in range(150)),
        *(pick.uniform(0, 1e6) for _ in range(80)),
        *(math.exp(pick.uniform(14, 709)) for _ in range(80)),
    ])


FUNCTIONS = {
    "exp": (exp, places_of_exp),
    "tanh": (tanh, places_of_tanh),
    "ln": (ln, places_of_ln),
    "sine": (sin, places_of_sine),
    "cosine": (cos, places_of_sine),
}


def bits(value):
    return struct.pack(">d", value).hex()


def nearest_f64(value):
    """Rounds once, subnormal results included (`float` would round to 53 bits first)."""
    # `frexp` has the mantissa in [½, 1).
    last_place = mpf(2) ** max(frexp(value)[1] - 53, -1074)
    try:
        return float(nint(value / last_place) * last_place)
    except OverflowError:
        return math.inf


def line(function, x):
    value = function(mpf(x))
    # mpmath has one zero; here, only odd functions and ln 1 give it.
    nearest = nearest_f64(value) if value else math.copysign(0.0, x)
    residual = mpf(0) if math.isinf(nearest) else (value - mpf(nearest)) / mpf(math.ulp(nearest))
    return f"{bits(x)},{bits(nearest)},{nstr(residual, 4)}\n"


def write(name):
    function, places = FUNCTIONS[name]
    xs = sorted(set(places(random.Random(2023))))
    if 0.0 in xs:
        # It is the same as 0 to a set.
        xs.append(-0.0)
    path = FIXTURES / f"{name}.csv"
    path.write_text("".join(line(function, x) for x in xs))
    print(f"{len(xs)} places in {path}")


def main():
    for name in FUNCTIONS:
        write(name)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Writes tests/fixtures/exp.csv: eˣ at a few thousand places over the whole range of f64.

    python3 tests/oracle/exp_reference.py

Each line has the bits of x and of the f64 nearest to eˣ, in hexadecimal, and how far eˣ lies above
that f64, in units of its last place. So the error of any answer is known to a thousandth of a unit
without arithmetic in more than f64. Needs mpmath, nothing else.
"""

import math
import random
import struct
from pathlib import Path

from mpmath import exp, frexp, log, mp, mpf, nint, nstr

# The smallest x adds 2⁻¹⁰⁷⁴ to 1, which has to be told from 1.
mp.prec = 1300

FIXTURE = Path(__file__).parents[1] / "fixtures" / "exp.csv"
OVERFLOW = 709.782712893384
UNDERFLOW = -745.1332191019411
SMALLEST_NORMAL_RESULT = -708.3964185322641


def neighbourhood(x, count):
    """x and the `count` f64 on each side of it."""
    below, above, found = x, x, [x]
    for _ in range(count):
        below, above = math.nextafter(below, -math.inf), math.nextafter(above, math.inf)
        found += [below, above]
    return found


def places():
    pick = random.Random(2023)
    half_ln_2 = log(mpf(2)) / 2
    tiny = [sign * mantissa * 2.0**power
            for power in range(-1074, -19, 17) for mantissa in (1, 1.7) for sign in (1, -1)]
    return sorted({
        *tiny,
        0.0,
        *(float(n) for n in range(-745, 710)),
        # Where k changes, and where r is smallest.
        *(x for n in [*range(-64, 65), *range(-2149, 2048, 41)]
          for x in neighbourhood(float(n * half_ln_2), 2)),
        *neighbourhood(OVERFLOW, 8),
        *neighbourhood(UNDERFLOW, 8),
        *neighbourhood(SMALLEST_NORMAL_RESULT, 8),
        *(pick.uniform(-1, 1) for _ in range(600)),
        *(pick.uniform(-40, 40) for _ in range(600)),
        *(pick.uniform(UNDERFLOW, OVERFLOW) for _ in range(600)),
        *(pick.uniform(UNDERFLOW, SMALLEST_NORMAL_RESULT) for _ in range(200)),
    })


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


def line(x):
    value = exp(mpf(x))
    nearest = nearest_f64(value)
    residual = mpf(0) if math.isinf(nearest) else (value - mpf(nearest)) / mpf(math.ulp(nearest))
    return f"{bits(x)},{bits(nearest)},{nstr(residual, 4)}\n"


def main():
    xs = [*places(), -0.0]
    FIXTURE.write_text("".join(map(line, xs)))
    print(f"{len(xs)} places in {FIXTURE}")


if __name__ == "__main__":
    main()

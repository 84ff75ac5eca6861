#!/usr/bin/env python3
"""Writes crate/tests/fixtures/data.json: data sets that are drawn, sample by sample, after the projects' definitions.

    python3 tests/oracle/make_data.py

One data set a line. Nothing is taken from NumPy but its uniform numbers; sines and logarithms are the C library's. Of
large ones stands a checksum: the sum of all numbers in millionths, each times its place.
"""

import json
from math import cos, log, pi, sin, sqrt
from pathlib import Path

import numpy as np

FIXTURE = Path(__file__).parents[2] / "crate" / "tests" / "fixtures" / "data.json"
# Samples, noise in percent, seed.
LISTED = [(10, 0, 0), (11, 12.5, 3), (16, 50, 2**32 - 1)]
SUMMED = [(200, 0, 0), (10_000, 10, 7)]
BUMPS = [(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)]


def rounded(number):
    return round(number * 1e6) / 1e6


def noisy(coordinate, radius, noise, uniform):
    """TensorFlow Playground's noise: randUniform(-radius, radius) * noise."""
    return coordinate + noise * (2 * radius * uniform - radius)


def box_muller(first, second):
    size = sqrt(-2 * log(1 - first))
    return size * cos(2 * pi * second), size * sin(2 * pi * second)


def circle(rand, noise, half, index, count):
    r, angle, nx, ny = rand(), rand(), rand(), rand()
    r = 2.5 * r if half == 0 else 3.5 + 1.5 * r
    x, y = rounded(r * sin(2 * pi * angle)), rounded(r * cos(2 * pi * angle))
    nx, ny = noisy(x, 5, noise, nx), noisy(y, 5, noise, ny)
    return x, y, int(sqrt(nx * nx + ny * ny) < 2.5)


def gaussians(rand, noise, half, index, count):
    variance = 0.5 + (4 - 0.5) * (noise / 0.5)
    center = [2, -2][half]
    normal = box_muller(rand(), rand())
    x, y = (rounded(center + sqrt(variance) * each) for each in normal)
    return x, y, 1 - half


def four_clouds(rand, noise, half, index, count):
    x, y, nx, ny = -5 + 10 * rand(), -5 + 10 * rand(), rand(), rand()
    x, y = (rounded(each + 0.3 if each > 0 else each - 0.3) for each in (x, y))
    nx, ny = noisy(x, 5, noise, nx), noisy(y, 5, noise, ny)
    return x, y, int(nx * ny < 0)


def spiral(rand, noise, half, index, count):
    along = (index + 1) / count
    t = 1.75 * along * 2 * pi + half * pi
    x = rounded(noisy(5 * along * sin(t), 1, noise, rand()))
    y = rounded(noisy(5 * along * cos(t), 1, noise, rand()))
    return x, y, 1 - half


def moons(rand, noise, half, index, count):
    t = pi * index / (count - 1)
    x, y = (cos(t), sin(t)) if half == 0 else (1 - cos(t), 1 - sin(t) - 0.5)
    nx, ny = box_muller(rand(), rand())
    return rounded(3 * (x + noise * nx - 0.5)), rounded(3 * (y + noise * ny - 0.25)), half


def rings(rand, noise, half, index, count):
    t = 2 * pi * index / count
    factor = [1, 0.5][half]
    nx, ny = box_muller(rand(), rand())
    return rounded(5 * (factor * cos(t) + noise * nx)), rounded(5 * (factor * sin(t) + noise * ny)), half


def line(rand, noise, half, index, count):
    x = rounded(-6 + 12 * rand())
    return x, rounded(2 * noisy(x, 6, noise, rand()) + 3)


def plane(rand, noise, half, index, count):
    x, y = rounded(-6 + 12 * rand()), rounded(-6 + 12 * rand())
    return x, y, rounded((noisy(x, 6, noise, rand()) + noisy(y, 6, noise, rand())) / 10)


def bumps(rand, noise, half, index, count):
    x, y = rounded(-6 + 12 * rand()), rounded(-6 + 12 * rand())
    nx, ny = noisy(x, 6, noise, rand()), noisy(y, 6, noise, rand())
    labels = [
        sign * max(0, 1 - sqrt((nx - cx) * (nx - cx) + (ny - cy) * (ny - cy)) / 2)
        for cx, cy, sign in BUMPS
    ]
    return x, y, rounded(max(labels, key=abs))


def sine(rand, noise, half, index, count):
    x = rounded(-6 + 12 * rand())
    return x, rounded(sin(noisy(x, 6, noise, rand())))


SETS = {
    "circle": circle,
    "gaussians": gaussians,
    "four-clouds": four_clouds,
    "spiral": spiral,
    "moons": moons,
    "rings": rings,
    "line": line,
    "plane": plane,
    "bumps": bumps,
    "sine": sine,
}


def rows(name, samples, noise, seed):
    rand = np.random.RandomState(seed).rand
    first = samples // 2
    places = [(0, index, first) for index in range(first)]
    places += [(1, index, samples - first) for index in range(samples - first)]
    return [SETS[name](rand, noise / 100, *place) for place in places]


def checksum(rows):
    numbers = [number for row in rows for number in row]
    return sum(place * round(number * 1e6) for place, number in enumerate(numbers, 1))


def main():
    sets = []
    for name in SETS:
        for recipe in LISTED + SUMMED:
            drawn = rows(name, *recipe)
            is_listed = recipe in LISTED
            numbers = {"rows": drawn} if is_listed else {"checksum": checksum(drawn)}
            sets.append(dict(zip(("samples", "noise", "seed"), recipe), name=name, **numbers))
    lines = [json.dumps(one, separators=(",", ":")) for one in sets]
    FIXTURE.write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{len(lines)} data sets by NumPy {np.__version__} in {FIXTURE}")


if __name__ == "__main__":
    main()

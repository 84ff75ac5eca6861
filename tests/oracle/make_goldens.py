#!/usr/bin/env python3
"""Writes crate/tests/fixtures/goldens.json: the runs of oracle.py that the engine has to agree with.

    python3 tests/oracle/make_goldens.py

One run a line. NumPy's own last digits differ a little between machines, because its matrix product
and its exp do; the tests allow 1e-12.
"""

import json
from pathlib import Path

from oracle import run

FIXTURE = Path(__file__).parents[2] / "crate" / "tests" / "fixtures" / "goldens.json"
# (seed, learning rate, hidden neurons, epochs)
RUNS = [
    *((seed, 1.0, 2, 5000) for seed in range(20)),
    (5, 0.3, 2, 5000),
    (5, 5.0, 2, 5000),
    (1, 1.0, 4, 5000),
    *((100 + hidden, 1.0, hidden, 5000) for hidden in range(1, 9)),
    # At rate 1, some of the larger networks multiply a difference in the last bit of their start by a
    # million; at this one, none does.
    *((100 + hidden, 0.3, hidden, 5000) for hidden in range(9, 17)),
    *((2**32 - 1, 1.0, hidden, 5000) for hidden in (1, 2, 8, 16)),
    (0, 0.001, 2, 5000),
    (3, 0.001, 5, 5000),
    (2**32 - 1, 0.001, 8, 5000),
    # At this rate a run can be chaotic: after 100 epochs of the first, the last bit of its start
    # decides the first digit.
    (0, 20.0, 2, 2),
    (3, 20.0, 5, 100),
    (2**32 - 1, 20.0, 8, 5000),
    (2**32 - 1, 20.0, 16, 5000),
]


def main():
    lines = [json.dumps(run(seed, epochs, rate, hidden)) for seed, rate, hidden, epochs in RUNS]
    FIXTURE.write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{len(lines)} runs in {FIXTURE}")


if __name__ == "__main__":
    main()

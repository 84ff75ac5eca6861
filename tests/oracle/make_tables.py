#!/usr/bin/env python3
"""Writes crate/tests/fixtures/tables.json: tables as text, and what Python reads from them.

    python3 tests/oracle/make_tables.py

Rows are drawn, written by Python's csv module in several dialects, and read from that text again by it, so that
quotation marks, lines and cells are what it takes them for; `float` reads the numbers, `statistics` has their means and
standard deviations. Nothing is shared with the engine. One table a line. Needs Python alone.
"""

import csv
import io
import json
import random
import statistics
from pathlib import Path

FIXTURE = Path(__file__).parents[2] / "crate" / "tests" / "fixtures" / "tables.json"
MISSING = ["", "NA", "nan", "NULL", "?", "-"]
TEXTS = ["plain", "two words", 'a "quoted" one', "a,b", "c;d", "e|f", "two\nlines", "ümläut", "x\ty"]
DELIMITERS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


def drawn_number(draw, mark):
    """The numeral of a number as somebody may have written it."""
    kind = draw.randrange(5)
    if kind == 0:
        text = str(draw.randrange(-99, 100))
    elif kind == 1:
        text = f"{draw.uniform(-10, 10):.3f}"
    elif kind == 2:
        text = repr(draw.uniform(-1, 1))
    elif kind == 3:
        text = f"{draw.uniform(-1, 1) * 10 ** draw.randrange(-200, 200):.9e}"
    else:
        text = "+" + f"{draw.random():.2f}".lstrip("0")
    return text.replace(".", mark)


def drawn_table(draw):
    """Cells with a header, of columns of numbers, of two classes, and of any texts."""
    mark = draw.choice(".,")
    kinds = ["numbers"] * draw.randrange(2, 6) + ["classes"] * draw.randrange(2)
    draw.shuffle(kinds)
    kinds.append(draw.choice(["numbers", "classes"]))
    classes = [draw.sample(TEXTS, 2) for _ in kinds]
    header = [f"{draw.choice(TEXTS)} {column}" for column in range(len(kinds))]
    rows = []
    for row in range(draw.randrange(12, 25)):
        cells = []
        for kind, names in zip(kinds, classes):
            if row > 7 and draw.random() < 0.04:
                cells.append(draw.choice(MISSING))
            elif kind == "numbers":
                cells.append(drawn_number(draw, mark))
            else:
                cells.append(names[row] if row < 2 else draw.choice(names))
        rows.append(cells)
    return mark, kinds, [header, *rows]


def written(draw, cells, delimiter):
    """The cells as text, with blank lines and comments between the rows."""
    end = draw.choice(["\n", "\r\n"])
    quoting = draw.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    lines = []
    for row in cells:
        file = io.StringIO()
        csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end).writerow(row)
        lines.append(file.getvalue())
        if draw.random() < 0.1:
            lines.append(draw.choice([end, "# a remark" + end]))
    return draw.choice(["", "\ufeff"]) + "".join(lines)


def read(text, delimiter):
    """The rows of the text, each with the line on which it begins."""
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=delimiter)
    rows, before = [], 0
    for row in reader:
        if row and not row[0].startswith("#"):
            rows.append((before + 1, [cell.strip() for cell in row]))
        before = reader.line_num
    return rows


def values(rows, kinds, mark):
    """The samples as numbers, the lines that are left out, and the classes of each column."""
    is_missing = {text.lower() for text in MISSING}
    names = [[] for _ in kinds]
    for _, row in rows:
        for cell, seen in zip(row, names):
            if cell.lower() not in is_missing and cell not in seen:
                seen.append(cell)
    samples, left_out = [], []
    for line, row in rows:
        if any(cell.lower() in is_missing for cell in row):
            left_out.append(line)
            continue
        samples.append([
            float(cell.replace(mark, ".")) if kind == "numbers" else float(seen.index(cell))
            for cell, kind, seen in zip(row, kinds, names)
        ])
    return samples, left_out


def table(seed):
    draw = random.Random(seed)
    mark, kinds, cells = drawn_table(draw)
    name = draw.choice([name for name, sign in DELIMITERS.items() if sign != mark])
    text = written(draw, cells, DELIMITERS[name])
    (_, header), *rows = read(text, DELIMITERS[name])
    samples, left_out = values(rows, kinds, mark)
    columns = list(zip(*samples))
    return {
        "text": text,
        "delimiter": name,
        "decimal_mark": "point" if mark == "." else "comma",
        "names": header,
        "kinds": kinds,
        "samples": samples,
        "left_out": left_out,
        "means": [statistics.fmean(column) for column in columns],
        "deviations": [statistics.pstdev(column) for column in columns],
    }


def main():
    lines = [json.dumps(table(seed), ensure_ascii=False) for seed in range(40)]
    FIXTURE.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    print(f"{len(lines)} tables in {FIXTURE}")


if __name__ == "__main__":
    main()

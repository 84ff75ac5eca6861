#!/usr/bin/env python3
"""Trains a survey of XOR Playground's networks on a Dask cluster.

    pip install distributed
    python3 on_dask.py --shards 64 --folder survey -- 'lr=0.5' --seeds 0..1000000

What stands after -- is what `xor-survey run` takes, which has to be installed wherever there are workers; each
of their threads trains a shard at a time. Without --scheduler, the workers are this machine's processors.

A worker that is lost loses nothing: its shards are trained by others. What has been trained stays in the folder
as a file for each shard, so that the same command goes on where it was interrupted. In the end they are merged
into survey.jsonl there, which has the same bytes whoever trained what: a run is a value, and `xor-survey merge`
refuses what is missing, not whole, or of another survey.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from distributed import Client, LocalCluster, as_completed


class Refused(Exception):
    """What was asked for can't be done, in words."""


def train(command, arguments, shard):
    """The lines of a shard, trained where this is called, on one thread."""
    line = [command, "run", *arguments, "--shard", shard, "--threads", "1"]
    done = subprocess.run(line, capture_output=True)
    if done.returncode != 0:
        raise RuntimeError(f"Shard {shard}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def write(path, content):
    """Writes a file that is there when it is complete, and not before."""
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(content)
    os.replace(partial, path)


def output_of(command, *arguments):
    """What a command prints, here; what it complains about is a refusal."""
    try:
        done = subprocess.run([command, *arguments], capture_output=True)
    except OSError as problem:
        raise Refused(f"{command} can't be run here: {problem}") from problem
    if done.returncode != 0:
        raise Refused(done.stderr.decode(errors="replace").strip())
    return done.stdout


def check_folder(folder, plan):
    """A folder has the shards of one survey: what is there of another one is not overwritten."""
    folder.mkdir(parents=True, exist_ok=True)
    known = folder / "plan.json"
    if not known.exists():
        write(known, plan)
    elif known.read_bytes() != plan:
        raise Refused(f"{folder} has shards of another survey: {known.read_text().strip()}")


def survey(client, arguments, shards, folder, command="xor-survey", tell=print):
    """Trains what is missing, on the cluster of a client, and merges all; gives the merged file."""
    folder = Path(folder)
    # What can't be trained is said before anything is.
    check_folder(folder, output_of(command, "run", *arguments, "--plan"))
    files = {
        f"{number}/{shards}": folder / f"shard-{number}-of-{shards}.jsonl"
        for number in range(1, shards + 1)
    }
    missing = [shard for shard, path in files.items() if not path.exists()]
    if len(missing) < shards:
        tell(f"{shards - len(missing)} of {shards} shards are here already")
    futures = {
        # The same shard is the same for ever; but a result that is known to the scheduler might be of another version.
        client.submit(train, command, arguments, shard, pure=False): shard
        for shard in missing
    }
    for count, future in enumerate(as_completed(futures), start=shards - len(missing) + 1):
        shard = futures[future]
        write(files[shard], future.result())
        # The cluster need not keep it.
        future.release()
        tell(f"{count} of {shards} shards: {shard}")
    merged = folder / "survey.jsonl"
    output_of(command, "merge", *map(str, files.values()), "--output", str(merged), "--overwrite")
    return merged


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shards", type=int, default=64, help="into how many it is divided")
    parser.add_argument("--folder", required=True, help="where the shards and the survey are kept")
    parser.add_argument("--scheduler", help="address of a Dask scheduler, as tcp://10.0.0.1:8786")
    parser.add_argument("--command", default="xor-survey", help="the command, if not on the PATH")
    parser.add_argument("arguments", nargs="*", help="what `xor-survey run` takes, after --")
    options = parser.parse_args()
    if options.shards < 1:
        parser.error("--shards takes a number from 1 on")
    taken = [name for name in ("--shard", "--output", "-o", "--summary") if name in options.arguments]
    if taken:
        parser.error(f"{taken[0]} is given by this program")
    cluster = options.scheduler or LocalCluster(threads_per_worker=1, dashboard_address=None)
    with Client(cluster) as client:
        merged = survey(
            client, options.arguments, options.shards, options.folder, options.command
        )
    sys.stdout.buffer.write(output_of(options.command, "summary", str(merged)))
    print(f"\n{merged}")


if __name__ == "__main__":
    try:
        main()
    except (Refused, RuntimeError) as problem:
        sys.exit(str(problem))

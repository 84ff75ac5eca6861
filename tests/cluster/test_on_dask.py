"""Surveys on a cluster: `XOR_SURVEY=path/to/xor-survey python3 tests/cluster/test_on_dask.py`."""

import os
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLUSTER = ROOT / "crate" / "survey" / "cluster"
sys.path.insert(0, str(CLUSTER))

from distributed import Client, LocalCluster  # noqa: E402
from on_dask import Refused, survey  # noqa: E402

COMMAND = os.environ.get("XOR_SURVEY", "xor-survey")
ARGUMENTS = ["lr=2", "--seeds", "5..305", "--epochs", "300"]
SHARDS = 8

# The command, which writes down which shards it begins; the first time that it gets the third, the worker that called
# it is killed.
WATCHED = """#!/bin/bash
shard="$(grep -o -e '--shard [0-9/]*' <<< "$*" || true)"
[ -z "$shard" ] || echo "${shard#--shard }" >> "{folder}/begun"
if [ "$shard" = "--shard 3/8" ] && mkdir "{folder}/killed" 2> /dev/null; then
  kill -9 "$PPID"
  exit 1
fi
exec "{command}" "$@"
"""


class OnDask(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cluster = LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        )
        cls.client = Client(cls.cluster)
        cls.whole = subprocess.run([COMMAND, "run", *ARGUMENTS], stdout=subprocess.PIPE, check=True).stdout

    @classmethod
    def tearDownClass(cls):
        cls.client.close()
        cls.cluster.close()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.watched = self.folder / "watched"
        self.watched.write_text(WATCHED.replace("{folder}", folder.name).replace("{command}", COMMAND))
        self.watched.chmod(self.watched.stat().st_mode | stat.S_IXUSR)
        self.out = self.folder / "out"

    def survey(self, arguments=None):
        """The bytes of a survey, in eight shards."""
        merged = survey(
            self.client, arguments or ARGUMENTS, SHARDS, self.out, str(self.watched), tell=lambda _: None
        )
        return merged.read_bytes()

    def begun(self):
        return sorted((self.folder / "begun").read_text().split())

    def spare_workers(self):
        (self.folder / "killed").mkdir()

    def test_a_worker_that_is_killed_loses_nothing_and_nothing_counts_twice(self):
        workers = set(self.client.run(os.getpid).values())
        self.assertEqual(len(workers), 2)
        self.assertEqual(self.survey(), self.whole)
        all_shards = [f"{number}/{SHARDS}" for number in range(1, SHARDS + 1)]
        self.assertEqual(sorted(set(self.begun())), all_shards)
        self.assertGreaterEqual(self.begun().count("3/8"), 2)
        self.client.wait_for_workers(2)
        self.assertNotEqual(set(self.client.run(os.getpid).values()), workers)

    def test_what_was_interrupted_goes_on(self):
        self.spare_workers()
        self.assertEqual(self.survey(), self.whole)
        for shard in (2, 7):
            (self.out / f"shard-{shard}-of-8.jsonl").unlink()
        (self.folder / "begun").unlink()
        self.assertEqual(self.survey(), self.whole)
        self.assertEqual(self.begun(), ["2/8", "7/8"])

    def test_a_folder_has_one_survey(self):
        self.spare_workers()
        self.survey()
        with self.assertRaisesRegex(Refused, "another survey"):
            self.survey(["lr=3", *ARGUMENTS[1:]])
        self.assertEqual(self.survey(), self.whole)

    def test_what_cannot_be_trained_is_said_before_anything_is(self):
        with self.assertRaisesRegex(Refused, "Learning rate takes"):
            self.survey(["lr=fast"])
        self.assertFalse((self.folder / "begun").exists())
        self.assertFalse(self.out.exists())

    def test_a_shard_that_was_spoilt_is_not_taken(self):
        self.spare_workers()
        self.survey()
        path = self.out / "shard-4-of-8.jsonl"
        path.write_bytes(path.read_bytes()[:-30])
        with self.assertRaisesRegex(Refused, "shard-4-of-8"):
            self.survey()


class AsAnArray(unittest.TestCase):
    def test_the_jobs_of_an_array_train_all_shards(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "survey").mkdir()
            (Path(folder) / "xor-survey").symlink_to(Path(COMMAND).resolve())
            path = f"{folder}{os.pathsep}{os.environ['PATH']}"
            # The second is requeued when it is done.
            for number in (2, 3, 1, 2):
                job = {
                    "SLURM_ARRAY_TASK_ID": f"{number}",
                    "SLURM_ARRAY_TASK_COUNT": "3",
                    "SLURM_CPUS_PER_TASK": "2",
                    "PATH": path,
                }
                script = [CLUSTER / "slurm-array.sh", *ARGUMENTS]
                subprocess.run(script, cwd=folder, env={**os.environ, **job}, check=True)
            merge = "xor-survey merge survey/shard-*.jsonl"
            merged = subprocess.run(
                merge, shell=True, cwd=folder, env={**os.environ, "PATH": path}, check=True,
                stdout=subprocess.PIPE,
            )
            whole = subprocess.run([COMMAND, "run", *ARGUMENTS], stdout=subprocess.PIPE, check=True)
            self.assertEqual(merged.stdout, whole.stdout)


if __name__ == "__main__":
    unittest.main()

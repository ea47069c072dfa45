"""The README and the benchmark work as they stand. `tools/check_package.py` tries wheel and source distribution."""

from __future__ import annotations

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest
from typing import List

from support import PACKAGE, RULESETS

LEADS = '{"id": "L-1", "email": "ann@acme.example"}\n'
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PACKAGE / "src")}


def blocks(language: str) -> List[str]:
    """The blocks of the README in a language."""
    found = re.findall(rf"^```{language}\n(.*?)^```", (PACKAGE / "README.md").read_text("utf-8"), re.S | re.M)
    assert found
    return [str(block) for block in found]


class Readme(unittest.TestCase):
    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        shutil.copy(RULESETS / "acme.json", self.folder / "ruleset.json")
        (self.folder / "leads.ndjson").write_text(LEADS, "utf-8")

    def run_it(self, *arguments: str, text: str = "") -> "subprocess.CompletedProcess[str]":
        """Runs Python in the folder."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=ENVIRONMENT,
            input=text,
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(0, done.returncode, done.stderr)
        return done

    def test_every_block_of_python(self) -> None:
        for block in blocks("python"):
            shown = re.findall(r"print\(.*\)\s+# (.*)", block)
            self.assertEqual(shown, self.run_it("-c", block).stdout.rstrip("\n").split("\n"))

    def test_every_command(self) -> None:
        commands = [line for block in blocks("sh") for line in block.splitlines()]
        self.assertEqual(6, len(commands))
        for command in commands:
            with self.subTest(command):
                program, *arguments = shlex.split(command)
                self.assertEqual("python", program)
                if arguments[:2] == ["-m", "leadlang"]:
                    text = LEADS if "<" in arguments else ""
                    arguments = arguments[: arguments.index("<")] if "<" in arguments else arguments
                    out = self.run_it(*arguments, text=text).stdout
                    self.assertIn("L-1", out or (self.folder / "decisions.ndjson").read_text("utf-8"))
                elif (PACKAGE / "bench").exists():
                    # The others are tests, the benchmark, and what it needs: they are run elsewhere.
                    self.assertTrue((PACKAGE / arguments[-1]).exists(), arguments[-1])


class Benchmark(unittest.TestCase):
    @unittest.skipUnless((PACKAGE / "bench").exists(), "the source distribution has no benchmark")
    def test_all_agree(self) -> None:
        done = subprocess.run(
            [sys.executable, str(PACKAGE / "bench" / "bench.py"), "300", "1"],
            env=ENVIRONMENT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("leadlang takes", done.stdout)


if __name__ == "__main__":
    unittest.main()

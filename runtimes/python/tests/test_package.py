"""The README works as it stands. Wheel and source distribution are tried by `tools/check_package.py`."""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from support import PACKAGE, RULESETS


class Readme(unittest.TestCase):
    def test_every_block_of_python(self) -> None:
        blocks = re.findall(r"^```python\n(.*?)^```", (PACKAGE / "README.md").read_text("utf-8"), re.S | re.M)
        self.assertTrue(blocks)
        environment = {**os.environ, "PYTHONPATH": str(PACKAGE / "src")}
        for block in blocks:
            with tempfile.TemporaryDirectory() as folder:
                shutil.copy(RULESETS / "acme.json", pathlib.Path(folder) / "ruleset.json")
                done = subprocess.run(
                    [sys.executable, "-c", block],
                    cwd=folder,
                    env=environment,
                    capture_output=True,
                    text=True,
                    check=False,
                )
                self.assertEqual(0, done.returncode, done.stderr)
                shown = re.findall(r"print\(.*\)\s+# (.*)", block)
                self.assertEqual(shown, done.stdout.rstrip("\n").split("\n"))


if __name__ == "__main__":
    unittest.main()

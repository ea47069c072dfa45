"""The README works as it stands, and the wheel holds the package and nothing else."""

from __future__ import annotations

import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

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
                    [sys.executable, "-c", block], cwd=folder, env=environment, capture_output=True, text=True, check=False
                )
                self.assertEqual(0, done.returncode, done.stderr)
                shown = re.findall(r"print\(.*\)\s+# (.*)", block)
                self.assertEqual(shown, done.stdout.rstrip("\n").split("\n"))


@unittest.skipUnless(importlib.util.find_spec("setuptools"), "setuptools is not here")
class Wheel(unittest.TestCase):
    def test_what_it_holds(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "source"
            shutil.copytree(PACKAGE, source, ignore=shutil.ignore_patterns("tests", "bench", "*.egg-info", "build", "dist"))
            done = subprocess.run(
                [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", folder, str(source)],
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                self.skipTest(f"no wheel can be built here: {done.stderr[-200:]}")
            (wheel,) = pathlib.Path(folder).glob("*.whl")
            with zipfile.ZipFile(wheel) as archive:
                names = archive.namelist()
        self.assertEqual("leadlang-0.1.0-py3-none-any.whl", wheel.name)
        self.assertIn("leadlang/py.typed", names)
        for part in (PACKAGE / "src" / "leadlang").rglob("*.py"):
            self.assertIn(part.relative_to(PACKAGE / "src").as_posix(), names)
        others = [name for name in names if not name.startswith(("leadlang/", "leadlang-0.1.0.dist-info/"))]
        self.assertEqual([], others)


if __name__ == "__main__":
    unittest.main()

"""`python tests`: all tests, where nothing may be missing: a test that is skipped counts as one that fails."""

from __future__ import annotations

import pathlib
import sys
import unittest


def main() -> int:
    """Runs them; the exit code."""
    here = str(pathlib.Path(__file__).resolve().parent)
    done = unittest.TextTestRunner().run(unittest.defaultTestLoader.discover(here, top_level_dir=here))
    for test, reason in done.skipped:
        print(f"error: skipped: {test}: {reason}", file=sys.stderr)
    return 0 if done.wasSuccessful() and done.testsRun and not done.skipped else 1


if __name__ == "__main__":
    sys.exit(main())

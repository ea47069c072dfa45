"""The examples of the repository, byte for byte as the reference decides them."""

from __future__ import annotations

import io
import os
import pathlib
import sys
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout

from leads_of_examples import lines_of, settings_of
from support import ROOT, reference, run_reference

from leadlang import command

#: So many leads of each example; LEADS=1000000 takes all.
COUNT = int(os.environ.get("LEADS", "300"))
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/lead.toml"))


def run_here(*arguments: str) -> str:
    """What the command of this package writes."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        command.main(list(arguments))
        sys.stdout.flush()
    return out.buffer.getvalue().decode("utf-8")


@unittest.skipUnless(reference() and EXAMPLES, "the lead command is not here")
class Examples(unittest.TestCase):
    def test_agreement(self) -> None:
        for folder in EXAMPLES:
            with self.subTest(folder.name), tempfile.TemporaryDirectory() as scratch:
                leads = pathlib.Path(scratch) / "leads.ndjson"
                rules = pathlib.Path(scratch) / "ruleset.json"
                leads.write_text("\n".join(lines_of(folder).split("\n")[:COUNT]), "utf-8")
                done = run_reference("compile", str(folder), "-o", str(rules))
                self.assertEqual(0, done.returncode, done.stderr)
                as_of = settings_of(folder)["data"]["as_of"]
                for options in ([], ["--history", "log"], ["--history", "none"], ["--explain"]):
                    with self.subTest(" ".join(options)):
                        wanted = run_reference(
                            *(
                                "run",
                                str(rules),
                                "--leads",
                                str(leads),
                                "--as-of",
                                as_of,
                                "--format",
                                "ndjson",
                                *options,
                            )
                        )
                        got = run_here(str(rules), str(leads), "--as-of", as_of, *options)
                        pairs = zip(wanted.stdout.split("\n"), got.split("\n"))
                        for number, (want, have) in enumerate(pairs, 1):
                            self.assertEqual(want, have, f"lead {number}")
                        self.assertEqual(wanted.stdout, got)


if __name__ == "__main__":
    unittest.main()

"""`python -m leadlang`: what it writes, what it says, its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import unittest
from typing import Tuple

from support import AS_OF, PACKAGE, RULESETS, ruleset

LEADS = """\
{"id": "L-1", "fields": {"email": "ann@acme.example"}, "events": [{"event": "called", "at": "2026-03-09T09:00Z"}]}

{"id": "L-2", "email": "bob@acme.example", "country": "DE"}
[1]
{"id": "L-1"}
{"fields": {}}
{"id": "L-3", "fields": {"email": NaN}}
{"id": "L-4", "fields": {"email": "\\ud800"}}
"""


class Command(unittest.TestCase):
    def run_it(self, *arguments: str, text: str = LEADS, rules: str = "everything") -> Tuple[int, str, str]:
        environment = {**os.environ, "PYTHONPATH": str(PACKAGE / "src"), "PYTHONIOENCODING": "ascii"}
        done = subprocess.run(
            [sys.executable, "-m", "leadlang", str(RULESETS / f"{rules}.json"), "-", *arguments],
            input=text.encode("utf-8"),
            capture_output=True,
            env=environment,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def test_decisions_and_bad_rows(self) -> None:
        code, out, err = self.run_it("--as-of", AS_OF, "--history", "none")
        self.assertEqual(0, code)
        rules = ruleset("everything")
        first, third = (json.loads(LEADS.split("\n")[line]) for line in (0, 2))
        third = {"id": third["id"], "fields": {"email": third["email"], "country": third["country"]}}
        wanted = [rules.decide_json(lead, AS_OF, "none") for lead in (first, third)]
        self.assertEqual(wanted, out.rstrip("\n").split("\n"))
        for words in ("decided 2 leads", "5 rows left out", "standard input:4", "standard input:5", "standard input:8"):
            self.assertIn(words, err)

    def test_history(self) -> None:
        histories = {}
        for option in ("log", "none", "replay"):
            _, out, _ = self.run_it("--as-of", AS_OF, "--history", option)
            histories[option] = json.loads(out.split("\n")[0])["history"]
        self.assertEqual({"log": "log", "none": "none", "replay": "replay"}, histories)
        _, out, _ = self.run_it("--as-of", AS_OF)
        self.assertEqual("replay", json.loads(out.split("\n")[0])["history"])
        _, out, _ = self.run_it("--as-of", AS_OF, rules="benchmark")
        self.assertEqual("none", json.loads(out.split("\n")[0])["history"])

    def test_explain(self) -> None:
        _, out, _ = self.run_it("--as-of", AS_OF, "--explain")
        self.assertIn("missing", json.loads(out.split("\n")[0])["why"])

    def test_exit_codes(self) -> None:
        self.assertEqual(0, self.run_it("--help")[0])
        self.assertEqual(0, self.run_it("--version")[0])
        self.assertEqual(1, self.run_it("--as-of", AS_OF, "--strict")[0])
        self.assertEqual(2, self.run_it()[0])
        self.assertEqual(2, self.run_it("--as-of", "yesterday")[0])
        self.assertEqual(2, self.run_it("--what")[0])
        self.assertEqual(2, self.run_it("--as-of", AS_OF, rules="nothing")[0])
        self.assertEqual(0, self.run_it("--as-of", "now", text="")[0])

    def test_a_file(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "leads.ndjson")
            with open(path, "wb") as file:
                file.write(b'\xef\xbb\xbf{"id":"a"}\r\n{"id":"\xff"}\n{"id":"b"}')
            arguments = [sys.executable, "-m", "leadlang", str(RULESETS / "benchmark.json"), path, "--as-of", AS_OF]
            environment = {**os.environ, "PYTHONPATH": str(PACKAGE / "src")}
            done = subprocess.run(arguments, capture_output=True, env=environment, check=False)
            self.assertEqual(["a", "b"], [json.loads(line)["id"] for line in done.stdout.splitlines()])
            self.assertIn(f"{path}:2", done.stderr.decode("utf-8"))


if __name__ == "__main__":
    unittest.main()

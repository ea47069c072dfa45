"""Leads at random, byte for byte as the reference decides them."""

from __future__ import annotations

import json
import os
import pathlib
import tempfile
import unittest
from typing import Any, List

from support import AS_OF, RULESETS, Leads, all_documents, is_json, reference, run_reference

import leadlang
from leadlang.base.instants import as_instant

COUNT = int(os.environ.get("LEADS", "60"))
SEED = int(os.environ.get("SEED", "1"))


@unittest.skipUnless(reference(), "the lead command is not here")
class Agreement(unittest.TestCase):
    def leads(self, document: Any, seed: int) -> List[Any]:
        made = Leads(document, seed, as_instant(AS_OF), hostile=0.15)
        leads = []
        for number in range(COUNT):
            lead = made.one()
            if isinstance(lead, dict) and is_json(lead):
                for key in [key for key in lead if key.lower() in ("id", "history") and key not in ("id", "history")]:
                    del lead[key]
                lead["id"], lead["history"] = f"L-{number}", "log"
                leads.append(lead)
        return leads

    def test_random_leads(self) -> None:
        for name, document in all_documents():
            rules = leadlang.load(RULESETS / f"{name}.json")
            leads = self.leads(document, SEED)
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / "leads.ndjson"
                path.write_text("".join(json.dumps(lead) + "\n" for lead in leads), "utf-8")
                done = run_reference(
                    *("run", str(RULESETS / f"{name}.json"), "--leads", str(path), "--as-of", AS_OF),
                    *("--format", "ndjson", "--history", "log", "--explain"),
                )
                wanted = done.stdout.rstrip("\n").split("\n")
                self.assertEqual(len(leads), len(wanted), done.stderr)
                for lead, want in zip(leads, wanted):
                    self.assertEqual(want, rules.explain_json(lead, AS_OF), json.dumps(lead))


if __name__ == "__main__":
    unittest.main()

"""Answers the questions of the conformance tools, line by line: see "A driver" in spec/conformance/README.md."""

from __future__ import annotations

import json
import pathlib
import sys
import traceback
from typing import Any, Dict, Optional

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "src"))

import leadlang  # noqa: E402
from leadlang.base import jsontext  # noqa: E402


def answer(rules: Optional[leadlang.RuleSet], asked: Dict[str, Any]) -> str:
    """The answer to a question, as a line."""
    if rules is None:
        raise ValueError("no rule set is loaded")
    lead, as_of, history = asked["lead"], asked["as_of"], asked["history"]
    try:
        if asked["explain"]:
            return rules.explain_json(lead, as_of, history)
        if history == "replay":
            return rules.replay_json(lead, as_of)
        return rules.decide_json(lead, as_of, history)
    except leadlang.ReplayError:
        return "null"


def main() -> None:
    """Reads questions until there are no more."""
    rules: Optional[leadlang.RuleSet] = None
    for line in sys.stdin.buffer:
        try:
            asked = jsontext.read(line.decode("utf-8"))
            if "load" in asked:
                try:
                    # As bytes: a text without a bracket would be the name of a file.
                    rules, said = leadlang.load(asked["load"].encode("utf-8")), "true"
                except leadlang.RuleSetError as error:
                    said = json.dumps({"refused": str(error)})
            else:
                said = answer(rules, asked)
        except Exception:
            said = json.dumps({"failed": traceback.format_exc()})
        sys.stdout.buffer.write(said.encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

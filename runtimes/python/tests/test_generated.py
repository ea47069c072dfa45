"""The functions that are generated for a rule set: nothing of its text is in them, and old Pythons read them."""

from __future__ import annotations

import ast
import re
import unittest
from typing import Any, Dict, Iterator, Tuple

from sources import sources_of
from support import PACKAGE, all_documents, suite_documents

import leadlang
from leadlang.check.fingerprint import fingerprint
from leadlang.generate.expressions import HELPERS
from leadlang.generate.source import Constants, Function, Name, Piece

HOSTILE = "'''\"\"\"\\\n__import__('os').abort()\r#{0}{{}}%s\x00\u2028\U0001f600"
#: The keys of a rule set below which people write what they like.
FREE = frozenset(
    "name title labels values choices id because status queue zone value property version time_zone".split()
)

_NAME = re.compile(
    r"([TDFPSUVRM_a-z]|by|runs|lost|known|name|[a-z]_\d+|([cfmpr]|cut)\d+|(where|status|feature|route)_\d+)\Z"
)
_CALLED = frozenset(HELPERS) | frozenset(
    "bisect_left bisect_right day decayed divide held in_decimals len max min next_age permitted since_of start sum "
    "value_of was_ever startswith isdisjoint runs known".split()
)
_DEFINED = frozenset("after_stages boundaries core nurtured promised scores_only shown stage_only".split())
_PARTS = frozenset("T V R M U by criteria day ends fields next outcome runs stage stage_since status_of".split())


def documents() -> Iterator[Tuple[str, Dict[str, Any]]]:
    """Of these tests and of the conformance suite."""
    yield from all_documents()
    yield from suite_documents()


def with_hostile_texts(part: Any, key: str = "") -> Any:
    """A copy in which every text that a person chose begins with a hostile one."""
    if isinstance(part, dict):
        return {name: with_hostile_texts(one, name) for name, one in part.items()}
    if isinstance(part, list):
        return [with_hostile_texts(one, key) for one in part]
    return HOSTILE + part if isinstance(part, str) and key in FREE else part


def known(node: ast.AST) -> bool:
    """Whether a part of the source is one of those that this package writes."""
    if isinstance(node, ast.Constant):
        return node.value is None or isinstance(node.value, int) or node.value == "unknown"
    if isinstance(node, ast.Name):
        return _NAME.match(node.id) is not None or node.id in _CALLED | {"int"}
    if isinstance(node, ast.Attribute):
        return node.attr in _PARTS | {"__class__", "startswith", "isdisjoint", "runs"}
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return called in _CALLED or re.match(r"feature_\d+\Z", called) is not None
    if isinstance(node, ast.FunctionDef):
        return node.name in _DEFINED or re.match(r"(where|route)_\d+\Z", node.name) is not None
    return not isinstance(node, (ast.Import, ast.ImportFrom, ast.Global, ast.Lambda, ast.JoinedStr, ast.ClassDef))


class Generated(unittest.TestCase):
    def test_no_text_of_a_rule_set_is_in_it(self) -> None:
        """Other texts, the same source to the byte."""
        for name, document in documents():
            with self.subTest(name):
                other = with_hostile_texts(document)
                other["fingerprint"] = fingerprint(other)
                self.assertNotEqual(document, other)
                self.assertEqual(sources_of(document), sources_of(other))

    def test_only_known_words(self) -> None:
        """Every word of it is made here: names of a few forms, calls of a few functions, integers."""
        for name, document in documents():
            for source in sources_of(document):
                self.assertTrue(source.isascii())
                nodes = ast.walk(ast.parse(source, feature_version=(3, 9)))
                self.assertEqual([], [ast.dump(node)[:200] for node in nodes if not known(node)], name)

    def test_a_hostile_rule_set_decides(self) -> None:
        for _, document in all_documents():
            other = with_hostile_texts(document)
            other["fingerprint"] = fingerprint(other)
            rules = leadlang.load(other)
            lead = {"id": "a", "fields": {HOSTILE + field["name"]: HOSTILE for field in document["fields"]}}
            lead["events"] = [
                {"event": event["name"], "at": 0, "with": {HOSTILE: HOSTILE}} for event in other["events"]
            ]
            rules.explain_json(lead, 0).encode("utf-8")


class Assembled(unittest.TestCase):
    def test_what_a_piece_uses_comes_before_it_once(self) -> None:
        def piece_of(name: Name) -> Piece:
            letter, place = name
            piece = Piece(constants)
            below = [] if not place else [piece.use(letter, part) for part in range(place)]
            piece.put(f"{letter}{place} = {' + '.join(below) or 1}")
            return piece

        constants = Constants()
        function = Function("whole", ["a"], piece_of)
        last = Piece(constants)
        last.put(f"return {last.use('a')} + {last.use('x', 3)}")
        function.add(last)
        self.assertEqual(
            "def whole(a):\n    x0 = 1\n    x1 = x0\n    x2 = x0 + x1\n    x3 = x0 + x1 + x2\n    return a + x3\n",
            function.text(),
        )
        self.assertIn(("a", None), function.used)

    def test_a_chain_of_any_length(self) -> None:
        def piece_of(name: Name) -> Piece:
            piece = Piece(constants)
            if name[1]:
                piece.use("r", name[1] - 1)
            piece.put(f"r{name[1]} = 0")
            return piece

        constants = Constants()
        function = Function("long", [], piece_of)
        last = Piece(constants)
        last.use("r", 20_000)
        function.add(last)
        self.assertEqual(20_001, len(function.lines) - 1)


class Written(unittest.TestCase):
    def test_python_3_9_reads_every_file(self) -> None:
        paths = sorted(PACKAGE.rglob("*.py"))
        self.assertGreater(len(paths), 60)
        for path in paths:
            ast.parse(path.read_text("utf-8"), str(path), feature_version=(3, 9))


if __name__ == "__main__":
    unittest.main()

"""`python -m leadlang`: what it writes, what it says, its exit codes."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
from typing import Any, List, Tuple

from support import AS_OF, PACKAGE, RULESETS, instant, ruleset

from leadlang.base.instants import as_instant

LEADS = """\
{"id": "L-1", "fields": {"email": "ann@acme.example"}, "events": [{"event": "called", "at": "2026-03-09T09:00Z"}]}

{"id": "L-2", "email": "bob@acme.example", "country": "DE"}
[1]
{"id": "L-1"}
{"fields": {}}
{"id": "L-3", "fields": {"email": NaN}}
{"id": "L-4", "fields": {"email": "\\ud800"}}
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PACKAGE / "src"), "PYTHONIOENCODING": "utf-8"}


def run_it(*arguments: str, text: Any = LEADS, rules: str = "everything", **more: Any) -> Tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "leadlang", str(RULESETS / f"{rules}.json"), *arguments],
        input=text if isinstance(text, bytes) else text.encode("utf-8"),
        stdout=more.get("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        env={**ENVIRONMENT, **more.get("env", {})},
        check=False,
    )
    return done.returncode, (done.stdout or b"").decode("utf-8"), done.stderr.decode("utf-8", "replace")


def ids(out: str) -> List[str]:
    """The ids of decisions."""
    return [json.loads(line)["id"] for line in out.splitlines()]


class Folder(unittest.TestCase):
    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def file(self, content: bytes, name: str = "leads.ndjson") -> str:
        """A file with this in it."""
        path = self.folder / name
        path.write_bytes(content)
        return str(path)


class Decisions(Folder):
    def test_decisions_and_bad_lines(self) -> None:
        code, out, err = run_it("-", "--as-of", AS_OF, "--history", "none")
        self.assertEqual(0, code)
        rules = ruleset("everything")
        first, third = (json.loads(LEADS.split("\n")[line]) for line in (0, 2))
        third = {"id": third["id"], "fields": {"email": third["email"], "country": third["country"]}}
        wanted = [rules.decide_json(lead, AS_OF, "none") for lead in (first, third)]
        self.assertEqual(wanted, out.rstrip("\n").split("\n"))
        for words in (
            "decided 2 leads",
            "5 lines left out",
            "standard input:4",
            "standard input:5",
            "standard input:8",
        ):
            self.assertIn(words, err)

    def test_history(self) -> None:
        histories = {}
        for option in ("log", "none", "replay"):
            _, out, _ = run_it("-", "--as-of", AS_OF, "--history", option)
            histories[option] = json.loads(out.split("\n")[0])["history"]
        self.assertEqual({"log": "log", "none": "none", "replay": "replay"}, histories)
        _, out, _ = run_it("-", "--as-of", AS_OF)
        self.assertEqual("replay", json.loads(out.split("\n")[0])["history"])
        _, out, _ = run_it("-", "--as-of", AS_OF, rules="benchmark")
        self.assertEqual("none", json.loads(out.split("\n")[0])["history"])

    def test_explain(self) -> None:
        _, out, _ = run_it("-", "--as-of", AS_OF, "--explain")
        self.assertIn("missing", json.loads(out.split("\n")[0])["why"])

    def test_every_kind_of_line(self) -> None:
        """A byte order mark, line ends of Windows, no UTF-8, a line that breaks off, no line end at the end."""
        lines = [
            *(
                b'\xef\xbb\xbf{"id":"a"}\r',
                b'{"id":"\xff"}',
                b"   \r",
                b'{"id":"b", "email": "no address"}',
                b'{"id":"c"',
            ),
            *(
                b'{"id":"d',
                b'{"id":"e"} {"id":"f"}',
                b"\x00",
                b"[" * 100_000,
                b'{"id": 1e400}',
                b'\xef\xbb\xbf{"id":"g"}',
            ),
            *(b'{"id":"h","fields":{"email":' + b"9" * 5_000 + b"}}", b'{"id":"i"}'),
        ]
        path = self.file(b"\n".join(lines))
        code, out, err = run_it(path, "--as-of", AS_OF)
        self.assertEqual(0, code)
        self.assertEqual(["a", "b", "i"], ids(out))
        self.assertIn("9 lines left out", err)
        self.assertIn(f"the line breaks off before its object ends (2 times): {path}:5, {path}:6", err)
        self.assertIn(f"{path}:7:12", err)
        self.assertIn(f'email: not an email: {path}:4 "•••"', err)

    def test_many_bad_lines_are_counted_and_three_shown(self) -> None:
        _, _, err = run_it("-", "--as-of", AS_OF, text="nonsense\n" * 5_000)
        self.assertIn("(5000 times): standard input:1:1, standard input:2:1, standard input:3:1, …", err)
        self.assertIn("hint:", err)
        self.assertLess(len(err), 500)

    def test_a_terminal_that_knows_no_such_letters(self) -> None:
        for encoding in ("ascii", "latin-1", "utf-16"):
            code, out, _ = run_it(
                "-", "--as-of", AS_OF, text='{"id":"é","fields":{"ß":1}}', env={"PYTHONIOENCODING": encoding}
            )
            self.assertEqual((0, ["é"]), (code, ids(out)))


class Codes(Folder):
    def test_exit_codes(self) -> None:
        self.assertEqual(0, run_it("--help")[0])
        self.assertEqual(0, run_it("--version")[0])
        self.assertEqual(1, run_it("-", "--as-of", AS_OF, "--strict")[0])
        self.assertEqual(0, run_it("-", "--as-of", AS_OF, "--strict", text='{"id":"a"}', rules="benchmark")[0])
        self.assertEqual(0, run_it("-", "--as-of", "now", text="")[0])

    def test_what_cannot_run(self) -> None:
        broken = self.file(b"{", "broken.json")
        for arguments, rules, words in (
            (("-",), "everything", "as of when?"),
            (("-", "--as-of", "yesterday"), "everything", "yesterday"),
            (("-", "--as-of", "2026-03-29 02:30"), "everything", "not there"),
            (("-", "--as-of", "2026-10-25 02:30"), "everything", "there twice"),
            (("-", "--what"), "everything", "--what"),
            ((), "everything", "LEADS.ndjson"),
            (("-", "--as-of", AS_OF), "nothing", "nothing.json: No such file"),
            (("nothing", "--as-of", AS_OF), "everything", "nothing: No such file"),
            ((str(self.folder), "--as-of", AS_OF), "everything", "directory"),
            (("-", "--as-of", AS_OF), broken[: -len(".json")], "broken.json"),
            (("-", "--as-of", AS_OF, "-o", str(self.folder / "no" / "file")), "everything", "No such file"),
        ):
            with self.subTest(arguments=arguments):
                code, out, err = run_it(*arguments, rules=rules)
                self.assertEqual((2, ""), (code, out))
                self.assertIn(words, err)
                self.assertNotIn("Traceback", err)

    def test_an_instant_in_the_zone_of_the_definition(self) -> None:
        for written, wanted in (("2026-03-10 09:00", "2026-03-10T08:00:00Z"), ("2026-07-10", "2026-07-09T22:00:00Z")):
            _, out, _ = run_it("-", "--as-of", written)
            self.assertEqual(wanted, json.loads(out.split("\n")[0])["as_of"])

    def test_a_lead_that_cannot_be_decided(self) -> None:
        now = as_instant(AS_OF)
        events = [{"event": "called", "at": instant(now - number)} for number in range(100_001)]
        lines = json.dumps({"id": "a", "events": events}) + '\n{"id":"b"}'
        code, out, err = run_it("-", "--as-of", AS_OF, "--history", "replay", text=lines)
        self.assertEqual((1, ["b"]), (code, ids(out)))
        self.assertIn("standard input:1: not decided", err)


class Outputs(Folder):
    def test_a_file_is_written_whole_or_not_at_all(self) -> None:
        path = self.folder / "decisions.ndjson"
        path.write_text("before", "utf-8")
        path.chmod(0o640)
        self.assertEqual(1, run_it("-", "--as-of", AS_OF, "-o", str(path), "--strict")[0])
        self.assertEqual("before", path.read_text("utf-8"))
        code, out, _ = run_it("-", "--as-of", AS_OF, "-o", str(path))
        self.assertEqual((0, ""), (code, out))
        self.assertEqual(["L-1", "L-2"], ids(path.read_text("utf-8")))
        self.assertEqual(0o640, path.stat().st_mode & 0o777)
        self.assertEqual([path], list(self.folder.iterdir()))

    def test_a_link_stays_one(self) -> None:
        real, link = self.folder / "real", self.folder / "link"
        link.symlink_to(real)
        run_it("-", "--as-of", AS_OF, "-o", str(link))
        self.assertTrue(link.is_symlink())
        self.assertEqual(["L-1", "L-2"], ids(real.read_text("utf-8")))

    def test_what_is_read_is_not_written(self) -> None:
        path = self.file(LEADS.encode("utf-8"))
        code, _, err = run_it(path, "--as-of", AS_OF, "-o", path)
        self.assertEqual(2, code)
        self.assertIn("would write over", err)
        self.assertEqual(LEADS, pathlib.Path(path).read_text("utf-8"))

    def test_whoever_stops_reading_is_no_error(self) -> None:
        lines = "".join(f'{{"id": "L-{number}"}}\n' for number in range(5_000))
        path = self.file(lines.encode("utf-8"))
        arguments = [sys.executable, "-m", "leadlang", str(RULESETS / "benchmark.json"), path, "--as-of", AS_OF]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT) as running:
            assert running.stdout is not None and running.stderr is not None
            running.stdout.readline()
            running.stdout.close()
            self.assertEqual(b"", running.stderr.read())
            self.assertEqual(0, running.wait())

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no disk that is always full")
    def test_a_full_disk(self) -> None:
        with open("/dev/full", "wb") as full:
            code, _, err = run_it("-", "--as-of", AS_OF, stdout=full)
        self.assertEqual((2, "error: No space left on device\n"), (code, err))


class Memory(Folder):
    PROGRAM = (
        "import sys, tracemalloc; from leadlang.command import main; tracemalloc.start(); main(sys.argv[1:]); "
        "print(tracemalloc.get_traced_memory()[1], file=sys.stderr)"
    )

    def peak(self, count: int) -> int:
        """The most memory, in bytes, that so many leads take; one in ten is broken."""
        event = '{"event":"page_view","at":"2026-03-01T09:00:00Z"}'
        lead = '{"id":"L-%d","fields":{"country":"DE"},"events":[' + ",".join([event] * 20) + "]%s\n"
        text = "".join(lead % (number, "" if number % 10 == 0 else "}") for number in range(count))
        path = self.file(text.encode("utf-8"))
        out = str(self.folder / "decisions.ndjson")
        arguments = [str(RULESETS / "benchmark.json"), path, "--as-of", AS_OF, "-o", out]
        command = [sys.executable, "-c", self.PROGRAM, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=False)
        self.assertIn(f"decided {count - count // 10} leads", done.stderr)
        return int(done.stderr.split()[-1])

    def test_it_does_not_grow(self) -> None:
        """But for the ids, to find those that stand twice."""
        self.assertLess(self.peak(6_000), self.peak(500) + 5_500 * 200)


if __name__ == "__main__":
    unittest.main()

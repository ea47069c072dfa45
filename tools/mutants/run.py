#!/usr/bin/env python3
"""Does the conformance suite notice faults in the reference engine?

Puts the small faults of mutants.ndjson (file, from, to) into a copy of the repository, one after the other, builds it, lets it decide the
suite, and says which faults the suite killed and which survived.

    python3 tools/mutants/run.py                 all of them
    python3 tools/mutants/run.py score group     those whose name or file contains one of these words
"""

import json
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCRATCH = ROOT / "target" / "mutants"
TREE = SCRATCH / "tree"
PATIENCE = 300


def mutants(words):
    for line in (ROOT / "tools/mutants/mutants.ndjson").read_text(encoding="utf-8").splitlines():
        mutant = json.loads(line)
        if not words or any(word in mutant["name"] or word in mutant["file"] for word in words):
            yield mutant


def copy():
    """A copy of what git knows, so that the files of whoever works here stay as they are."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in listed.splitlines():
        source, place = ROOT / name, TREE / name
        if not source.is_file():
            continue
        text = source.read_bytes()
        if not place.is_file() or place.read_bytes() != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)


def verdict():
    """What the suite says of the copy: `killed`, `survived`, or why there is no answer."""
    target = ["--target-dir", str(SCRATCH / "target")]
    built = subprocess.run(["cargo", "build", "--quiet", "--example", "conformance", *target], cwd=TREE, capture_output=True, text=True)
    if built.returncode:
        first = next((line for line in built.stderr.splitlines() if line.startswith("error")), "?")
        return f"does not compile: {first}"
    try:
        ran = subprocess.run([SCRATCH / "target/debug/examples/conformance", "check"], cwd=TREE, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return "killed"
    return "killed" if ran.returncode else "survived"


def main():
    copy()
    if verdict() != "survived":
        sys.exit("the suite is not all right without any fault")
    count = {}
    for mutant in mutants(sys.argv[1:]):
        source, place = ROOT / mutant["file"], TREE / mutant["file"]
        text = source.read_text(encoding="utf-8")
        if text.count(mutant["from"]) != 1:
            said = f"stands {text.count(mutant['from'])} times in {mutant['file']}"
        else:
            place.write_text(text.replace(mutant["from"], mutant["to"]), encoding="utf-8")
            said = verdict()
            place.write_text(text, encoding="utf-8")
        key = said.split(":")[0]
        count[key] = count.get(key, 0) + 1
        print(f"{said:10} {mutant['name']} ({mutant['file']})", flush=True)
    print(", ".join(f"{number} {key}" for key, number in sorted(count.items())))
    sys.exit(0 if set(count) <= {"killed"} else 1)


if __name__ == "__main__":
    main()

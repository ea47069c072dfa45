#!/usr/bin/env python3
"""Does the conformance suite notice faults in the reference engine?

Puts the small faults of mutants.ndjson (name, file, from, to) into a copy of the repository, one after the other, builds it, lets it decide the
suite, and says which faults the suite killed and which survived. A fault with `same` changes no decision, and `same` says why: it has to survive.
Every file of the engine in which something is decided has a fault of its own.

    python3 tools/mutants/run.py                 all of them
    python3 tools/mutants/run.py score group     those whose name or file contains one of these words

It fails unless all are killed that change a decision, and all others survive.
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
ENGINE = "src/engine"


def mutants():
    """All of them, by their lines."""
    lines = (ROOT / "tools/mutants/mutants.ndjson").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def tracked():
    """The files that git knows."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return listed.splitlines()


def untouched(all_mutants):
    """The files of the engine that hold functions and have no fault."""
    with_fault = {mutant["file"] for mutant in all_mutants}
    of_engine = [name for name in tracked() if name.startswith(ENGINE + "/") and name.endswith(".rs") and not name.endswith("_tests.rs")]
    return [name for name in of_engine if name not in with_fault and "fn " in (ROOT / name).read_text(encoding="utf-8")]


def copy():
    """A copy of what git knows, so that the files of whoever works here stay as they are."""
    for name in tracked():
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
        ran = subprocess.run([SCRATCH / "target/debug/examples/conformance", "check", "--first"], cwd=TREE, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return "killed"
    return "killed" if ran.returncode else "survived"


def tried(mutant):
    """What became of a fault: `killed` and `same` are as they should be."""
    source, place = ROOT / mutant["file"], TREE / mutant["file"]
    text = source.read_text(encoding="utf-8")
    if text.count(mutant["from"]) != 1:
        return f"stands {text.count(mutant['from'])} times in {mutant['file']}"
    place.write_text(text.replace(mutant["from"], mutant["to"]), encoding="utf-8")
    said = verdict()
    place.write_text(text, encoding="utf-8")
    if "same" in mutant:
        return {"survived": "same", "killed": "killed, though it should change nothing"}.get(said, said)
    return said


def main():
    all_mutants = mutants()
    words = sys.argv[1:]
    some = [mutant for mutant in all_mutants if not words or any(word in mutant["name"] or word in mutant["file"] for word in words)]
    without = untouched(all_mutants)
    for name in without:
        print(f"no fault   {name}")
    copy()
    if verdict() != "survived":
        sys.exit("the suite is not all right without any fault")
    count = {}
    for mutant in some:
        said = tried(mutant)
        key = said.split(":")[0]
        count[key] = count.get(key, 0) + 1
        why = f": {mutant['same']}" if said == "same" else ""
        print(f"{said:10} {mutant['name']} ({mutant['file']}){why}", flush=True)
    print(", ".join(f"{number} {key}" for key, number in sorted(count.items())))
    sys.exit(0 if set(count) <= {"killed", "same"} and not without else 1)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Does the conformance suite notice faults in the reference engine?

Puts the small faults of mutants.ndjson (name, file, from, to) into the engine, one after the other, builds it, lets it decide the suite, and says
which faults the suite killed and which survived. A fault with `same` changes no decision, and `same` says why: it has to survive. Every file of the
engine in which something is decided has a fault of its own.

    python3 tools/mutants/run.py                 all of them
    python3 tools/mutants/run.py score group     those whose name or file contains one of these words

It fails unless all faults that change a decision are killed, and all others survive. It builds a copy of the engine and of what the engine
depends on, in target/mutants/tree, so that a fault takes seconds.
"""

import fcntl
import json
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCRATCH = ROOT / "target" / "mutants"
TREE = SCRATCH / "tree"
PATIENCE = 300
ENGINE = "src/engine"
SUITE = "spec/conformance"
# The floors of the program from the engine down; of the rule set without its making.
FLOORS = ["base", "model", "ruleset", "engine"]
MAKING = "from_hir"


def mutants():
    """All of them, by their lines."""
    lines = (ROOT / "tools/mutants/mutants.ndjson").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def untouched(all_mutants):
    """The files of the engine that hold functions and have no fault."""
    with_fault = {mutant["file"] for mutant in all_mutants}
    of_engine = [path for path in sorted((ROOT / ENGINE).rglob("*.rs")) if not path.name.endswith("_tests.rs")]
    names = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in of_engine}
    return [name for name, text in names.items() if name not in with_fault and re.search(r"^\s*(pub(\(\w+\))? )?fn ", text, re.M)]


def copy():
    """The engine alone, so that it builds quickly, and the suite, so that whoever works here may go on."""
    shutil.rmtree(TREE, ignore_errors=True)
    for floor in FLOORS:
        shutil.copytree(ROOT / "src" / floor, TREE / "src" / floor, ignore=shutil.ignore_patterns(MAKING))
    making = re.compile(rf"^(pub )?(mod|use) {MAKING}\b.*\n", re.M)
    rules = TREE / "src/ruleset/mod.rs"
    rules.write_text(making.sub("", rules.read_text(encoding="utf-8")), encoding="utf-8")
    (TREE / "src/lib.rs").write_text("".join(f"pub mod {floor};\n" for floor in FLOORS), encoding="utf-8")
    for name in ["tools/mutants/check.rs", "tools/conformance/suite/case.rs", "Cargo.lock"]:
        (TREE / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, TREE / name)
    (TREE / "Cargo.toml").write_text(manifest(), encoding="utf-8")
    shutil.copytree(ROOT / SUITE, TREE / SUITE)


def manifest():
    """A manifest with those dependencies that the copy names."""
    text = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    edition = re.search(r'^edition = .*$', text, re.M).group(0)
    wanted = re.search(r"^\[dependencies\]\n(.*?)\n\n", text, re.M | re.S).group(1).splitlines()
    code = "".join(path.read_text(encoding="utf-8") for path in TREE.rglob("*.rs"))
    used = [line for line in wanted if re.search(rf"\b{line.split(' ')[0].replace('-', '_')}\b", code)]
    head = ["[package]", 'name = "leadlang"', 'version = "0.1.0"', edition, "", "[dependencies]", *used, ""]
    return "\n".join([*head, "[[example]]", 'name = "check"', 'path = "tools/mutants/check.rs"', "", "[profile.dev]", "debug = false", "", "[workspace]", ""])


def verdict():
    """What the suite says of the copy: `killed`, `survived`, or why there is no answer."""
    target = ["--target-dir", str(SCRATCH / "target")]
    built = subprocess.run(["cargo", "build", "--quiet", "--example", "check", *target], cwd=TREE, capture_output=True, text=True)
    if built.returncode:
        first = next((line for line in built.stderr.splitlines() if line.startswith("error")), "?")
        return f"does not compile: {first}"
    check = [SCRATCH / "target/debug/examples/check", TREE / SUITE]
    try:
        ran = subprocess.run(check, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return "killed"
    return "killed" if ran.returncode else "survived"


def tried(mutant):
    """What became of a fault: `killed` and `same` are as they should be."""
    place = TREE / mutant["file"]
    text = place.read_text(encoding="utf-8")
    if text.count(mutant["from"]) != 1:
        return f"occurs {text.count(mutant['from'])} times"
    place.write_text(text.replace(mutant["from"], mutant["to"]), encoding="utf-8")
    said = verdict()
    place.write_text(text, encoding="utf-8")
    if "same" in mutant:
        return {"survived": "same", "killed": "killed, though it should change nothing"}.get(said, said)
    return said


def alone():
    """Two that run at once would build each other's faults."""
    SCRATCH.mkdir(parents=True, exist_ok=True)
    lock = open(SCRATCH / "lock", "w", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit("it runs already")
    return lock


def main():
    lock = alone()  # It is held as long as it is named.
    all_mutants = mutants()
    words = sys.argv[1:]
    some = [mutant for mutant in all_mutants if not words or any(word in mutant["name"] or word in mutant["file"] for word in words)]
    without = untouched(all_mutants)
    for name in without:
        print(f"no fault   {name}")
    copy()
    said = verdict()
    if said != "survived":
        sys.exit(f"the suite is not all right without any fault: {said}")
    count = {}
    for mutant in some:
        said = tried(mutant)
        key = said.split(":")[0]
        count[key] = count.get(key, 0) + 1
        why = f": {mutant['same']}" if said == "same" else ""
        print(f"{said:10} {mutant['name']} ({mutant['file']}){why}", flush=True)
    print(", ".join(f"{number} {key}" for key, number in sorted(count.items())))
    lock.close()
    sys.exit(0 if set(count) <= {"killed", "same"} and not without else 1)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Does the conformance suite notice faults in the Python runtime?

Makes small faults in its sources (a comparison turned, a bound moved by one, a constant changed, `and` for `or`, a `not` dropped, a default changed, a
statement dropped), lets each faulty runtime decide the suite in a process of its own, and prints the faults that it survives.

    python3 tools/mutants/python.py                             all of them: some hours
    python3 tools/mutants/python.py decide/log.py read/         those of the files whose path contains one of these words
    python3 tools/mutants/python.py --sample 200 --seed 7       some of them, the same ones for one seed

python.ndjson lists the faults that change no decision (file, line, from, to), and `same` says why. It fails if any other survives, or if one of those is
killed.
"""

import argparse
import ast
import collections
import copy
import importlib.abc
import importlib.util
import json
import os
import pathlib
import random
import resource
import sys
import traceback

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SOURCES = ROOT / "runtimes/python/src"
SUITE = ROOT / "spec/conformance"
KNOWN = ROOT / "tools/mutants/python.ndjson"
#: Seconds of CPU after which a faulty runtime is taken to have no end.
PATIENCE = 60

TURNED = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
#: Functions of which another one differs only at a bound, or in its direction.
OTHER_CALLS = {
    "bisect_left": "bisect_right",
    "bisect_right": "bisect_left",
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
}

Fault = collections.namedtuple("Fault", "file number line before after text")


def changed(node):
    """The faults of one node: other nodes that could be written in its place."""
    if isinstance(node, ast.Compare) and len(node.ops) >= 1:
        for place, op in enumerate(node.ops):
            other = copy.deepcopy(node)
            other.ops[place] = TURNED[type(op)]()
            yield other
    elif isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in TURNED:
        yield with_part(node, op=TURNED[type(node.op)]())
    elif isinstance(node, ast.BoolOp):
        yield with_part(node, op=TURNED[type(node.op)]())
        if len(node.values) > 2:
            for place in range(len(node.values)):
                yield with_part(node, values=node.values[:place] + node.values[place + 1 :])
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        yield node.operand
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield ast.Constant(not node.value)
        elif isinstance(node.value, int):
            yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OTHER_CALLS:
        yield with_part(node, func=ast.Name(OTHER_CALLS[node.func.id]))
    elif isinstance(node, ast.IfExp):
        yield with_part(node, body=node.orelse, orelse=node.body)
    elif isinstance(node, (ast.Continue, ast.Break)):
        yield ast.Break() if isinstance(node, ast.Continue) else ast.Continue()
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], (ast.Attribute, ast.Subscript)):
        yield ast.Pass()
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield ast.Pass()


def with_part(node, **parts):
    """A copy of a node with other parts."""
    other = copy.copy(node)
    for key, part in parts.items():
        setattr(other, key, part)
    return other


def decides(tree):
    """The nodes whose faults could change a decision: not types, texts for people, or what is raised."""
    rest = [tree]
    while rest:
        node = rest.pop()
        yield node
        for name, part in ast.iter_fields(node):
            if name in ("annotation", "returns", "exc", "decorator_list") or isinstance(node, (ast.Import, ast.ImportFrom)):
                continue
            rest.extend(one for one in (part if isinstance(part, list) else [part]) if isinstance(one, ast.AST))


def faults_of(path):
    """All faults of a file, in the order of its lines."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode()))
    data = text.encode()
    file = path.relative_to(SOURCES / "leadlang").as_posix()
    found = []
    for node in decides(ast.parse(text)):
        # Before Python 3.12 the parts of an f-string have no places of their own.
        if not hasattr(node, "lineno") or isinstance(node, ast.JoinedStr):
            continue
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        for other in changed(node):
            before, after = data[begin:end].decode(), ast.unparse(ast.fix_missing_locations(other))
            if isinstance(node, ast.expr):
                after = f"({after})"
            mutated = (data[:begin] + after.encode() + data[end:]).decode()
            try:
                compile(mutated, file, "exec")
            except SyntaxError:
                continue
            found.append(Fault(file, node.lineno, lines[node.lineno - 1].strip(), before, after, mutated))
    return sorted(found, key=lambda fault: (fault.number, fault.before, fault.after))


class Suite:
    """The cases by their rule sets, and the documents that have to be refused."""

    def __init__(self):
        self.cases = collections.defaultdict(list)
        for path in sorted(SUITE.glob("*.ndjson")):
            for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
                case = json.loads(line)
                mark = ',"decision":'
                self.cases[case["ruleset"]].append((case, line[line.rindex(mark) + len(mark) : -1]))
        self.texts = {name: (SUITE / name).read_text(encoding="utf-8") for name in self.cases}
        refused = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SUITE.glob("refused/*.json"))]
        self.refused = [case["document"] if "document" in case else case["text"].encode("utf-8", "surrogatepass") for case in refused]

    def noticed(self, first):
        """The rule set with the first case that is decided differently; `None` if there is none. Begins with some rule sets."""
        import leadlang

        for name in sorted(self.cases, key=lambda name: (name not in first, first.index(name) if name in first else 0)):
            rules = leadlang.load(self.texts[name])
            for case, wanted in self.cases[name]:
                if answer(leadlang, rules, case) != wanted:
                    return name
        for document in self.refused:
            try:
                leadlang.load(document)
                return "refused"
            except leadlang.RuleSetError:
                pass
        return None


def answer(leadlang, rules, case):
    """What the runtime says of a case, by the calls that are for it."""
    lead, as_of, history = case["lead"], case["as_of"], case["history"]
    try:
        if case["explain"]:
            return rules.explain_json(lead, as_of, history)
        return rules.replay_json(lead, as_of) if history == "replay" else rules.decide_json(lead, as_of, history)
    except leadlang.ReplayError:
        return "null"


class Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module of the runtime from a faulty text."""

    def __init__(self, fault):
        path = "leadlang/" + fault.file
        self.name = path[: -len(".py")].replace("/", ".").replace(".__init__", "")
        self.path = SOURCES / path
        self.text = fault.text

    def find_spec(self, name, path, target=None):
        if name != self.name:
            return None
        places = [str(self.path.parent)] if self.path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(name, self.path, loader=self, submodule_search_locations=places)

    def exec_module(self, module):
        exec(compile(self.text, str(self.path), "exec"), module.__dict__)


def tried(suite, fault, first):
    """What became of a fault: the rule set that noticed it, `raises`, `no end`, or `None`."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        said = "raises"
        try:
            os.close(reads)
            resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
            resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
            sys.path.insert(0, str(SOURCES))
            if fault is not None:
                sys.meta_path.insert(0, Faulty(fault))
            said = suite.noticed(first) or "survived"
        except BaseException:
            if not fault:
                traceback.print_exc()
        finally:
            os.write(writes, said.encode())
            os._exit(0)
    os.close(writes)
    with open(reads, encoding="utf-8") as pipe:
        said = pipe.read() or "no end"
    os.waitpid(child, 0)
    return None if said == "survived" else said


def key_of(fault):
    """What names a fault, wherever its line moves."""
    return fault.file, fault.line, fault.before, fault.after


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("words", nargs="*")
    options.add_argument("--sample", type=int)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    lines = KNOWN.read_text(encoding="utf-8").splitlines() if KNOWN.exists() else []
    known = {tuple(one[key] for key in ("file", "line", "from", "to")): one["same"] for one in map(json.loads, lines)}
    paths = [path for path in sorted(SOURCES.rglob("*.py")) if "command" not in path.parts]
    every = [fault for path in paths for fault in faults_of(path)]
    for gone in set(known) - {key_of(fault) for fault in every}:
        print(f"python.ndjson has a fault that cannot be made: {gone}")
    some = [fault for fault in every if not asked.words or any(word in fault.file for word in asked.words)]
    if asked.sample is not None and asked.sample < len(some):
        some = sorted(random.Random(asked.seed).sample(some, asked.sample))
    suite = Suite()
    said = tried(suite, None, [])
    if said is not None:
        sys.exit(f"the suite does not pass without any fault: {said}")
    count = collections.Counter()
    first = []
    for fault in some:
        said = tried(suite, fault, first)
        same = known.get(key_of(fault))
        if said in suite.cases:
            # What noticed a fault is likely to notice the next one.
            first = [said, *(name for name in first if name != said)][:20]
        kind = "killed" if said and not same else "same" if same and not said else "survived" if not said else "killed, though it should change nothing"
        count[kind] += 1
        if kind not in ("killed", "same"):
            print(f"{kind}\n{json.dumps({'file': fault.file, 'line': fault.line, 'from': fault.before, 'to': fault.after, 'same': ''})} at {fault.number}", flush=True)
    print(", ".join(f"{number} {kind}" for kind, number in sorted(count.items())), f"of {len(every)} faults in all")
    sys.exit(0 if set(count) <= {"killed", "same"} and not set(known) - {key_of(fault) for fault in every} else 1)


if __name__ == "__main__":
    main()

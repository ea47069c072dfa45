"""Compiles the definitions of these tests and of the benchmark anew. Needs the `lead` command."""

from __future__ import annotations

import sys

from support import HERE, ROOT, RULESETS, run_reference

SOURCES = {
    "everything": HERE / "definitions" / "everything.lead",
    "numbers": HERE / "definitions" / "numbers.lead",
    "benchmark": ROOT / "benches" / "workload" / "definition.lead",
    "acme": ROOT / "examples" / "acme-b2b" / "definition.lead",
}


def main() -> int:
    """Writes all rule sets."""
    for name, source in SOURCES.items():
        done = run_reference(
            *(
                "compile",
                "--compact",
                "--no-origins",
                "--calendar-from",
                "2026-01-01",
                "--calendar-until",
                "2027-01-01",
            ),
            *("-o", str(RULESETS / f"{name}.json"), str(source)),
        )
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

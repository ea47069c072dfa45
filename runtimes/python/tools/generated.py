"""python tools/generated.py FOLDER: what is generated for the rule sets of the tests, for other tools to read."""

from __future__ import annotations

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests"))

from sources import sources_of  # noqa: E402
from support import all_documents, suite_documents  # noqa: E402


def main() -> None:
    """Writes a file for each rule set."""
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for documents in (all_documents(), suite_documents()):
        for name, document in documents:
            (folder / f"{name.replace('/', '-')}.py").write_text("\n\n".join(sources_of(document)), "utf-8")


if __name__ == "__main__":
    main()

"""python tools/check_package.py FOLDER: builds wheel and sdist into a folder and tries both as a user would.

Needs `build`, `setuptools` and `mypy`. The wheel is installed into an environment that has nothing else.
"""

from __future__ import annotations

import email
import json
import pathlib
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from typing import List

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
VERSION = "0.1.0"
LEAD = '{"id": "L-1", "fields": {"email": "ann@acme.example"}}\n'


def run(*command: object, **more: object) -> str:
    """Runs a command that must go well; what it writes."""
    words = [str(word) for word in command]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=False, **more)  # type: ignore[call-overload]
    if done.returncode:
        raise SystemExit(f"error: {' '.join(words)}: exit code {done.returncode}\n{done.stdout}")
    return str(done.stdout)


def must(holds: bool, what: str) -> None:
    """Stops if something does not hold."""
    if not holds:
        raise SystemExit(f"error: {what}")


def built(folder: pathlib.Path) -> List[pathlib.Path]:
    """The wheel and the source distribution, from a copy of the sources alone."""
    source = folder / "source"
    kept_out = shutil.ignore_patterns("__pycache__", "*.egg-info", "build", "dist", ".*_cache", "RESULTS.md")
    shutil.copytree(PACKAGE, source, ignore=kept_out)
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, source, stderr=subprocess.STDOUT)
    shutil.rmtree(source)
    return [folder / f"leadlang-{VERSION}-py3-none-any.whl", folder / f"leadlang-{VERSION}.tar.gz"]


def check_wheel(wheel: pathlib.Path) -> None:
    """It holds the package, its marker of types, its licenses, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        information = f"leadlang-{VERSION}.dist-info"
        metadata = email.message_from_bytes(archive.read(f"{information}/METADATA"))
    sources = {path.relative_to(PACKAGE / "src").as_posix() for path in (PACKAGE / "src").rglob("*.py")}
    wanted = sources | {"leadlang/py.typed"}
    inside = {name for name in names if not name.startswith(information)}
    must(inside == wanted, f"the wheel differs from the sources in {sorted(inside ^ wanted)}")
    must(metadata["Requires-Python"] == ">=3.9", "the wheel is for another Python")
    must(metadata["License-Expression"] == "MIT OR Apache-2.0", "the wheel names another license")
    must(metadata["Requires-Dist"] is None, "the wheel depends on something")
    must("python" in str(metadata.get_payload()), "the wheel has no README")
    for name in ("LICENSE-APACHE", "LICENSE-MIT"):
        must(any(one.endswith("/" + name) for one in names), f"the wheel has no {name}")


def check_installed(wheel: pathlib.Path, folder: pathlib.Path) -> None:
    """Installed alone it decides a lead, and a type checker takes its types from it."""
    home = folder / "installed"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel)
    ruleset = PACKAGE / "tests" / "rulesets" / "acme.json"
    out = run(
        *(python, "-I", "-W", "error", "-m", "leadlang", ruleset, "-", "--as-of", "2026-03-10T09:00:00Z"),
        input=LEAD,
        cwd=folder,
    )
    must(json.loads(out)["id"] == "L-1", f"the installed command answers {out}")
    run(
        sys.executable, "-m", "mypy", "--strict", "--python-executable", python, PACKAGE / "tests" / "typed", cwd=folder
    )


def check_sources(archive: pathlib.Path, folder: pathlib.Path) -> None:
    """Unpacked, its tests pass, but for those that compare with the rest of the repository."""
    with tarfile.open(archive) as file:
        file.extractall(folder)  # noqa: S202 - made a moment ago by ourselves
    root = folder / f"leadlang-{VERSION}"
    for name in ("README.md", "LICENSE-APACHE", "LICENSE-MIT", "pyproject.toml", "src/leadlang/py.typed"):
        must((root / name).is_file(), f"the source distribution has no {name}")
    tests = ("test_base", "test_load", "test_package", "test_command")
    run(sys.executable, "-W", "error", "-m", "unittest", "-q", *tests, cwd=root / "tests")


def main() -> None:
    """Everything."""
    folder = pathlib.Path(sys.argv[1]).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    wheel, archive = built(folder)
    check_wheel(wheel)
    check_installed(wheel, folder)
    check_sources(archive, folder)
    print(f"{wheel.name} ({wheel.stat().st_size // 1000} kB) and {archive.name} are fine")


if __name__ == "__main__":
    main()

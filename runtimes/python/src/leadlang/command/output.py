"""Where decisions are written: standard output, or a file that appears as a whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from types import TracebackType
from typing import BinaryIO, List, Optional, Type


class OutputError(ValueError):
    """A file that must not be written."""


class Output:
    """Used with `with`. A file is there afterwards if `keep` was called; else it is as it was before."""

    def __init__(self, path: Optional[str], read: List[str]) -> None:
        self.path = path
        self._scratch: Optional[str] = None
        self._file: Optional[BinaryIO] = None
        if path is None:
            return
        for other in read:
            if os.path.exists(path) and os.path.exists(other) and os.path.samefile(path, other):
                raise OutputError(f"--output would write over {other}, which is read. Write to another file")
        # A link stays a link: what it leads to is replaced.
        self.path = os.path.realpath(path)

    def __enter__(self) -> "Output":
        if self.path is None:
            return self
        if os.path.exists(self.path) and not stat.S_ISREG(os.stat(self.path).st_mode):
            # A device or a pipe is written to as it stands. (A folder cannot be.)
            self._file = open(self.path, "wb")
        else:
            folder, name = os.path.split(self.path)
            try:
                place, self._scratch = tempfile.mkstemp(prefix=f".{name}.", suffix=".tmp", dir=folder)
            except OSError as error:
                raise OutputError(f"{self.path}: {error.strerror}") from None
            self._file = os.fdopen(place, "wb")
        return self

    def write(self, line: bytes) -> None:
        """One more line."""
        (self._file or sys.stdout.buffer).write(line)

    def keep(self) -> None:
        """What has been written is complete."""
        if self._file is None:
            sys.stdout.buffer.flush()
            return
        self._file.close()
        if self._scratch is not None and self.path is not None:
            if os.path.exists(self.path):
                shutil.copymode(self.path, self._scratch)
            else:
                mask = os.umask(0)
                os.umask(mask)
                os.chmod(self._scratch, 0o666 & ~mask)
            os.replace(self._scratch, self.path)
            self._scratch = None

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        if self._file is not None:
            try:
                self._file.close()
            finally:
                if self._scratch is not None:
                    os.unlink(self._scratch)
        elif kind is None:
            sys.stdout.buffer.flush()

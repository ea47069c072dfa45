"""Text as the standard compares it: NFC, trimmed, A to Z as a to z (10.1, 4.3)."""

from __future__ import annotations

import re
import unicodedata
from typing import Dict, FrozenSet, Optional, Tuple

#: Unicode's property White_Space.
WHITE = "\t\n\x0b\x0c\r \x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"

_LOWER: Dict[int, Optional[int]] = {code: code + 32 for code in range(65, 91)}
_FOLD: Dict[int, Optional[int]] = dict(_LOWER)
_FOLD.update({ord(char): None for char in WHITE + "_-"})
_SURROGATE = re.compile("[\ud800-\udfff]")

#: Runs of combining marks longer than this are put in order before they are normalised.
_LONG_RUN = 64


def nfc(text: str) -> str:
    """The text in NFC. A surrogate without its half is no character; U+FFFD stands in for it."""
    if text.isascii():
        return text
    text = well_formed(text)
    if len(text) > _LONG_RUN:
        text = _ordered_marks(text)
    return unicodedata.normalize("NFC", text)


def _ordered_marks(text: str) -> str:
    """Puts long runs of combining marks into canonical order.

    The normaliser of the standard library orders them by insertion, which takes hours for a million marks. Text that is
    written by people has no such run and is returned as it is.
    """
    combining = unicodedata.combining
    if not any(map(combining, text[::_LONG_RUN])):
        return text
    parts = []
    run: list[str] = []
    for char in text:
        if combining(char):
            run.append(char)
        else:
            parts.append(_run_in_order(run))
            parts.append(char)
            run = []
    parts.append(_run_in_order(run))
    return "".join(parts)


def _run_in_order(run: list[str]) -> str:
    if len(run) <= _LONG_RUN:
        return "".join(run)
    decomposed = "".join(unicodedata.normalize("NFD", mark) for mark in run)
    return "".join(sorted(decomposed, key=unicodedata.combining))


def plain(text: str) -> str:
    """The text in NFC, trimmed."""
    if text.isascii():
        if not text or (text[0] > " " and text[-1] > " "):
            return text
        return text.strip(WHITE)
    return nfc(text).strip(WHITE)


def trimmed(text: str) -> str:
    """The text as it was written, but for white space at its ends."""
    return well_formed(str.__str__(text)).strip(WHITE)


def well_formed(text: str) -> str:
    """U+FFFD for every surrogate without its half, which no text in UTF-8 can hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def lower(text: str) -> str:
    """A to Z as a to z; no other letter is folded."""
    return text.lower() if text.isascii() else text.translate(_LOWER)


def fold(name: str) -> str:
    """A name as names in data are compared: no white space, `_` or `-`, and A to Z as a to z."""
    return nfc(name).translate(_FOLD)


def domain(email: str) -> str:
    """What stands after the `@`."""
    return lower(email.rpartition("@")[2])


def mentions(text: str, words: Tuple[str, ...]) -> bool:
    """Whether one of the words stands in the text with no letter or digit directly before or after it."""
    return any(_mentions(text, word) for word in words)


def _mentions(text: str, word: str) -> bool:
    at = text.find(word)
    size = len(word)
    while at >= 0:
        end = at + size
        if (at == 0 or not _letter_or_digit(text[at - 1])) and (end >= len(text) or not _letter_or_digit(text[end])):
            return True
        at = text.find(word, at + 1)
    return False


def _letter_or_digit(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"


def contains(text: str, words: Tuple[str, ...]) -> bool:
    """Whether one of the words stands in the text."""
    for word in words:
        if word in text:
            return True
    return False


def ends_with(text: str, words: Tuple[str, ...]) -> bool:
    """Whether the text ends with one of the words."""
    return text.endswith(words)


def one_of(text: str, words: FrozenSet[str]) -> bool:
    """Whether the text is one of the words."""
    return text in words

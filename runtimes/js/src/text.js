// Text as chapters 4 and 10 of the standard compare it: NFC, trimmed by Unicode's White_Space, A to Z folded and no other letter.
import { nfc } from "./nfc.js";

const SPACE = "\\u0009-\\u000D\\u0020\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000";
const ANY_SPACE = new RegExp(`[${SPACE}]`);
const NOT_IN_NAMES = new RegExp(`[${SPACE}_-]+`, "g");
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Plain text: in NFC and trimmed. A half of a surrogate pair, which is no text, becomes U+FFFD.
 * @param {string} text
 */
export function plain(text) {
  const n = text.length;
  if (n === 0) return text;
  let high = 0;
  for (let i = 0; i < n; i += 1) high |= text.charCodeAt(i);
  let s = text;
  // No code point below U+0300 is changed by NFC, and no sequence of such.
  if (high >= 0x300) s = nfc(wellFormed(s));
  return trim(s);
}

/**
 * Without white space at both ends.
 * @param {string} text
 */
export function trim(text) {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f) return text;
  // Step by step: a regular expression would look at a long run of space again from each of its places.
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(text, from)) from += 1;
  while (to > from && isSpace(text, to - 1)) to -= 1;
  return text.slice(from, to);
}

/** @param {string} text @param {number} at */
function isSpace(text, at) {
  const code = text.charCodeAt(at);
  return code === 0x20 || ((code < 0x20 || code > 0x7e) && ANY_SPACE.test(text[at]));
}

/** @param {string} text */
export function wellFormed(text) {
  return text.replace(LONE_SURROGATE, "\uFFFD");
}

/**
 * The folded form in which names in data are compared.
 * @param {string} name
 */
export function fold(name) {
  return lower(nfc(wellFormed(name)).replace(NOT_IN_NAMES, ""));
}

/**
 * A to Z as a to z; no other letter.
 * @param {string} text
 */
export function lower(text) {
  let high = 0;
  let upper = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high |= code;
    if (code >= 65 && code <= 90) upper = true;
  }
  if (!upper) return text;
  return high < 0x80 ? text.toLowerCase() : text.replace(/[A-Z]+/g, (run) => run.toLowerCase());
}

/** @param {string} text */
export const hasSpace = (text) => ANY_SPACE.test(text);

/**
 * Whether `part` stands in `text` with no letter or digit directly before or after it.
 * @param {string} text
 * @param {string} part
 */
export function mentions(text, part) {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (!wordBefore(text, at) && !wordAfter(text, at + part.length)) return true;
    if (at >= text.length) return false; // an empty part stands at the end too
  }
  return false;
}

/** @param {string} text @param {number} at */
function wordBefore(text, at) {
  if (at === 0) return false;
  const unit = text.charCodeAt(at - 1);
  const from = unit >= 0xdc00 && unit <= 0xdfff && at > 1 ? at - 2 : at - 1;
  return LETTER_OR_DIGIT.test(text.slice(from, at));
}

/** @param {string} text @param {number} at */
function wordAfter(text, at) {
  const code = text.codePointAt(at);
  return code !== undefined && LETTER_OR_DIGIT.test(String.fromCodePoint(code));
}

/**
 * The order of code points. It differs from that of UTF-16 only where a surrogate meets U+E000 or above.
 * @param {string} a
 * @param {string} b
 */
export function compare(a, b) {
  if (a === b) return 0;
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i += 1) {
    let x = a.charCodeAt(i);
    let y = b.charCodeAt(i);
    if (x === y) continue;
    if (x >= 0xd800 && y >= 0xd800) {
      x += x >= 0xe000 ? -0x800 : 0x2000;
      y += y >= 0xe000 ? -0x800 : 0x2000;
    }
    return x - y;
  }
  return a.length - b.length;
}

/**
 * The first 80 code points.
 * @param {string} text
 */
export function cut(text) {
  if (text.length <= 80) return text;
  let at = 0;
  for (let i = 0; i < 80 && at < text.length; i += 1) {
    const unit = text.charCodeAt(at);
    at += unit >= 0xd800 && unit <= 0xdbff && at + 1 < text.length ? 2 : 1;
  }
  return text.slice(0, at);
}

// Reading JSON so that no digit is lost.
import { decimal, hasFraction, numberText, withoutExponent } from "./number.js";

/** A whole number of JSON that no double stands for, by its digits. */
export class LongNumber {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** Sixteen digits in a row, or an exponent: what a double might not hold as it was written. */
const MAYBE_LONG = /\d{16}|\d\.?[eE][+-]?\d/;
const TEXT_OR_NUMBER = /"(?:[^"\\]+|\\.)*"|-?\d[\d.eE+-]*/gs;
const MARK = "\0number";

/**
 * Reads JSON as `JSON.parse` does, but for whole numbers that no double stands for, which become `LongNumber`s. Throws as it does.
 * @param {string} text
 * @returns {unknown}
 */
export function parse(text) {
  const value = JSON.parse(text);
  if (!MAYBE_LONG.test(text)) return value;
  let found = false;
  const marked = text.replace(TEXT_OR_NUMBER, (part) => {
    if (part[0] === '"' || !isLong(part)) return part;
    found = true;
    return JSON.stringify({ [MARK]: part });
  });
  if (!found) return value;
  try {
    return JSON.parse(marked, (_key, inner) => {
      const digits = typeof inner === "object" && inner !== null ? inner[MARK] : undefined;
      return typeof digits === "string" ? new LongNumber(digits) : inner;
    });
  } catch {
    return value; // nested deeper than a reviver goes; nothing that deep is read
  }
}

/** @param {string} text */
function isLong(text) {
  const double = Number(text);
  if (Number.isSafeInteger(double)) return false;
  const number = decimal(text);
  if (number === null || hasFraction(number)) return false;
  return !Number.isFinite(double) || withoutExponent(text) !== numberText(double);
}

// What stands in data, looked at without ever failing: data may be hostile objects as well as JSON.
import { numberText } from "./number.js";
import { compare, plain, trim, wellFormed } from "./text.js";

/**
 * What a host gives, as JSON has it: nothing but null, yes/no, numbers, text, arrays and objects.
 * @param {unknown} value
 * @returns {any}
 */
export function json(value) {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "number":
      return value;
    case "bigint":
      return Number(value);
    case "object":
      return isDate(value) ? dateText(value) : value;
    default:
      return null;
  }
}

/** @param {unknown} value @returns {value is Date} */
function isDate(value) {
  try {
    return value instanceof Date;
  } catch {
    return false; // a revoked proxy
  }
}

/** @param {Date} date */
function dateText(date) {
  try {
    return date.toISOString();
  } catch {
    return null; // no instant
  }
}

/** @param {any} value */
export const isObject = (value) => typeof value === "object" && value !== null && !isArray(value);

/** @param {unknown} value @returns {value is any[]} */
export function isArray(value) {
  try {
    return Array.isArray(value);
  } catch {
    return false; // a revoked proxy
  }
}

/** The keys of an object, none if it does not tell. @param {object} object */
export function keys(object) {
  try {
    return Object.keys(object);
  } catch {
    return [];
  }
}

/** The same in the order of code points. @param {object} object */
export const sortedKeys = (object) => keys(object).sort(compare);

/** @param {any} object @param {string | number} key */
export function get(object, key) {
  try {
    return json(object[key]);
  } catch {
    return null;
  }
}

/** @param {any[]} array */
export function lengthOf(array) {
  try {
    return array.length;
  } catch {
    return 0;
  }
}

/**
 * Plain text (chapter 10.2): of a text, or of a whole number within ±(2^53 − 1); null for everything else.
 * @param {any} value
 * @returns {string | null}
 */
export function plainText(value) {
  if (typeof value === "string") return plain(value);
  return typeof value === "number" && Number.isSafeInteger(value) ? String(value + 0) : null;
}

/**
 * What was found, as a data problem shows it.
 * @param {any} value
 * @returns {string}
 */
export function shown(value) {
  if (typeof value === "string") return trim(wellFormed(value));
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean" || value === null) return String(value);
  return isArray(value) ? "[…]" : "{…}";
}

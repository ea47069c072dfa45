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
    case "object": {
      const t = timeOf(value);
      return t === undefined ? value : Number.isNaN(t) ? null : Date.prototype.toISOString.call(value);
    }
    default:
      return null;
  }
}

/**
 * Of a date of JavaScript, of whatever realm, its milliseconds; undefined for everything else.
 * @param {unknown} value
 * @returns {number | undefined}
 */
export function timeOf(value) {
  if (typeof value !== "object" || value === null) return undefined;
  try {
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === Array.prototype || prototype === null) return undefined;
    return Object.prototype.toString.call(value) === "[object Date]" ? Date.prototype.getTime.call(value) : undefined;
  } catch {
    return undefined; // a proxy that fails, or an object that says it is a date
  }
}

/** What JSON text says, with or without the mark that some programs put before it. @param {string} text */
export const parsed = (text) => JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

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

/** The length of an array; a proxy may answer anything. @param {any[]} array */
export function lengthOf(array) {
  try {
    const n = array.length;
    return Number.isInteger(n) && n > 0 && n < 2 ** 32 ? n : 0;
  } catch {
    return 0;
  }
}

/** Of so many items it is looked first whether they are there at all. */
const MANY = 1e6;

/**
 * Of an array of holes the places where something stands, in their order; null for every other array. So a length alone costs no time.
 * @param {any[]} array
 * @param {number} n its length
 */
export function placesIn(array, n) {
  if (n <= MANY) return null;
  const places = keys(array).filter((key) => /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < n);
  return places.length < n / 2 ? places : null;
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

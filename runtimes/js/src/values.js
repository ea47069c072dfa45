// From what stands in data to values, by type (chapter 10.2 of the standard).
import { decimal, hasFraction, MAX, units } from "./number.js";
import { get, isArray, lengthOf, placesIn, plainText } from "./raw.js";
import { Names } from "./names.js";
import { hasSpace, lower, plain } from "./text.js";
import { DAY, FIRST, instantOf, LAST, quickInstant, written } from "./time.js";

/** A value that cannot be read: the data problem that it is. */
export class Unread {
  /** @param {string} problem */
  constructor(problem) {
    this.problem = problem;
  }
}

const NOT = Object.fromEntries(
  [
    "not_yes_no",
    "not_a_choice",
    "not_a_number",
    "not_whole",
    "out_of_range",
    "not_the_currency",
    "not_text",
    "not_an_email",
    "not_a_date",
    "past_horizon",
    "no_offset",
    "not_a_time",
  ].map((problem) => [problem, new Unread(problem)]),
);

/**
 * A value: yes/no, a number, index, day or instant, a text, a set of indices; null where it is unknown.
 * @typedef {boolean | number | string | number[]} Value
 * @typedef {(raw: any) => Value | null | Unread} Reader never given null
 */

/**
 * The reader of a type.
 * @param {any} type
 * @param {string | null} currency
 * @param {import("./zone.js").Zone} zone
 * @returns {Reader}
 */
export function reader(type, currency, zone) {
  switch (type.type) {
    case "yes_no":
      return yesNo;
    case "one_of":
      return oneOf(type);
    case "several_of":
      return severalOf(type);
    case "number":
      return numeric(type, type.decimals, type.whole, (text) => text);
    case "percent":
      return numeric(type, 2, false, (text) => (text.endsWith("%") ? plain(text.slice(0, -1)) : text));
    case "money":
      return numeric(type, type.decimals, false, money(currency));
    case "text":
      return (raw) => {
        const text = plainText(raw);
        return text === null ? NOT.not_text : text === "" ? null : text;
      };
    case "email":
      return email;
    case "date":
      return date(zone);
    default:
      return time;
  }
}

const YES_NO = new Map([
  ["true", true],
  ["yes", true],
  ["y", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["n", false],
  ["0", false],
]);

/** @type {Reader} */
function yesNo(raw) {
  if (typeof raw === "boolean") return raw;
  const text = plainText(raw);
  if (text === "") return null;
  return (text === null ? undefined : YES_NO.get(lower(text))) ?? NOT.not_yes_no;
}

/** @param {{choices: string[], other: number | null}} type @returns {Reader} */
function oneOf(type) {
  const names = new Names(type.choices);
  const { other } = type;
  return (raw) => {
    if (typeof raw === "string") {
      const at = names.exact.get(raw);
      if (at !== undefined) return at;
    }
    const text = plainText(raw);
    if (text === null) return NOT.not_a_choice;
    if (text === "") return null;
    const at = names.find(text);
    return at >= 0 ? at : (other ?? NOT.not_a_choice);
  };
}

/** @param {{choices: string[], other: number | null}} type @returns {Reader} */
function severalOf(type) {
  const names = new Names(type.choices);
  const { other } = type;
  /** @param {string} text */
  const choice = (text) => {
    const at = names.find(text);
    return at >= 0 ? at : other;
  };
  /** @param {(string | null)[]} parts */
  const setOf = (parts) => {
    const set = new Set();
    for (const part of parts) {
      if (part === "") continue;
      const at = part === null ? null : choice(part);
      if (at === null) return NOT.not_a_choice;
      set.add(at);
    }
    return [...set].sort((a, b) => a - b);
  };
  return (raw) => {
    if (isArray(raw)) {
      const parts = [];
      const length = lengthOf(raw);
      const places = placesIn(raw, length);
      for (let i = 0; i < (places?.length ?? length); i += 1) {
        const part = get(raw, places === null ? i : places[i]);
        if (part !== null) parts.push(plainText(part));
      }
      return setOf(parts);
    }
    const text = plainText(raw);
    if (text === null) return NOT.not_a_choice;
    if (text === "") return null;
    const whole = names.find(text);
    if (whole >= 0) return [whole];
    return setOf(text.split(";").map(plain));
  };
}

/** Without a range, the most that a number is held to be, in units. */
const BOUND = 1e12;

/**
 * @param {{min: number | null, max: number | null}} type
 * @param {number} places
 * @param {boolean} whole
 * @param {(text: string) => string | Unread} strip takes off what is not the number
 * @returns {Reader}
 */
function numeric(type, places, whole, strip) {
  const min = type.min ?? -BOUND;
  const max = type.max ?? BOUND;
  const scale = 10 ** places;
  return (raw) => {
    if (typeof raw === "number") {
      // A whole number whose units a double holds needs no digits.
      const scaled = raw * scale;
      if (Number.isInteger(raw) && scaled <= MAX && scaled >= -MAX) return scaled < min || scaled > max ? NOT.out_of_range : scaled + 0;
      if (!Number.isFinite(raw)) return Number.isNaN(raw) ? NOT.not_a_number : NOT.out_of_range;
      // So does one whose decimals are few: then its double is the one nearest to those.
      const rounded = Math.round(scaled);
      if (!whole && rounded / scale === raw && rounded <= MAX && rounded >= -MAX) return rounded < min || rounded > max ? NOT.out_of_range : rounded + 0;
    } else if (typeof raw !== "string") {
      return NOT.not_a_number;
    }
    const text = typeof raw === "string" ? strip(plain(raw)) : String(raw);
    if (text instanceof Unread) return text;
    if (typeof raw === "string" && text === "" && plain(raw) === "") return null;
    const number = decimal(text);
    if (number === null) return NOT.not_a_number;
    if (whole && hasFraction(number)) return NOT.not_whole;
    const value = units(number, places);
    return value < min || value > max ? NOT.out_of_range : value;
  };
}

/** @param {string | null} currency */
function money(currency) {
  /** @param {string} text */
  return (text) => {
    let code;
    let rest;
    if (/^[A-Za-z]{3}(?![A-Za-z])/.test(text)) [code, rest] = [text.slice(0, 3), plain(text.slice(3))];
    else if (/(?<![A-Za-z])[A-Za-z]{3}$/.test(text)) [code, rest] = [text.slice(-3), plain(text.slice(0, -3))];
    else return text;
    if (currency !== null && code.toUpperCase() === currency.toUpperCase()) return rest;
    return decimal(rest) === null ? NOT.not_a_number : NOT.not_the_currency;
  };
}

/** @type {Reader} */
function email(raw) {
  const text = plainText(raw);
  if (text === null) return NOT.not_text;
  if (text === "") return null;
  const at = text.indexOf("@");
  return at <= 0 || at === text.length - 1 || text.includes("@", at + 1) || hasSpace(text) ? NOT.not_an_email : text;
}

/** @param {import("./zone.js").Zone} zone @returns {Reader} */
function date(zone) {
  return (raw) => {
    if (typeof raw !== "string") return NOT.not_a_date;
    const text = plain(raw);
    if (text === "") return null;
    const found = written(text);
    if (found === null) return NOT.not_a_date;
    if (found.ms === null || found.offset === null) return found.day;
    const t = found.day * DAY + found.ms - found.offset;
    if (t < FIRST || t > LAST) return NOT.not_a_date;
    return zone.day(t) ?? NOT.past_horizon;
  };
}

/** @type {Reader} */
export function time(raw) {
  if (typeof raw !== "string") return NOT.not_a_time;
  const quick = quickInstant(raw);
  if (quick === quick) return quick;
  const text = plain(raw);
  if (text === "") return null;
  const t = instantOf(text);
  return typeof t === "number" ? t : NOT[t];
}

/**
 * The date of a field's value: a time, or a date, which is the day's first instant.
 * @param {import("./zone.js").Zone} zone
 * @returns {Reader}
 */
export function dateOfValue(zone) {
  return (raw) => {
    if (typeof raw !== "string") return NOT.not_a_date;
    const text = plain(raw);
    if (text === "") return null;
    const found = written(text);
    if (found === null) return NOT.not_a_date;
    if (found.ms === null) return zone.start(found.day) ?? NOT.not_a_date;
    const t = instantOf(text);
    return typeof t === "number" ? t : t === "no_offset" ? NOT.no_offset : NOT.not_a_date;
  };
}

// Shapes that parts of a document must have. Each checks a value and answers with its canonical JSON (RFC 8785) without what changes no
// decision: so the check and the fingerprint (chapter 9.9 of the standard) are one walk.
import { RuleSetError } from "../errors.js";
import { MAX } from "../number.js";
import { wellFormed } from "../text.js";

/** What is nested deeper than this was made to break readers. */
const DEEPEST = 300;

/** Where the walk is. */
export class Path {
  constructor() {
    /** @type {(string | number)[]} */
    this.parts = [];
    /** @type {Set<string>} the ids that were met */
    this.ids = new Set();
  }

  /** @param {string} message @returns {never} */
  fail(message) {
    throw new RuleSetError(message, this.parts);
  }

  /** @template T @param {string | number} part @param {() => T} inner @returns {T} */
  at(part, inner) {
    this.parts.push(part);
    if (this.parts.length > DEEPEST) this.fail("it is nested too deeply");
    const result = inner();
    this.parts.pop();
    return result;
  }
}

/** @typedef {(value: any, path: Path) => string} Shape */
/** @typedef {{shape: Shape, required: boolean, counts: boolean}} Key */

/** @param {any} value */
export function kindOf(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return value.length <= 40 ? JSON.stringify(value) : "a text";
  return typeof value === "boolean" || typeof value === "number" ? String(value) : typeof value;
}

/** @type {Shape} */
export function text(value, path) {
  if (typeof value !== "string") path.fail(`a text belongs here, not ${kindOf(value)}`);
  if (wellFormed(value) !== value) path.fail("half of a surrogate pair is no text");
  return JSON.stringify(value);
}

/** A text that no other part has as its id. @type {Shape} */
export function identity(value, path) {
  const id = text(value, path);
  if (path.ids.has(value)) path.fail(`the id ${id} stands there twice`);
  path.ids.add(value);
  return id;
}

/** @type {Shape} */
export const yesNo = (value, path) => (typeof value === "boolean" ? String(value) : path.fail(`true or false belongs here, not ${kindOf(value)}`));

/** A mark that is there or left out. @type {Shape} */
export const yes = (value, path) => (value === true ? "true" : path.fail(`true belongs here, or the key is left out, not ${kindOf(value)}`));

/** An integer within bounds. @param {number} [min] @param {number} [max] @returns {Shape} */
export function integer(min = -MAX, max = MAX) {
  return (value, path) => {
    if (typeof value !== "number" || !Number.isSafeInteger(value)) {
      path.fail(`a whole number within ±(2^53 - 1) belongs here, not ${kindOf(value)}`);
    }
    if (value < min || value > max) path.fail(`a whole number from ${min} to ${max} belongs here, not ${value}`);
    return String(value);
  };
}

/** One of these texts. @param {readonly string[]} words @returns {Shape} */
export function word(words) {
  return (value, path) => (words.includes(value) ? JSON.stringify(value) : path.fail(`unknown: ${kindOf(value)}; known are ${words.join(", ")}`));
}

/** @param {Shape} shape @returns {Shape} */
export const orNull = (shape) => (value, path) => (value === null ? "null" : shape(value, path));

/** @param {Shape} shape @param {number} [min] @param {number} [max] @param {boolean} [unique] no item is there twice @returns {Shape} */
export function list(shape, min = 0, max = Infinity, unique = false) {
  return (value, path) => {
    if (!Array.isArray(value)) path.fail(`a list belongs here, not ${kindOf(value)}`);
    if (value.length < min || value.length > max) path.fail(`a list of ${min}${max === min ? "" : ` to ${max}`} belongs here, not of ${value.length}`);
    const items = value.map((/** @type {any} */ item, /** @type {number} */ at) => path.at(at, () => shape(item, path)));
    if (unique && new Set(items).size < items.length) path.fail("something is in this list twice");
    return `[${items.join(",")}]`;
  };
}

/** A value of one of several types. @param {Shape} boolean @param {Shape} number @param {Shape} string @param {Shape} array @returns {Shape} */
export function either(boolean, number, string, array) {
  return (value, path) => {
    if (typeof value === "boolean") return boolean(value, path);
    if (typeof value === "string") return string(value, path);
    return Array.isArray(value) ? array(value, path) : number(value, path);
  };
}

/** An object whose keys are free. @param {Shape} shape @returns {Shape} */
export function entries(shape) {
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) path.fail(`an object belongs here, not ${kindOf(value)}`);
    for (const key of Object.keys(value)) path.at(key, () => shape(value[key], path));
    return "{}";
  };
}

/** @param {Shape} shape @returns {Key} a key that may be missing */
export const maybe = (shape) => ({ shape, required: false, counts: true });

/** @param {Shape} shape @returns {Key} a key that changes no decision */
export const silent = (shape) => ({ shape, required: true, counts: false });

/** @param {Shape} shape @returns {Key} both */
export const maybeSilent = (shape) => ({ shape, required: false, counts: false });

/**
 * An object with these keys; others are not looked at.
 * @param {Record<string, Shape | Key>} keys
 * @returns {Shape}
 */
export function object(keys) {
  const all = Object.keys(keys)
    .sort()
    .map((name) => {
      const key = keys[name];
      return typeof key === "function" ? { name, shape: key, required: true, counts: true } : { name, ...key };
    });
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) path.fail(`an object belongs here, not ${kindOf(value)}`);
    const parts = [];
    for (const { name, shape, required, counts } of all) {
      if (!Object.hasOwn(value, name)) {
        if (required) path.fail(`the key \`${name}\` is missing`);
        continue;
      }
      const part = path.at(name, () => shape(value[name], path));
      if (counts) parts.push(`"${name}":${part}`);
    }
    return `{${parts.join(",")}}`;
  };
}

/**
 * An object of one of several kinds, told by a key.
 * @param {string} tag
 * @param {string} what what such a thing is called
 * @param {Record<string, Record<string, Shape | Key>>} kinds
 * @returns {Shape}
 */
export function tagged(tag, what, kinds) {
  const shapes = new Map(Object.keys(kinds).map((kind) => [kind, object({ ...kinds[kind], [tag]: text })]));
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) path.fail(`an object belongs here, not ${kindOf(value)}`);
    if (!Object.hasOwn(value, tag)) path.fail(`the key \`${tag}\` is missing`);
    const shape = shapes.get(value[tag]);
    if (shape === undefined) path.fail(`this runtime does not know the ${what} ${kindOf(value[tag])}`);
    return /** @type {Shape} */ (shape)(value, path);
  };
}

/** @typedef {import("./case.js").Case} Case */
import { decision, withNumbers } from "./decision.js";
import { explain } from "./explain.js";
import { PreparedLead } from "./lead.js";
import { Program } from "./program.js";
import { timeOf } from "./raw.js";
import { derivedLog, replay } from "./replay.js";
import { plain } from "./text.js";
import { FIRST, instantOf, LAST } from "./time.js";
import { Verdict } from "./verdict.js";
import { decisionText, valueText } from "./write.js";

/** @typedef {{history?: "given" | "none" | "replay"}} Options */

/** A rule set that is loaded. */
export class RuleSet {
  #program;
  #document;

  /** @param {any} document that was checked */
  constructor(document) {
    this.#document = document;
    this.#program = new Program(document);
    /** @type {string | null} */
    this.name = document.definition.name;
    /** @type {string | null} */
    this.version = document.definition.version;
    /** @type {string} */
    this.fingerprint = document.fingerprint;
    Object.freeze(this);
  }

  /** @param {unknown} lead */
  prepare(lead) {
    return this.#program.prepare(lead);
  }

  /** @param {unknown} lead @param {unknown} asOf @param {Options} [options] */
  decide(lead, asOf, options) {
    const c = this.#case(lead, asOf, options);
    return c === null ? null : decision(c);
  }

  /** @param {unknown} lead @param {unknown} asOf @param {Options} [options] */
  decideJson(lead, asOf, options) {
    const c = this.#case(lead, asOf, options);
    return c === null ? null : decisionText(c);
  }

  /** @param {unknown} lead @param {unknown} asOf @param {Options} [options] */
  explain(lead, asOf, options) {
    const c = this.#case(lead, asOf, options);
    return c === null ? null : { ...decision(c), why: withNumbers(explain(c, this.#document)) };
  }

  /** @param {unknown} lead @param {unknown} asOf @param {Options} [options] */
  explainJson(lead, asOf, options) {
    const c = this.#case(lead, asOf, options);
    return c === null ? null : decisionText(c, `,"why":${valueText(explain(c, this.#document))}`);
  }

  /** @param {unknown} lead @param {unknown} asOf @param {Options} [options] */
  verdict(lead, asOf, options) {
    const c = this.#case(lead, asOf, options);
    return c === null ? null : new Verdict(c);
  }

  /** @param {unknown} lead @param {unknown} asOf */
  replay(lead, asOf) {
    const T = instantFrom(asOf);
    const found = replay(this.#program, this.#prepared(lead), T);
    return found === null ? null : { decision: decision(found.c), log: derivedLog(this.#program, found.log) };
  }

  /** @param {unknown} data @param {unknown} asOf @param {Options} [options] @returns {Case | null} */
  #case(data, asOf, options) {
    const T = instantFrom(asOf);
    const lead = this.#prepared(data);
    switch (options?.history) {
      case undefined:
      case "given":
        return this.#program.caseAt(lead, T);
      case "none":
        return this.#program.caseWithoutLog(lead, T);
      case "replay":
        return replay(this.#program, lead, T)?.c ?? null;
      default:
        throw new TypeError(`history is "given", "none" or "replay", not ${String(options?.history)}`);
    }
  }

  /** @param {unknown} lead */
  #prepared(lead) {
    if (!PreparedLead.is(lead)) return this.#program.prepare(lead);
    if (lead.program !== this.#program) throw new TypeError("this lead was prepared for another rule set: prepare it with this one");
    return lead;
  }
}

/** @param {unknown} asOf @returns {number} */
function instantFrom(asOf) {
  if (typeof asOf === "string") {
    const t = instantOf(plain(asOf));
    if (typeof t === "number") return t;
    const why = t === "no_offset" ? "says no offset from UTC" : "is no date and time";
    throw new RangeError(`as of: ${JSON.stringify(asOf)} ${why}; write it as 2026-03-10T09:00:00Z`);
  }
  const t = timeOf(asOf) ?? asOf;
  if (typeof t !== "number" || !Number.isFinite(t)) {
    throw new RangeError("as of: give a text such as 2026-03-10T09:00:00Z, a Date, or the milliseconds since 1970-01-01T00:00:00Z");
  }
  return Math.max(FIRST, Math.min(LAST, Math.floor(t)));
}

import { Case } from "./case.js";
import { decision } from "./decision.js";
import { PreparedLead } from "./lead.js";
import { Program } from "./program.js";
import { replay } from "./replay.js";
import { FIRST, instantOf, instantText, LAST } from "./time.js";
import { plain } from "./text.js";
import { transitions } from "./parts.js";
import { Verdict } from "./verdict.js";
import { decisionText } from "./write.js";

/** A rule set that is loaded. */
export class RuleSet {
  #program;

  /** @param {any} document that was checked */
  constructor(document) {
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

  /** @param {unknown} lead @param {unknown} asOf */
  decide(lead, asOf) {
    return decision(this.#case(lead, asOf));
  }

  /** @param {unknown} lead @param {unknown} asOf */
  decideJson(lead, asOf) {
    return decisionText(this.#case(lead, asOf));
  }

  /** @param {unknown} lead @param {unknown} asOf */
  verdict(lead, asOf) {
    return new Verdict(this.#case(lead, asOf));
  }

  /** @param {unknown} lead @param {unknown} asOf */
  replay(lead, asOf) {
    const found = this.#replay(lead, asOf);
    return found === null ? null : decision(found.c);
  }

  /** @param {unknown} lead @param {unknown} asOf */
  replayJson(lead, asOf) {
    const found = this.#replay(lead, asOf);
    return found === null ? null : decisionText(found.c);
  }

  /** @param {unknown} lead @param {unknown} asOf */
  #case(lead, asOf) {
    const T = instantFrom(asOf);
    return this.#program.caseAt(this.#prepared(lead), T);
  }

  /** @param {unknown} lead @param {unknown} asOf */
  #replay(lead, asOf) {
    const T = instantFrom(asOf);
    return replay(this.#program, this.#prepared(lead), T);
  }

  /** @param {unknown} lead */
  #prepared(lead) {
    if (!(lead instanceof PreparedLead)) return this.#program.prepare(lead);
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
  const t = asOf instanceof Date ? asOf.getTime() : asOf;
  if (typeof t !== "number" || !Number.isFinite(t)) {
    throw new RangeError("as of: give a text such as 2026-03-10T09:00:00Z, a Date, or the milliseconds since 1970-01-01T00:00:00Z");
  }
  return Math.max(FIRST, Math.min(LAST, Math.floor(t)));
}

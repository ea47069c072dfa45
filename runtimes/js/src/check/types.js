// The type of every expression, and that it reads only what is decided before it (chapters 9.4, 9.6 and 9.8 of the standard).
import { OPERATORS } from "./document.js";

/** @typedef {import("./shapes.js").Path} Path */
/** @typedef {"condition" | "yes_no" | "number" | "index" | "text" | "set" | "instant" | "date" | "integer"} Kind */

/** The types that belong in a place; an integer that is written down is what it is compared with. @type {Record<string, readonly Kind[]>} */
const TAKES = {
  condition: ["condition"],
  value: ["yes_no", "number", "index", "text", "set", "instant", "date", "integer"],
  ordered: ["number", "index", "instant", "date", "integer"],
  number: ["number", "integer"],
  text: ["text"],
  set: ["set"],
  instant: ["instant", "integer"],
  date: ["date", "integer"],
};

/** What belongs in a place, and what is there, in words. @type {Record<string, string>} */
const WORDS = {
  condition: "a condition",
  value: "a value",
  ordered: "a number, an index, an instant or a date",
  yes_no: "yes or no",
  number: "a number",
  index: "an index",
  text: "a text",
  set: "a set of choices",
  instant: "an instant",
  date: "a date",
  integer: "an integer",
};

/** @param {Kind} a @param {Kind} b */
export function comparable(a, b) {
  return a === b || (a === "integer" && TAKES.ordered.includes(b)) || (b === "integer" && TAKES.ordered.includes(a));
}

/**
 * Where an expression stands: what it may read.
 * @typedef {object} Place
 * @property {"filter" | "fields" | "feature" | "rule" | "stages" | "late"} when filters read properties and fields; `fields` only these;
 *   features earlier features too; rules all features and earlier rules; criteria and outcomes all rules before the stages; late ones everything
 * @property {number} before features or rules from this place on are later
 * @property {number | null} event of a filter
 */

/** @type {Record<string, Kind>} */
const OF_TYPE = { yes_no: "yes_no", one_of: "index", several_of: "set", text: "text", email: "text", date: "date", time: "instant" };

/** @param {any} type @returns {Kind} */
export const kindOfType = (type) => OF_TYPE[type.type] ?? "number";

/** @param {any} value @returns {Kind} */
export function kindOfConstant(value) {
  if (typeof value === "boolean") return "yes_no";
  if (typeof value === "string") return "text";
  return Array.isArray(value) ? "set" : "integer";
}

/** Checks expressions of one document. */
export class Expressions {
  /** @param {any} document @param {Path} path */
  constructor(document, path) {
    this.document = document;
    this.path = path;
    /** What each stage's criteria and each rule read by `meets` and `rule`. @type {Map<string, Set<string>>} */
    this.reads = new Map();
  }

  /** @param {any} e @param {string | number} key @param {Place} place @param {string} [reader] what it belongs to */
  condition(e, key, place, reader) {
    this.typed(e, key, "condition", place, reader);
  }

  /** @param {any} e @param {string | number} key @param {string} wanted @param {Place} place @param {string} [reader] @returns {Kind} */
  typed(e, key, wanted, place, reader) {
    return this.path.at(key, () => {
      const kind = this.kind(e, place, reader);
      if (!TAKES[wanted].includes(kind)) this.path.fail(`${WORDS[wanted]} belongs here, and \`${e.op}\` gives ${WORDS[kind]}`);
      return kind;
    });
  }

  /** The type of an expression, whose parts have theirs. @param {any} e @param {Place} place @param {string | undefined} reader @returns {Kind} */
  kind(e, place, reader) {
    const { gives, parts } = OPERATORS[e.op];
    const kinds = Object.keys(parts).map((key) => {
      if (!Array.isArray(e[key])) return this.typed(e[key], key, parts[key], place, reader);
      this.path.at(key, () => e[key].forEach((/** @type {any} */ part, /** @type {number} */ at) => this.typed(part, at, parts[key], place, reader)));
      return "condition";
    });
    if (kinds.length === 2 && !comparable(kinds[0], kinds[1])) this.path.fail("it compares values of different types");
    if (kinds.length > 0) return /** @type {Kind} */ (gives);
    const kind = this.leaf(e, place, reader);
    return gives === "declared" ? kind : /** @type {Kind} */ (gives);
  }

  /** @param {any} e @param {Place} place @param {string | undefined} reader @returns {Kind} */
  leaf(e, place, reader) {
    const { document, path } = this;
    const { when } = place;
    if (e.op === "const") return kindOfConstant(e.value);
    if (e.op === "field") return kindOfType(this.item(document.fields, e.field, "field").value);
    if (e.op === "property") {
      if (place.event === null) path.fail("only a filter of events reads a property");
      return kindOfType(this.item(document.events[/** @type {number} */ (place.event)].properties, e.property, "property").value);
    }
    if (when === "filter" || when === "fields") path.fail(`\`${e.op}\` cannot be read here: fields only${when === "filter" ? ", and properties" : ""}`);
    switch (e.op) {
      case "feature":
        this.item(document.features, e.feature, "feature");
        if (when === "feature" && e.feature >= place.before) path.fail("it reads a later feature");
        if (document.features[e.feature].kind === "points") path.fail("the points of a score's term are no value to compare");
        return this.kindOfFeature(document.features[e.feature]);
      case "rule": {
        const rule = this.item(document.rules, e.rule, "rule");
        if (when === "feature") path.fail("no rule is decided yet");
        if (when === "rule" && e.rule >= place.before) path.fail("it reads a later rule");
        if ((when === "rule" || when === "stages") && rule.after_stages === true && !this.late(place)) {
          path.fail("it reads a rule that is decided after the stages");
        }
        this.noted(reader, `rule ${e.rule}`);
        if (rule.rule === "define") return "condition";
        return rule.rule === "score" ? "number" : "index";
      }
      case "meets":
        this.item(document.stages.list, e.stage, "stage");
        if (when === "feature") path.fail("no stage is decided yet");
        this.noted(reader, `stage ${e.stage}`);
        if (document.stages.building) for (let below = 0; below < e.stage; below += 1) this.noted(reader, `stage ${below}`);
        return "condition";
      case "stage":
      case "outcome":
      case "stage_since":
        if (!this.late(place)) path.fail(`\`${e.op}\` is not decided yet`);
        return "index";
      case "permission":
        this.item(document.permissions, e.permission, "permission");
        return "condition";
      default: {
        const status = this.item(document.statuses, e.status, "status");
        if (e.op === "was_ever") this.item(status.values, e.value, "value");
        return "index";
      }
    }
  }

  /** @param {Place} place */
  late(place) {
    return place.when === "late" || (place.when === "rule" && this.document.rules[place.before].after_stages === true);
  }

  /** @param {any} feature @returns {Kind} */
  kindOfFeature(feature) {
    if (feature.kind === "last_at" || feature.kind === "first_at") return "instant";
    if (!["highest", "lowest", "latest", "earliest"].includes(feature.kind)) return "number";
    const select = feature.select[0];
    const property = this.document.events[select?.event]?.properties[select?.property];
    return property === undefined ? "number" : kindOfType(property.value);
  }

  /** @param {string | undefined} reader @param {string} what */
  noted(reader, what) {
    if (reader === undefined) return;
    const all = this.reads.get(reader) ?? new Set();
    this.reads.set(reader, all.add(what));
  }

  /** @param {readonly any[]} list @param {number} at @param {string} what @returns {any} */
  item(list, at, what) {
    if (at < 0 || at >= list.length) this.path.fail(`there is no ${what} ${at}`);
    return list[at];
  }

  /** That no stage and no rule reads itself by what it reads. */
  circles() {
    /** @type {Map<string, number>} 1 while it is looked into, 2 when it is done */
    const state = new Map();
    for (const first of this.reads.keys()) {
      const stack = [first];
      while (stack.length > 0) {
        const top = stack[stack.length - 1];
        const seen = state.get(top);
        if (seen === undefined) {
          state.set(top, 1);
          for (const next of this.reads.get(top) ?? []) {
            if (state.get(next) === 1) this.path.fail(`${next} reads itself, by ${top}`);
            if (state.get(next) === undefined) stack.push(next);
          }
        } else {
          if (seen === 1) state.set(top, 2);
          stack.pop();
        }
      }
    }
  }
}

// Of which kind an expression is, and that it reads only what is decided before it (chapters 9.4, 9.6 and 9.8 of the standard).
import { CONDITIONS } from "../expressions.js";

/** @typedef {import("./shapes.js").Path} Path */
/** @typedef {"yes_no" | "number" | "text" | "set"} Kind */

/**
 * Where an expression stands: what it may read.
 * @typedef {object} Place
 * @property {"filter" | "fields" | "feature" | "rule" | "stages" | "late"} when filters read properties and fields; `fields` only these;
 *   features earlier features too; rules all features and earlier rules; criteria and outcomes all rules before the stages; late ones everything
 * @property {number} before features or rules from this place on are later
 * @property {number | null} event of a filter
 */

/** @param {any} type @returns {Kind} */
export function kindOfType(type) {
  if (type.type === "yes_no") return "yes_no";
  if (type.type === "text" || type.type === "email") return "text";
  return type.type === "several_of" ? "set" : "number";
}

/** @param {any} value @returns {Kind} */
export function kindOfConstant(value) {
  if (typeof value === "boolean") return "yes_no";
  if (typeof value === "string") return "text";
  return Array.isArray(value) ? "set" : "number";
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
    this.path.at(key, () => {
      if (!this.isCondition(e)) this.path.fail(`a condition belongs here, not the value \`${e.op}\``);
      this.walk(e, place, reader);
    });
  }

  /** @param {any} e @param {string | number} key @param {Place} place @param {string} [reader] @returns {Kind} */
  value(e, key, place, reader) {
    return this.path.at(key, () => {
      if (this.isCondition(e)) this.path.fail(`a value belongs here, not the condition \`${e.op}\``);
      return this.walk(e, place, reader);
    });
  }

  /** @param {any} e @param {string | number} key @param {Place} place @param {string} [reader] */
  number(e, key, place, reader) {
    const kind = this.value(e, key, place, reader);
    if (kind !== "number") this.path.at(key, () => this.path.fail("a number belongs here"));
  }

  /** @param {any} e */
  isCondition(e) {
    return CONDITIONS.has(e.op) || (e.op === "rule" && this.document.rules[e.rule]?.rule === "define");
  }

  /** The kind of its value; a condition's is yes_no. @param {any} e @param {Place} place @param {string | undefined} reader @returns {Kind} */
  walk(e, place, reader) {
    switch (e.op) {
      case "all":
      case "any":
      case "at_least":
        e.of.forEach((/** @type {any} */ part, /** @type {number} */ i) => this.path.at("of", () => this.condition(part, i, place, reader)));
        return "yes_no";
      case "not":
        this.condition(e.of, "of", place, reader);
        return "yes_no";
      case "eq": {
        const left = this.value(e.left, "left", place, reader);
        const right = this.value(e.right, "right", place, reader);
        if (left !== right) this.path.fail("it compares values of different kinds");
        return "yes_no";
      }
      case "lt":
      case "le":
        this.number(e.left, "left", place, reader);
        this.number(e.right, "right", place, reader);
        return "yes_no";
      case "known":
        this.value(e.of, "of", place, reader);
        return "yes_no";
      case "same_text":
        this.textual(e, "left", place, reader);
        this.textual(e, "right", place, reader);
        return "yes_no";
      case "text":
      case "domain":
        this.textual(e, "of", place, reader);
        return e.op === "text" ? "yes_no" : "text";
      case "includes":
        if (this.value(e.of, "of", place, reader) !== "set") this.path.fail("a set of choices belongs here");
        return "yes_no";
      case "in":
      case "age":
      case "age_days":
        this.number(e.of, "of", place, reader);
        return "yes_no";
      case "days_since":
      case "calendar_days_since":
      case "times":
      case "day_start":
        this.number(e.of, "of", place, reader);
        return "number";
      default:
        return this.leaf(e, place, reader);
    }
  }

  /** @param {any} e @param {string} key @param {Place} place @param {string | undefined} reader */
  textual(e, key, place, reader) {
    if (this.value(e[key], key, place, reader) !== "text") this.path.fail("a text belongs here");
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
        return this.kindOfFeature(document.features[e.feature]);
      case "rule": {
        const rule = this.item(document.rules, e.rule, "rule");
        if (when === "feature") path.fail("no rule is decided yet");
        if (when === "rule" && e.rule >= place.before) path.fail("it reads a later rule");
        if ((when === "rule" || when === "stages") && rule.after_stages === true && !this.late(place)) {
          path.fail("it reads a rule that is decided after the stages");
        }
        this.noted(reader, `rule ${e.rule}`);
        return rule.rule === "define" ? "yes_no" : "number";
      }
      case "meets":
        this.item(document.stages.list, e.stage, "stage");
        if (when === "feature") path.fail("no stage is decided yet");
        this.noted(reader, `stage ${e.stage}`);
        if (document.stages.building) for (let below = 0; below < e.stage; below += 1) this.noted(reader, `stage ${below}`);
        return "yes_no";
      case "stage":
      case "outcome":
      case "stage_since":
        if (!this.late(place)) path.fail(`\`${e.op}\` is not decided yet`);
        return "number";
      case "permission":
        this.item(document.permissions, e.permission, "permission");
        return "yes_no";
      default: {
        const status = this.item(document.statuses, e.status, "status");
        if (e.op === "was_ever") this.item(status.values, e.value, "value");
        return e.op === "was_ever" ? "yes_no" : "number";
      }
    }
  }

  /** @param {Place} place */
  late(place) {
    return place.when === "late" || (place.when === "rule" && this.document.rules[place.before].after_stages === true);
  }

  /** @param {any} feature @returns {Kind} */
  kindOfFeature(feature) {
    if (feature.kind !== "latest" && feature.kind !== "earliest") return "number";
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

// Rules: definitions, classes, scores and bands (chapters 6, 9.6 of the standard).
import { condition, getter } from "./expressions.js";
import { Score } from "./scores.js";

/** @typedef {import("./case.js").Case} Case */

/**
 * What a rule is worth: yes/no, an index, a score in its units; null where it is unknown.
 * @param {any} rule
 * @param {Score | null} score
 * @returns {(c: Case) => any}
 */
function valueOf(rule, score) {
  switch (rule.rule) {
    case "define":
      return condition(rule.when);
    case "class": {
      const rows = rule.rows.map((/** @type {any} */ row) => ({ when: condition(row.when), value: row.value }));
      return (c) => {
        for (const row of rows) if (row.when(c)) return row.value;
        return rule.otherwise;
      };
    }
    case "band": {
      const of = getter(rule.of);
      /** @type {{from: number[]}} */
      const { from } = rule;
      return (c) => {
        const value = of(c);
        if (value === null) return null;
        let label = 0;
        while (label + 1 < from.length && from[label + 1] <= value) label += 1;
        return label;
      };
    }
    default:
      return (c) => /** @type {Score} */ (score).value(c);
  }
}

/** A rule of a rule set. */
export class Rule {
  /** @param {any} source @param {number} at its place @param {readonly import("./features.js").Feature[]} features */
  constructor(source, at, features) {
    this.source = source;
    this.at = at;
    /** Its name in JSON. */
    this.quoted = JSON.stringify(source.name);
    /** Its values in JSON. @type {string[]} */
    this.quotedLabels = (source.labels ?? (source.rule === "class" ? source.values : [])).map((/** @type {string} */ one) => JSON.stringify(one));
    this.afterStages = source.after_stages === true;
    /** @type {any} a `Score` where it is one */
    this.score = source.rule === "score" ? new Score(source, features) : null;
    this.value = valueOf(source, this.score);
  }
}

// What it costs to ask: so that `all` and `any` ask for the cheap parts first. No answer depends on the order.

/** @type {WeakMap<object, number>} */
const WEIGHTS = new WeakMap();
const MOST = 1e6;

/** How much an expression costs; of one that was not weighed, 1. @param {object} e */
export const weight = (e) => WEIGHTS.get(e) ?? 1;

/** Weighs all expressions of a document. @param {any} document */
export function weigh(document) {
  /** @type {number[]} */
  const features = document.features.map(() => 10);
  /** @type {number[]} */
  const rules = [];
  /** @param {any} node @returns {number} */
  const walk = (node) => {
    if (typeof node !== "object" || node === null) return 0;
    let sum = node.op === undefined ? 0 : own(node);
    for (const part of Object.values(node)) sum += walk(part);
    sum = Math.min(sum, MOST);
    if (node.op !== undefined) WEIGHTS.set(node, sum);
    return sum;
  };
  /** @param {any} e */
  const own = (e) => {
    switch (e.op) {
      case "feature":
        return features[e.feature] ?? 10;
      case "rule":
        return rules[e.rule] ?? 10;
      case "meets":
      case "permission":
      case "status":
      case "status_since":
      case "was_ever":
        return 20;
      case "text":
        return 4;
      default:
        return 1;
    }
  };
  document.features.forEach((/** @type {any} */ feature, /** @type {number} */ at) => {
    features[at] = 5 * feature.select.length + 3 * feature.windows.length + walk(feature.select) + walk(feature.windows);
  });
  document.rules.forEach((/** @type {any} */ rule, /** @type {number} */ at) => {
    const terms = [...(rule.terms ?? []), ...(rule.groups ?? []).flatMap((/** @type {any} */ group) => group.terms)];
    rules[at] = walk(rule) + terms.reduce((sum, term) => sum + (term.term === "events" ? features[term.feature] : 2), 0);
  });
  for (const part of [document.stages, document.outcomes, document.slas, document.routes, document.nurtures, document.statuses, document.permissions]) walk(part);
}

// Filters of events whose answer depends on the event alone: it is kept with the event, as a bit, so that each event is asked once.

/** As many filters of a rule set have a bit; the others are asked each time. */
const MOST = 30;
const DEPENDS = new Set(["field", "age", "age_days", "days_since", "calendar_days_since", "day_start"]);

/** @type {WeakMap<object, number>} */
const BITS = new WeakMap();

/** The bit of a filter, 0 if it has none. @param {object} where */
export const bitOf = (where) => BITS.get(where) ?? 0;

/** Gives the filters of a document their bits, those that say the same the same one. @param {any} document */
export function giveBits(document) {
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @param {any} node */
  const walk = (node) => {
    if (typeof node !== "object" || node === null) return;
    if (typeof node.event === "number" && node.where !== undefined && !depends(node.where)) {
      const key = JSON.stringify(node.where, (name, value) => (name === "id" ? undefined : value));
      const bit = known.get(key) ?? (known.size < MOST ? 1 << known.size : 0);
      known.set(key, bit);
      BITS.set(node.where, bit);
    }
    for (const part of Object.values(node)) walk(part);
  };
  for (const part of [document.statuses, document.features, document.stages, document.permissions, document.slas]) walk(part);
}

/** @param {any} node @returns {boolean} */
function depends(node) {
  if (typeof node !== "object" || node === null) return false;
  return DEPENDS.has(node.op) || Object.values(node).some(depends);
}

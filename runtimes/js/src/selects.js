// Selections: which events are admitted, each once, by the first that admits it (chapters 5.3 and 9.5 of the standard).
import { condition } from "./expressions.js";
import { inOrder } from "./events.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./events.js").Event} Event */
/** @typedef {import("./events.js").View} View */
/** @typedef {{where: import("./expressions.js").Condition | null, property: number | undefined}} Way */

/** A selection of events. */
export class Selection {
  /** @param {readonly any[]} selects */
  constructor(selects) {
    /** @type {Map<number, Way[]>} */
    const ways = new Map();
    for (const select of selects) {
      const way = { where: select.where === undefined ? null : condition(select.where), property: select.property };
      const others = ways.get(select.event);
      if (others === undefined) ways.set(select.event, [way]);
      else if (others[others.length - 1].where !== null) others.push(way); // after one without a filter no other is reached
    }
    this.kinds = [...ways.keys()];
    this.ways = [...ways.values()];
    /** Whether it is all the events of some kinds. */
    this.plain = this.ways.every((some) => some[0].where === null);
  }

  /** @param {number} kind */
  has(kind) {
    return this.kinds.includes(kind);
  }

  /**
   * The events that are admitted, in order. Do not change the array.
   * @param {Case} c
   * @param {View} view
   * @returns {readonly Event[]}
   */
  events(c, view) {
    if (this.kinds.length === 1) return this.ofKind(c, view, 0);
    /** @type {readonly Event[] | null} */
    let only = null;
    /** @type {Event[] | null} */
    let merged = null;
    for (let i = 0; i < this.kinds.length; i += 1) {
      const some = this.ofKind(c, view, i);
      if (some.length === 0) continue;
      if (only === null) only = some;
      else {
        merged ??= [...only];
        for (const event of some) merged.push(event);
      }
    }
    return merged === null ? (only ?? []) : merged.sort(inOrder);
  }

  /** @param {Case} c @param {View} view @param {number} i @returns {readonly Event[]} */
  ofKind(c, view, i) {
    const events = view.of(this.kinds[i]);
    if (events.length === 0 || this.ways[i][0].where === null) return events;
    return events.filter((event) => this.way(c, event, i) !== null);
  }

  /** The first way in which it is admitted. @param {Case} c @param {Event} event @param {number} i @returns {Way | null} */
  way(c, event, i) {
    for (const way of this.ways[i]) {
      if (way.where === null) return way;
      c.event = event;
      if (way.where(c)) return way;
    }
    return null;
  }

  /** The property that is asked for of an event that was admitted. @param {Case} c @param {Event} event */
  property(c, event) {
    const way = this.way(c, event, this.kinds.indexOf(event.kind));
    return way === null || way.property === undefined ? null : event.properties[way.property];
  }
}

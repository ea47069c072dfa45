// Selections: which events are admitted, each once, by the first that admits it (chapters 5.3 and 9.5 of the standard).
import { bitOf } from "./filters.js";
import { condition } from "./expressions.js";
import { between, inOrder } from "./events.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./events.js").Event} Event */
/** @typedef {import("./events.js").View} View */
/** @typedef {{where: import("./expressions.js").Condition | null, bit: number, property: number | undefined}} Way */

/** A selection of events. */
export class Selection {
  /** @param {readonly any[]} selects */
  constructor(selects) {
    /** @type {Map<number, Way[]>} */
    const ways = new Map();
    for (const select of selects) {
      const { where, property } = select;
      const way = { where: where === undefined ? null : condition(where), bit: where === undefined ? 0 : bitOf(where), property };
      const others = ways.get(select.event);
      if (others === undefined) ways.set(select.event, [way]);
      else if (others[others.length - 1].where !== null) others.push(way); // after one without a filter no other is reached
    }
    this.kinds = [...ways.keys()];
    this.ways = [...ways.values()];
    /** Whether it is all the events of some kinds. */
    this.plain = this.ways.every((some) => some[0].where === null);
  }

  /**
   * The events that are admitted, in order. Do not change the array.
   * @param {Case} c
   * @param {View} view
   * @param {number} [from] only those at this instant or later
   * @param {number} [to] and at this one or earlier
   * @returns {readonly Event[]}
   */
  events(c, view, from = -Infinity, to = Infinity) {
    if (this.kinds.length === 1) return this.ofKind(c, view, 0, from, to);
    /** @type {readonly Event[] | null} */
    let only = null;
    /** @type {Event[] | null} */
    let merged = null;
    for (let i = 0; i < this.kinds.length; i += 1) {
      const some = this.ofKind(c, view, i, from, to);
      if (some.length === 0) continue;
      if (only === null) only = some;
      else {
        merged ??= [...only];
        for (const event of some) merged.push(event);
      }
    }
    return merged === null ? (only ?? []) : merged.sort(inOrder);
  }

  /** @param {Case} c @param {View} view @param {number} i @param {number} from @param {number} to @returns {readonly Event[]} */
  ofKind(c, view, i, from, to) {
    const events = between(view.of(this.kinds[i]), from, to);
    if (events.length === 0 || this.ways[i][0].where === null) return events;
    return events.filter((event) => this.way(c, event, i) !== null);
  }

  /** Whether it admits an event. @param {Case} c @param {Event} event */
  admits(c, event) {
    const i = this.kinds.indexOf(event.kind);
    return i >= 0 && this.way(c, event, i) !== null;
  }

  /** The first way in which it is admitted. @param {Case} c @param {Event} event @param {number} i @returns {Way | null} */
  way(c, event, i) {
    for (const way of this.ways[i]) {
      if (way.where === null) return way;
      if ((event.asked & way.bit) !== 0) {
        if ((event.passes & way.bit) !== 0) return way;
        continue;
      }
      c.event = event;
      const passes = way.where(c);
      event.asked |= way.bit;
      if (!passes) continue;
      event.passes |= way.bit;
      return way;
    }
    return null;
  }

  /** The property that is asked for of an event that was admitted. @param {Case} c @param {Event} event */
  property(c, event) {
    const way = this.way(c, event, this.kinds.indexOf(event.kind));
    return way === null || way.property === undefined ? null : event.properties[way.property];
  }
}

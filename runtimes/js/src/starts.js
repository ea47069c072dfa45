// What starts the clocks of a service level (chapter 8.2 of the standard).
import { firstFrom } from "./events.js";
import { Selection } from "./selects.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./events.js").Event} Event */
/** @typedef {{at: number, by: Event[]}} Start by: the events that may name its zone, the first that does */
/**
 * `next` is the first start strictly after an instant; `has` says whether an event is one.
 * @typedef {{next: (after: number) => Start | null, has: (event: Event) => boolean}} Starts
 */

/**
 * @param {any} source
 * @returns {(c: Case) => Starts}
 */
export function start(source) {
  switch (source.start) {
    case "events": {
      const selection = new Selection(source.select);
      return (c) => listed(selection.events(c, c.seenByClocks()), (event) => selection.admits(c, event));
    }
    case "reaching":
      return (c) => {
        const { reached, handedOver } = c.program.entries;
        const kind = source.handed_over ? handedOver[source.stage] : reached[source.stage];
        return listed(kind === undefined ? [] : c.seenByClocks().of(kind), (event) => event.kind === kind);
      };
    case "field":
      return (c) => {
        const t = /** @type {number | null} */ (c.fields[source.field]);
        return { next: (after) => (t !== null && t > after && t <= c.T ? { at: t, by: [] } : null), has: () => false };
      };
    default: {
      const first = start(source.a);
      const second = start(source.b);
      return (c) => laterOf(first(c), second(c));
    }
  }
}

/** @param {readonly Event[]} events @param {(event: Event) => boolean} has @returns {Starts} */
function listed(events, has) {
  return {
    next(after) {
      const event = events[after === -Infinity ? 0 : firstFrom(events, after + 1)];
      return event === undefined ? null : { at: event.at, by: [event] };
    },
    has,
  };
}

/** @param {Starts} a @param {Starts} b @returns {Starts} */
function laterOf(a, b) {
  return {
    next(after) {
      const x = a.next(after);
      const y = b.next(after);
      if (x === null || y === null) return null;
      if (x.at === y.at) return { at: x.at, by: [...x.by, ...y.by] };
      return x.at > y.at ? x : y;
    },
    has: (event) => a.has(event) || b.has(event),
  };
}

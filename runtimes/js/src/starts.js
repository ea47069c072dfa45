// What starts the clocks of a service level (chapter 8.2 of the standard).
import { firstFrom } from "./events.js";
import { Selection } from "./selects.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./events.js").Event} Event */
/** @typedef {{at: number, by: Event[]}} Start the events that it comes from, the latest first */
/** @typedef {{next: (after: number) => Start | null, events: ReadonlySet<Event>}} Starts `next` is the first start strictly after an instant */

/**
 * @param {any} source
 * @returns {(c: Case) => Starts}
 */
export function start(source) {
  switch (source.start) {
    case "events": {
      const selection = new Selection(source.select);
      return (c) => listed(selection.events(c, c.seenByClocks()));
    }
    case "reaching":
      return (c) => {
        const { reached, handedOver } = c.program.entries;
        const kind = source.handed_over ? handedOver[source.stage] : reached[source.stage];
        return listed(kind === undefined ? [] : c.seenByClocks().of(kind));
      };
    case "field":
      return (c) => {
        const t = /** @type {number | null} */ (c.fields[source.field]);
        return { next: (after) => (t !== null && t > after && t <= c.T ? { at: t, by: [] } : null), events: new Set() };
      };
    default: {
      const first = start(source.a);
      const second = start(source.b);
      return (c) => laterOf(first(c), second(c));
    }
  }
}

/** @param {readonly Event[]} events @returns {Starts} */
function listed(events) {
  return {
    next(after) {
      const event = events[after === -Infinity ? 0 : firstFrom(events, after + 1)];
      return event === undefined ? null : { at: event.at, by: [event] };
    },
    events: new Set(events),
  };
}

/** @param {Starts} a @param {Starts} b @returns {Starts} */
function laterOf(a, b) {
  return {
    next(after) {
      const x = a.next(after);
      const y = b.next(after);
      if (x === null || y === null) return null;
      return x.at >= y.at ? { at: x.at, by: [...x.by, ...y.by] } : { at: y.at, by: [...y.by, ...x.by] };
    },
    events: new Set([...a.events, ...b.events]),
  };
}

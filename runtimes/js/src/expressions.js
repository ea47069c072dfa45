// Expressions made into closures, once (chapters 9.4 and 10.4 of the standard). A closure takes the case that is decided; a value that is
// not known is null.
import { MAX } from "./number.js";
import { lower, mentions } from "./text.js";
import { DAY } from "./time.js";
import { weight } from "./weigh.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./values.js").Value} Value */
/** @typedef {(c: Case) => boolean} Condition */
/** @typedef {(c: Case) => any} Getter a value, null where it is unknown */

/** The operators that are met or not; every other gives a value. `rule` is one of a definition alone. */
export const CONDITIONS = new Set("all any not at_least eq lt le in text same_text includes known age age_days was_ever meets permission".split(" "));

/**
 * @param {any} e
 * @returns {Condition}
 */
export function condition(e) {
  switch (e.op) {
    case "all":
      return all(cheapFirst(e.of).map(condition));
    case "any":
      return any(cheapFirst(e.of).map(condition));
    case "not": {
      const of = condition(e.of);
      return (c) => !of(c);
    }
    case "at_least":
      return atLeast(e.n, e.of.map(condition));
    case "eq":
      return equal(e.left, e.right);
    case "lt":
    case "le":
      return ordered(e.op === "lt", e.left, e.right);
    case "in":
      return among(e.of, e.values);
    case "text":
      return textTest(getter(e.of), e.test, e.values);
    case "same_text": {
      const left = getter(e.left);
      const right = getter(e.right);
      return (c) => {
        const a = left(c);
        const b = right(c);
        return typeof a === "string" && typeof b === "string" && lower(a) === lower(b);
      };
    }
    case "includes": {
      const of = getter(e.of);
      const values = new Set(e.values);
      return (c) => {
        const set = of(c);
        return Array.isArray(set) && set.some((one) => values.has(one));
      };
    }
    case "known": {
      const of = getter(e.of);
      return (c) => of(c) !== null;
    }
    case "age": {
      const of = getter(e.of);
      const min = e.min ?? -Infinity;
      const max = e.max ?? Infinity;
      return (c) => {
        const t = of(c);
        return t !== null && c.T - t >= min && c.T - t <= max;
      };
    }
    case "age_days": {
      const of = getter(e.of);
      const min = e.min ?? -Infinity;
      const max = e.max ?? Infinity;
      return (c) => {
        const date = of(c);
        const today = c.today();
        return date !== null && today !== null && today - date >= min && today - date <= max;
      };
    }
    case "was_ever":
      return (c) => c.status(e.status).wasEver(e.value);
    case "meets":
      return (c) => c.meets(e.stage);
    case "permission":
      return (c) => c.permission(e.permission, c.T);
    default: {
      const of = getter(e);
      return (c) => of(c) === true;
    }
  }
}

/**
 * @param {any} e
 * @returns {Getter}
 */
export function getter(e) {
  switch (e.op) {
    case "const": {
      const { value } = e;
      return () => value;
    }
    case "field": {
      const { field } = e;
      return (c) => c.fields[field];
    }
    case "property": {
      const { property } = e;
      return (c) => /** @type {any} */ (c.event).properties[property];
    }
    case "domain": {
      const of = getter(e.of);
      return (c) => {
        const email = of(c);
        return email === null ? null : lower(email.slice(email.indexOf("@") + 1));
      };
    }
    case "feature": {
      const { feature } = e;
      return (c) => {
        const value = c.features[feature];
        return value === undefined ? c.feature(feature) : value;
      };
    }
    case "rule": {
      const { rule } = e;
      return (c) => {
        const value = c.rules[rule];
        return value === undefined ? c.rule(rule) : value;
      };
    }
    case "status":
      return (c) => c.status(e.status).now;
    case "status_since":
      return (c) => c.status(e.status).since;
    case "stage":
      return (c) => c.stage();
    case "outcome":
      return (c) => c.outcome();
    case "stage_since":
      return (c) => c.stageSince();
    case "days_since": {
      const of = getter(e.of);
      return (c) => {
        const t = of(c);
        return t === null ? null : Math.floor((c.T - t) / DAY);
      };
    }
    case "calendar_days_since": {
      const of = getter(e.of);
      return (c) => {
        const date = of(c);
        const today = c.today();
        return date === null || today === null ? null : today - date;
      };
    }
    case "times": {
      const of = getter(e.of);
      return (c) => {
        const value = of(c);
        // A product beyond 2^53 may not be exact, but it is beyond the limit.
        return value === null ? null : Math.max(-MAX, Math.min(MAX, value * e.by));
      };
    }
    case "day_start": {
      const of = getter(e.of);
      return (c) => {
        const date = of(c);
        return date === null ? null : c.program.zone.start(date + e.plus);
      };
    }
    default: {
      const of = condition(e);
      return (c) => of(c);
    }
  }
}

/** @param {any[]} parts */
const cheapFirst = (parts) => [...parts].sort((a, b) => weight(a) - weight(b));

/** @param {Condition[]} of @returns {Condition} */
function all(of) {
  if (of.length === 2) {
    const [a, b] = of;
    return (c) => a(c) && b(c);
  }
  if (of.length === 3) {
    const [a, b, d] = of;
    return (c) => a(c) && b(c) && d(c);
  }
  return (c) => {
    for (let i = 0; i < of.length; i += 1) if (!of[i](c)) return false;
    return true;
  };
}

/** @param {Condition[]} of @returns {Condition} */
function any(of) {
  if (of.length === 2) {
    const [a, b] = of;
    return (c) => a(c) || b(c);
  }
  return (c) => {
    for (let i = 0; i < of.length; i += 1) if (of[i](c)) return true;
    return false;
  };
}

/** @param {number} n @param {Condition[]} of @returns {Condition} */
function atLeast(n, of) {
  return (c) => {
    let met = 0;
    for (let i = 0; i < of.length; i += 1) if (of[i](c)) met += 1;
    return met >= n;
  };
}

/** @param {any} left @param {any} right @returns {Condition} */
function equal(left, right) {
  if (left.op === "const" && !Array.isArray(left.value)) return equalTo(right, left.value);
  if (right.op === "const" && !Array.isArray(right.value)) return equalTo(left, right.value);
  const a = getter(left);
  const b = getter(right);
  return (c) => {
    const x = a(c);
    const y = b(c);
    return x !== null && y !== null && same(x, y);
  };
}

/** @param {any} e @param {boolean | number | string} value @returns {Condition} */
function equalTo(e, value) {
  if (e.op === "field") {
    const { field } = e;
    return (c) => c.fields[field] === value;
  }
  const of = getter(e);
  return (c) => of(c) === value;
}

/** @param {any} x @param {any} y */
function same(x, y) {
  if (x === y) return true;
  return Array.isArray(x) && Array.isArray(y) && x.length === y.length && x.every((one, i) => one === y[i]);
}

/** @param {boolean} strict @param {any} left @param {any} right @returns {Condition} */
function ordered(strict, left, right) {
  if (left.op === "const" && typeof left.value === "number") {
    const { value } = left;
    if (right.op === "field") {
      const { field } = right;
      return strict
        ? (c) => c.fields[field] !== null && value < /** @type {number} */ (c.fields[field])
        : (c) => c.fields[field] !== null && value <= /** @type {number} */ (c.fields[field]);
    }
    const of = getter(right);
    return (c) => {
      const y = of(c);
      return y !== null && (strict ? value < y : value <= y);
    };
  }
  if (right.op === "const" && typeof right.value === "number") {
    const { value } = right;
    const of = getter(left);
    return (c) => {
      const x = of(c);
      return x !== null && (strict ? x < value : x <= value);
    };
  }
  const a = getter(left);
  const b = getter(right);
  return (c) => {
    const x = a(c);
    const y = b(c);
    return x !== null && y !== null && (strict ? x < y : x <= y);
  };
}

/** @param {any} e @param {number[]} values @returns {Condition} */
function among(e, values) {
  const of = getter(e);
  if (values.some((value) => value < 0 || value > 30)) {
    const set = new Set(values);
    return (c) => set.has(of(c));
  }
  let bits = 0;
  for (const value of values) bits |= 1 << value;
  if (e.op === "field") {
    const { field } = e;
    return (c) => {
      const value = /** @type {number | null} */ (c.fields[field]);
      return value !== null && value >= 0 && value <= 30 && ((bits >> value) & 1) === 1;
    };
  }
  return (c) => {
    const value = of(c);
    return value !== null && value >= 0 && value <= 30 && ((bits >> value) & 1) === 1;
  };
}

/** @param {Getter} of @param {string} test @param {string[]} values @returns {Condition} */
function textTest(of, test, values) {
  const set = new Set(values);
  if (test === "exactly") return (c) => set.has(of(c));
  if (test === "is") {
    return (c) => {
      const text = of(c);
      return typeof text === "string" && set.has(lower(text));
    };
  }
  const matches = TESTS[test];
  return (c) => {
    const text = of(c);
    if (typeof text !== "string") return false;
    const folded = lower(text);
    for (const value of values) if (matches(folded, value)) return true;
    return false;
  };
}

/** @type {Record<string, (text: string, value: string) => boolean>} */
const TESTS = {
  contains: (text, value) => text.includes(value),
  starts_with: (text, value) => text.startsWith(value),
  ends_with: (text, value) => text.endsWith(value),
  mentions,
};

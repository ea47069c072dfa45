// Scores: sums of terms, in millionths of the score's unit (chapters 6 and 9.6 of the standard).
import { condition, getter } from "./expressions.js";
import { MAX, mulDiv, rounded } from "./number.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./features.js").Feature} Feature */

const MILLION = 1000000;

/** A term of a score. */
export class Term {
  /** @param {any} term */
  constructor(term) {
    this.id = term.id;
    this.kind = term.term;
    this.when = term.when === undefined ? null : condition(term.when);
    this.cap = term.cap;
    /** Of a term that gives always the same. */
    this.points = term.term === "points" ? hold(term.points, term.cap) : 0;
    /** What it gives at most, whatever the sign. */
    this.most = term.term === "points" ? Math.abs(this.points) : term.cap;
    /** @type {any} */
    this.source = term;
    this.since = (term.since ?? []).map(getter);
    this.fallback = term.fallback === undefined ? null : getter(term.fallback);
    this.of = (term.of ?? []).map(getter);
    /** What it gives if its condition is met, after its limit; null where it reads an unknown score. @type {(c: Case) => number | null} */
    this.gives = this.maker();
  }

  /** @returns {(c: Case) => number | null} */
  maker() {
    const { cap, source } = this;
    if (this.kind === "points") return () => this.points;
    if (this.kind === "events") {
      const { feature } = source;
      return (c) => hold(c.features[feature] === undefined ? c.feature(feature) : c.features[feature], cap);
    }
    if (this.kind === "silence") return (c) => hold(this.periods(c) * source.points, cap);
    const { num, den } = source.ratio;
    return (c) => {
      let best = null;
      for (const of of this.of) {
        const value = of(c);
        if (value !== null && (best === null || value > best)) best = value;
      }
      if (best === null) return source.unknown === "zero" ? 0 : null;
      return hold(mulDiv(best, num, den), cap);
    };
  }

  /** Of a silence, the instant from which it lasts. @param {Case} c @returns {number | null} */
  start(c) {
    let latest = null;
    for (const of of this.since) {
      const t = of(c);
      if (t !== null && (latest === null || t > latest)) latest = t;
    }
    return latest === null && this.fallback !== null ? this.fallback(c) : latest;
  }

  /** Of a silence, how many whole periods it lasts. @param {Case} c */
  periods(c) {
    const start = this.start(c);
    if (start === null) return 0;
    return Math.min(Math.max(0, Math.floor((c.T - start) / this.source.every)), this.source.times ?? Infinity);
  }
}

/** A group of terms. */
export class Group {
  /** @param {any} group */
  constructor(group) {
    this.name = group.name;
    this.take = group.take;
    this.cap = group.cap ?? Infinity;
    this.scale = group.scale ?? null;
    /** @type {Term[]} */
    this.terms = group.terms.map((/** @type {any} */ term) => new Term(term));
    const most = sumOf(this.terms.map((term) => term.most));
    /** What it gives at most, whatever the sign, or more; Infinity if a double may not hold what lies between. */
    this.most = most > MAX ? Infinity : (Math.min(most, this.cap) * Math.abs(this.scale?.num ?? 1)) / (this.scale?.den ?? 1) + 1;
  }

  /** The place of the term that it takes of those that apply, −1 for none, where it takes one only. @param {(number | null)[]} points */
  taken(points) {
    let best = -1;
    for (let i = 0; i < points.length; i += 1) {
      const value = points[i];
      if (value === null) continue;
      if (this.take === "first") return i;
      if (best < 0 || value > /** @type {number} */ (points[best])) best = i;
    }
    return best;
  }

  /** What it adds, of terms that give this; null stands for one that does not apply. @param {(number | null)[]} points */
  sum(points) {
    let value = 0;
    if (this.take === "sum") for (const one of points) value += one ?? 0;
    else {
      const at = this.taken(points);
      value = at < 0 ? 0 : /** @type {number} */ (points[at]);
    }
    value = hold(value, this.cap);
    return this.scale === null ? value : mulDiv(value, this.scale.num, this.scale.den);
  }

  /** The same, however large. @param {(number | null)[]} points @returns {bigint} */
  exact(points) {
    if (this.most <= MAX) return BigInt(this.sum(points));
    const taken = this.take === "sum" ? -1 : this.taken(points);
    let value = 0n;
    points.forEach((one, at) => {
      if (one !== null && (this.take === "sum" || at === taken)) value += BigInt(one);
    });
    if (this.cap !== Infinity) value = clamp(value, -this.cap, this.cap);
    return this.scale === null ? value : rounded(value * BigInt(this.scale.num), BigInt(this.scale.den));
  }
}

/** @param {readonly number[]} numbers */
const sumOf = (numbers) => numbers.reduce((sum, one) => sum + one, 0);

/** @param {bigint} value @param {number} min @param {number} max */
const clamp = (value, min, max) => (value < BigInt(min) ? BigInt(min) : value > BigInt(max) ? BigInt(max) : value);

/** A score of a rule set. */
export class Score {
  /** @param {any} rule @param {readonly Feature[]} features */
  constructor(rule, features) {
    this.min = rule.min;
    this.max = rule.max;
    this.start = rule.start;
    this.decimals = rule.decimals;
    this.unless = rule.unknown_unless.map((/** @type {any} */ line) => ({ when: condition(line.when), status: line.status }));
    /** @type {Term[]} */
    this.terms = rule.terms.map((/** @type {any} */ term) => new Term(term));
    /** @type {Group[]} */
    this.groups = rule.groups.map((/** @type {any} */ group) => new Group(group));
    this.together = new Together(this.terms, features);
    this.plain = this.terms.filter((term) => term.kind === "points");
    this.rest = this.terms.filter((term) => term.kind !== "points");
    this.others = this.rest.filter((term) => !this.together.has(term));
    /** Whether no sum on the way to its value is too large for a double. */
    this.small = Math.abs(this.start) + sumOf(this.terms.map((term) => term.most)) + sumOf(this.groups.map((group) => group.most)) <= MAX;
  }

  /** In units, null where it is unknown. @param {Case} c */
  value(c) {
    for (let i = 0; i < this.unless.length; i += 1) if (!this.unless[i].when(c)) return null;
    if (!this.small) return this.exact(c);
    const together = this.together.sum(c);
    const terms = together === null ? this.rest : this.others;
    let sum = this.start + (together ?? 0);
    for (let i = 0; i < this.plain.length; i += 1) {
      const term = this.plain[i];
      if (term.when === null || term.when(c)) sum += term.points;
    }
    for (let i = 0; i < terms.length; i += 1) {
      const term = terms[i];
      if (term.when !== null && !term.when(c)) continue;
      const points = term.gives(c);
      if (points === null) return null;
      sum += points;
    }
    for (let i = 0; i < this.groups.length; i += 1) {
      const points = applying(this.groups[i].terms, c);
      if (points === null) return null;
      sum += this.groups[i].sum(points);
    }
    const units = mulDiv(sum, 1, MILLION);
    return units < this.min ? this.min : units > this.max ? this.max : units;
  }

  /** The same, however large the sums are. @param {Case} c @returns {number | null} */
  exact(c) {
    let sum = BigInt(this.start);
    const ungrouped = applying(this.terms, c);
    if (ungrouped === null) return null;
    for (const points of ungrouped) sum += BigInt(points ?? 0);
    for (const group of this.groups) {
      const points = applying(group.terms, c);
      if (points === null) return null;
      sum += group.exact(points);
    }
    return Number(clamp(rounded(sum, BigInt(MILLION)), this.min, this.max));
  }

  /** Why it is unknown. @param {Case} c @returns {string} */
  status(c) {
    for (const line of this.unless) if (!line.when(c)) return line.status;
    return "unknown";
  }
}

/**
 * Terms that give so many points for each event of some kinds in the last while, whatever else: one walk through the latest events serves
 * all of them that look back as far.
 */
class Together {
  /** @param {readonly Term[]} terms @param {readonly Feature[]} features */
  constructor(terms, features) {
    /** @type {Term[]} */
    const easy = terms.filter((term) => term.kind === "events" && term.when === null && features[term.source.feature].each !== null);
    this.maxAge = easy.length === 0 ? 0 : features[easy[0].source.feature].windows.maxAge;
    /** @type {Term[]} */
    this.terms = easy.filter((term) => features[term.source.feature].windows.maxAge === this.maxAge);
    /** Points by kind of event. @type {number[]} */
    this.points = [];
    /** As many events keep each term within its limit. */
    this.most = Infinity;
    for (const term of this.terms) {
      const feature = features[term.source.feature];
      const each = /** @type {number} */ (feature.each);
      if (each !== 0) this.most = Math.min(this.most, Math.floor(term.cap / Math.abs(each)));
      for (const kind of feature.selection.kinds) this.points[kind] = (this.points[kind] ?? 0) + each;
    }
    for (let kind = 0; kind < this.points.length; kind += 1) this.points[kind] ??= 0;
    if (this.terms.length < 2) this.terms = [];
  }

  /** @param {Term} term */
  has(term) {
    return this.terms.includes(term);
  }

  /** The points of all of them; null if each has to be looked at by itself. @param {Case} c @returns {number | null} */
  sum(c) {
    const { times, kinds } = c.before;
    if (this.terms.length === 0 || times.length > this.most) return null;
    const { points } = this;
    const from = c.T - this.maxAge;
    let sum = 0;
    for (let i = times.length - 1; i >= 0; i -= 1) {
      if (times[i] < from) break;
      if (kinds[i] < points.length) sum += points[kinds[i]];
    }
    return sum;
  }
}

/**
 * What each of the terms gives, null for one that does not apply; null for all if one reads an unknown score.
 * @param {readonly Term[]} terms
 * @param {Case} c
 * @returns {(number | null)[] | null}
 */
function applying(terms, c) {
  /** @type {(number | null)[]} */
  const points = [];
  for (const term of terms) {
    if (term.when !== null && !term.when(c)) {
      points.push(null);
      continue;
    }
    const value = term.gives(c);
    if (value === null) return null;
    points.push(value !== 0 || term.kind === "points" ? value : null);
  }
  return points;
}

/** Within a size, whatever the sign; what is unknown gives nothing. @param {number | null} value @param {number} cap */
export function hold(value, cap) {
  if (value === null) return 0;
  return value > cap ? cap : value < -cap ? -cap : value;
}

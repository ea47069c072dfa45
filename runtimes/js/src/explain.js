// Why a decision is what it is (chapter 10.7 of the standard): the tree of conditions with what each read, the points of each term, and what
// is missing for the next stage. It is made for people, so it is made slowly and of the rule set as it was written.
import { condition } from "./expressions.js";
import { instant, label } from "./parts.js";
import { Decimal, readValue } from "./shown.js";
import { DAY, instantText } from "./time.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("./scores.js").Term} Term */

const BRANCHES = new Set(["all", "any", "not", "at_least"]);
const PARTS = ["of", "left", "right"];

/** @param {Case} c @param {any} ruleset the document */
export function explain(c, ruleset) {
  return {
    stages: ruleset.stages.list.slice(1).map((/** @type {any} */ stage, /** @type {number} */ i) => stageWhy(c, stage, i + 1)),
    outcomes: ruleset.outcomes.map((/** @type {any} */ outcome, /** @type {number} */ o) => outcomeWhy(c, outcome, o)),
    scores: c.program.scores.map((rule) => scoreWhy(c, rule)),
    classes: c.program.classes.map(({ at, source }) => ({
      class: source.name,
      value: label(source.values, c.rule(at)),
      row: source.rows.find((/** @type {any} */ row) => condition(row.when)(c))?.id ?? null,
    })),
    definitions: c.program.rules
      .filter(({ source }) => source.rule === "define")
      .map(({ at, source }) => ({ definition: source.name, met: c.rule(at), when: node(c, source.when) })),
    missing: missing(c, ruleset),
  };
}

/** @param {Case} c @param {any} e @returns {any} */
function node(c, e) {
  const head = { id: e.id ?? null, op: e.op, met: condition(e)(c) };
  if (BRANCHES.has(e.op)) return { ...head, of: (Array.isArray(e.of) ? e.of : [e.of]).map((/** @type {any} */ part) => node(c, part)) };
  return { ...head, read: reads(c, e) };
}

/** What a condition reads, in the order in which it stands there. @param {Case} c @param {any} e @returns {any[]} */
function reads(c, e) {
  const own = readValue(c, e);
  if (own !== null) return [own];
  return PARTS.flatMap((part) => (typeof e[part] === "object" && e[part] !== null && !Array.isArray(e[part]) ? reads(c, e[part]) : []));
}

/** @param {Case} c @param {any} source @param {number} place */
function stageWhy(c, source, place) {
  const stage = c.program.stages[place];
  const applying = stage.applying(c);
  return {
    stage: source.name,
    holds: c.holds(place),
    meets: c.meets(place),
    kept: stage.kept(c),
    criteria: source.criteria.map((/** @type {any} */ one, /** @type {number} */ i) => ({
      id: one.id,
      applies: i === applying,
      met: condition(one.when)(c),
      for: one.for === null ? null : node(c, one.for),
      when: node(c, one.when),
    })),
  };
}

/** @param {Case} c @param {any} source @param {number} place */
function outcomeWhy(c, source, place) {
  const { rules } = c.program.outcomes[place];
  return {
    outcome: source.name,
    holds: rules.some((rule) => rule.holds(c)),
    rules: rules.map((rule, i) => ({
      id: rule.id,
      holds: rule.holds(c),
      until: rule.limit === null ? null : instant(rule.until(c)),
      when: node(c, source.rules[i].when),
    })),
  };
}

/** @param {Case} c @param {import("./rules.js").Rule} rule */
function scoreWhy(c, rule) {
  const { score, source, at } = rule;
  const value = c.rule(at);
  const places = 6 + source.decimals;
  return {
    score: source.name,
    value: value === null ? null : new Decimal(value, source.decimals),
    status: value === null ? score.status(c) : null,
    terms: score.terms.map((/** @type {Term} */ term) => {
      const points = given(c, term);
      return termWhy(c, term, points, applies(term, points), places);
    }),
    groups: score.groups.map((/** @type {import("./scores.js").Group} */ group) => groupWhy(c, group, places)),
  };
}

/** What a term gives; 0 if its condition is not met, null if it reads an unknown score. @param {Case} c @param {Term} term */
function given(c, term) {
  return term.when !== null && !term.when(c) ? undefined : term.gives(c);
}

/** @param {Term} term @param {number | null | undefined} points */
const applies = (term, points) => points !== undefined && points !== null && (points !== 0 || term.kind === "points");

/** @param {Case} c @param {import("./scores.js").Group} group @param {number} places */
function groupWhy(c, group, places) {
  const points = group.terms.map((term) => given(c, term));
  const counting = group.terms.map((term, i) => (applies(term, points[i]) ? /** @type {number} */ (points[i]) : null));
  const taken = group.take === "sum" ? -1 : group.taken(counting);
  return {
    group: group.name,
    points: new Decimal(group.exact(counting), places),
    terms: group.terms.map((term, i) => termWhy(c, term, points[i], counting[i] !== null && (taken < 0 || taken === i), places)),
  };
}

/** @param {Case} c @param {Term} term @param {number | null | undefined} points @param {boolean} counts @param {number} places */
function termWhy(c, term, points, counts, places) {
  const { source } = term;
  /** @type {any} */
  const why = { id: term.id, points: points === null ? null : new Decimal(points ?? 0, places), counts };
  if (source.when !== undefined) why.when = node(c, source.when);
  if (term.kind === "events") why.events = eventsWhy(c, source.feature, places);
  if (term.kind === "silence") {
    const since = term.start(c);
    if (since !== null) why.since = instantText(since);
  }
  if (term.kind === "value") why.read = source.of.flatMap((/** @type {any} */ e) => reads(c, e));
  return why;
}

/** @param {Case} c @param {number} at @param {number} places */
function eventsWhy(c, at, places) {
  const feature = c.program.features[at];
  const table = /** @type {import("./features.js").Table} */ (feature.table);
  return (feature.scoring(c) ?? []).map((event) => ({
    event: c.program.events[event.kind].name,
    at: instantText(event.at),
    id: event.id,
    points: new Decimal(table.at(Math.floor((c.T - event.at) / DAY)), places),
  }));
}

/** @param {Case} c @param {any} ruleset */
function missing(c, ruleset) {
  const stage = c.stage();
  if (stage === null || stage + 1 >= ruleset.stages.list.length) return null;
  /** @type {Set<string>} */
  const ids = new Set();
  const seen = new Set();
  ofStage(c, ruleset, stage + 1, ids, seen);
  return { stage: ruleset.stages.list[stage + 1].name, not_met: [...ids] };
}

/** @param {Case} c @param {any} ruleset @param {number} place @param {Set<string>} ids @param {Set<any>} seen */
function ofStage(c, ruleset, place, ids, seen) {
  const applying = c.program.stages[place].applying(c);
  if (applying < 0) return;
  const criteria = ruleset.stages.list[place].criteria[applying];
  notMet(c, ruleset, criteria.when, criteria.id, ids, seen);
}

/**
 * @param {Case} c
 * @param {any} ruleset
 * @param {any} e
 * @param {string} above the id of the nearest condition above that has one
 * @param {Set<string>} ids
 * @param {Set<any>} seen
 */
function notMet(c, ruleset, e, above, ids, seen) {
  if (condition(e)(c)) return;
  const id = e.id ?? above;
  if ((e.op === "all" || e.op === "any" || e.op === "at_least") && e.of.length > 0) {
    for (const part of e.of) notMet(c, ruleset, part, id, ids, seen);
  } else if (e.op === "rule") {
    const rule = ruleset.rules[e.rule];
    if (seen.has(rule)) return;
    seen.add(rule);
    notMet(c, ruleset, rule.when, rule.id, ids, seen);
  } else if (e.op === "meets") {
    if (seen.has(e.stage)) return;
    seen.add(e.stage);
    for (let s = c.program.building ? 0 : e.stage; s <= e.stage; s += 1) ofStage(c, ruleset, s, ids, seen);
  } else {
    ids.add(id);
  }
}

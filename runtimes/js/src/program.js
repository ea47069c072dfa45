// A rule set made ready to decide: everything that depends on the rule set alone is worked out here, once.
import { Handoff, Nurture, Route } from "./agreements.js";
import { Calendar } from "./calendar.js";
import { Case } from "./case.js";
import { Sla } from "./clocks.js";
import { Event, existing, UNMARKED, View } from "./events.js";
import { giveBits } from "./filters.js";
import { Feature } from "./features.js";
import { LeadReader, PreparedLead } from "./lead.js";
import { Entries } from "./log.js";
import { Permission } from "./permissions.js";
import { Boundaries } from "./recheck.js";
import { Rule } from "./rules.js";
import { OutcomeRule, Stage } from "./stages.js";
import { statusRuns } from "./statuses.js";
import { weigh } from "./weigh.js";
import { Zone } from "./zone.js";

/** @typedef {import("./values.js").Value} Value */

/** Chains of rules that are longer than this are worked out from the first on. */
const DEEP = 200;

export class Program {
  /** @param {any} ruleset a document that was checked */
  constructor(ruleset) {
    weigh(ruleset);
    giveBits(ruleset);
    this.fingerprint = ruleset.fingerprint;
    this.definition = ruleset.definition;
    this.zone = new Zone(ruleset.days);
    this.fields = ruleset.fields;
    this.events = ruleset.events;
    this.entries = new Entries(ruleset.events);
    this.reader = new LeadReader(ruleset, this.zone, this.entries.is);
    /** Whether some field says what stands in for an unknown value. */
    this.defaults = ruleset.fields.some((/** @type {any} */ field) => field.if_unknown !== null);
    /** @type {number[]} the fields whose values age */
    this.fresh = [];
    ruleset.fields.forEach((/** @type {any} */ field, /** @type {number} */ at) => {
      if (field.fresh_for !== null) this.fresh.push(at);
    });
    /** @type {{name: string, values: string[], runs: ReturnType<typeof statusRuns>}[]} */
    this.statuses = ruleset.statuses.map((/** @type {any} */ one) => ({ name: one.name, values: one.values, runs: statusRuns(one) }));
    /** @type {Permission[]} */
    this.permissions = ruleset.permissions.map((/** @type {any} */ one) => new Permission(one));
    /** @type {Feature[]} */
    this.features = ruleset.features.map((/** @type {any} */ one) => new Feature(one));
    /** @type {Rule[]} */
    this.rules = ruleset.rules.map((/** @type {any} */ one, /** @type {number} */ at) => new Rule(one, at, this.features));
    this.scores = this.rules.filter((rule) => rule.source.rule === "score");
    /** @type {Map<string, Rule>} */
    this.scoreNamed = new Map(this.scores.map((rule) => [rule.source.name, rule]));
    this.bands = this.rules.filter((rule) => rule.source.rule === "band");
    this.classes = this.rules.filter((rule) => rule.source.rule === "class");
    this.deep = ruleset.features.length + ruleset.rules.length > DEEP;
    this.building = ruleset.stages.building;
    /** @type {Stage[]} */
    this.stages = ruleset.stages.list.map((/** @type {any} */ one, /** @type {number} */ at) => new Stage(one, at));
    /** @type {{name: string, rules: OutcomeRule[]}[]} */
    this.outcomes = ruleset.outcomes.map((/** @type {any} */ one) => ({
      name: one.name,
      rules: one.rules.map((/** @type {any} */ rule) => new OutcomeRule(rule)),
    }));
    this.notALead = this.outcomes.findIndex((outcome) => outcome.name === "not a lead");
    /** @type {{stage: number, or_above: boolean} | null} */
    this.lead = ruleset.words.lead;
    /** @type {Map<number, Handoff>} */
    this.handoffs = new Map(ruleset.handoffs.map((/** @type {any} */ one) => [one.stage, new Handoff(one, ruleset)]));
    /** @type {(Route | undefined)[]} the route that answers at each stage */
    this.routeOf = routesOf(ruleset);
    /** @type {Nurture[]} */
    this.nurtures = ruleset.nurtures.map((/** @type {any} */ one) => new Nurture(one));
    /** @type {Calendar[]} */
    const calendars = ruleset.calendars.map((/** @type {any} */ one) => new Calendar(one));
    /** @type {Sla[]} */
    this.slas = ruleset.slas.map((/** @type {any} */ one, /** @type {number} */ at) => new Sla(one, at, calendars));
    this.boundaries = new Boundaries(ruleset);
    this.boundaries.ofFeatures(this.features);
  }

  /** @param {unknown} data */
  prepare(data) {
    const lead = new PreparedLead(this);
    this.reader.read(data, lead);
    if (lead.easy) lead.whole = new View(lead.events);
    else {
      lead.whole = existing(lead.events, this.entries.is, Infinity, false);
      lead.carries = this.carriesLog(lead.whole);
    }
    if (this.defaults) lead.settledFields = this.withDefaults(lead.values);
    return lead;
  }

  /** @param {PreparedLead} lead @param {number} T */
  caseAt(lead, T) {
    if (T < lead.settled) {
      const view = existing(lead.events, this.entries.is, T, false);
      const carries = lead.saysLog || this.carriesLog(existing(lead.events, this.entries.is, T, true));
      return new Case(this, lead, T, view, carries ? "log" : "none");
    }
    return new Case(this, lead, T, lead.whole, lead.saysLog || lead.carries ? "log" : "none");
  }

  /** Whether an entry of the log exists: one whose id an earlier event has does not. @param {ReturnType<typeof existing>} view */
  carriesLog(view) {
    return view.all.some((event) => this.entries.is[event.kind]);
  }

  /** The same without the entries of the log that the lead carries. @param {PreparedLead} lead @param {number} T */
  caseWithoutLog(lead, T) {
    const events = lead.events.filter((event) => !this.entries.is[event.kind]);
    return new Case(this, lead, T, existing(events, this.entries.is, T, false), "none");
  }

  /** The values of the fields at T. @param {PreparedLead} lead @param {number} T @returns {(Value | null)[]} */
  fieldsAt(lead, T) {
    if (this.fresh.length === 0) return lead.settledFields;
    let values = lead.settledFields;
    for (const field of this.fresh) {
      if (lead.values[field] === null || this.known(lead, field, T)) continue;
      if (values === lead.settledFields) values = [...values];
      values[field] = this.fields[field].if_unknown;
    }
    return values;
  }

  /** Whether a field has a value at T, one that is not too old, before `if unknown`. @param {PreparedLead} lead @param {number} field @param {number} T */
  known(lead, field, T) {
    const date = lead.dates[field];
    const { fresh_for: fresh } = this.fields[field];
    return lead.values[field] !== null && (fresh === null || date === null || T - date <= fresh);
  }

  /** @param {(Value | null)[]} values @returns {(Value | null)[]} */
  withDefaults(values) {
    return values.map((value, at) => value ?? this.fields[at].if_unknown);
  }

  /** The view of a case with the entries of the log at T. @param {Case} c */
  withEntries(c) {
    const { lead, T, before } = c;
    /** @type {Event[]} */
    const added = c.transitions().map((one) => new Event(one.kind, T, T, [], null, one.mark));
    if (c.history === "log" && T < lead.settled) {
      for (const event of existing(lead.events, this.entries.is, T, true).all) {
        if (event.at === T && this.entries.is[event.kind]) added.push(event);
      }
    }
    if (added.length === 0) return before;
    // Of entries of one name the one that is not marked stands, else the one that was passed.
    added.sort((a, b) => a.mark - b.mark);
    return before.with(added.filter((event, at) => added.findIndex((other) => other.kind === event.kind) === at));
  }

  /** The same as clocks see it. @param {Case} c */
  withoutMarked(c) {
    const view = c.after();
    const { reached, handedOver } = this.entries;
    const hidden = c.history === "none" ? new Set([...reached, ...handedOver]) : null;
    return view.only(this.entries.is, (event) => event.mark === UNMARKED && (hidden === null || !hidden.has(event.kind)));
  }

  /** All clocks of a case, by start. @param {Case} c */
  clocks(c) {
    const clocks = this.slas.flatMap((sla) => sla.clocks(c));
    return clocks.sort((a, b) => a.started - b.started || a.sla.place - b.sla.place);
  }
}

/** @param {any} ruleset */
function routesOf(ruleset) {
  const routes = new Map(ruleset.routes.map((/** @type {any} */ one) => [one.stage, new Route(one)]));
  let route;
  /** @type {(Route | undefined)[]} */
  const of = [];
  for (let s = 0; s < ruleset.stages.list.length; s += 1) {
    route = routes.get(s) ?? route;
    of.push(route);
  }
  return of;
}

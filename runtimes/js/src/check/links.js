// What holds between the parts of a rule set (chapter 9.8 of the standard): every index leads somewhere, nothing reads what is not decided yet,
// lists that go up do so, and nothing stands there twice.
import { agreements } from "./agreements.js";
import { comparable, Expressions, kindOfConstant, kindOfType } from "./types.js";

/** @typedef {import("./shapes.js").Path} Path */
/** @typedef {import("./types.js").Place} Place */

/** @type {Place} */
const LATE = { when: "late", before: 0, event: null };
/** @type {Place} */
const STAGES = { when: "stages", before: 0, event: null };

/** No offset of a zone is more. */
const FARTHEST = 26 * 3_600_000;

/** The links of one document. */
export class Links {
  /** @param {any} document of the right shape @param {Path} path */
  constructor(document, path) {
    this.document = document;
    this.path = path;
    this.expressions = new Expressions(document, path);
  }

  check() {
    const { document } = this;
    this.offsets(document.days, "days");
    this.unique("teams fields events statuses calendars rules outcomes permissions slas nurtures".split(" "));
    this.each("fields", document.fields, (field) => this.declared(field));
    this.each("events", document.events, (event) => this.event(event));
    this.each("statuses", document.statuses, (status) => this.status(status));
    this.each("calendars", document.calendars, (calendar) => this.calendar(calendar));
    this.each("features", document.features, (feature, at) => this.feature(feature, at));
    this.each("rules", document.rules, (rule, at) => this.rule(rule, at));
    this.path.at("stages", () => {
      this.names(document.stages.list, "list");
      this.each("list", document.stages.list, (stage, at) => this.stage(stage, at));
    });
    this.each("outcomes", document.outcomes, (outcome) => this.outcome(outcome));
    this.entries();
    agreements(this);
    this.expressions.circles();
  }

  /** @param {string} key @param {readonly any[]} list @param {(item: any, at: number) => void} inner */
  each(key, list, inner) {
    this.path.at(key, () => list.forEach((item, at) => this.path.at(at, () => inner(item, at))));
  }

  /** @param {readonly any[]} list @param {number} at @param {string} key @param {string} what @returns {any} */
  index(list, at, key, what) {
    return this.path.at(key, () => this.expressions.item(list, at, what));
  }

  /** @param {readonly any[]} list @param {readonly number[]} places @param {string} key @param {string} what */
  indices(list, places, key, what) {
    this.each(key, places, (at) => this.expressions.item(list, at, what));
  }

  /** @param {readonly string[]} keys */
  unique(keys) {
    for (const key of keys) this.names(this.document[key], key);
  }

  /** @param {readonly any[]} list @param {string} key */
  names(list, key) {
    const seen = new Set();
    this.each(key, list, ({ name }) => {
      if (seen.has(name)) this.path.fail(`the name ${JSON.stringify(name)} stands there twice`);
      seen.add(name);
    });
  }

  /** @param {readonly string[]} texts @param {string} key */
  different(texts, key) {
    const seen = new Set();
    this.each(key, texts, (text) => {
      if (seen.has(text)) this.path.fail(`${JSON.stringify(text)} stands there twice`);
      seen.add(text);
    });
  }

  /** @param {readonly number[]} numbers @param {string} key */
  ascending(numbers, key) {
    this.each(key, numbers, (number, at) => {
      if (at > 0 && number <= numbers[at - 1]) this.path.fail("it does not go up");
    });
  }

  /** @param {any} offsets @param {string} key */
  offsets(offsets, key) {
    this.path.at(key, () => {
      this.ascending(offsets.changes.map((/** @type {number[]} */ change) => change[0]), "changes");
      const all = [offsets.first, ...offsets.changes.map((/** @type {number[]} */ change) => change[1])];
      if (all.some((east) => Math.abs(east) > FARTHEST)) this.path.fail("no zone is further than 26 hours from UTC");
    });
  }

  /** @param {any} declared a field or a property */
  declared({ value, if_unknown: otherwise }) {
    this.path.at("value", () => {
      if (value.choices === undefined) {
        if (typeof value.min === "number" && typeof value.max === "number" && value.min > value.max) this.path.fail("min is above max");
        return;
      }
      this.different(value.choices, "choices");
      if (value.other !== null) this.index(value.choices, value.other, "other", "choice");
    });
    if (otherwise === null) return;
    this.path.at("if_unknown", () => {
      if (!comparable(kindOfConstant(otherwise), kindOfType(value))) this.path.fail("it is no value of this type");
      if (value.choices === undefined) return;
      for (const at of Array.isArray(otherwise) ? otherwise : [otherwise]) this.expressions.item(value.choices, at, "choice");
      if (Array.isArray(otherwise) && otherwise.some((at, place) => place > 0 && at <= otherwise[place - 1])) this.path.fail("it does not go up");
    });
  }

  /** @param {any} event */
  event(event) {
    const { document } = this;
    this.names(event.properties, "properties");
    this.each("properties", event.properties, (property) => this.declared(property));
    if (event.entry === null) return;
    this.path.at("entry", () => {
      const { stage, outcome, field } = event.entry;
      if (stage !== undefined) this.index(document.stages.list, stage, "stage", "stage");
      if (outcome !== undefined) this.index(document.outcomes, outcome, "outcome", "outcome");
      if (field !== undefined) this.index(document.fields, field, "field", "field");
    });
  }

  /** That each stage, outcome and hand-off has its entries of the log, once. */
  entries() {
    const { document } = this;
    const seen = new Set();
    this.each("events", document.events, ({ entry }) => {
      if (entry === null) return;
      const key = `${entry.entry} ${entry.stage ?? entry.outcome ?? entry.field}`;
      if (seen.has(key)) this.path.fail("this entry of the log stands there twice");
      seen.add(key);
    });
    /** @param {string} what @param {number} at */
    const need = (what, at) => {
      if (!seen.has(`${what} ${at}`)) this.path.fail(`no event is its entry \`${what}\``);
    };
    this.path.at("stages", () => this.each("list", document.stages.list, (_stage, at) => ["reached", "left"].forEach((what) => need(what, at))));
    this.each("outcomes", document.outcomes, (_outcome, at) => ["became", "ended"].forEach((what) => need(what, at)));
    this.each("handoffs", document.handoffs, ({ stage }) => need("handed_over", stage));
  }

  /** @param {readonly any[]} selects @param {string} key @param {boolean} [asks] whether a property is asked for */
  selects(selects, key, asks = false) {
    this.each(key, selects, (select) => {
      const event = this.index(this.document.events, select.event, "event", "event");
      if (select.where !== undefined) this.expressions.condition(select.where, "where", { when: "filter", before: 0, event: select.event });
      if (select.property !== undefined) this.index(event.properties, select.property, "property", "property");
      else if (asks) this.path.fail("the key `property` is missing");
    });
  }

  /** @param {any} status */
  status(status) {
    this.different(status.values, "values");
    if (status.first !== null) this.index(status.values, status.first, "first", "value");
    this.each("rows", status.rows, (row) => {
      this.index(status.values, row.value, "value", "value");
      this.selects(row.on, "on");
    });
  }

  /** @param {any} calendar */
  calendar(calendar) {
    if (calendar.from >= calendar.until) this.path.fail("the horizon ends before it begins");
    this.each("zones", calendar.zones, ({ offsets, open }) => {
      this.offsets(offsets, "offsets");
      this.each("open", open, ([from, until], at) => {
        if (from >= until || (at > 0 && from <= open[at - 1][1])) this.path.fail("open hours do not go up");
      });
    });
    const of = calendar.zone_of;
    if (of === null) return;
    this.path.at("zone_of", () => {
      if (of.field !== null) this.index(this.document.fields, of.field, "field", "field");
      this.indices(calendar.zones, of.zones, "zones", "zone");
      this.index(calendar.zones, of.otherwise, "otherwise", "zone");
    });
  }

  /** @param {any} feature @param {number} at */
  feature(feature, at) {
    const ofProperty = ["different", "total", "highest", "lowest", "latest", "earliest"].includes(feature.kind);
    this.selects(feature.select, "select", ofProperty);
    if (ofProperty) this.properties(feature);
    /** @type {Place} */
    const place = { when: "feature", before: at, event: null };
    this.each("windows", feature.windows, (window) => {
      if (window.of !== undefined) this.expressions.typed(window.of, "of", "instant", place);
      if (window.select !== undefined) this.selects(window.select, "select");
      if (window.window !== "while") return;
      const status = this.index(this.document.statuses, window.status, "status", "status");
      this.index(status.values, window.value, "value", "value");
    });
    if (feature.table === undefined) return;
    this.path.at("table", () => {
      if (feature.table[0][0] !== 0) this.path.fail("it does not begin at 0");
    });
    this.ascending(feature.table.map((/** @type {number[]} */ row) => row[0]), "table");
  }

  /** That all properties that a feature looks at are of one kind, and numbers where numbers are wanted. @param {any} feature */
  properties(feature) {
    let first = "";
    this.each("select", feature.select, ({ event, property }) => {
      const kind = kindOfType(this.document.events[event].properties[property].value);
      first ||= kind;
      if (kind !== first) this.path.fail("the properties are of different kinds");
      if (["total", "highest", "lowest"].includes(feature.kind) && ["yes_no", "text", "set"].includes(kind)) {
        this.path.fail("a property with numbers belongs here");
      }
    });
  }

  /** @param {any} rule @param {number} at */
  rule(rule, at) {
    /** @type {Place} */
    const place = { when: "rule", before: at, event: null };
    const reader = `rule ${at}`;
    const { expressions } = this;
    if (rule.rule === "define") expressions.condition(rule.when, "when", place, reader);
    else if (rule.rule === "class") {
      this.different(rule.values, "values");
      this.each("rows", rule.rows, (row) => {
        if (row.value !== null) this.index(rule.values, row.value, "value", "value");
        expressions.condition(row.when, "when", place, reader);
      });
      this.index(rule.values, rule.otherwise, "otherwise", "value");
    } else if (rule.rule === "band") {
      this.different(rule.labels, "labels");
      if (rule.labels.length !== rule.from.length) this.path.fail("there are not as many labels as bounds");
      this.ascending(rule.from, "from");
      expressions.typed(rule.of, "of", "number", place, reader);
    } else this.score(rule, place, reader);
  }

  /** @param {any} rule @param {Place} place @param {string} reader */
  score(rule, place, reader) {
    const { expressions } = this;
    if (rule.min > rule.max) this.path.fail("min is above max");
    this.each("unknown_unless", rule.unknown_unless, (line) => expressions.condition(line.when, "when", place, reader));
    /** @param {any} term */
    const term = (term) => {
      if (term.when !== undefined) expressions.condition(term.when, "when", place, reader);
      if (term.term === "events") {
        const feature = this.index(this.document.features, term.feature, "feature", "feature");
        if (feature.kind !== "points") this.path.fail("the feature has no points");
      }
      this.path.at("since", () => (term.since ?? []).forEach((/** @type {any} */ e, /** @type {number} */ i) => expressions.typed(e, i, "instant", place, reader)));
      if (term.fallback !== undefined) expressions.typed(term.fallback, "fallback", "instant", place, reader);
      this.path.at("of", () => (term.of ?? []).forEach((/** @type {any} */ e, /** @type {number} */ i) => expressions.typed(e, i, "number", place, reader)));
    };
    this.each("terms", rule.terms, term);
    this.each("groups", rule.groups, (group) => this.each("terms", group.terms, term));
  }

  /** @param {any} stage @param {number} at */
  stage(stage, at) {
    const reader = `stage ${at}`;
    if (stage.owner !== null) this.index(this.document.teams, stage.owner, "owner", "team");
    this.indices(this.document.teams, stage.agreed, "agreed", "team");
    if (stage.keep.select !== undefined) this.path.at("keep", () => this.selects(stage.keep.select, "select"));
    this.each("criteria", stage.criteria, (one) => {
      if (one.for !== null) this.expressions.condition(one.for, "for", STAGES, reader);
      this.expressions.condition(one.when, "when", STAGES, reader);
    });
  }

  /** @param {any} outcome */
  outcome(outcome) {
    this.each("rules", outcome.rules, (rule) => {
      this.expressions.condition(rule.when, "when", STAGES);
      if (rule.for === null) return;
      this.path.at("for", () => {
        this.indices(this.document.features, rule.for.after, "after", "feature");
        for (const at of rule.for.after) if (this.expressions.kindOfFeature(this.document.features[at]) !== "instant") this.path.fail("an instant belongs here");
      });
    });
  }

  /** @param {any} e @param {string} key */
  late(e, key) {
    this.expressions.condition(e, key, LATE);
  }
}

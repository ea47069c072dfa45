// The normaliser: from a lead as data has it to values and events (chapter 10.1 and 10.2 of the standard).
import { Event, PASSED, SKIPPED, UNMARKED, View, inOrder } from "./events.js";
import { Names } from "./names.js";
import { found } from "./problems.js";
import { get, isArray, isObject, json, keys, lengthOf, parsed, placesIn, plainText, shown, sortedKeys } from "./raw.js";
import { trim } from "./text.js";
import { dateOfValue, reader, time, Unread } from "./values.js";

/** @typedef {import("./values.js").Value} Value */
/** @typedef {import("./problems.js").Found} Found */

const LEAD_KEYS = new Names(["id", "history", "fields", "fields_at", "events"]);
const EVENT_KEYS = new Names(["event", "at", "received", "id", "with", "passed", "skipped", "properties"]);
/** @type {readonly any[]} */
const NOTHING = [null, null, null, null, null, null, null];
/** So many events are not worth a sort. */
const FEW = 40;
const HISTORY = new Names(["none", "log"]);
/** @type {readonly (Value | null)[]} */
const NO_PROPERTIES = Object.freeze([]);
const EMPTY = new View();

/** A lead whose data has been read, to be decided as of any instant. It stands for the rule set that read it. */
export class PreparedLead {
  #made = true;

  /** @param {import("./program.js").Program} program */
  constructor(program) {
    this.program = program;
    /** @type {string | null} */
    this.id = null;
    this.saysLog = false;
    /** @type {(Value | null)[]} of each field, before it ages and before `if unknown` */
    this.values = new Array(program.fields.length).fill(null);
    /** @type {(number | null)[]} of each field the date of its value */
    this.dates = new Array(program.fields.length).fill(null);
    /** @type {Event[]} in order, those included that begin to exist later */
    this.events = [];
    /** @type {Found[]} what does not depend on the instant */
    this.problems = [];
    /** Whether each of them exists from then on: none has an id that another may have, none is an entry of the log. */
    this.easy = true;
    /** The view of all of them. @type {import("./events.js").View} */
    this.whole = EMPTY;
    /** The instant from which all of them exist, and no entry of the log stands at it. */
    this.settled = -Infinity;
    /** Whether entries of the log are among them. */
    this.carries = false;
    /** The values with `if unknown` in place. @type {(Value | null)[]} */
    this.settledFields = this.values;
  }

  /** Whether something is one: no object of a host can pretend to be. @param {unknown} value @returns {value is PreparedLead} */
  static is(value) {
    return typeof value === "object" && value !== null && #made in value;
  }
}

/** Reads leads for one rule set. */
export class LeadReader {
  /** @param {any} ruleset @param {import("./zone.js").Zone} zone @param {readonly boolean[]} isEntry */
  constructor(ruleset, zone, isEntry) {
    const { currency } = ruleset.definition;
    this.fields = ruleset.fields;
    this.fieldNames = new Names(this.fields.map((/** @type {any} */ field) => field.name));
    this.readers = this.fields.map((/** @type {any} */ field) => reader(field.value, currency, zone));
    this.readDate = dateOfValue(zone);
    this.isEntry = isEntry;
    this.kinds = ruleset.events.map((/** @type {any} */ event) => ({
      name: event.name,
      properties: event.properties,
      names: new Names(event.properties.map((/** @type {any} */ property) => property.name)),
      readers: event.properties.map((/** @type {any} */ property) => reader(property.value, currency, zone)),
    }));
    this.kindNames = new Names(ruleset.events.map((/** @type {any} */ event) => event.name));
  }

  /**
   * @param {unknown} data an object, or the JSON text of one
   * @param {PreparedLead} lead
   */
  read(data, lead) {
    let raw = json(data);
    if (typeof raw === "string") {
      try {
        raw = json(parsed(raw));
      } catch {
        raw = null;
      }
    }
    const { problems } = lead;
    if (!isObject(raw)) {
      problems.push(found("not_an_object", null, shown(raw)), found("lead_without_id", null, null));
      return;
    }
    let [id, history, fields, fieldsAt, events] = NOTHING;
    let plain = true;
    for (const key of keys(raw)) {
      if (key === "id") id = get(raw, key);
      else if (key === "fields") fields = get(raw, key);
      else if (key === "events") events = get(raw, key);
      else if (key === "history") history = get(raw, key);
      else if (key === "fields_at") fieldsAt = get(raw, key);
      else plain = false;
    }
    if (!plain) [id, history, fields, fieldsAt, events] = named(raw, LEAD_KEYS, "", problems);
    lead.id = id === null ? null : plainText(id) || null;
    if (lead.id === null) problems.push(found("lead_without_id", null, null));
    this.readHistory(history, lead);
    if (fields !== null) this.readFields(fields, lead);
    if (fieldsAt !== null) this.readDates(fieldsAt, lead);
    if (events !== null) this.readEvents(events, lead);
  }

  /** @param {any} raw @param {PreparedLead} lead */
  readHistory(raw, lead) {
    const text = raw === null ? "" : plainText(raw);
    if (text === "") return;
    const at = text === null ? -1 : HISTORY.find(text);
    if (at < 0) lead.problems.push(found("not_a_choice", "history", shown(raw)));
    lead.saysLog = at === 1;
  }

  /** @param {any} raw @param {PreparedLead} lead */
  readFields(raw, lead) {
    if (!isObject(raw)) {
      lead.problems.push(found("not_an_object", "fields", shown(raw)));
      return;
    }
    const { problems, values } = lead;
    const values_ = declared(raw, this.fieldNames, "field_not_declared", "", problems);
    for (let at = 0; at < values_.length; at += 1) {
      const one = values_[at];
      if (one === undefined || one === null) continue;
      const value = this.readers[at](one);
      if (value instanceof Unread) {
        const { name, personal } = this.fields[at];
        problems.push(found(value.problem, name, personal ? "•••" : shown(one)));
      } else {
        values[at] = value;
      }
    }
  }

  /** @param {any} raw @param {PreparedLead} lead */
  readDates(raw, lead) {
    if (!isObject(raw)) {
      lead.problems.push(found("not_an_object", "fields_at", shown(raw)));
      return;
    }
    const { problems, dates } = lead;
    /** @type {Set<number>} */
    const seen = new Set();
    for (const key of sortedKeys(raw)) {
      const at = this.fieldNames.find(key);
      if (at < 0) problems.push(found("field_not_declared", key, null));
      else if (seen.has(at)) problems.push(found("duplicate_key", key, null));
      else {
        seen.add(at);
        const one = get(raw, key);
        const date = one === null ? null : this.readDate(one);
        if (date instanceof Unread) problems.push(found(date.problem, `fields_at/${key}`, shown(one)));
        else dates[at] = /** @type {number | null} */ (date);
      }
    }
  }

  /** @param {any} raw @param {PreparedLead} lead */
  readEvents(raw, lead) {
    const { problems, events } = lead;
    if (!isArray(raw)) {
      problems.push(found("not_an_object", "events", shown(raw)));
      return;
    }
    const length = lengthOf(raw);
    const places = placesIn(raw, length);
    const n = places === null ? length : places.length;
    if (n < length) problems.push(found("not_an_object", "events", "null", length - n));
    let sorted = true;
    for (let i = 0; i < n; i += 1) {
      const one = get(raw, places === null ? i : places[i]);
      if (!isObject(one)) {
        problems.push(found("not_an_object", "events", shown(one)));
        continue;
      }
      const event = this.readEvent(one, problems);
      if (event === null) continue;
      let place = events.length;
      if (sorted && place > FEW && inOrder(events[place - 1], event) > 0) sorted = false;
      events.push(event);
      // A few are put in their places as they come; many are sorted at the end.
      if (place <= FEW) {
        for (; place > 0 && inOrder(events[place - 1], event) > 0; place -= 1) events[place] = events[place - 1];
        events[place] = event;
      }
      const isEntry = this.isEntry[event.kind];
      if (isEntry || event.id !== null) lead.easy = false;
      lead.settled = Math.max(lead.settled, isEntry ? event.begin + 1 : event.begin);
    }
    if (!sorted) events.sort(inOrder);
  }

  /** @param {any} raw @param {Found[]} problems @returns {Event | null} */
  readEvent(raw, problems) {
    let [name, at, received, id, with_, passed, skipped] = NOTHING;
    let plain = true;
    for (const key of keys(raw)) {
      if (key === "event") name = get(raw, key);
      else if (key === "at") at = get(raw, key);
      else if (key === "with") with_ = get(raw, key);
      else if (key === "id") id = get(raw, key);
      else if (key === "received") received = get(raw, key);
      else {
        plain = false;
        break;
      }
    }
    if (!plain) [name, at, received, id, with_, passed, skipped] = named(raw, EVENT_KEYS, "events/", problems);
    const text = typeof name === "string" ? trim(name) : "";
    if (text === "") {
      problems.push(found("event_without_name", null, null));
      return null;
    }
    const kind = this.kindNames.find(name);
    if (kind < 0) {
      problems.push(found("event_not_declared", text, null));
      return null;
    }
    const declaration = this.kinds[kind];
    const t = at === null ? null : time(at);
    if (typeof t !== "number") {
      if (t === null) problems.push(found("event_without_time", declaration.name, null));
      else problems.push(found(/** @type {Unread} */ (t).problem, `${declaration.name}/at`, shown(at)));
      return null;
    }
    let begin = t;
    if (received !== null) {
      const later = time(received);
      if (typeof later === "number") begin = Math.max(t, later);
      else if (later !== null) problems.push(found(/** @type {Unread} */ (later).problem, `${declaration.name}/received`, shown(received)));
    }
    const values = this.readProperties(declaration, with_, problems);
    if (values === null) return null;
    let mark = UNMARKED;
    if (this.isEntry[kind]) mark = yes(skipped) ? SKIPPED : yes(passed) ? PASSED : UNMARKED;
    return new Event(kind, t, begin, values, id === null ? null : plainText(id) || null, mark);
  }

  /**
   * @param {any} declaration
   * @param {any} raw
   * @param {Found[]} problems
   * @returns {readonly (Value | null)[] | null} null if a required one is unknown
   */
  readProperties(declaration, raw, problems) {
    const { name, names, properties, readers } = declaration;
    let given = null;
    if (raw !== null) {
      if (isObject(raw)) given = declared(raw, names, "property_not_declared", `${name}/`, problems);
      else problems.push(found("not_an_object", `${name}/with`, shown(raw)));
    }
    if (properties.length === 0) return NO_PROPERTIES;
    const values = new Array(properties.length);
    let sound = true;
    for (let i = 0; i < properties.length; i += 1) {
      const one = given === null ? null : (given[i] ?? null);
      let value = one === null ? null : readers[i](one);
      if (value instanceof Unread) {
        problems.push(found(value.problem, `${name}/${properties[i].name}`, shown(one)));
        value = null;
      }
      values[i] = value ?? properties[i].if_unknown;
      if (values[i] === null && properties[i].required) {
        problems.push(found("event_without_required", `${name}/${properties[i].name}`, null));
        sound = false;
      }
    }
    return sound ? values : null;
  }
}

/** @param {any} raw */
function yes(raw) {
  return raw === true || (raw !== null && reader({ type: "yes_no" }, null, /** @type {any} */ (null))(raw) === true);
}

/**
 * The values of the keys of a lead or an event, in the order of these names; null for what is left out. Of several keys that name one thing
 * the first counts, in the order of their code points.
 * @param {any} raw
 * @param {Names} names
 * @param {string} before what stands before a key in a data problem
 * @param {Found[]} problems
 * @returns {any[]}
 */
function named(raw, names, before, problems) {
  const values = new Array(names.exact.size).fill(null);
  const seen = new Array(names.exact.size).fill(false);
  for (const key of sortedKeys(raw)) {
    let at = names.find(key);
    if (at === 7) at = 4; // `properties` is another word for `with`
    if (at < 0) problems.push(found("key_not_declared", before + key, null));
    else if (seen[at]) problems.push(found("duplicate_key", before + key, null));
    else {
      seen[at] = true;
      values[at] = get(raw, key);
    }
  }
  return values;
}

/**
 * The values of declared fields or properties by their places; undefined for what is left out.
 * @param {any} raw
 * @param {Names} names
 * @param {string} otherwise the problem that other keys are
 * @param {string} before
 * @param {Found[]} problems
 * @returns {any[]}
 */
function declared(raw, names, otherwise, before, problems) {
  const values = new Array(names.exact.size);
  let exact = true;
  for (const key of keys(raw)) {
    const at = names.exact.get(key);
    if (at === undefined) exact = false;
    else values[at] = get(raw, key);
  }
  if (exact) return values;
  values.fill(undefined);
  const seen = new Array(values.length).fill(false);
  for (const key of sortedKeys(raw)) {
    const at = names.find(key);
    if (at < 0) problems.push(found(otherwise, before + key, null));
    else if (seen[at]) problems.push(found("duplicate_key", before + key, null));
    else {
      seen[at] = true;
      values[at] = get(raw, key);
    }
  }
  return values;
}

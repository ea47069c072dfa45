// Leads made up from a rule set and a seed: plausible ones, and hostile ones. The same seed gives the same leads.

/** A small generator of pseudo-random numbers (mulberry32). @param {number} seed */
export function random(seed) {
  let a = seed >>> 0;
  const next = () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (/** @type {number} */ n) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (/** @type {number} */ p) => next() < p,
    /** @template T @param {readonly T[]} items @returns {T} */
    pick: (items) => items[below(items.length)],
  };
}

const DAY = 86400000;
const ODD_TEXT = ["", " ", "x", "ß", "İ", "e\u0301", "\u00e9", "\u{1F600}", "\u2028", "\u0000", "a\tb", '"', "\\", "null", "true", "0", "-", "constructor", "__proto__", "toString", "\u00a0a\u00a0", "A".repeat(90), "\u{1F600}".repeat(85), "a;b", ";", "1e400", "--1", "+5", "5.", ".5", ".", "1,5", "12 %", "EUR", "eur5", "5 EUR x", "9007199254740993", "0.00000000001", "-0", "2026-02-30", "2026-03-01", "2026-03-01T10:00", "2026-03-01 10:00:00,123456 +01", "2026-03-01t10:00z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999-01:00", "2060-01-01", "2060-01-01T00:00:00Z", "2026-03-29T02:30:00+01:00", "2026-10-25", "a@b", "A@B.C", "a@b@c", "@b", "a@", "a b@c"];
const ODD = [null, true, false, 0, -0, 1, -1, 0.5, 1e21, 1e-7, 123456789012, 9007199254740991, 1e16, 0.1, 2.5, [], [null], [1], ["a", "b"], [[]], {}, { a: 1 }];

/** @param {ReturnType<typeof random>} r @param {number} t */
function timeText(r, t) {
  const iso = new Date(t).toISOString();
  switch (r.below(8)) {
    case 0:
      return iso.replace("T", " ");
    case 1:
      return new Date(t + 7200000).toISOString().replace("Z", "+02:00");
    case 2:
      return new Date(t - 5400000).toISOString().replace("Z", " -0130");
    case 3:
      return ` ${iso} `;
    default:
      return t % 1000 === 0 ? iso.replace(".000", "") : iso;
  }
}

/** @param {ReturnType<typeof random>} r @param {number} T */
function instantNear(r, T) {
  const unit = r.pick([1, 1000, 60000, 3600000, DAY, DAY, DAY]);
  const span = r.pick([0, 1, 3, 10, 30, 90, 400]);
  const t = T - r.below(span + 1) * unit - (r.chance(0.1) ? r.below(DAY) : 0);
  return r.chance(0.05) ? T + r.below(3) * unit : t;
}

/** @param {ReturnType<typeof random>} r @param {any} type @param {number} T @param {string | null} currency */
export function value(r, type, T, currency) {
  const within = (/** @type {number} */ places) => {
    const scale = 10 ** places;
    const low = type.min ?? -1000 * scale;
    const high = type.max ?? r.pick([100, 3000, 100000, 1e9]) * scale;
    const units = low + Math.floor(r.next() * (high - low + 1)) + (r.chance(0.05) ? r.pick([-1, 1]) * (high - low) : 0);
    return r.chance(0.5) ? Math.round(units) : Math.round(units / scale) * scale;
  };
  const spell = (/** @type {number} */ units, /** @type {number} */ places) => {
    const number = units / 10 ** places;
    return r.chance(0.3) ? String(number) : r.chance(0.1) ? `${number}${r.pick(["5", "49", "e0", " ", "e2"])}` : number;
  };
  const name = (/** @type {string} */ text) => {
    const other = r.below(12);
    if (other === 0) return text.toUpperCase();
    if (other === 1) return text.replace(/ /g, "_");
    return other === 2 ? ` ${text}` : text;
  };
  switch (type.type) {
    case "yes_no":
      return r.pick([true, false, true, false, "yes", "No", "Y", "n", "TRUE", 1, 0, "0", "maybe"]);
    case "one_of":
      return r.chance(0.05) ? "none of these" : name(r.pick(type.choices));
    case "several_of": {
      const some = type.choices.filter(() => r.chance(0.4)).map(name);
      return r.chance(0.5) ? some : r.chance(0.8) ? some.join(";") : [...some, r.pick([null, "", "x", 5])];
    }
    case "number":
      return spell(within(type.decimals), type.decimals);
    case "percent":
      return r.chance(0.5) ? `${within(2) / 100}${r.pick(["%", " %"])}` : spell(within(2), 2);
    case "money": {
      const amount = spell(within(type.decimals), type.decimals);
      return r.chance(0.3) ? r.pick([`${amount} ${currency}`, `${currency} ${amount}`, `${currency?.toLowerCase()}${amount}`, `XYZ ${amount}`]) : amount;
    }
    case "text":
      return r.pick(["GB", "de", "FR", "US", "Head of Sales", "head", "/pricing", "https://our.example/pricing", "https://our.example/blog", "CEO", "Paris", "other", 7, "VP Marketing", "ﬁ head2", "(head)", "student"]);
    case "email":
      return r.pick(["ann@acme.example", "bob@Gmail.com", "c@yahoo.com", "d@gmail.com", "not an email", "e@acme.example "]);
    case "date":
      return r.chance(0.8) ? new Date(T + (r.below(120) - 60) * DAY).toISOString().slice(0, 10) : timeText(r, instantNear(r, T));
    default:
      return timeText(r, instantNear(r, T));
  }
}

/**
 * @param {ReturnType<typeof random>} r
 * @param {any} ruleset
 * @param {number} T
 * @param {{odd: number, log: number, events: number, id: string}} how odd: how much of it is odd, from 0 to 1; log: the chance that it carries a log
 */
export function lead(r, ruleset, T, how) {
  const { currency } = ruleset.definition;
  const odd = (/** @type {any} */ plain) => (r.chance(how.odd) ? (r.chance(0.5) ? r.pick(ODD_TEXT) : r.pick(ODD)) : plain);
  const key = (/** @type {string} */ name) => (!r.chance(how.odd) ? name : r.pick([name.toUpperCase(), name.replace(/ /g, "_"), `${name} `, name.replace(/ /g, "-"), `${name}x`, r.pick(ODD_TEXT)]));
  /** @type {any} */
  const made = { id: how.id };
  const fields = {};
  const dates = {};
  for (const field of ruleset.fields) {
    if (r.chance(0.75)) put(fields, key(field.name), odd(value(r, field.value, T, currency)));
    if (r.chance(field.fresh_for === null ? 0.1 : 0.6)) {
      const t = T - r.below(1000) * DAY - (r.chance(0.5) ? 0 : r.below(DAY));
      put(dates, key(field.name), odd(r.chance(0.5) ? timeText(r, t) : new Date(t).toISOString().slice(0, 10)));
    }
    if (r.chance(how.odd)) put(fields, key(field.name), odd(value(r, field.value, T, currency)));
  }
  made.fields = odd(fields);
  if (Object.keys(dates).length > 0) made[r.pick(["fields_at", "fieldsAt"])] = odd(dates);
  const kinds = ruleset.events.filter((/** @type {any} */ event) => event.entry === null || event.entry.entry === "changed");
  const entries = ruleset.events.filter((/** @type {any} */ event) => event.entry !== null && event.entry.entry !== "changed");
  const events = [];
  const n = kinds.length === 0 ? 0 : r.below(how.events + 1);
  /** @type {number[]} */
  const instants = [];
  for (let i = 0; i < n; i += 1) events.push(event(r, r.pick(kinds), instantFor(r, T, instants), T, currency, odd, key));
  if (r.chance(how.log) && entries.length > 0) {
    const m = r.below(12);
    for (let i = 0; i < m; i += 1) {
      const made = event(r, r.pick(entries), instantFor(r, T, instants), T, currency, odd, key);
      if (made.id !== undefined) made.id = `log ${r.below(4)}`;
      if (r.chance(0.25)) made[r.pick(["passed", "skipped"])] = odd(true);
      events.push(made);
    }
  }
  if (events.length > 0) made[key("events")] = odd(events.map((one) => (r.chance(how.odd / 3) ? odd(one) : one)));
  if (r.chance(how.odd)) put(made, r.pick(ODD_TEXT), r.pick(ODD));
  return made;
}

/** @param {ReturnType<typeof random>} r @param {number} T @param {number[]} instants */
function instantFor(r, T, instants) {
  if (instants.length > 0 && r.chance(0.15)) return r.pick(instants);
  const t = instantNear(r, T);
  instants.push(t);
  return t;
}

/**
 * @param {ReturnType<typeof random>} r @param {any} kind @param {number} t @param {number} T @param {string | null} currency
 * @param {(x: any) => any} odd @param {(x: string) => string} key
 * @returns {any}
 */
function event(r, kind, t, T, currency, odd, key) {
  const made = { [key("event")]: odd(key(kind.name)), [key("at")]: odd(timeText(r, t)) };
  if (r.chance(0.15)) made.id = odd(r.pick(["e1", "e2", "e3", 4, "4"]));
  if (r.chance(0.1)) made.received = odd(timeText(r, t + r.below(5) * DAY));
  const properties = {};
  for (const property of kind.properties) if (r.chance(0.8)) put(properties, key(property.name), odd(value(r, property.value, T, currency)));
  if (Object.keys(properties).length > 0) made[r.chance(0.05) ? "properties" : "with"] = odd(properties);
  return made;
}

/** @param {any} object @param {string} key @param {any} value */
function put(object, key, value) {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

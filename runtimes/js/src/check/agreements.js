// The links of permissions, hand-offs, service levels, routes, nurtures, words and targets (chapter 9.7 of the standard).
/** @typedef {import("./links.js").Links} Links */

/** @param {Links} links */
export function agreements(links) {
  const { document, path } = links;
  const { teams, fields, permissions, outcomes } = document;
  const stages = document.stages.list;
  links.each("permissions", permissions, (permission) => {
    links.selects(permission.given, "given");
    links.selects(permission.withdrawn, "withdrawn");
    if (permission.given_field === null) return;
    const field = links.index(fields, permission.given_field, "given_field", "field");
    if (field.value.type !== "yes_no") path.fail("only a yes/no field gives a permission");
  });
  once(links, "handoffs", document.handoffs, (handoff) => {
    links.index(stages, handoff.stage, "stage", "stage");
    links.index(teams, handoff.from, "from", "team");
    links.index(teams, handoff.to, "to", "team");
    links.indices(fields, handoff.must_include, "must_include", "field");
    links.indices(permissions, handoff.needs, "needs", "permission");
    links.selects(handoff.accepts, "accepts");
    links.selects(handoff.rejects, "rejects");
  });
  links.each("slas", document.slas, (sla) => {
    links.index(teams, sla.team, "team", "team");
    if (sla.when !== null) links.expressions.condition(sla.when, "when", { when: "fields", before: 0, event: null });
    for (const key of ["must", "new_clock", "cancelled_by"]) links.selects(sla[key], key);
    links.each("pauses", sla.pauses, (pause) => {
      links.selects(pause.from, "from");
      links.selects(pause.until, "until");
    });
    if (sla.calendar !== null) links.index(document.calendars, sla.calendar, "calendar", "calendar");
    links.indices(outcomes, sla.cancelled_by_outcomes, "cancelled_by_outcomes", "outcome");
    links.indices(permissions, sla.needs, "needs", "permission");
    start(links, sla.start, "start");
    length(links, sla, sla.within, "within");
    links.each("notices", sla.notices, (notice) => {
      receiver(links, notice.to);
      if (notice.at.length !== undefined) path.at("at", () => length(links, sla, notice.at.length, "length"));
    });
  });
  once(links, "routes", document.routes, (route) => {
    links.index(stages, route.stage, "stage", "stage");
    links.each("rows", route.rows, (row) => {
      receiver(links, row.to);
      links.late(row.when, "when");
    });
    path.at("otherwise", () => receiver(links, route.otherwise));
  });
  links.each("nurtures", document.nurtures, (nurture) => {
    links.late(nurture.when, "when");
    if (nurture.until !== null) links.late(nurture.until, "until");
    links.indices(permissions, nurture.needs, "needs", "permission");
  });
  words(links, stages);
  links.each("targets", document.targets, (target) => {
    if (target.owner !== null) links.index(teams, target.owner, "owner", "team");
    for (const key of ["of", "reach", "stage"]) if (target[key] !== undefined) links.index(stages, target[key], key, "stage");
    if (target.event === undefined) return;
    links.index(links.index(document.events, target.event, "event", "event").properties, target.property, "property", "property");
  });
}

/** @param {Links} links @param {readonly any[]} stages */
function words(links, stages) {
  const { words: all, teams } = links.document;
  links.path.at("words", () => {
    if (all.lead !== null) links.path.at("lead", () => links.index(stages, all.lead.stage, "stage", "stage"));
    links.each("means", all.means, (one) => {
      links.index(teams, one.team, "team", "team");
      links.index(stages, one.stage, "stage", "stage");
    });
  });
}

/** Of each stage one at most. @param {Links} links @param {string} key @param {readonly any[]} list @param {(item: any) => void} inner */
function once(links, key, list, inner) {
  const seen = new Set();
  links.each(key, list, (item) => {
    inner(item);
    if (seen.has(item.stage)) links.path.fail(`stage ${item.stage} stands there twice`);
    seen.add(item.stage);
  });
}

/** @param {Links} links @param {any} start_ @param {string} key */
function start(links, start_, key) {
  const { document, path } = links;
  path.at(key, () => {
    if (start_.start === "events") links.selects(start_.select, "select");
    else if (start_.start === "reaching") {
      links.index(document.stages.list, start_.stage, "stage", "stage");
      const handsOver = document.handoffs.some((/** @type {any} */ handoff) => handoff.stage === start_.stage);
      if (start_.handed_over && !handsOver) path.fail("no hand-off is declared for this stage");
    } else if (start_.start === "field") {
      const field = links.index(document.fields, start_.field, "field", "field");
      if (field.value.type !== "time") path.fail("only a field with a time starts a clock");
    } else {
      start(links, start_.a, "a");
      start(links, start_.b, "b");
    }
  });
}

/** @param {Links} links @param {any} sla @param {any} length @param {string} key */
function length(links, sla, length, key) {
  if (length.unit === "working_days" && sla.calendar === null) links.path.at(key, () => links.path.fail("working days need a calendar"));
}

/** @param {Links} links @param {any} to */
function receiver(links, to) {
  if (to.to === "field") links.path.at("to", () => links.index(links.document.fields, to.field, "field", "field"));
}

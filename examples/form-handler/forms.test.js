// Forms as people fill them in: where they are sent, what is kept of them, and what they are told if something is wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BOOKING } from "./answer.js";
import { ANN, NOW, lead, reference, ruleset, start } from "./support.js";

test("an SQL is sent to the desk that takes appointments, with the promise of sales", async (t) => {
  const { form, get, kept } = await start(t);
  const answer = await form({ ...ANN, newsletter: "yes" });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get("location"), "/booking?desk=dach+desk&team=Sales&by=2026-03-10T10%3A30%3A00Z");
  const page = await (await get(answer.headers.get("location") ?? "")).text();
  assert.match(page, /Sales will get back to you by <strong>Tuesday 10 March at 11:30 CET/);
  assert.match(page, /href="https:\/\/booking.example\/dach"/);
  const [{ lead, decision }] = kept();
  assert.deepEqual(lead.events.slice(0, 2), [{ event: "requested demo", at: NOW }, { event: "opted in", at: NOW }]);
  assert.deepEqual(lead.events.slice(2), decision.transitions);
  assert.equal(decision.stage, "SQL");
});

test("the same as JSON", async (t) => {
  const { json } = await start(t);
  const { id, ...answer } = await (await json({ ...ANN, employees: 1200, newsletter: true })).json();
  assert.deepEqual(answer, { result: "booking", booking: "https://booking.example/enterprise", desk: "enterprise desk", promise: { team: "Sales", by: "2026-03-10T10:30:00Z" } });
  assert.match(id, /^[0-9a-f-]{36}$/);
});

test("who wants to read gets the white paper; of a demo that does not fit marketing has a look", async (t) => {
  const { form, json, get } = await start(t);
  const reading = await form({ ...ANN, interest: "reading" });
  assert.equal(reading.headers.get("location"), "/whitepaper");
  assert.match(await (await get("/whitepaper")).text(), /routes-of-robots.pdf/);
  const small = await (await json({ ...ANN, employees: "3", role: "specialist" })).json();
  assert.deepEqual([small.result, small.promise], ["whitepaper", { team: "Marketing", by: "2026-03-11T09:30:00Z" }]);
});

test("who is disqualified is thanked, and not told why", async (t) => {
  const { form, json, get, kept } = await start(t);
  assert.equal((await form({ ...ANN, email: "eve@rival.example" })).headers.get("location"), "/thanks");
  const student = await (await json({ ...ANN, role: "student" })).json();
  assert.deepEqual(Object.keys(student), ["id", "result"]);
  assert.equal(student.result, "thanks");
  assert.match(await (await get("/thanks")).text(), /Thank you/);
  assert.deepEqual(kept().map(({ decision }) => decision.reason), ["a competitor", "studies, and buys nothing"]);
});

test("what is missing or cannot be read is said beside its field, and nothing is kept", async (t) => {
  const { form, json, kept } = await start(t);
  const answer = await form({ ...ANN, email: "ann@", company: "", employees: "4.5", interest: "" });
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /role="alert"/);
  assert.match(page, /id="email-error">This is not an email address/);
  assert.match(page, /<input type="email" value="ann@" id="email"[^>]* aria-invalid="true" aria-describedby="email-error">/);
  assert.match(page, /<option value="director" selected>/);
  const wrong = await json({ email: "ann@", employees: "many", role: "king", name: ["Ann"] });
  assert.equal(wrong.status, 422);
  assert.deepEqual(await wrong.json(), {
    errors: {
      name: "This is not text.",
      email: "This is not an email address. It looks like ann@company.example.",
      company: "Please fill this in.",
      employees: "This is not a number. Digits are enough, such as 400.",
      role: "Please choose one of the list.",
      interest: "Please say what we can do for you.",
    },
  });
  assert.deepEqual(kept(), []);
});

test("every value that people choose or write is decided as the reference decides it", { skip: lead === null && "`lead` is not built; say where it is in LEAD" }, async (t) => {
  const { json, kept } = await start(t);
  const { fields } = JSON.parse(ruleset);
  const choices = (/** @type {string} */ name) => fields.find((/** @type {any} */ field) => field.name === name).value.choices;
  for (const role of ["", ...choices("role")]) {
    for (const country of ["", ...choices("country"), "Peru"]) {
      for (const employees of ["", "49", "50", "199", "200", "1000"]) {
        for (const interest of ["demo", "reading"]) {
          const email = (role.length + country.length) % 2 === 0 ? "bob@gmail.com" : "bob@firm.example";
          assert.equal((await json({ ...ANN, email, role, country, employees, interest, newsletter: employees === "50" })).status, 201);
        }
      }
    }
  }
  const all = kept();
  assert.ok(new Set(all.map(({ decision }) => `${decision.stage}, ${decision.route}, ${decision.outcome}`)).size >= 6);
  // With and without the entries that were added: deciding again at the same instant answers the same.
  const decided = reference(all.map(({ lead }) => lead), NOW);
  for (const { lead, decision } of all) assert.equal(JSON.stringify(decision), decided.get(lead.id));
});

test("every desk of the definition takes appointments somewhere", () => {
  const desks = JSON.parse(ruleset).routes.flatMap((/** @type {any} */ { rows, otherwise }) => [...rows.map((/** @type {any} */ row) => row.to.queue), otherwise.queue]);
  assert.deepEqual(new Set(desks), new Set(BOOKING.keys()));
});

test("the form can be used without seeing it", async (t) => {
  const { get } = await start(t);
  const page = await (await get("/")).text();
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const labels = new Set([...page.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id));
  const inputs = [...page.matchAll(/<(?:input|select)[^>]* id="([^"]+)"/g)].map(([, id]) => id);
  assert.ok(inputs.length >= 9);
  for (const id of inputs) assert.ok(labels.has(id), `${id} has no label`);
  for (const [, about] of page.matchAll(/aria-describedby="([^"]+)"/g)) for (const id of about.split(" ")) assert.ok(ids.has(id), id);
  assert.match(page, /<html lang="en">/);
  assert.doesNotMatch(page, /<script|style=|\son\w+=/);
});

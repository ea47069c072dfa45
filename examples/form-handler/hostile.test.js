// What nobody would send by a form: an answer that says so, nothing kept, nothing of the inside shown, and the next form is answered.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { MOST_BYTES } from "./body.js";
import { ANN, start } from "./support.js";

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
const JSON_TYPE = { "Content-Type": "application/json" };

/**
 * What came back on a bare connection: up to the end of the answer's head, or, if `closed` is asked for, until the server hangs up.
 * @param {number} port @param {(string | Buffer)[]} parts @param {{closed?: boolean}} [until] @returns {Promise<string>}
 */
function bare(port, parts, { closed = false } = {}) {
  return new Promise((done, failed) => {
    let received = "";
    const socket = connect(port, "127.0.0.1");
    socket.on("data", (chunk) => {
      received += chunk;
      if (!closed && received.includes("\r\n\r\n")) socket.destroy();
    });
    socket.on("error", () => {});
    socket.on("close", () => done(received));
    socket.setTimeout(10_000, () => failed(new Error("the server neither answers nor hangs up")));
    for (const part of parts) socket.write(part);
  });
}

test("bodies that are too large", async (t) => {
  const { post, port, form, kept } = await start(t);
  assert.equal((await post("a=".padEnd(MOST_BYTES + 1, "b"), FORM)).status, 413);
  assert.equal((await post(JSON.stringify({ name: "b".repeat(900_000) }), JSON_TYPE)).status, 413);
  const head = "POST /leads HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n";
  // Said to be large and never sent; sent in pieces without a length; ten times what is read at all: the server hangs up.
  assert.match(await bare(port, [`${head}Content-Length: 99999999999\r\n\r\n`]), /^HTTP\/1.1 413 /);
  const piece = `1000\r\n${"x".repeat(4096)}\r\n`;
  assert.match(await bare(port, [`${head}Transfer-Encoding: chunked\r\n\r\n`, ...Array(8).fill(piece)]), /^HTTP\/1.1 413 /);
  await bare(port, [`${head}Transfer-Encoding: chunked\r\n\r\n`, ...Array(2500).fill(piece)], { closed: true });
  assert.equal((await post("a=".padEnd(MOST_BYTES, "b"), FORM)).status, 422);
  assert.deepEqual(kept(), []);
  assert.equal((await form(ANN)).status, 303);
});

test("types and encodings that the handler does not accept", async (t) => {
  const { post } = await start(t);
  for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=latin1", "", "application/jsonx"]) {
    const answer = await post(Buffer.from("name=Ann"), { "Content-Type": type });
    assert.equal(answer.status, 415, type);
    assert.match(answer.headers.get("accept") ?? "", /json/);
  }
  assert.equal((await post("{}", { ...JSON_TYPE, "Content-Encoding": "gzip" })).status, 415);
  assert.equal((await post("{}", { "Content-Type": 'Application/JSON; Charset="UTF-8"' })).status, 422);
});

test("broken bodies", async (t) => {
  const { post, kept } = await start(t);
  const broken = ["name=%", "name=%zz", "name=%ff", "%c3=1", "name=%ed%a0%80", Buffer.from([0x6e, 0x3d, 0xff])];
  for (const body of broken) assert.equal((await post(body, FORM)).status, 400, String(body));
  const json = ["", "{", "[]", "null", "7", '"x"', '{"name": }', "[".repeat(16_000), '{"name": "\\ud800"}', Buffer.from([0x7b, 0x22, 0xc3, 0x22, 0x7d])];
  for (const body of json) {
    const answer = await post(body, JSON_TYPE);
    assert.equal(answer.status, 400, String(body).slice(0, 40));
    assert.deepEqual(Object.keys(await answer.json()), ["error"]);
  }
  for (const body of ["", "&&&", "=", "==&=", "name", "\0"]) assert.equal((await post(body, FORM)).status, 422, body);
  assert.deepEqual(kept(), []);
});

test("names and values that are no fields", async (t) => {
  const { post, json, form, kept } = await start(t);
  const good = JSON.stringify(ANN).slice(1);
  assert.equal((await post(`{"__proto__": {"email": "x", "polluted": 1}, "constructor": {"prototype": 1}, "id": "L-1", "events": [7], "fit": 100, "at": "1999-01-01", ${good}`, JSON_TYPE)).status, 201);
  assert.equal((await post(`__proto__=1&__proto__[polluted]=1&constructor.prototype=1&toString=2&email=later&${new URLSearchParams(ANN)}`.replace("email=later&", ""), FORM)).status, 303);
  assert.equal((await form({ ...ANN, history: "none", fields: "{}" })).status, 303);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
  for (const { lead, decision } of kept()) {
    assert.deepEqual(Object.keys(lead.fields).sort(), ["company", "country", "email", "employees", "name", "role"]);
    assert.equal(lead.history, "log");
    assert.notEqual(lead.id, "L-1");
    assert.deepEqual(decision.problems, []);
  }
  /** @type {unknown[]} */
  const odd = [{ toString: 1 }, { valueOf: null, toString: null }, [], [[]], true, null, 1e308, -0, {}, "constructor", "__proto__", "x".repeat(5000), "\u202e\u0000"];
  for (const value of odd) {
    for (const name of ["interest", "newsletter", "name", "email", "employees", "role", "country"]) {
      const { status } = await json({ ...ANN, [name]: value });
      assert.ok([201, 422].includes(status), `${name} ${JSON.stringify(value)}: ${status}`);
    }
  }
  const deep = `${'{"name":'.repeat(1500)}1${"}".repeat(1500)}`;
  assert.equal((await json(`{"name": ${deep}}`)).status, 422);
  const twice = await json(`{"email": "no", ${good}`);
  assert.equal(twice.status, 201, "JSON readers take the last of two");
  assert.equal((await post(`email=no&${new URLSearchParams(ANN)}`, FORM)).status, 422, "of a form the first counts");
});

test("what was written is shown as text, and nobody writes on our pages", async (t) => {
  const { form, get } = await start(t);
  const attack = `"><script>alert('x')</script>&lt;`;
  const page = await (await form({ ...ANN, name: attack, email: attack, role: attack })).text();
  assert.doesNotMatch(page, /<script|alert\('/);
  assert.ok(page.includes('value="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;lt;"'));
  for (const path of ["/booking", "/whitepaper"]) {
    const made = await (await get(`${path}?${new URLSearchParams({ desk: "https://evil.example", team: "Call 0190 now", by: attack })}`)).text();
    assert.doesNotMatch(made, /evil|0190|script|will get back/);
    const late = await (await get(`${path}?team=Sales&by=9999-99-99T99:99:99Z`)).text();
    assert.doesNotMatch(late, /will get back|Invalid/);
  }
  const { headers } = await get("/");
  assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'/);
  assert.equal(headers.get("x-content-type-options"), "nosniff");
});

test("methods and addresses that are not there", async (t) => {
  const { get, url, port } = await start(t);
  for (const method of ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
    const answer = await fetch(`${url}/leads`, { method });
    assert.equal(answer.status, 405, method);
    assert.equal(answer.headers.get("allow"), "POST");
  }
  const posted = await get("/", { method: "POST", body: "x" });
  assert.deepEqual([posted.status, posted.headers.get("allow")], [405, "GET, HEAD"]);
  const head = await get("/", { method: "HEAD" });
  assert.deepEqual([head.status, await head.text()], [200, ""]);
  for (const path of ["/nothing", "/leads/", "/__proto__", "/constructor", "/%00", "/../server.js", "/submissions.ndjson", "//"]) assert.equal((await get(path)).status, 404, path);
  assert.match(await bare(port, ["GET  / HTTP/9\r\n\r\n"]), /^HTTP\/1.1 400 /);
  assert.match(await bare(port, ["GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"]), /^HTTP\/1.1 404 /);
});

test("bytes at random never break it", async (t) => {
  const { post, form } = await start(t);
  let seed = 7;
  const next = (/** @type {number} */ below) => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % 65536 % below;
  const seeds = [`${new URLSearchParams(ANN)}`, JSON.stringify(ANN)];
  for (let round = 0; round < 400; round += 1) {
    const of = next(2);
    const bytes = Buffer.from(seeds[of]);
    for (let change = 0; change <= next(5); change += 1) bytes[next(bytes.length)] = next(256);
    const answer = await post(bytes.subarray(0, next(4) === 0 ? next(bytes.length) : bytes.length), of === 0 ? FORM : JSON_TYPE);
    assert.ok([201, 303, 400, 422].includes(answer.status), `${answer.status} for ${bytes}`);
    assert.doesNotMatch(await answer.text(), /\.js:\d+|at [\w.]+ \(/);
  }
  assert.equal((await form(ANN)).status, 303);
});

test("a disk that takes nothing: the person is asked to try again", async (t) => {
  const { form, json } = await start(t, { store: { append: () => Promise.reject(new Error("ENOSPC: /var/lib")) } });
  t.mock.method(console, "error", () => {});
  const answer = await form(ANN);
  assert.deepEqual([answer.status, answer.headers.get("retry-after")], [503, "60"]);
  assert.doesNotMatch((await answer.text()) + (await (await json(ANN)).text()), /ENOSPC|var/);
});

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { Hours } from "../src/calendar.js";
import { Names } from "../src/names.js";
import { nfc } from "../src/nfc.js";
import { decimal, decimalText, hasFraction, mulDiv, numberText, total, units } from "../src/number.js";
import { counted, found } from "../src/problems.js";
import { sha256 } from "../src/sha256.js";
import { compare, cut, fold, lower, mentions, plain } from "../src/text.js";
import { civil, DAY, daysOf, dateText, instantOf, instantText } from "../src/time.js";
import { period, Zone } from "../src/zone.js";
import { random } from "./support/random.js";

test("SHA-256 is that of everybody", () => {
  for (const text of ["", "abc", "a".repeat(55), "a".repeat(56), "a".repeat(63), "a".repeat(64), "ü€😀".repeat(300)]) {
    assert.equal(sha256(text), createHash("sha256").update(text).digest("hex"));
  }
});

test("text is put into NFC and trimmed by Unicode's white space", () => {
  assert.equal(plain("\u0085 a\u00a0b \u3000"), "a\u00a0b");
  assert.equal(plain("e\u0301"), "\u00e9");
  assert.equal(plain("\ufeffa"), "\ufeffa");
  assert.equal(plain("\ud800x\udc00"), "\ufffdx\ufffd");
  assert.equal(plain("😀"), "😀");
});

test("NFC of long runs of marks is that of everybody, and takes no longer than the text", () => {
  const marks = Array.from({ length: 0x1e000 - 0x300 }, (_, i) => String.fromCodePoint(0x300 + i)).filter((one) => /\p{M}/u.test(one));
  const r = random(1);
  for (let i = 0; i < 400; i += 1) {
    const some = i % 2 === 0 ? marks : marks.slice(0, 112);
    const text = `e${Array.from({ length: 60 + r.below(300) }, () => (r.chance(0.02) ? r.pick(["\u00e9", "\ud55c", "x"]) : r.pick(some))).join("")}`;
    assert.equal(nfc(text), text.normalize("NFC"));
  }
  assert.equal(nfc(`a${"\u0301".repeat(300000)}${"\u0316".repeat(300000)}`), `a${"\u0316".repeat(300000)}${"\u0301".repeat(300000)}`.normalize("NFC"));
});

test("A to Z are folded and no other letter", () => {
  assert.equal(lower("ÄBCİ"), "Äbcİ");
  assert.equal(fold(" Job-Title_ÄX "), "jobtitleÄx");
});

test("words are found where no letter or digit touches them", () => {
  assert.equal(mentions("group head, sales", "head"), true);
  assert.equal(mentions("headhunter, head2", "head"), false);
  assert.equal(mentions("𝔸head head𝔸", "head"), false);
  assert.equal(mentions("😀head😀", "head"), true);
  assert.equal(mentions("a", ""), false);
  assert.equal(mentions("ahead head", "head"), true);
});

test("text is ordered by code points", () => {
  assert.ok(compare("\uffff", "\u{10000}") < 0);
  assert.ok(compare("\ud7ff", "\u{10000}") < 0);
  assert.ok(compare("a", "ab") < 0);
  assert.equal(compare("a", "a"), 0);
});

test("what is shown is cut after 80 code points", () => {
  assert.equal(cut("😀".repeat(90)), "😀".repeat(80));
  assert.equal(cut("a".repeat(80)), "a".repeat(80));
});

test("decimals are read exactly", () => {
  const read = (/** @type {string} */ text, /** @type {number} */ places) => {
    const number = decimal(text);
    return number === null ? null : units(number, places);
  };
  assert.equal(read("0.005", 2), 1);
  assert.equal(read("-0.005", 2), -1);
  assert.equal(read("0.0049999", 2), 0);
  assert.equal(read("1.005", 2), 101);
  assert.equal(read(".5", 1), 5);
  assert.equal(read("5.", 1), 50);
  assert.equal(read("1e3", 0), 1000);
  assert.equal(read("1E-3", 2), 0);
  assert.equal(read("1e999999999999999999999", 2), Infinity);
  assert.equal(read("1e-999999999999999999999", 2), 0);
  assert.equal(Object.is(read("-0.001", 2), 0), true);
  for (const text of ["", ".", "1,5", "0x10", "1_000", "e5", "1e", "--1", "Infinity", "१"]) assert.equal(read(text, 2), null, text);
  assert.equal(hasFraction(/** @type {any} */ (decimal("400.00"))), false);
  assert.equal(hasFraction(/** @type {any} */ (decimal("4.00e1"))), false);
  assert.equal(hasFraction(/** @type {any} */ (decimal("1e-1"))), true);
});

test("numbers are shown in digits", () => {
  assert.equal(numberText(1e21), "1000000000000000000000");
  assert.equal(numberText(-Infinity), `-1${"0".repeat(400)}`);
  assert.equal(numberText(-1.5e-7), "-0.00000015");
  assert.equal(numberText(-0), "0");
  assert.equal(decimalText(-10, 2), "-0.1");
  assert.equal(decimalText(1, 8), "0.00000001");
  assert.equal(decimalText(5600, 2), "56");
});

test("one multiplication and one division are exact, halves away from zero", () => {
  assert.equal(mulDiv(5, 1, 2), 3);
  assert.equal(mulDiv(-5, 1, 2), -3);
  assert.equal(mulDiv(9007199254740991, 3, 3), 9007199254740991);
  assert.equal(mulDiv(4503599627370497, 2, 4), 2251799813685249);
  assert.equal(Object.is(mulDiv(-1, 1, 3), 0), true);
});

test("sums are exact beyond what a double holds on the way", () => {
  assert.equal(total([9007199254740991, 9007199254740991, -9007199254740990, -9007199254740990]), 2);
  assert.equal(total([9007199254740991, 1]), 9007199254740991);
});

test("dates and instants", () => {
  for (let day = -719528; day <= 2932896; day += 997) {
    const { year, month, day: d } = civil(day);
    assert.equal(daysOf(year, month, d), day);
    assert.equal(Date.parse(`${dateText(day)}T00:00:00Z`), day * DAY);
  }
  assert.equal(instantOf("2026-03-10T09:00:00Z"), Date.UTC(2026, 2, 10, 9));
  assert.equal(instantOf("2026-03-10 09:00 +0130"), Date.UTC(2026, 2, 10, 7, 30));
  assert.equal(instantOf("2026-03-10t09:00:00,9999 UTC"), Date.UTC(2026, 2, 10, 9, 0, 0, 999));
  assert.equal(instantOf("2024-02-29T00:00:00.001Z"), Date.UTC(2024, 1, 29, 0, 0, 0, 1));
  for (const text of ["2026-02-29T00:00:00Z", "2026-03-10", "2026-03-10T24:00:00Z", "2026-03-10T09:00:60Z", "2026-03-10T09Z", "26-03-10T09:00Z", "2026-03-10T09:00:00+24:00", "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"]) {
    assert.equal(instantOf(text), "not_a_time", text);
  }
  assert.equal(instantOf("2026-03-10T09:00"), "no_offset");
  assert.equal(instantText(Date.UTC(2026, 2, 10, 9, 0, 0, 7)), "2026-03-10T09:00:00.007Z");
  assert.equal(instantText(-62167219200000), "0000-01-01T00:00:00Z");
});

test("a local time that does not exist moves on, one that occurs twice is the first", () => {
  const spring = Date.UTC(2026, 2, 29, 1);
  const autumn = Date.UTC(2026, 9, 25, 1);
  const zone = new Zone({ first: 3600000, changes: [[spring, 7200000], [autumn, 3600000]], until: Date.UTC(2027, 0, 1) });
  assert.equal(zone.instant(Date.UTC(2026, 2, 29, 2, 30)), spring);
  assert.equal(zone.instant(Date.UTC(2026, 9, 25, 2, 30)), autumn - 1800000);
  assert.equal(zone.day(Date.UTC(2026, 5, 9, 23)), Date.UTC(2026, 5, 10) / DAY);
  assert.equal(zone.local(zone.until), null);
  assert.equal(zone.instant(Date.UTC(2027, 0, 1, 2)), null);
});

test("weeks begin on Monday", () => {
  const monday = Date.UTC(2026, 2, 9) / DAY;
  assert.equal(period("week", monday), period("week", monday + 6));
  assert.notEqual(period("week", monday), period("week", monday - 1));
  assert.equal(period("quarter", monday), period("quarter", Date.UTC(2026, 0, 1) / DAY));
  assert.notEqual(period("month", monday), period("month", Date.UTC(2025, 2, 9) / DAY));
});

test("open hours", () => {
  const hour = 3600000;
  const day = Date.UTC(2026, 2, 9);
  const hours = new Hours(
    { from: day, until: day + 10 * DAY },
    { offsets: { first: 0, changes: [], until: day + 20 * DAY }, open: [[day + 9 * hour, day + 12 * hour], [day + 13 * hour, day + 17 * hour], [day + DAY + 9 * hour, day + DAY + 12 * hour]] },
  );
  assert.equal(hours.after(day + 9 * hour, 3 * hour), day + 12 * hour);
  assert.equal(hours.after(day, 3 * hour + 1), day + 13 * hour + 1);
  assert.equal(hours.after(day - 1, 0), null);
  assert.equal(hours.after(day, 11 * hour), null);
  assert.equal(hours.open(day, day + DAY), 7 * hour);
  assert.equal(hours.workingDays(day + 15 * hour, 1), day + DAY + 12 * hour);
  assert.equal(hours.workingDays(day + 10 * hour, 1), day + DAY + 10 * hour);
  assert.equal(hours.workingDays(day + DAY, 1), null);
});

test("names in data are found however they are written, if they mean one thing", () => {
  const names = new Names(["job title", "jobTitle", "country", "e-mail"]);
  assert.equal(names.find("job title"), 0);
  assert.equal(names.find(" jobTitle "), 1);
  assert.equal(names.find("Job_Title"), -1);
  assert.equal(names.find("COUNTRY"), 2);
  assert.equal(names.find("EMail"), 3);
  assert.equal(names.find("__proto__"), -1);
  assert.equal(names.find("constructor"), -1);
});

test("problems are counted and put in order", () => {
  const all = [found("not_a_choice", "b", "x"), found("lead_without_id", null, null), found("not_a_choice", "b", null), found("not_a_choice", "b", "x")];
  assert.deepEqual(counted(all), [
    { problem: "lead_without_id", where: null, value: null, count: 1 },
    { problem: "not_a_choice", where: "b", value: null, count: 1 },
    { problem: "not_a_choice", where: "b", value: "x", count: 2 },
  ]);
});

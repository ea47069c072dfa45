// Dates and instants: days and milliseconds since 1970-01-01, in the proleptic Gregorian calendar, years 0 to 9999.

export const DAY = 86400000;
/** The first and the last instant of the years 0 to 9999. */
export const FIRST = -62167219200000;
export const LAST = 253402300799999;

/**
 * Days since 1970-01-01 of a date that exists, else NaN.
 * @param {number} year
 * @param {number} month from 1
 * @param {number} day
 */
export function daysOf(year, month, day) {
  if (month < 1 || month > 12 || day < 1 || day > lengthOf(year, month)) return NaN;
  // Years begin in March, so that the leap day is the last of them (Howard Hinnant, "chrono-compatible low-level date algorithms").
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** @param {number} year @param {number} month */
function lengthOf(year, month) {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The date of a day: year, month from 1, day.
 * @param {number} days
 */
export function civil(days) {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

const two = (/** @type {number} */ n) => (n < 10 ? `0${n}` : `${n}`);

/** @param {number} days */
export function dateText(days) {
  const { year, month, day } = civil(days);
  // A day of the year 0 in UTC may be one before it elsewhere.
  const digits = year < 0 ? `-${String(-year).padStart(3, "0")}` : String(year).padStart(4, "0");
  return `${digits}-${two(month)}-${two(day)}`;
}

/**
 * `2026-03-10T09:00:00Z`, with `.001` only if there are milliseconds.
 * @param {number} t
 */
export function instantText(t) {
  const days = Math.floor(t / DAY);
  const rest = t - days * DAY;
  const ms = rest % 1000;
  const seconds = (rest - ms) / 1000;
  const minutes = Math.floor(seconds / 60);
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${dateText(days)}T${clock}${ms === 0 ? "" : `.${String(ms).padStart(3, "0")}`}Z`;
}

/**
 * What a text says: `day` is null if it is no date; `ms` null if it has no time; `offset` null if it says none.
 * @typedef {{day: number, ms: number | null, offset: number | null}} Written
 */

const WRITTEN =
  /^(\d{4})-(\d\d)-(\d\d)(?:(?:[Tt ])([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d+))?)?(?: ?(?:([Zz]|UTC)|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?))?)?$/;

/**
 * @param {string} text trimmed
 * @returns {Written | null} null if it is neither a date nor a date and a time
 */
export function written(text) {
  const found = WRITTEN.exec(text);
  if (found === null) return null;
  const day = daysOf(Number(found[1]), Number(found[2]), Number(found[3]));
  if (Number.isNaN(day)) return null;
  if (found[4] === undefined) return { day, ms: null, offset: null };
  const ms = found[7] === undefined ? 0 : Number(found[7].slice(0, 3).padEnd(3, "0"));
  const time = Number(found[4]) * 3600000 + Number(found[5]) * 60000 + Number(found[6] ?? 0) * 1000 + ms;
  let offset = null;
  if (found[8] !== undefined) offset = 0;
  else if (found[9] !== undefined) {
    offset = Number(found[10]) * 3600000 + Number(found[11] ?? 0) * 60000;
    if (found[9] === "-") offset = -offset;
  }
  return { day, ms: time, offset };
}

/**
 * The instant of `YYYY-MM-DDTHH:MM:SS[.FFF]Z`, the form in which most data comes; NaN for every other text.
 * @param {string} text
 */
export function quickInstant(text) {
  const n = text.length;
  if ((n !== 20 && n !== 24) || text.charCodeAt(n - 1) !== 90 || text.charCodeAt(10) !== 84) return NaN;
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return NaN;
  const year = pair(text, 0) * 100 + pair(text, 2);
  const days = daysOf(year, pair(text, 5), pair(text, 8));
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const second = pair(text, 17);
  if (!(hour < 24 && minute < 60 && second < 60)) return NaN;
  let ms = 0;
  if (n === 24) {
    if (text.charCodeAt(19) !== 46) return NaN;
    const last = text.charCodeAt(22) - 48;
    if (!(last >= 0 && last <= 9)) return NaN;
    ms = pair(text, 20) * 10 + last;
  }
  return days * DAY + hour * 3600000 + minute * 60000 + second * 1000 + ms;
}

/** Two digits as a number, NaN if they are none. @param {string} text @param {number} at */
function pair(text, at) {
  const a = text.charCodeAt(at) - 48;
  const b = text.charCodeAt(at + 1) - 48;
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : NaN;
}

/**
 * @param {string} text trimmed
 * @returns {number | "no_offset" | "not_a_time"}
 */
export function instantOf(text) {
  const quick = quickInstant(text);
  if (quick === quick) return quick;
  const found = written(text);
  if (found === null || found.ms === null) return "not_a_time";
  if (found.offset === null) return "no_offset";
  const t = found.day * DAY + found.ms - found.offset;
  return t < FIRST || t > LAST ? "not_a_time" : t;
}

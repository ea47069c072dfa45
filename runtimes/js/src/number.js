// Decimals read exactly, and whole numbers multiplied and divided exactly.

export const MAX = Number.MAX_SAFE_INTEGER;

/** @typedef {{negative: boolean, digits: string, scale: number}} Decimal digits × 10^-scale, without leading zeros */

const DECIMAL = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;

/**
 * @param {string} text
 * @returns {Decimal | null}
 */
export function decimal(text) {
  const found = DECIMAL.exec(text);
  if (found === null) return null;
  const fraction = found[3] ?? found[4] ?? "";
  const digits = ((found[2] ?? "") + fraction).replace(/^0+/, "");
  // An exponent of more than 15 digits is as good as one of 15: what it makes is far out of every range, or nothing.
  const exponent = found[5] === undefined ? 0 : Math.max(-1e15, Math.min(1e15, Number(found[5])));
  return { negative: found[1] === "-", digits, scale: fraction.length - exponent };
}

/**
 * A decimal in units of 10^-places, rounded half away from zero; ±Infinity for what is far beyond 2^53.
 * @param {Decimal} number
 * @param {number} places
 */
export function units(number, places) {
  const { digits, negative } = number;
  if (digits === "") return 0;
  const shift = places - number.scale;
  const size = digits.length + shift; // digits before the point
  let value;
  if (size > 17) value = Infinity;
  else if (shift >= 0) value = Number(digits + "0".repeat(shift));
  else if (size < 0) value = 0;
  else value = Number(digits.slice(0, size) || "0") + (digits.charCodeAt(size) >= 53 ? 1 : 0);
  return negative && value !== 0 ? -value : value;
}

/**
 * Whether it has a fraction that is not zero.
 * @param {Decimal} number
 */
export function hasFraction(number) {
  if (number.scale <= 0) return false;
  const fraction = number.digits.slice(Math.max(0, number.digits.length - number.scale));
  return /[1-9]/.test(fraction);
}

/**
 * A number of JSON in digits, without an exponent; of a double the shortest that stands for it, of one beyond all doubles 10^400.
 * @param {number} value
 */
export function numberText(value) {
  if (value === Infinity || value === -Infinity) return withoutExponent(value < 0 ? "-1e400" : "1e400");
  const text = String(value);
  return text.includes("e") ? withoutExponent(text) : text;
}

/**
 * @param {string} text a decimal that JSON allows
 */
function withoutExponent(text) {
  const number = decimal(text);
  if (number === null) return text;
  if (number.digits === "") return "0";
  const sign = number.negative ? "-" : "";
  // What is shown of a value is cut after 80 characters: more zeros than that need not be written.
  if (number.scale <= 0) return sign + number.digits + "0".repeat(Math.min(400, -number.scale));
  const padded = number.digits.padStart(Math.min(number.scale, 400) + 1, "0");
  const at = Math.max(1, padded.length - number.scale);
  const fraction = padded.slice(at).replace(/0+$/, "");
  return sign + padded.slice(0, at) + (fraction === "" ? "" : `.${fraction}`);
}

/**
 * value / 10^places in digits, without zeros at the end of a fraction.
 * @param {number | bigint} value
 * @param {number} places
 */
export function decimalText(value, places) {
  if (places === 0) return String(value);
  const digits = String(value < 0 ? -value : value).padStart(places + 1, "0");
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  const sign = value < 0 ? "-" : "";
  return sign + digits.slice(0, digits.length - places) + (fraction === "" ? "" : `.${fraction}`);
}

/**
 * x × num / den, rounded half away from zero.
 * @param {number} x
 * @param {number} num
 * @param {number} den
 */
export function mulDiv(x, num, den) {
  const product = x * num;
  // Below 2^52 twice a remainder is exact too.
  if (product < 4503599627370496 && product > -4503599627370496) {
    if (den === 1) return product === 0 ? 0 : product;
    const size = Math.abs(product);
    const rest = size % den;
    const result = (size - rest) / den + (rest * 2 >= den ? 1 : 0);
    return product < 0 && result !== 0 ? -result : result;
  }
  // Whatever is that large is held within a limit far below 2^53 next.
  return Number(rounded(BigInt(x) * BigInt(num), BigInt(den)));
}

/** x / den, rounded half away from zero. @param {bigint} x @param {bigint} den */
export function rounded(x, den) {
  const size = x < 0n ? -x : x;
  const result = size / den + ((size % den) * 2n >= den ? 1n : 0n);
  return x < 0n ? -result : result;
}

/**
 * The exact sum, held within ±(2^53 − 1).
 * @param {readonly number[]} values
 */
export function total(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    sum += values[i];
    if (sum > MAX || sum < -MAX) return exactTotal(values);
  }
  return sum;
}

/** @param {readonly number[]} values */
function exactTotal(values) {
  let sum = 0n;
  for (const value of values) sum += BigInt(value);
  const limit = BigInt(MAX);
  return Number(sum > limit ? limit : sum < -limit ? -limit : sum);
}

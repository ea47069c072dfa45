// SHA-256 (FIPS 180-4), without waiting: `crypto.subtle` only answers later, and is not there in every place where code runs.

const K = new Uint32Array(64);
const START = new Uint32Array(8);
// The constants are the first 32 bits of the fractional parts of roots of the first primes; doubles hold them exactly enough.
for (let candidate = 2, found = 0; found < 64; candidate += 1) {
  let prime = true;
  for (let d = 2; d * d <= candidate; d += 1) if (candidate % d === 0) prime = false;
  if (!prime) continue;
  const bits = (/** @type {number} */ root) => ((root - Math.floor(root)) * 4294967296) >>> 0;
  if (found < 8) START[found] = bits(Math.sqrt(candidate));
  K[found] = bits(Math.cbrt(candidate));
  found += 1;
}

const rotate = (/** @type {number} */ x, /** @type {number} */ n) => (x >>> n) | (x << (32 - n));

/**
 * The digest of a text in UTF-8, in lower-case hexadecimal.
 * @param {string} text
 */
export function sha256(text) {
  const bytes = utf8(text);
  const padded = new Uint8Array(((bytes.length + 72) >>> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const blocks = new DataView(padded.buffer);
  blocks.setUint32(padded.length - 8, Math.floor(bytes.length / 536870912));
  blocks.setUint32(padded.length - 4, bytes.length << 3);
  const state = START.slice();
  const w = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) compress(state, w, blocks, at);
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

/** The bytes of a text; `TextEncoder` is no part of the language, and not in every place where code runs. @param {string} text */
function utf8(text) {
  const bytes = new Uint8Array(text.length * 3);
  let n = 0;
  for (let i = 0; i < text.length; i += 1) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes[n++] = code;
      continue;
    }
    code = /** @type {number} */ (text.codePointAt(i));
    if (code > 0xffff) i += 1;
    if (code < 0x800) bytes[n++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) bytes[n++] = 0xe0 | (code >> 12);
      else {
        bytes[n++] = 0xf0 | (code >> 18);
        bytes[n++] = 0x80 | ((code >> 12) & 0x3f);
      }
      bytes[n++] = 0x80 | ((code >> 6) & 0x3f);
    }
    bytes[n++] = 0x80 | (code & 0x3f);
  }
  return bytes.subarray(0, n);
}

/**
 * @param {Uint32Array} state
 * @param {Uint32Array} w
 * @param {DataView} blocks
 * @param {number} at
 */
function compress(state, w, blocks, at) {
  for (let i = 0; i < 16; i += 1) w[i] = blocks.getUint32(at + i * 4);
  for (let i = 16; i < 64; i += 1) {
    const s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >>> 3);
    const s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >>> 10);
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

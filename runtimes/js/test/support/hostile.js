// Values that nobody should send, and places in a document where they are put. Each is made anew, since some remember what was asked of them.

const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype", "__defineGetter__", "length", "then", "toJSON"];
const fail = () => {
  throw new Error("no");
};
/** A proxy that fails whatever is asked of it. @param {object} target */
export const failing = (target) => new Proxy(target, Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((trap) => [trap, fail])));

/** A proxy that is gone. @param {object} target */
function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** An array that lies about its length. @param {unknown} length @returns {any[]} */
export const ofLength = (length) => new Proxy([], { get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) });

/** An object that is its own prototype, as far as one can ask. */
function endless() {
  /** @type {object} */
  const self = new Proxy({}, { getPrototypeOf: () => self, get: (_, key) => (key === Symbol.toStringTag ? "Date" : self), ownKeys: () => [] });
  return self;
}

function circle() {
  /** @type {any} */
  const one = { id: "x", list: [] };
  one.fields = one;
  one.events = [one, [one]];
  one.list.push(one.list);
  return one;
}

/** @param {number} levels @param {(inner: any) => any} around */
function nested(levels, around) {
  let value = around(null);
  for (let i = 0; i < levels; i += 1) value = around(value);
  return value;
}

/** What JSON can say. @type {(() => any)[]} */
export const ofJson = [
  () => null, () => true, () => false, () => 0, () => -0, () => 1, () => -1, () => 0.5, () => 9007199254740991, () => -9007199254740991, () => 9007199254740992,
  () => 1e308, () => -1e308, () => 5e-324, () => 1e21, () => 1e15, () => 4294967296, () => 2147483648,
  () => "", () => " ", () => "\ud800", () => "a\udc00b", () => "\u0000", () => "x".repeat(100000), () => `a${" ".repeat(100000)}b`, () => `é${"\u2003".repeat(100000)}é`,
  () => "\u0301\u0316".repeat(50000), () => "9".repeat(100000), () => `1e${"9".repeat(100)}`, () => `${"0".repeat(100000)}x`, () => ";".repeat(100000), () => "_-".repeat(100000),
  ...NAMES.map((name) => () => name),
  () => [], () => {}, () => [[]], () => [null], () => [[[[]]]], () => Array(1000).fill(null), () => ["__proto__"], () => ({ __proto__: null }),
  () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  () => Object.fromEntries(NAMES.map((name) => [name, name])),
  () => nested(100000, (inner) => [inner]), () => nested(100000, (inner) => ({ of: inner })), () => nested(5000, (inner) => ({ op: "not", of: inner })),
];

/** What it cannot. @type {(() => any)[]} */
export const ofScript = [
  () => undefined, () => NaN, () => Infinity, () => -Infinity, () => 10n, () => 10n ** 400n, () => Symbol("x"), () => Symbol.iterator, () => fail, () => class {},
  () => new Map([["id", "x"]]), () => new Set([1]), () => new WeakMap(), () => new Date(0), () => new Date(NaN), () => new Date(8.64e15), () => /x/, () => new Error("x"), () => Promise.resolve(1),
  () => new Uint8Array(10), () => new ArrayBuffer(10), () => Object("text"), () => Object(1), () => Object(10n), () => globalThis, () => Object.prototype, () => Object.create({ id: "inherited" }),
  () => Object.create(null), () => new (class Lead { id = "x"; get fields() { return fail(); } })(), () => ({ toJSON: fail }), () => ({ toJSON: () => ({ id: "other" }) }), () => ({ [Symbol.toPrimitive]: fail, toString: fail, valueOf: fail }),
  () => ({ get id() { return fail(); }, get fields() { return fail(); }, get events() { return fail(); }, get event() { return fail(); }, get at() { return fail(); } }),
  () => ({ [Symbol.toStringTag]: "Date" }), () => Object.assign(Object.create(Date.prototype), { id: "x" }), () => Object.assign(new Date(0), { toISOString: fail, getTime: fail }),
  () => Array(3), () => [1, , 3], () => Array(4294967295), () => Object.assign(Array(2000000), { 7: "x", 1999999: {} }), () => Object.assign([], { extra: 1 }),
  () => failing({}), () => failing([]), () => revoked({}), () => revoked([]), endless, circle, () => circle().list,
  ...[Infinity, NaN, -1, 0.5, 2 ** 53, 4294967295, 1e9, "3", 5n, Symbol("x"), { valueOf: fail }, null].map((length) => () => ofLength(length)),
];

/** Every place of a value: the object that holds it, the key, and the way to it. @param {any} root @returns {{holder: any, key: string, path: string[]}[]} */
export function places(root) {
  /** @type {{holder: any, key: string, path: string[]}[]} */
  const all = [];
  /** @param {any} holder @param {string[]} path */
  const walk = (holder, path) => {
    if (typeof holder !== "object" || holder === null) return;
    for (const key of Object.keys(holder)) {
      all.push({ holder, key, path: [...path, key] });
      walk(holder[key], [...path, key]);
    }
  };
  walk(root, []);
  return all;
}

/** What happens with a value in a place for a while. @param {any} holder @param {string} key @param {any} value @param {() => void} inner */
export function instead(holder, key, value, inner) {
  const before = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(holder, key));
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  try {
    inner();
  } finally {
    Object.defineProperty(holder, key, before);
  }
}

/** That nothing was written where all objects look. */
export function unpolluted() {
  const names = [Object.prototype, Array.prototype, Function.prototype, String.prototype].flatMap((one) => Object.keys(one));
  if (names.length > 0) throw new Error(`polluted: ${names.join()}`);
}

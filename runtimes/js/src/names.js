import { fold, plain } from "./text.js";

const REMEMBERED = 4096;

/** Declared names, found by how data writes them (chapter 10.1 of the standard). */
export class Names {
  /** @param {readonly string[]} declared */
  constructor(declared) {
    /** @type {Map<string, number>} */
    this.exact = new Map();
    /** @type {Map<string, number>} the place, or -1 where several names fold to one */
    this.folded = new Map();
    /** @type {Map<string, number>} what other spellings were found to be */
    this.remembered = new Map();
    declared.forEach((name, at) => {
      this.exact.set(name, at);
      const key = fold(name);
      this.folded.set(key, this.folded.has(key) ? -1 : at);
    });
  }

  /** The place of the name that this text writes, -1 if none. @param {string} text */
  find(text) {
    const exact = this.exact.get(text);
    if (exact !== undefined) return exact;
    const before = this.remembered.get(text);
    if (before !== undefined) return before;
    const found = this.exact.get(plain(text)) ?? this.folded.get(fold(text)) ?? -1;
    if (this.remembered.size < REMEMBERED && text.length <= 200) this.remembered.set(text, found);
    return found;
  }
}

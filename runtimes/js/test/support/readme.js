import { readFileSync } from "node:fs";

const text = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** The blocks of the README of a kind: what stands behind the three strokes that open it. @param {string} kind @returns {string[]} */
export const blocks = (kind) => [...text.matchAll(/^```([^\n]*)\n([^]*?)^```$/gm)].filter((found) => found[1] === kind).map((found) => found[2]);

/** How many blocks it has in all. */
export const count = [...text.matchAll(/^```/gm)].length / 2;

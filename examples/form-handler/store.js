// The file of all submissions, one JSON object a line. What `append` has answered for is on the disk.
import { open } from "node:fs/promises";

/**
 * @typedef {{append: (record: object) => Promise<void>, close: () => Promise<void>}} Store
 * @param {string} path
 * @returns {Promise<Store>}
 */
export async function openStore(path) {
  // Readable too: a process that was killed in the middle of a line is noticed by what the file ends in.
  const file = await open(path, "a+");
  let torn = await endsWithinALine(file);
  /** @type {{line: string, done: () => void, failed: (error: unknown) => void}[]} */
  let waiting = [];
  /** @type {Promise<void> | null} */
  let writing = null;

  /** All that wait go to the disk together: one sync, however many people send the form at once. */
  async function write() {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await file.appendFile((torn ? "\n" : "") + batch.map(({ line }) => line).join(""));
        await file.datasync();
        torn = false;
        for (const { done } of batch) done();
      } catch (error) {
        torn = true;
        for (const { failed } of batch) failed(error);
      }
    }
    writing = null;
  }

  return {
    append: (record) =>
      new Promise((done, failed) => {
        waiting.push({ line: `${JSON.stringify(record)}\n`, done, failed });
        writing ??= write();
      }),
    close: async () => {
      await writing;
      await file.close();
    },
  };
}

/** @param {import("node:fs/promises").FileHandle} file */
async function endsWithinALine(file) {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 0x0a;
}

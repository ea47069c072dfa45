// node bench/bench.js [LEADS] [ROUNDS] [TURNS]: this runtime beside hand-written JavaScript and json-logic-engine (`npm install` in bench/ first).
// Each row is a process of its own, so that none warms or litters another's; the rows take turns, so that a busy machine is busy for all. The
// figures are CPU time; the median of all rounds of all turns is the one to read, but for the first two of each process, which warm it up.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { rows } from "./rows.js";
import { leads } from "./workload.js";

const here = fileURLToPath(import.meta.url);
if (process.argv[2] === "row") {
  const [, , , place, count, rounds] = process.argv.map(Number);
  const { leads: all, each } = await rows[place].work(leads(count));
  const times = [];
  /** @type {Record<string, number>} */
  let counts = {};
  for (let round = 0; round < rounds + 2; round += 1) {
    counts = { suspect: 0, inquiry: 0, MQL: 0, SQL: 0 };
    const start = process.cpuUsage();
    for (const lead of all) {
      const stage = each(lead);
      if (stage !== null) counts[stage] += 1;
    }
    const { user, system } = process.cpuUsage(start);
    if (round >= 2) times.push((user + system) / all.length);
  }
  console.log(JSON.stringify({ times, counts }));
} else {
  const [count, rounds, turns] = [20000, 9, 3].map((n, i) => Number(process.argv[2 + i] ?? n));
  /** @type {number[][]} */
  const times = rows.map(() => []);
  const answers = new Set();
  for (let turn = 0; turn < turns; turn += 1) {
    rows.forEach((_, place) => {
      const result = JSON.parse(execFileSync(process.execPath, [here, "row", String(place), String(count), String(rounds)], { encoding: "utf8" }));
      times[place].push(...result.times);
      if (result.counts.inquiry > 0) answers.add(JSON.stringify(result.counts));
    });
  }
  console.log(`${count} leads, ${turns} turns of ${rounds} rounds, node ${process.version}; microseconds of CPU a lead`);
  let last = "";
  rows.forEach(({ group, name }, place) => {
    if (group !== last) console.log(`\n${group.padEnd(48)}  median     min     max`);
    last = group;
    const sorted = times[place].sort((a, b) => a - b);
    const figures = [sorted[sorted.length >> 1], sorted[0], sorted[sorted.length - 1]].map((x) => x.toFixed(3).padStart(7));
    console.log(`  ${name.padEnd(46)} ${figures.join(" ")}`);
  });
  console.log(`\nanswers: ${[...answers].join(" and ")}`);
  if (answers.size !== 1) throw new Error("the engines do not agree");
}

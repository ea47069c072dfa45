/** The rows of a small CSV with a header (RFC 4180). @param {string} text @returns {Record<string, string>[]} */
export function rows(text) {
  /** @type {string[][]} */
  const table = [[]];
  let cell = "";
  const next = /"((?:[^"]|"")*)"|([^",\r\n]+)|(,)|\r?\n/g;
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    if (found[1] !== undefined) cell += found[1].replace(/""/g, '"');
    else if (found[2] !== undefined) cell += found[2];
    else {
      table[table.length - 1].push(cell);
      cell = "";
      if (found[3] === undefined) table.push([]);
    }
  }
  if (cell !== "" || table[table.length - 1].length > 0) table[table.length - 1].push(cell);
  const [header, ...lines] = table.filter((line) => line.length > 0);
  return lines.map((line) => Object.fromEntries(header.map((name, i) => [name, line[i] ?? ""])));
}

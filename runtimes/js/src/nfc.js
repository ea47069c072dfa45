// NFC in a time that grows with the text: engines put a long run of combining marks in order by moving each past those before it.

/** Shorter runs are no trouble. */
const LONG_RUN = /\p{M}{64,}/gu;
/** Marks of the lowest and the highest class that is not 0. */
const LOWEST = "\u0334";
const HIGHEST = "\u0345";

/** Whether two marks change places: the first has a higher class than the second. @param {string} a @param {string} b */
const swap = (a, b) => (a + b).normalize("NFD") !== a + b;

/** @param {string} text well-formed */
export function nfc(text) {
  return (text.length < 64 ? text : text.replace(LONG_RUN, ordered)).normalize("NFC");
}

/**
 * Marks in their canonical order (Unicode, chapter 3.11): each run of those whose class is not 0 is sorted by class.
 * @param {string} marks
 */
function ordered(marks) {
  /** @type {Map<string, boolean>} */
  const moves = new Map();
  /** @type {string[][]} */
  const runs = [[]];
  for (const one of marks) {
    // What a mark stands for is taken apart first.
    for (const mark of one.normalize("NFD")) {
      let moving = moves.get(mark);
      if (moving === undefined) moves.set(mark, (moving = swap(mark, LOWEST) || swap(HIGHEST, mark)));
      if (moving) runs[runs.length - 1].push(mark);
      else runs.push([mark], []);
    }
  }
  const rank = ranks([...moves.keys()].filter((mark) => moves.get(mark)));
  return runs.map((run) => run.sort((a, b) => rank(a) - rank(b)).join("")).join("");
}

/** The places of marks by class, those of one class at one place. @param {string[]} marks */
function ranks(marks) {
  const sorted = marks.sort((a, b) => (swap(a, b) ? 1 : swap(b, a) ? -1 : 0));
  const places = new Map();
  let place = 0;
  sorted.forEach((mark, at) => {
    if (at > 0 && swap(mark, sorted[at - 1])) place += 1;
    places.set(mark, place);
  });
  return (/** @type {string} */ mark) => places.get(mark);
}

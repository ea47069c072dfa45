// What is wrong with a value, in words for the person who wrote it. What is valid is said by the definition, not here.

/** @type {Record<string, string>} */
const WORDS = {
  missing_required: "Please fill this in.",
  not_a_choice: "Please choose one of the list.",
  not_an_email: "This is not an email address. It looks like ann@company.example.",
  not_a_number: "This is not a number. Digits are enough, such as 400.",
  not_whole: "A whole number, please.",
  out_of_range: "This number is not possible here.",
  not_text: "This is not text.",
};

/**
 * The problems of a decision by the field of the form where they are. Of two the one that says more counts: an email that cannot be read
 * is missing, too.
 * @param {{problem: string, where: string | null}[]} problems
 * @param {readonly string[]} fields
 * @returns {Map<string, string>}
 */
export function byField(problems, fields) {
  const found = new Map();
  const missing = (/** @type {{problem: string}} */ { problem }) => Number(problem === "missing_required");
  for (const { problem, where } of [...problems].sort((a, b) => missing(a) - missing(b))) {
    if (where !== null && fields.includes(where) && !found.has(where)) found.set(where, WORDS[problem] ?? "This cannot be read.");
  }
  return found;
}

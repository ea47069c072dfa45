//! What people say, and what is written for it. Each row keeps the meaning: it serves to find the right words and to judge whether a
//! change only puts the right words in the place of others.

use super::meaning;
use std::sync::LazyLock;

/// Other words for words of the language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    /// The first word of the statement in which this is so; empty if it is so in all.
    pub statement: &'static str,
    /// What people say.
    pub said: &'static str,
    /// What is written.
    pub written: &'static str,
}

const fn say(said: &'static str, written: &'static str) -> Said {
    Said { statement: "", said, written }
}

const fn within(statement: &'static str, said: &'static str, written: &'static str) -> Said {
    Said { statement, said, written }
}

/// Comparisons.
pub(super) const COMPARISONS: &[Said] = &[
    say("is >=", ">="),
    say("is >", ">"),
    say("is <=", "<="),
    say("is <", "<"),
    say("is greater than or equal to", "is at least"),
    say("is less than or equal to", "is at most"),
    say("is more than or equal to", "is at least"),
    say("is equal or greater than", "is at least"),
    say("is not equal to", "is not"),
    say("is no more than", "is at most"),
    say("is not more than", "is at most"),
    say("is no less than", "is at least"),
    say("is not less than", "is at least"),
    say("is greater than", "is more than"),
    say("is bigger than", "is more than"),
    say("is higher than", "is more than"),
    say("is larger than", "is more than"),
    say("is older than", "is more than"),
    say("is smaller than", "is less than"),
    say("is lower than", "is less than"),
    say("is fewer than", "is less than"),
    say("is younger than", "is less than"),
    say("is equal to", "is"),
    say("is over", "is more than"),
    say("is under", "is less than"),
    say("is up to", "is at most"),
    say("is exactly equal to", "is"),
    say("greater than", "more than"),
    say("at minimum", "at least"),
    say("at maximum", "at most"),
    say("not less than", "at least"),
    say("no more than", "at most"),
    say("no less than", "at least"),
    say("up to", "at most"),
    say("is one of", "is any of"),
    say("is not any of", "is none of"),
    say("is not one of", "is none of"),
    say("in any of", "is any of"),
    say("equals", "is"),
    say("over", "is more than"),
    say("under", "is less than"),
    say("above", "is more than"),
    say("below", "is less than"),
    say("exceeds", "is more than"),
    say("does not equal", "is not"),
    say("doesn't contain", "does not contain"),
    say("not contains", "does not contain"),
    say("does not contains", "does not contain"),
    say("begins with", "starts with"),
    say("between", "is between"),
    say("not in", "is not in"),
    say("in", "is in"),
    say("has", "is"),
    say("are", "is"),
    say("was", "is"),
];

/// Single words and short phrases, wherever the right word makes more of a line readable.
pub(super) const OTHERS: &[Said] = &[
    say("else", "otherwise"),
    say("to", "and"),
    say("but not", "unless"),
    say("except when", "unless"),
    say("except if", "unless"),
    say("except", "unless"),
    say("but", "and"),
    say("as well as", "and"),
    say("maximum", "at most"),
    say("max", "at most"),
    say("minimum", "at least"),
    say("alert", "notify"),
    say("tell", "notify"),
    say("warn", "notify"),
    say("assign to", "reassign to"),
    say("integer", "whole number"),
    say("int", "whole number"),
    say("string", "text"),
    say("str", "text"),
    say("boolean", "yes/no"),
    say("bool", "yes/no"),
    say("yes or no", "yes/no"),
    say("decimal", "number"),
    say("float", "number"),
    say("datetime", "time"),
    say("timestamp", "time"),
    say("currency", "money"),
    say("amount", "money"),
    say("percentage", "percent"),
    say("enum", "one of"),
    say("choice", "one of"),
    say("list of", "several of"),
    say("many of", "several of"),
    say("default", "if unknown"),
    say("mandatory", "required"),
    say("private", "sensitive"),
    say("mins", "minutes"),
    say("min", "minutes"),
    say("hrs", "hours"),
    say("hr", "hours"),
    say("h", "hours"),
    say("wk", "weeks"),
    say("d", "days"),
    say("in force since", "in force from"),
    say("valid from", "in force from"),
    say("valid until", "in force until"),
    say("valid to", "in force until"),
    say("no one", "nobody"),
    say("nobody who", "nobody"),
    say("owner", "owned by"),
    say("every", "send every"),
    say("stop when", "until"),
    say("stops when", "until"),
    say("requires permission", "needs permission"),
    say("requires", "must include"),
    say("needs", "must include"),
    say("winner only", "best only"),
    say("highest only", "best only"),
    say("decaying over", "fading over"),
    say("decays over", "fading over"),
    say("always kept", "kept for good"),
    say("keep forever", "kept for good"),
    say("kept forever", "kept for good"),
    say("default", "otherwise"),
    say("others", "otherwise"),
    say("others", "everyone else"),
    say("as at", "as of"),
    say("should be", "is"),
];

/// Phrases of single statements, tried in this order.
pub(super) const PHRASES: &[Said] = &[
    within("score", "once", "at most 1 time"),
    within("example", "yesterday", "1 day ago"),
    within("stages", "none may be skipped", "each building on the one before"),
    within("stages", "can be skipped", "any may be skipped"),
    within("stages", "kept at least", "kept for at least"),
    within("stages", "kept for", "kept for at least"),
    within("stages", "kept forever", "kept for good"),
    within("stages", "kept always", "kept for good"),
    within("stages", "each builds on the one before", "each building on the one before"),
    within("stages", "each building on the previous one", "each building on the one before"),
    within("handoff", "must have", "must include"),
    within("handoff", "needs", "must include"),
    within("sla", "when overdue", "when missed"),
    within("sla", "after missed", "when missed"),
    within("sla", "later", "after that"),
    within("sla", "has", "must have"),
    within("sla", "have", "must have"),
    within("sla", "in", "within"),
    within("nurture", "send weekly", "send every 7 days"),
    within("nurture", "send every week", "send every 7 days"),
    within("nurture", "send once per week", "send every 7 days"),
    within("nurture", "send once a week", "send every 7 days"),
    within("nurture", "send at most once per week", "send every 7 days"),
    within("nurture", "send at most once a week", "send every 7 days"),
    within("nurture", "send daily", "send every 1 day"),
    within("nurture", "send each", "send every"),
    within("nurture", "requires permission", "needs permission"),
    within("nurture", "with permission", "needs permission"),
    within("nurture", "needs consent", "needs permission"),
    within("nurture", "stop when", "until"),
    within("nurture", "stops when", "until"),
    within("score", "fading in", "fading over"),
    within("score", "at most once", "at most 1 time"),
    within("score", "max", "at most"),
    within("score", "maximum", "at most"),
    within("score", "up to", "at most"),
    within("score", "capped at", "at most"),
    within("score", "not more than", "at most"),
    within("score", "no more than", "at most"),
    within("score", "minus", "-"),
    within("score", "subtract", "-"),
    within("score", "plus", "+"),
    within("score", "−", "-"),
    within("score", "–", "-"),
    within("score", "—", "-"),
    within("score", "decaying", "losing"),
    within("score", "per week", "every 7 days"),
    within("score", "a week", "every 7 days"),
    within("score", "each week", "every 7 days"),
    within("score", "per day", "every 1 day"),
    within("score", "add", "+"),
    within("calendar", "closed on", "closed"),
    within("calendar", "holidays", "closed"),
    within("event", "with", "has"),
    within("calendar", "until", "to"),
    within("handoff", "requires", "must include"),
    within("handoff", "include", "must include"),
    within("target", "become", "reach"),
    within("target", "becomes", "reach"),
    within("target", "in a month", "per month"),
    within("target", "in a week", "per week"),
    within("", "more than once", "at least 2 times"),
    within("A", "A lead is", "a lead is"),
    within("lead", "lead is", "a lead is"),
    within("a", "anyone from", "anyone at"),
    within("a", "everyone at", "anyone at"),
    within("a", "someone at", "anyone at"),
    within("a", "any person at", "anyone at"),
    within("a", "or higher", "or above"),
    within("a", "or later", "or above"),
    within("a", "anybody at", "anyone at"),
];

/// First words of statements.
pub(super) const STATEMENTS: &[Said] = &[
    say("include", "use"),
    say("import", "use"),
    say("segment", "classify"),
    say("class", "classify"),
    say("let", "define"),
    say("var", "define"),
    say("set", "define"),
    say("alias", "define"),
    say("stage", "stages"),
    say("funnel", "stages"),
    say("persona", "person has"),
    say("lead has", "person has"),
    say("company has", "account has"),
    say("test", "example"),
    say("assert", "guarantee"),
    say("never", "guarantee"),
    say("rule", "define"),
    say("consent", "permission"),
    say("routing", "route"),
    say("goal", "target"),
    say("kpi", "target"),
];

/// Days of the week.
pub(super) const DAYS: &[Said] = &[
    say("mon", "monday"),
    say("tue", "tuesday"),
    say("tues", "tuesday"),
    say("wed", "wednesday"),
    say("thu", "thursday"),
    say("thur", "thursday"),
    say("thurs", "thursday"),
    say("fri", "friday"),
    say("sat", "saturday"),
    say("sun", "sunday"),
    say("weekdays", "monday to friday"),
    say("weekday", "monday to friday"),
    say("weekend", "saturday and sunday"),
];

/// Windows of time.
pub(super) const WINDOWS: &[Said] = &[
    say("within the last", "in the last"),
    say("within the next", "in the next"),
    say("during the last", "in the last"),
    say("over the last", "in the last"),
    say("for the last", "in the last"),
    say("in the past", "in the last"),
    say("within last", "in the last"),
    say("within next", "in the next"),
    say("within the past", "in the last"),
    say("in last", "in the last"),
    say("in past", "in the last"),
    say("the last", "in the last"),
    say("last", "in the last"),
    say("past", "in the last"),
];

/// Other words that say the same; the search does without them.
const ALIKE: &[Said] = &[
    say("isn t", "is not"),
    say("doesn t", "does not"),
    say("don t", "does not"),
    say("hasn t", "has not"),
    say("or", "any of"),
    say("and", "all of"),
    say("neither nor", "none of"),
    say("not or", "none of"),
    say("not and", "none of"),
    say("not and not", "none of"),
    say("not unknown", "known"),
    say("not known", "unknown"),
    say("never", "no"),
    say("week", "7 days"),
    say("day", "1 day"),
    say("each", "per"),
    say("/", "per"),
    within("handoff", "and", ""),
    within("list", "and", ""),
    within("list", "or", ""),
    within("events", "and", ""),
    within("events", "or", ""),
    within("calendar", "and", ""),
    within("example", "and", ""),
    within("permission", "and", ""),
    within("define", "when", "as"),
    within("define", "if", "as"),
    within("status", "when", "after"),
    within("sla", "if", "by"),
    within("sla", "when", "by"),
    within("guarantee", "when", "whenever"),
    within("guarantee", "if", "whenever"),
    say("keep", "kept"),
    say("whenever", "when"),
    say("where", "when"),
    say("if", "when"),
    say("once", "when"),
    say("each", "every"),
    say("every", "each"),
    say("all", "each"),
    say("per", "each"),
    say("a", "per"),
    say("a", "each"),
    say("business", "working"),
    say("work", "working"),
    say("office", "working"),
    say("workday", "working day"),
    say("weekday", "working day"),
    say("last ago", "last"),
    say("less than ago", "last"),
    say("fewer than ago", "last"),
    say("at most ago", "last"),
    say("not more than ago", "last"),
    say("no more than ago", "last"),
    within("sla", "of", "after"),
    within("band", "at least", "from"),
    within("guarantee", "never", "nobody"),
    within("guarantee", "if then", "whenever"),
    within("guarantee", "when then", "whenever"),
    within("guarantee", "whenever then", "whenever"),
    within("example", "before", "ago"),
    within("outcome", "outcome", ""),
];

/// What could be meant by words that mean several things.
const CHOICES: &[Said] =
    &[say("escalate to", "notify"), say("escalate to", "reassign to"), say("ago", "in the last"), say("or", "else")];

/// Words that are meant where they are missing, in which statement; `NAME` is one that begins with a name.
pub(super) const IMPLIED: &[(&str, &str)] = &[
    ("", "outcome"),
    ("", "only"),
    ("sla", "counting"),
    ("sla", "after"),
    ("target", "per"),
    ("route", "when"),
    ("classify", "when"),
    ("nurture", "when"),
    ("not", "when"),
    ("NAME", "when"),
    ("status", "after"),
];

/// Words by which a condition shows what it asks for, and one of that kind that is written correctly; the last of equals is taken.
pub(super) const CONDITIONS: &[(&str, &str)] = &[
    ("", "country is \"GB\" and fit >= 60"),
    ("stage was stuck", "stage is SQL"),
    ("contain contains ends begins starts like word", "email ends with \"@example.com\""),
    ("2 3 all any", "at least 2 of (fit >= 60, country is known)"),
    ("unless except but only if", "fit >= 60 unless competitor"),
    ("either neither nor one or other", "country is any of (\"GB\", \"DE\")"),
    ("without never no not inactive", "no requested demo in the last 30 days"),
    ("next due away now coming ahead", "renewal in the next 30 days"),
    ("ago month week day last past since recent year quarter hour minute", "requested demo in the last 30 days"),
    ("less most under below fewer maximum", "employees <= 50"),
    ("more least over above minimum bigger after + -", "employees >= 1000"),
    ("to between range through", "employees is between 50 and 200"),
];

/// A row as what it takes and what it gives.
#[derive(Debug)]
pub(super) struct Row {
    statement: &'static str,
    choice: bool,
    /// The words that go.
    pub said: Vec<String>,
    /// The words that come.
    pub written: Vec<String>,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let row = |row: &Said, choice: bool| {
        let (said, written) = (meaning::said(row.said), meaning::said(row.written));
        let (gone, come) = (meaning::without(&said, &written), meaning::without(&written, &said));
        Row { statement: row.statement, choice, said: gone, written: come }
    };
    let sure = [PHRASES, COMPARISONS, WINDOWS, OTHERS, STATEMENTS, DAYS, ALIKE].into_iter().flatten();
    let mut rows: Vec<Row> = sure.map(|one| row(one, false)).chain(CHOICES.iter().map(|one| row(one, true))).collect();
    // A long phrase is not to be taken for a short one inside of it.
    rows.sort_by_key(|row| std::cmp::Reverse(row.said.len()));
    rows
});

/// The rows that say in a statement what means the same, or could.
pub(super) fn rows(statement: &str, choice: bool) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(move |row| (choice || !row.choice) && (row.statement.is_empty() || row.statement == statement))
}

/// `three`, `january`
pub(super) fn number_in_words(word: &str) -> Option<usize> {
    const NUMBERS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    const TENS: [(&str, usize); 7] = [
        ("fourteen", 14),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("sixty", 60),
        ("ninety", 90),
        ("hundred", 100),
    ];
    let small = NUMBERS.iter().position(|known| *known == word).or_else(|| month(word));
    small.or_else(|| TENS.iter().find(|(known, _)| *known == word).map(|(_, number)| *number))
}

/// The number of a month by its name or its first three letters.
pub(super) fn month(word: &str) -> Option<usize> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    MONTHS.iter().position(|month| *month == word || word.len() == 3 && month.starts_with(word)).map(|at| at + 1)
}

/// A unit or counted thing, one of many: `days` and `day` say the same.
pub(super) fn singular(word: &str) -> &str {
    match word {
        "days" | "weeks" | "months" | "quarters" | "years" | "hours" | "minutes" | "seconds" | "points"
        | "decimals" | "workdays" | "weekdays" => &word[..word.len() - 1],
        "mins" | "min" => "minute",
        "hrs" | "hr" | "h" => "hour",
        "d" => "day",
        "wk" | "w" => "week",
        "euro" | "euros" => "eur",
        _ => word,
    }
}

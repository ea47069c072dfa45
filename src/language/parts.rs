//! What the parts of a statement are called where one is missing, and the words that they begin with.

/// A part of a statement, as one rule of the grammar reads it.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The name of its rule in the grammar.
    pub rule: &'static str,
    /// What it is called.
    pub called: &'static str,
    /// The words that it begins with or is known by, longer phrases included, with commas between them.
    begins: &'static str,
    /// Whether it is punctuation, which has no meaning by itself.
    pub joins: bool,
}

impl Part {
    /// The words that it begins with or is known by, longer phrases included; none if it begins with a name or a sign.
    pub fn begins(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.begins.split(", ").filter(|words| !words.is_empty())
    }
}

const fn part(rule: &'static str, called: &'static str) -> Part {
    Part { rule, called, begins: "", joins: false }
}

const fn begun(rule: &'static str, called: &'static str, begins: &'static str) -> Part {
    Part { rule, called, begins, joins: false }
}

const fn joint(rule: &'static str, called: &'static str) -> Part {
    Part { joins: true, ..part(rule, called) }
}

/// The parts of statements and conditions.
pub const PARTS: &[Part] = &[
    part("statement_word", "a statement"),
    part("label", "a label"),
    part("label_num", "a label"),
    part("text", "text in double quotes"),
    part("number", "a number"),
    part("percent", "a percentage (`18%`)"),
    part("currency", "a currency (`EUR`)"),
    part("money", "an amount (`EUR 5m`)"),
    part("hhmm", "a time of day (`09:00`)"),
    part("time", "a time (`2026-03-10 09:00`)"),
    part("date", "a date (`2026-03-10`)"),
    begun("unit", "a unit of time (`days`)", "minutes, hours, days, weeks, minute, hour, day, week"),
    part("duration", "a length of time (`30 days`)"),
    begun("period", "`day`, `week`, `month`, `quarter` or `year`", "day, week, month, quarter, year"),
    begun("weekday", "a day of the week", "monday, tuesday, wednesday, thursday, friday, saturday, sunday"),
    begun("days", "a day of the week", "monday, tuesday, wednesday, thursday, friday, saturday, sunday"),
    joint("comma", "a comma"),
    joint("colon", "a colon"),
    joint("open_bracket", "an opening bracket"),
    joint("close_bracket", "a closing bracket"),
    part("sign", "`+` or `-`"),
    part("condition", "a condition"),
    part("plain_condition", "a condition"),
    part("brackets", "a condition"),
    part("checklist", "a condition"),
    part("test", "a condition"),
    part("no_event", "a condition"),
    part("never_event", "a condition"),
    part("meets", "a condition"),
    part("edge_event", "a condition"),
    part("event_number", "a condition"),
    part("not_", "`not`"),
    part("event_ref", "an event"),
    part("group_of", "an event"),
    part("event_any", "an event"),
    part("event_where", "an event"),
    part("each_event", "an event"),
    begun(
        "comparison",
        "a comparison (`is`, `>=`, `contains` …)",
        "is, contains, starts with, ends with, mentions, includes, does not contain, does not include, does not mention, was ever, has been, is at least, is at most, is more than, is less than, is between, is any of, is none of",
    ),
    part("op", "a comparison (`>=`, `<` …)"),
    part("text_op", "a comparison (`contains` …)"),
    begun(
        "is_what",
        "what it is",
        "known, unknown, any of, none of, between, at least, at most, more than, less than, above, below, exactly, in, not",
    ),
    part("in_list", "`in`"),
    part("outcome_name", "`not a lead`"),
    part("value", "a value"),
    part("fact_value", "a value"),
    part("values", "a list in brackets"),
    begun("where_", "a filter (`where …`)", "where"),
    part("where_list", "a checklist"),
    part("where_test", "a test"),
    begun("count", "a count (`at least 2 times`)", "at least, at most, exactly, more than, fewer than, on at least"),
    begun(
        "window",
        "a window (`in the last 30 days`)",
        "in the last, in the next, ever, more than, since, before, after, on, while",
    ),
    begun("anchor", "a window (`within 7 days after …`)", "within, since, before, after"),
    begun("because", "`because`", "because"),
    begun(
        "definition_clause",
        "a clause (`version`, `currency` …)",
        "version, in force from, in force until, time zone, currency",
    ),
    part("field", "a field (`employees: whole number`)"),
    begun(
        "type_",
        "a type (`text`, `yes/no`, `one of (…)` …)",
        "text, email, date, time, yes/no, money, percent, number, whole number, one of, several of",
    ),
    part("choices", "choices in brackets"),
    part("range", "a range (`from 0 to 100`)"),
    part("percent_range", "a range (`from 0 to 100`)"),
    begun(
        "field_option",
        "an option (`required`, `tracked` …)",
        "required, tracked, sensitive, not personal, anything else is, if unknown, fresh for",
    ),
    begun(
        "event_option",
        "an option (`not interest`, `hand raise`, `system`, `by TEAM`)",
        "not interest, hand raise, system, by",
    ),
    begun("needs_permission", "`needs permission`", "needs permission"),
    part("status_row", "a row (`new at first`, `working after …`)"),
    part("class_row", "a row (`LABEL when …`)"),
    part("class_else", "the last row (`LABEL otherwise`)"),
    begun("unknown_unless", "`unknown unless`", "unknown unless"),
    begun("starting_over", "`starting over at`", "starting over at"),
    begun("starts_at", "`starts at`", "starts at"),
    begun("group", "a group", "group"),
    begun("group_head", "a group", "group"),
    begun(
        "group_rule",
        "a rule (`best only`, `at most 30 points` …)",
        "best only, first only, at most, weighs, scaled to",
    ),
    part("term", "a term (`+10 when …`)"),
    part("points", "points (`+10`)"),
    part("computed", "what is added (`+ the value of …`)"),
    begun("silence", "a silence (`30 days since last …`)", "since last"),
    begun(
        "term_option",
        "a limit (`at most 10 points`, `once per day`, `fading over 30 days` …)",
        "at most, once per, once every, fading over, losing",
    ),
    part("band_row", "a row (`hot from 70`)"),
    part("stages_head", "`stages`"),
    part("stage", "a stage"),
    begun(
        "stage_option",
        "an option (`owned by TEAM`, `kept for good` …)",
        "owned by, agreed by, kept for at least, kept for good, kept until, only while it holds",
    ),
    part("zone", "a time zone in double quotes"),
    begun(
        "open",
        "opening hours (`monday to friday 09:00 to 17:30`)",
        "monday, tuesday, wednesday, thursday, friday, saturday, sunday",
    ),
    part("hours", "hours (`09:00 to 17:30`)"),
    begun("closed", "`closed`", "closed"),
    begun(
        "handoff_clause",
        "a clause (`must include …`, `TEAM accepts with …`)",
        "must include, even if incomplete, needs permission",
    ),
    part("sla_start", "what starts the clock"),
    part("one_start", "what starts the clock"),
    begun(
        "sla_clause",
        "a clause (`notify …`, `paused from …` …)",
        "notify, reassign to, paused from, a new clock on, cancelled by, needs permission",
    ),
    begun("notice_time", "`after 3 days`, `when missed` or `1 day after that`", "after, when missed"),
    part("recipient", "whom to tell"),
    part("route_row", "a row (`to QUEUE when …`)"),
    part("route_else", "the last row (`to QUEUE otherwise`)"),
    part("queue", "a queue"),
    begun(
        "nurture_clause",
        "a clause (`send every …`, `until …`, `needs permission …`)",
        "needs permission, send every, until",
    ),
    part("target_total", "`of total PROPERTY of EVENT`"),
    begun("fact", "a fact (`FIELD is …`, `EVENT 3 days ago`)", "expect"),
    part("fact_time", "`3 days ago` or `on 2026-03-01`"),
    part("fact_where", "`where`"),
    part("fact_prop", "a property (`topic is pricing`)"),
    begun("expect", "`expect`", "expect"),
    part("EOI", "the end of the statement"),
];

/// The rules that read a name: all say the same of it, and differ in the word at which the name also ends.
pub const NAMES: &[&str] = &[
    "name",
    "name_has",
    "name_as",
    "name_of",
    "name_to",
    "name_from",
    "name_was",
    "name_only",
    "name_reach",
    "name_per",
    "name_head",
    "name_in",
    "name_by",
    "name_file",
    "name_num",
    "name_with",
    "value_name",
    "value_first",
    "value_num",
    "value_for",
];

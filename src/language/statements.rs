//! The statements, with a sample of each.

use super::words::WORDS;

/// Which names a statement declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declares {
    /// The one after its first word.
    One,
    /// The one after its first word, if there is one, and one in each of its rows.
    EachRow,
    /// None.
    Nothing,
}

/// A kind of statement.
#[derive(Clone, Copy, Debug)]
pub struct Statement {
    /// The words that it begins with: `person has`; empty if it begins with a name.
    pub opens: &'static str,
    /// The name of its rule in the grammar.
    pub rule: &'static str,
    /// Which names it declares.
    pub declares: Declares,
    /// One that is written correctly: its first line, and its rows.
    pub sample: &'static [&'static str],
    /// Other forms of it.
    pub forms: &'static [&'static str],
}

impl Statement {
    /// The first word that it begins with.
    #[must_use]
    pub fn first_word(&self) -> &'static str {
        self.opens.split(' ').next().unwrap_or(self.opens)
    }

    /// Its first line, written correctly.
    #[must_use]
    pub fn head(&self) -> &'static str {
        self.sample.first().copied().unwrap_or_default()
    }

    /// Its rows, written correctly.
    #[must_use]
    pub fn rows(&self) -> &'static [&'static str] {
        self.sample.get(1..).unwrap_or_default()
    }

    /// A row that is written correctly: one that begins with this word, else one of those that can begin with a name.
    #[must_use]
    pub fn row_like(&self, word: &str) -> Option<&'static str> {
        let same = self.rows().iter().find(|row| row.split(' ').next() == Some(word));
        let named = || self.rows().iter().find(|row| first_phrase(row).is_none());
        same.or_else(named).or(self.rows().first()).copied()
    }

    /// The words of the language that its rows begin with.
    pub fn row_words(&self) -> impl Iterator<Item = &'static str> {
        self.rows().iter().filter_map(|row| first_phrase(row))
    }
}

/// The word or phrase of the language that a line begins with; the longest one.
fn first_phrase(line: &str) -> Option<&'static str> {
    let begins = |words: &&str| {
        line.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '"']))
    };
    WORDS.iter().map(|word| word.written).filter(begins).max_by_key(|words| words.len())
}

/// The statement that begins with this word: `person` for `person has`.
#[must_use]
pub fn statement(first_word: &str) -> Option<&'static Statement> {
    STATEMENTS.iter().find(|statement| !first_word.is_empty() && statement.first_word() == first_word)
}

/// The words that statements begin with: `person has`.
pub fn opening_words() -> impl Iterator<Item = &'static str> {
    STATEMENTS.iter().map(|statement| statement.opens).filter(|words| !words.is_empty())
}

/// The statements.
pub const STATEMENTS: &[Statement] = &[
    Statement {
        opens: "definition",
        rule: "definition",
        declares: Declares::Nothing,
        sample: &[
            "definition \"Acme\" version \"1\"",
            "in force from 2026-01-01",
            "in force until 2026-12-31",
            "time zone \"Europe/London\"",
            "currency EUR",
        ],
        forms: &[],
    },
    Statement {
        opens: "use",
        rule: "use_file",
        declares: Declares::Nothing,
        sample: &["use \"vocabulary.lead\""],
        forms: &[],
    },
    Statement {
        opens: "team",
        rule: "team",
        declares: Declares::One,
        sample: &["team sales \"Sales development\""],
        forms: &[],
    },
    Statement {
        opens: "a lead is",
        rule: "a_lead_is",
        declares: Declares::Nothing,
        sample: &["a lead is anyone at inquiry or above"],
        forms: &[],
    },
    Statement {
        opens: "person has",
        rule: "record",
        declares: Declares::EachRow,
        sample: &[
            "person has",
            "employees: whole number from 1, required",
            "email: email, sensitive",
            "seniority: one of (individual, manager, director), anything else is individual",
            "interests: several of (pricing, product), tracked",
            "competitor: yes/no, if unknown no, not personal",
            "born: date",
            "created: time",
            "notes: text",
        ],
        forms: &[],
    },
    Statement {
        opens: "account has",
        rule: "record",
        declares: Declares::EachRow,
        sample: &[
            "account has",
            "employees: whole number from 1, required",
            "revenue: money, fresh for 730 days",
            "growth: percent from -100 to 500",
            "rating: number with 1 decimal from 0 to 5",
        ],
        forms: &[],
    },
    Statement {
        opens: "event",
        rule: "event",
        declares: Declares::EachRow,
        sample: &["event requested demo, hand raise", "topic: one of (pricing, product)"],
        forms: &["event visited page, not interest has\n  url: text", "event opted in, system", "event called, by sales"],
    },
    Statement {
        opens: "events",
        rule: "event_group",
        declares: Declares::One,
        sample: &["events high intent: requested demo, asked to talk to sales"],
        forms: &[],
    },
    Statement {
        opens: "list",
        rule: "list",
        declares: Declares::One,
        sample: &["list core markets: \"GB\", \"DE\""],
        forms: &["list free mail from \"domains.csv\" column \"Domain\""],
    },
    Statement {
        opens: "define",
        rule: "define",
        declares: Declares::One,
        sample: &["define large as employees >= 1000"],
        forms: &[],
    },
    Statement {
        opens: "permission",
        rule: "permission",
        declares: Declares::One,
        sample: &["permission newsletter: given by opted in, withdrawn by opted out"],
        forms: &["permission newsletter: given by opted in, withdrawn by opted out, expires after 730 days"],
    },
    Statement {
        opens: "status",
        rule: "status",
        declares: Declares::EachRow,
        sample: &["status handover", "accepted after accepted lead", "open at first"],
        forms: &[],
    },
    Statement {
        opens: "classify",
        rule: "classify",
        declares: Declares::EachRow,
        sample: &[
            "classify size, best first",
            "large when employees >= 1000",
            "small otherwise, unknown included",
        ],
        forms: &[],
    },
    Statement {
        opens: "score",
        rule: "score",
        declares: Declares::One,
        sample: &[
            "score fit from 0 to 100",
            "+10 for each visited page in the last 30 days, at most 20 points",
            "starts at 10",
            "starting over at rejected lead",
            "unknown unless industry is known",
            "group by seniority: best only",
            "+50 when seniority is director because \"decides\"",
        ],
        forms: &[
            "score heat from 0 to 100, with 1 decimal
  +10 points for each requested demo, once per day, fading over 30 days
  +5 for each opened mail, once every 2 days, losing 10% every 7 days
  +5 for each visited page, at most 2 times per week, losing 1 point every 7 days
  -10 for each 30 days since last interest, else created
  -10 for each 30 days since last purchased, none if never
  + the value of rating
  + the higher of fit and engagement
  + 50% of fit
  group a: first only, at most 30 points, weighs 40%, scaled to 50
    +10 when large",
        ],
    },
    Statement {
        opens: "band",
        rule: "band",
        declares: Declares::EachRow,
        sample: &["band heat of engagement", "hot from 70"],
        forms: &[],
    },
    Statement {
        opens: "stages",
        rule: "stages",
        declares: Declares::EachRow,
        sample: &[
            "stages, any may be skipped",
            "SQL \"Sales-qualified lead\", owned by sales, kept for at least 30 days",
            "MQL, agreed by marketing and sales, kept until rejected lead",
            "SAL, kept for good",
            "customer, only while it holds",
        ],
        forms: &["stages, each building on the one before\n  suspect"],
    },
    Statement {
        opens: "outcome",
        rule: "outcome",
        declares: Declares::One,
        sample: &["outcome ineligible \"Cannot buy\""],
        forms: &[],
    },
    Statement {
        opens: "calendar",
        rule: "calendar",
        declares: Declares::One,
        sample: &[
            "calendar office hours in \"Europe/London\"",
            "monday to friday 09:00 to 17:30",
            "closed 2026-12-25, 2026-12-26",
        ],
        forms: &[
            "calendar local hours in zone of country, otherwise \"UTC\"\n  saturday and sunday 10:00 to 16:00\n  closed list \"holidays.txt\"",
        ],
    },
    Statement {
        opens: "handoff",
        rule: "handoff",
        declares: Declares::Nothing,
        sample: &[
            "handoff SQL from marketing to sales",
            "must include email, country",
            "even if incomplete",
            "needs permission newsletter",
            "sales accepts with accepted lead",
            "sales rejects with rejected lead",
        ],
        forms: &[],
    },
    Statement {
        opens: "sla",
        rule: "sla",
        declares: Declares::One,
        sample: &[
            "sla first call: sales must have called within 2 hours after requested demo, counting office hours only",
            "notify \"sales manager\" when missed",
            "reassign to \"sales manager\" when missed",
            "paused from asked to wait until answered",
            "a new clock on answered",
            "cancelled by disqualified",
            "needs permission newsletter",
        ],
        forms: &[
            "sla follow-up when size is large: sales must have called or mailed at least 3 times together within 2 working hours after the later of reaching SQL and requested demo
  notify owner after 1 hour
  reassign to \"pool\" 1 hour after that
  cancelled by not a lead or answered",
        ],
    },
    Statement {
        opens: "route",
        rule: "route",
        declares: Declares::Nothing,
        sample: &["route SQL", "to nobody when competitor", "to \"round robin\" otherwise"],
        forms: &[],
    },
    Statement {
        opens: "nurture",
        rule: "nurture",
        declares: Declares::One,
        sample: &[
            "nurture newsletter when stage is inquiry",
            "send every 14 days",
            "needs permission newsletter",
            "until stage is at least SQL",
        ],
        forms: &[],
    },
    Statement {
        opens: "target",
        rule: "target",
        declares: Declares::Nothing,
        sample: &["target at least 50 SQL per month"],
        forms: &[
            "target 18% to 22% of MQL reach SQL within 90 days, owned by marketing",
            "target at least EUR 5m of total amount of purchased per quarter",
        ],
    },
    Statement {
        opens: "guarantee",
        rule: "guarantee",
        declares: Declares::Nothing,
        sample: &["guarantee nobody meets SQL and fit < 50"],
        forms: &["guarantee meets inquiry whenever meets SQL because \"nobody skips it\""],
    },
    Statement {
        opens: "example",
        rule: "example",
        declares: Declares::Nothing,
        sample: &[
            "example \"A director asks for a demo\"",
            "as of 2026-03-10 09:00",
            "requested demo 2 days ago",
            "visited page on 2026-03-01",
            "opened mail at 2026-03-01 10:00 where (subject is pricing and kind is news)",
            "email is \"ann@acme.example\", employees is 400",
            "expect stage is SQL, fit is 80",
        ],
        forms: &[],
    },
    Statement {
        opens: "not a lead",
        rule: "stage_rule",
        declares: Declares::Nothing,
        sample: &["not a lead when never interest"],
        forms: &[
            "SQL for large when fit >= 50",
            "SQL for everyone else when fit >= 60",
            "recycled when rejected lead, for 60 days because \"not now\"",
        ],
    },
    Statement {
        opens: "",
        rule: "means",
        declares: Declares::Nothing,
        sample: &["executive means SQL or above by \"pipeline\""],
        forms: &[],
    },
];

/// Conditions of every form.
pub const CONDITIONS: &[&str] = &[
    "fit >= 60 and not competitor unless customer",
    "country is known or country is unknown",
    "industry is any of (software, finance) and country is none of (\"GB\", \"DE\")",
    "country is in core markets and industry is not in (software, finance)",
    "employees is between 10 and 200",
    "employees is at least 10 and employees is at most 200",
    "employees is more than 10 and employees is less than 200",
    "stage is above MQL and stage is below SQL",
    "country is exactly \"GB\" and industry is not software",
    "outcome is not a lead",
    "job title contains any of (\"head\", \"chief\") and job title does not contain \"assistant\"",
    "url starts with \"/pricing\" and url does not start with \"/jobs\"",
    "email domain ends with \".edu\" and email domain does not end with \".gov\"",
    "job title mentions all of (\"head\", \"sales\") and job title does not mention \"intern\"",
    "interests includes pricing and interests does not include product",
    "stage was ever SQL and stage has been MQL for at least 30 days",
    "requested demo at least 2 times in the last 30 days",
    "requested demo more than 2 times and requested demo fewer than 5 times",
    "requested demo at most 2 times and requested demo exactly 1 time",
    "visited page where url contains \"/pricing\" on at least 3 different days",
    "requested demo ever",
    "renewal in the next 30 days or renewal more than 90 days ahead",
    "requested demo more than 30 days ago",
    "requested demo since 2026-01-01 before 2026-02-01",
    "requested demo after 2026-01-01 or requested demo on 2026-02-01",
    "requested demo while handover was open",
    "called within 7 days after requested demo",
    "no requested demo in the last 30 days and never purchased",
    "all of (fit >= 60, meets MQL)",
    "the last requested demo more than 30 days ago and the first purchased in the last 90 days",
    "last contacted in the last 30 days and first contacted in the last 90 days",
    "the number of visited page in the last 30 days >= 3",
    "the number of different url of visited page >= 3",
    "the total amount of purchased > 1000",
    "the highest amount of purchased > 1000 and the lowest amount of purchased < 10",
    "the latest amount of purchased > 10 and the earliest amount of purchased < 10",
    "days since last purchased > 30 and days since created > 30",
];

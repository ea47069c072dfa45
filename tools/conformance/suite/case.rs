//! A case, as its line has it.

use leadlang::engine::{Evaluation, Prepared, Source};
use serde_json::Value as Json;

/// Which history a case is decided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// The log that the lead carries, if it does.
    Given,
    /// None, whatever the lead carries.
    None,
    /// The one that is derived from the lead's events.
    Replay,
}

impl History {
    /// As it is written in a case.
    pub fn text(self) -> &'static str {
        match self {
            History::Given => "given",
            History::None => "none",
            History::Replay => "replay",
        }
    }

    /// The one that is written so.
    pub fn read(text: &str) -> Option<Self> {
        [History::Given, History::None, History::Replay].into_iter().find(|history| history.text() == text)
    }
}

/// What a runtime is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// T, as it is written.
    pub as_of: String,
    /// Which log.
    pub history: History,
    /// Whether `why` is asked for.
    pub explain: bool,
    /// The lead.
    pub lead: Json,
}

impl Question {
    /// A question without `why`.
    pub fn new(as_of: &str, history: History, lead: Json) -> Self {
        Question { as_of: as_of.to_owned(), history, explain: false, lead }
    }

    /// The text of the decision by the reference engine; `null` if the history takes too long.
    pub fn answer(&self, prepared: &Prepared) -> String {
        let as_of = instant(&self.as_of);
        let data = prepared.read(&self.lead);
        let source = match self.history {
            History::Given => Source::Given,
            History::None => Source::None,
            History::Replay => {
                let Ok(replay) = prepared.replay(&data, as_of) else { return "null".to_owned() };
                return self.text(&prepared.evaluate(&data, as_of, Source::Replayed(&replay)));
            }
        };
        self.text(&prepared.evaluate(&data, as_of, source))
    }

    fn text(&self, evaluation: &Evaluation) -> String {
        let decision = if self.explain { &evaluation.explained() } else { evaluation.decision() };
        serde_json::to_string(decision).expect("a decision can always be written")
    }

    /// The line on which a driver of a runtime is asked it.
    pub fn to_json(&self) -> String {
        format!(
            r#"{{"as_of":{},"history":{},"explain":{},"lead":{}}}"#,
            quoted(&self.as_of),
            quoted(self.history.text()),
            self.explain,
            self.lead
        )
    }
}

/// A case of the suite.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its name, its own in the whole suite.
    pub name: String,
    /// Its section: the name of its file.
    pub section: String,
    /// Its definition.
    pub source: Option<String>,
    /// Its rule set.
    pub ruleset: String,
    /// What is asked.
    pub question: Question,
    /// The text of the decision.
    pub decision: String,
}

impl Case {
    /// The case as a line, without the end of the line.
    pub fn line(&self) -> String {
        let question = self.question.to_json();
        let source = self.source.as_deref().map_or("null".to_owned(), quoted);
        format!(
            r#"{{"name":{},"section":{},"source":{source},"ruleset":{},{},"decision":{}}}"#,
            quoted(&self.name),
            quoted(&self.section),
            quoted(&self.ruleset),
            &question[1..question.len() - 1],
            self.decision
        )
    }

    /// The case on a line.
    pub fn read(line: &str) -> Result<Case, String> {
        let json: Json = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let text = |key: &str| json[key].as_str().map(str::to_owned).ok_or(format!("there is no `{key}`"));
        let at = line.rfind(r#","decision":"#).ok_or("there is no decision")?;
        let decision = &line[at + r#","decision":"#.len()..line.len() - 1];
        Ok(Case {
            name: text("name")?,
            section: text("section")?,
            source: text("source").ok(),
            ruleset: text("ruleset")?,
            question: Question {
                as_of: text("as_of")?,
                history: History::read(&text("history")?).ok_or("no such history")?,
                explain: json["explain"] == true,
                lead: json["lead"].clone(),
            },
            decision: decision.to_owned(),
        })
    }
}

/// A text as JSON.
pub fn quoted(text: &str) -> String {
    Json::from(text).to_string()
}

/// The instant that a text denotes, in ms: a date and a time ending in `Z`, from the year 0 to 9999.
pub fn instant(text: &str) -> i64 {
    let civil: jiff::civil::DateTime =
        text.trim_end_matches('Z').parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    let days = jiff::civil::date(1970, 1, 1).until(civil.date()).map_or(0, |span| i64::from(span.get_days()));
    let clock = (i64::from(civil.hour()) * 60 + i64::from(civil.minute())) * 60 + i64::from(civil.second());
    (days * 86_400 + clock) * 1_000 + i64::from(civil.millisecond())
}

//! From a disagreement to the smallest one: what can be left out of person and definition is left out, as long as the two still differ.

use serde_json::Value as Json;

use super::agrees;
use super::child::Running;
use super::parts;
use crate::suite::build::{self, Built};
use crate::suite::case::Question;
use crate::suite::random;

/// Shrinks a disagreement and prints it, ready to be added to the suite.
pub fn report(seed: u64, text: &str, question: &Question, runtime: &mut Running) {
    println!("\n== seed {seed}: {} disagrees; shrinking", runtime.runtime.name);
    let mut found = Found { text: text.to_owned(), question: question.clone(), runtime };
    loop {
        let before = found.size();
        found.person();
        found.definition();
        if found.size() == before {
            break;
        }
    }
    found.print();
}

struct Found<'a> {
    text: String,
    question: Question,
    runtime: &'a mut Running,
}

impl Found<'_> {
    fn size(&self) -> usize {
        self.text.len() + self.question.to_json().len()
    }

    /// The two answers, if this definition compiles and they differ.
    fn answers(&mut self, built: &Built, question: &Question) -> Option<(String, String)> {
        self.runtime.load(&built.json).ok()?;
        self.runtime.ask(question);
        let wanted = question.answer(&built.prepared);
        let got = self.runtime.answer();
        (!agrees(&got, &wanted)).then_some((wanted, got))
    }

    fn person(&mut self) {
        let Ok(built) = build::compile(&self.text, random::horizon()) else { return };
        let mut at = 0;
        loop {
            let smaller = parts::smaller(&self.question.lead);
            let Some(lead) = smaller.into_iter().nth(at) else { break };
            let question = Question { lead, ..self.question.clone() };
            if self.answers(&built, &question).is_some() {
                self.question = question;
            } else {
                at += 1;
            }
        }
        for question in [Question { explain: false, ..self.question.clone() }] {
            if self.question.explain && self.answers(&built, &question).is_some() {
                self.question = question;
            }
        }
    }

    fn definition(&mut self) {
        let mut at = 0;
        while let Some(text) = parts::shorter(&self.text).into_iter().nth(at) {
            if self.still(&text) {
                self.text = text;
            } else {
                at += 1;
            }
        }
    }

    fn still(&mut self, text: &str) -> bool {
        let Ok(built) = build::compile(text, random::horizon()) else { return false };
        let question = self.question.clone();
        self.answers(&built, &question).is_some()
    }

    fn print(&mut self) {
        let Ok(built) = build::compile(&self.text, random::horizon()) else { return };
        let question = self.question.clone();
        let Some((wanted, got)) = self.answers(&built, &question) else { return };
        println!("--- definition\n{}", self.text.trim_end());
        let person = format!(
            r#"{{"name": "…", "as_of": "{}", "history": "{}", "explain": {}, "lead": {}}}"#,
            question.as_of,
            question.history.text(),
            question.explain,
            question.lead
        );
        println!("--- person\n{person}");
        println!("--- reference\n{wanted}\n--- {}\n{got}", self.runtime.runtime.name);
        for (path, wanted, got) in differences(&wanted, &got) {
            println!("    {path}: {wanted}  /  {got}");
        }
    }
}

/// Where two decisions differ: paths, with the value of each.
fn differences(wanted: &str, got: &str) -> Vec<(String, Json, Json)> {
    let (Ok(wanted), Ok(got)) = (serde_json::from_str::<Json>(wanted), serde_json::from_str::<Json>(got)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    compare("", &wanted, &got, &mut found);
    found
}

fn compare(path: &str, wanted: &Json, got: &Json, found: &mut Vec<(String, Json, Json)>) {
    match (wanted, got) {
        (Json::Object(a), Json::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().for_each(|(key, value)| compare(&format!("{path}.{key}"), value, &b[key], found));
        }
        (Json::Array(a), Json::Array(b)) if a.len() == b.len() => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                compare(&format!("{path}[{at}]"), a, b, found);
            }
        }
        (a, b) if a == b => {}
        (a, b) => found.push((path.trim_start_matches('.').to_owned(), a.clone(), b.clone())),
    }
}

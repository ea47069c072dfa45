//! The files of phrases: what they hold, and how they are read.

use std::fs;
use std::path::Path;
use std::sync::Arc;

/// What the phrases of a part of a file share.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// A sound definition.
    pub vocabulary: String,
    /// The text around a phrase; `{}` is its place.
    pub frame: String,
    /// Short words for what is expected, and what they are short for.
    pub answers: Vec<(String, String)>,
}

/// A phrase and what it means.
#[derive(Clone, Debug)]
pub struct Case {
    pub file: String,
    pub line: usize,
    pub phrase: String,
    pub setting: Arc<Setting>,
    /// What it can mean: one reading, or several where people differ.
    pub readings: Vec<Reading>,
    /// There is no way to say it: nothing that is offered may check.
    pub refused: bool,
}

/// One meaning of a phrase.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What is known of a lead, and what comes out.
    pub facts: Vec<Fact>,
    /// What it is the same as, word for word in the language.
    pub same: Option<String>,
}

/// Facts as an example has them, and what is expected of them.
#[derive(Clone, Debug)]
pub struct Fact {
    pub line: usize,
    pub as_of: String,
    pub facts: String,
    pub answer: String,
}

impl Case {
    /// The phrase on one line, and its file.
    pub fn key(&self) -> String {
        format!("{}: {}", self.file, self.phrase.lines().map(str::trim).collect::<Vec<_>>().join(" / "))
    }

    pub fn place(&self) -> String {
        format!("tests/phrases/{}:{}", self.file, self.line)
    }

    /// The vocabulary, and the phrase within its frame.
    pub fn parts(&self, phrase: &str) -> (String, String) {
        (format!("{}\n", self.setting.vocabulary), format!("{}\n", self.setting.frame.replace("{}", phrase)))
    }

    /// What an answer is short for.
    pub fn answer(&self, answer: &str) -> String {
        let answers = &self.setting.answers;
        if let Some((_, long)) = answers.iter().find(|(short, _)| short == answer) {
            return long.clone();
        }
        let number = answer.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        match answers.iter().find(|(short, _)| short == "N") {
            Some((_, long)) if number => long.replace('N', answer),
            _ => answer.to_owned(),
        }
    }
}

/// The phrases of a file.
pub fn read(path: &Path) -> Vec<Case> {
    let file = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = fs::read_to_string(path).unwrap();
    let mut reader =
        Reader { file, setting: Arc::default(), section: Section::Prose, as_of: String::new(), cases: Vec::new() };
    for (at, line) in text.lines().enumerate() {
        reader.line(at + 1, line);
    }
    assert!(!reader.cases.is_empty(), "{}: no phrases", reader.file);
    reader.cases
}

/// What the lines belong to.
#[derive(Clone, Copy, PartialEq)]
enum Section {
    Prose,
    Vocabulary,
    Frame,
    Answers,
    Case,
}

struct Reader {
    file: String,
    setting: Arc<Setting>,
    section: Section,
    as_of: String,
    cases: Vec<Case>,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) {
        if let Some(head) = line.strip_prefix("=== ") {
            self.head(head, number);
        } else if let Some(phrase) = line.strip_prefix("== ") {
            self.section = Section::Case;
            self.as_of = "2026-03-10 12:00".to_owned();
            let (file, setting) = (self.file.clone(), Arc::clone(&self.setting));
            let (phrase, readings) = (phrase.to_owned(), vec![Reading::default()]);
            self.cases.push(Case { file, line: number, phrase, setting, readings, refused: false });
        } else {
            match self.section {
                Section::Prose => {}
                Section::Vocabulary => push(&mut Arc::make_mut(&mut self.setting).vocabulary, line),
                Section::Frame if line.is_empty() => {}
                Section::Frame => push(&mut Arc::make_mut(&mut self.setting).frame, line),
                Section::Answers => {
                    if let Some((short, long)) = line.split_once(": ") {
                        Arc::make_mut(&mut self.setting).answers.push((short.to_owned(), long.to_owned()));
                    }
                }
                Section::Case => self.of_case(number, line),
            }
        }
    }

    fn head(&mut self, head: &str, number: usize) {
        let setting = Arc::make_mut(&mut self.setting);
        self.section = match head {
            "vocabulary" => {
                *setting = Setting::default();
                Section::Vocabulary
            }
            "frame" => {
                setting.frame.clear();
                setting.answers.clear();
                Section::Frame
            }
            "answers" => Section::Answers,
            _ => panic!("{}:{number}: no section is called {head:?}", self.file),
        };
    }

    /// A line below a phrase.
    fn of_case(&mut self, number: usize, line: &str) {
        let case = self.cases.last_mut().unwrap();
        let reading = case.readings.last_mut().unwrap();
        if line.is_empty() || line.starts_with('#') {
        } else if let Some(more) = line.strip_prefix('|') {
            case.phrase.push('\n');
            case.phrase.push_str(more);
        } else if line == "refused" {
            case.refused = true;
        } else if line == "or" {
            case.readings.push(Reading::default());
        } else if let Some(as_of) = line.strip_prefix("as of ") {
            as_of.clone_into(&mut self.as_of);
        } else if let Some(same) = line.strip_prefix("= ") {
            push(reading.same.get_or_insert_default(), same);
        } else if let Some((facts, answer)) = line.rsplit_once("-> ") {
            let facts = facts.trim().trim_start_matches("nothing").to_owned();
            reading.facts.push(Fact { line: number, as_of: self.as_of.clone(), facts, answer: answer.to_owned() });
        } else {
            panic!(
                "{}:{number}: {line:?} is neither facts with `->` nor anything else that belongs to a phrase",
                self.file
            );
        }
    }
}

fn push(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

//! Phrases as people write them who have not read the manual. Whatever is accepted, and whatever the offered fixes lead to, has to
//! mean what the phrase says; the facts beside each phrase are the judge. `README.md` describes the files.

mod cases;
mod meaning;
mod repairs;
mod report;

use std::collections::BTreeSet;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};

use crate::support::{files, root, wanted};
use cases::Case;
use repairs::Found;

/// At most this percentage of all phrases may get the generic message first.
const GENERIC_PERCENT: usize = 2;
/// At most this percentage of all phrases may be refused without advice on what to write.
const WITHOUT_ADVICE_PERCENT: usize = 16;

/// All phrases, file by file.
fn all_cases() -> Vec<Case> {
    let files = files("tests/phrases", "txt").into_iter().filter(|file| !file.ends_with("known.txt"));
    files.flat_map(|file| cases::read(&file)).collect()
}

/// What comes of each phrase, in the order of the phrases.
fn explore(cases: &[Case]) -> Vec<Found> {
    let next = AtomicUsize::new(0);
    let found: Mutex<Vec<Option<Found>>> = Mutex::new(cases.iter().map(|_| None).collect());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((at, case)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, cases.get(at)?)))
                {
                    let one = repairs::explore(case);
                    found.lock().unwrap()[at] = Some(one);
                }
            });
        }
    });
    found.into_inner().unwrap().into_iter().flatten().collect()
}

/// The phrases and what comes of them; both tests look at the same.
static EXPLORED: LazyLock<(Vec<Case>, Vec<Found>)> = LazyLock::new(|| {
    let cases = all_cases();
    let found = explore(&cases);
    (cases, found)
});

#[test]
fn a_fix_never_changes_what_a_phrase_means() {
    let (cases, found) = &*EXPLORED;
    println!("{}", report::report(cases, found));

    let keys: Vec<String> = cases.iter().map(Case::key).collect();
    let distinct: BTreeSet<&String> = keys.iter().collect();
    assert_eq!(distinct.len(), keys.len(), "two phrases of one file are alike");

    // Those that are known to be wrong; the list may only shrink.
    let known = fs::read_to_string(root().join("tests/phrases/known.txt")).unwrap();
    let known: BTreeSet<&str> = known.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut wrong = Vec::new();
    for ((case, key), found) in cases.iter().zip(&keys).zip(found) {
        match (known.contains(key.as_str()), &found.wrong[..]) {
            (false, [first, ..]) => wrong.push(format!("{}: {key}\n{first}", case.place())),
            (true, []) => wrong.push(format!("{}: {key}\n  is right now: take it out of known.txt", case.place())),
            _ => {}
        }
    }
    let gone = |line: &&&str| wanted(line) && !keys.iter().any(|key| key == **line);
    for line in known.iter().filter(gone) {
        wrong.push(format!("known.txt: {line}\n  there is no such phrase"));
    }
    assert!(wrong.is_empty(), "{} phrases:\n\n{}\n", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn the_vocabularies_are_sound() {
    let vocabularies: BTreeSet<&str> = EXPLORED.0.iter().map(|case| case.setting.vocabulary.as_str()).collect();
    for vocabulary in vocabularies {
        let compiled = meaning::compile(vocabulary);
        let said: Vec<&str> = compiled.diagnostics.iter().map(|one| one.message.as_str()).collect();
        assert!(compiled.is_sound(), "{vocabulary}\n{said:#?}");
    }
}

#[test]
fn most_messages_say_what_to_write() {
    let (cases, found) = &*EXPLORED;
    let generic = found.iter().filter(|found| found.generic).count();
    let mute = found.iter().filter(|found| found.without_advice).count();
    assert!(
        generic * 100 <= GENERIC_PERCENT * cases.len(),
        "{generic} of {} begin with the generic message",
        cases.len()
    );
    assert!(mute * 100 <= WITHOUT_ADVICE_PERCENT * cases.len(), "{mute} of {} get no advice", cases.len());
}

//! Every page of `spec/errors/` is a test: the text under "Wrong" reports exactly its code, the text under "Right" reports
//! nothing at all, but that nothing reads what it declares.

use std::collections::BTreeSet;

use leadlang::diagnostics::{self, Code, Fix, Severity};
use leadlang::driver::{Memory, compile_in_memory};

use crate::support::fences::fences;
use crate::support::{all_files, finish, wanted};

/// The text of the `lead` fence under a heading.
fn fence(page: &str, heading: &str) -> Option<String> {
    let found = fences(page).into_iter().find(|fence| fence.heading == heading && fence.language() == "lead");
    found.map(|fence| fence.text)
}

/// The codes that a fence reports.
fn reported(text: &str) -> Vec<&'static Code> {
    let (memory, entry) = Memory::from_fence(text);
    let compiled = compile_in_memory(&memory, &entry).unwrap();
    compiled.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

/// What cannot be avoided where a page shows a piece of a definition: nothing reads what it declares.
const OF_PIECES: &[&str] = &["W0101", "W0102"];

/// What is wrong with the page of a code.
fn faults(code: &Code) -> Vec<String> {
    let id = code.id;
    let mut faults = Vec::new();
    let first = code.page.lines().next().unwrap_or_default();
    if first != format!("# {id}: {}", code.title) {
        faults.push(format!("{id}: the page begins with {first:?}, the table says {:?}", code.title));
    }
    let (Some(wrong), Some(right)) = (fence(code.page, "Wrong"), fence(code.page, "Right")) else {
        faults.push(format!("{id}: `## Wrong` and `## Right` with a lead fence each are missing"));
        return faults;
    };
    let wrong = reported(&wrong);
    let ids = |codes: &[&'static Code]| codes.iter().map(|code| code.id).collect::<Vec<_>>().join(", ");
    let others = wrong
        .iter()
        .any(|found| found.id != id && (code.severity == Severity::Warning || found.severity == Severity::Error));
    if !wrong.iter().any(|found| found.id == id) || others {
        faults.push(format!("{id}: Wrong reports [{}]", ids(&wrong)));
    }
    let right = reported(&right);
    if right.iter().any(|found| !OF_PIECES.contains(&found.id) || found.id == id) {
        faults.push(format!("{id}: Right reports [{}]", ids(&right)));
    }
    faults
}

#[test]
fn every_page_reports_what_it_says() {
    let (mut wrong, mut done) = (Vec::new(), 0);
    for code in diagnostics::all().filter(|code| wanted(code.id)) {
        done += 1;
        wrong.extend(faults(code));
    }
    finish(&wrong, done, "pages");
}

#[test]
fn every_page_is_registered() {
    let registered: BTreeSet<String> = diagnostics::all().map(|code| format!("{}.md", code.id)).collect();
    let pages = all_files("spec/errors", "md");
    let names = pages.iter().map(|page| page.file_name().unwrap().to_string_lossy().into_owned());
    let pages: BTreeSet<String> = names.filter(|name| name != "README.md").collect();
    assert_eq!(registered, pages);
}

/// The text with the edits of a fix made.
fn mended(text: &str, fix: &Fix) -> String {
    let mut edits = fix.edits.clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    let mut text = text.to_owned();
    for edit in edits {
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}

#[test]
fn every_fix_mends_what_it_says() {
    let (mut wrong_fixes, mut done) = (Vec::new(), 0);
    for code in diagnostics::all().filter(|code| wanted(code.id)) {
        // If several files are in one fence, places are not those of the fence.
        let Some(wrong) = fence(code.page, "Wrong").filter(|text| !text.contains("# file:")) else { continue };
        let (memory, entry) = Memory::from_fence(&wrong);
        let compiled = compile_in_memory(&memory, &entry).unwrap();
        for diagnostic in compiled.diagnostics.iter().filter(|diagnostic| diagnostic.code.id == code.id) {
            for fix in &diagnostic.fixes {
                done += 1;
                let after = mended(&wrong, fix);
                let found = reported(&after);
                let same = found.iter().filter(|found| found.id == code.id).count();
                let before = compiled.diagnostics.iter().filter(|other| other.code.id == code.id).count();
                if same >= before || found.iter().any(|found| found.id.starts_with("E00") && found.id != code.id) {
                    let ids: Vec<&str> = found.iter().map(|code| code.id).collect();
                    wrong_fixes.push(format!("{}: {:?} gives {ids:?}:\n{after}", code.id, fix.title));
                }
            }
        }
    }
    finish(&wrong_fixes, done, "fixes");
}

//! The rules of the house, as tests: floors that no import climbs, sizes, and what the project never says.

#[path = "../../../tools/size/rust.rs"]
mod rust;
#[path = "../../../tools/size/tree.rs"]
mod tree;

mod english;
mod floors;
mod sizes;
mod texts;

#[test]
fn every_code_has_a_number_of_its_own() {
    let mut ids: Vec<&str> = leadlang::diagnostics::all().map(|code| code.id).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "two codes share a number");
}

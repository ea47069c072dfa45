// Generated from `spec/ruleset.schema.json` by `just shapes`. Change the schema, not this file.
//! The keys of a rule set that change no decision, and are left out of its fingerprint.

/// Wherever they are.
#[rustfmt::skip]
pub(super) const EVERYWHERE: &[&str] = &[
    "agreed",
    "compiler",
    "fingerprint",
    "id",
    "means",
    "origins",
    "owner",
    "targets",
    "time_zone",
    "title",
    "version",
    "zone",
];

/// Only in one place: the keys that lead there.
#[rustfmt::skip]
pub(super) const IN_PLACE: &[&str] = &[
    "definition.name",
    "rules.groups.name",
    "rules.groups.terms.because",
    "rules.terms.because",
];

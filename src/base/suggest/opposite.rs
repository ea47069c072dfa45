//! Names that look alike and mean the opposite.

/// Words of which one turns the other round.
const PAIRS: &[(&str, &str)] = &[
    ("in", "out"),
    ("on", "off"),
    ("up", "down"),
    ("before", "after"),
    ("first", "last"),
    ("accepted", "rejected"),
    ("accept", "reject"),
    ("accepts", "rejects"),
    ("opened", "closed"),
    ("open", "closed"),
    ("won", "lost"),
    ("given", "withdrawn"),
    ("added", "removed"),
    ("started", "stopped"),
    ("started", "ended"),
    ("sent", "received"),
    ("inbound", "outbound"),
    ("highest", "lowest"),
    ("high", "low"),
    ("min", "max"),
    ("minimum", "maximum"),
    ("increased", "decreased"),
    ("upgraded", "downgraded"),
];
/// What turns a word round when it stands before it.
const PREFIXES: &[&str] = &["dis", "un", "in", "non-", "de"];

/// Whether two names differ by a word that denies, or by a whole word and its opposite. Both are in small letters.
pub(super) fn turns_round(one: &str, other: &str) -> bool {
    let denials = |name: &str| name.split(' ').filter(|word| matches!(*word, "not" | "no" | "never")).count();
    if denials(one) != denials(other) {
        return true;
    }
    if one.split(' ').count() != other.split(' ').count() {
        return false;
    }
    one.split(' ').zip(other.split(' ')).any(|(a, b)| {
        PAIRS.iter().any(|pair| *pair == (a, b) || *pair == (b, a))
            || PREFIXES.iter().any(|prefix| a.strip_prefix(prefix) == Some(b) || b.strip_prefix(prefix) == Some(a))
    })
}

//! Values that do not fit their place, and some that only look so.

use crate::suite::rng::Rng;
use serde_json::{Value as Json, json};

/// Values of every kind of JSON, each of them wrong somewhere.
pub fn all() -> Vec<Json> {
    vec![
        Json::Null,
        "".into(),
        "  \u{2003}".into(),
        true.into(),
        "maybe".into(),
        0.into(),
        1.into(),
        (-1).into(),
        json!(4.5),
        json!(1e21),
        json!(-1e-7),
        json!(9_007_199_254_740_993_u64),
        json!(18_446_744_073_709_551_615_u64),
        "1,000".into(),
        "1e3".into(),
        ".5".into(),
        "5.".into(),
        "+".into(),
        "1e400".into(),
        "1e-400".into(),
        "12 %".into(),
        "EUR".into(),
        "EUR 1 000".into(),
        "a@b@c".into(),
        "@".into(),
        "2026-02-30".into(),
        "2026-03-10T09:00".into(),
        "2026-03-10T24:00:00Z".into(),
        "2026-03-10T09:00:00.1234567+01".into(),
        "10000-01-01T00:00:00Z".into(),
        "0000-01-01T00:00:00+01:00".into(),
        "e\u{301}".into(),
        "\"\\\u{1}\u{1f}\u{7f}\u{2028}/".into(),
        "😀".repeat(90).into(),
        json!([]),
        json!(["x", null, 7]),
        json!({}),
        json!({"a": 1}),
    ]
}

/// One of them.
pub fn value(rng: &mut Rng) -> Json {
    rng.pick(&all()).clone()
}

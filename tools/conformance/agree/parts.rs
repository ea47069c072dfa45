//! What can be left out: of a lead, a key or an item; of a definition, a statement, a line, a part of a condition.

use serde_json::Value as Json;

/// All leads with one thing less, the largest parts first.
pub fn smaller(lead: &Json) -> Vec<Json> {
    let mut out = Vec::new();
    without(lead, &mut |smaller| out.push(smaller));
    out.sort_by_key(|lead| lead.to_string().len());
    out
}

fn without(json: &Json, give: &mut dyn FnMut(Json)) {
    match json {
        Json::Array(items) => {
            for at in 0..items.len() {
                let mut less = items.clone();
                less.remove(at);
                give(less.into());
                without(&items[at], &mut |smaller| {
                    let mut changed = items.clone();
                    changed[at] = smaller;
                    give(changed.into());
                });
            }
        }
        Json::Object(object) => {
            for key in object.keys() {
                let mut less = object.clone();
                less.remove(key);
                give(less.into());
                without(&object[key], &mut |smaller| {
                    let mut changed = object.clone();
                    changed.insert(key.clone(), smaller);
                    give(changed.into());
                });
            }
        }
        _ => {}
    }
}

/// All definitions with one thing less.
pub fn shorter(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut out = Vec::new();
    // A statement: a line in column 0 and what is indented below it.
    for start in (0..lines.len()).filter(|at| !lines[*at].starts_with(' ')) {
        let end = (start + 1..lines.len()).find(|at| !lines[*at].starts_with(' ')).unwrap_or(lines.len());
        out.push(joined(&lines[..start], "", &lines[end..]));
        // An event without its properties.
        if let Some(head) = lines[start].strip_suffix(" has") {
            out.push(joined(&lines[..start], head, &lines[end..]));
        }
    }
    for at in 0..lines.len() {
        out.push(joined(&lines[..at], "", &lines[at + 1..]));
        // Two that belong together: `MQL for keen when …`, `MQL for everyone else when …`.
        if at + 1 < lines.len() {
            out.push(joined(&lines[..at], "", &lines[at + 2..]));
        }
        if let (Some(whom), Some(when)) = (lines[at].find(" for "), lines[at].find(" when "))
            && whom < when
        {
            let line = format!("{}{}", &lines[at][..whom], &lines[at][when..]);
            let others = lines.iter().skip(at + 1).filter(|line| !line.contains(" for everyone else ")).copied();
            out.push(joined(&lines[..at], &line, &others.collect::<Vec<_>>()));
        }
        for line in shorter_line(lines[at]) {
            out.push(joined(&lines[..at], &line, &lines[at + 1..]));
        }
    }
    out
}

fn joined(before: &[&str], line: &str, after: &[&str]) -> String {
    let mut text = String::new();
    for line in before.iter().chain([&line]).chain(after).filter(|line| !line.is_empty()) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// A line with a clause less, or with one part in the place of a list of them.
fn shorter_line(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    for word in [" because ", " unless ", " when ", ", "] {
        for (at, _) in line.match_indices(word) {
            out.push(line[..at].to_owned());
        }
    }
    for (open, _) in line.match_indices('(') {
        let Some(close) = closing(line, open) else { continue };
        let head = checklist(&line[..open]);
        let inside = split(&line[open + 1..close]);
        if inside.len() > 1 || head < open {
            for part in &inside {
                out.push(format!("{}({part}){}", &line[..head], &line[close + 1..]));
                out.push(format!("{}{part}{}", &line[..head], &line[close + 1..]));
            }
        } else {
            out.push(format!("{}{}{}", &line[..open], &line[open + 1..close], &line[close + 1..]));
        }
    }
    // The condition after `when` or `as`, joined without brackets.
    for word in [" when ", " as ", " unless ", " until "] {
        if let Some(at) = line.find(word) {
            let start = at + word.len();
            let parts = split(&line[start..]);
            if parts.len() > 1 {
                out.extend(parts.into_iter().map(|part| format!("{}{part}", &line[..start])));
            }
        }
    }
    out
}

/// Where the checklist begins whose bracket opens here; the bracket itself if there is none.
fn checklist(before: &str) -> usize {
    let trimmed = before.trim_end();
    for head in ["any of", "all of"] {
        if trimmed.ends_with(head) {
            return trimmed.len() - head.len();
        }
    }
    let numbered =
        trimmed.strip_suffix(" of").map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end());
    for head in ["at least", "at most", "exactly"] {
        if let Some(rest) = numbered.and_then(|rest| rest.strip_suffix(head)) {
            return rest.len();
        }
    }
    before.len()
}

fn closing(line: &str, open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, letter) in line[open..].char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(open + at);
        }
    }
    None
}

/// The parts between the commas, `and`s and `or`s outside of brackets.
fn split(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let (mut depth, mut start, mut at) = (0, 0, 0);
    while at < text.len() {
        let rest = &text[at..];
        let joint = [", ", " and ", " or ", " unless "].into_iter().find(|joint| depth == 0 && rest.starts_with(joint));
        if let Some(joint) = joint {
            parts.push(text[start..at].to_owned());
            at += joint.len();
            start = at;
            continue;
        }
        let letter = rest.chars().next().unwrap_or(' ');
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        at += letter.len_utf8();
    }
    parts.push(text[start..].to_owned());
    parts
}

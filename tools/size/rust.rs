//! A Rust file taken apart: its code, its tests, and the text in it that people read.

/// A file, character by character of the same length and lines as its text.
pub struct Source {
    /// The code: comments are blank, the insides of texts are replaced by a letter, so a brace is a brace and `//` is nothing.
    pub code: String,
    /// The comments and texts, each with its line, from 1.
    pub prose: Vec<(usize, String)>,
}

/// A module that only tests have, as declared in a file.
#[derive(Debug, PartialEq)]
pub struct TestModule {
    pub name: String,
    /// What `#[path = "…"]` says, if it is there.
    pub path: Option<String>,
}

impl Source {
    pub fn read(text: &str) -> Source {
        let mut source = Source { code: String::with_capacity(text.len()), prose: Vec::new() };
        let (mut rest, mut line) = (text, 1);
        while let Some(first) = rest.chars().next() {
            let (length, kind) = piece(rest);
            let length = length.unwrap_or(first.len_utf8());
            let (read, after) = rest.split_at(length);
            let blank = |c: char, with: char| if c == '\n' { '\n' } else { with };
            match kind {
                Kind::Code => source.code.push_str(read),
                Kind::Comment => source.code.extend(read.chars().map(|c| blank(c, ' '))),
                Kind::Text => source.code.extend(read.chars().map(|c| blank(c, 'x'))),
            }
            if kind != Kind::Code {
                source.prose.push((line, read.to_owned()));
            }
            line += read.matches('\n').count();
            rest = after;
        }
        source
    }

    /// The code without what is behind `#[cfg(test)]`, and the modules in other files that are tests.
    pub fn without_tests(&self, text: &str) -> (String, Vec<TestModule>) {
        const MARK: &str = "#[cfg(test)]";
        let (mut code, mut modules) = (self.code.clone(), Vec::new());
        let mut from = 0;
        while let Some(at) = code[from..].find(MARK).map(|at| from + at) {
            let end = item_end(&code, at + MARK.len());
            let head = code[at..end].trim_end();
            if let Some((_, name)) = head.strip_suffix(';').and_then(|head| head.rsplit_once("mod ")) {
                // The code has letters for what is in the quotes, so the path is read in the text itself.
                let path = characters(text, &code, at, end)
                    .split_once("#[path = \"")
                    .and_then(|(_, rest)| rest.split_once('"'));
                modules.push(TestModule { name: name.to_owned(), path: path.map(|(path, _)| path.to_owned()) });
            }
            let blank: String = code[at..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
            code.replace_range(at..end, &blank);
            from = at + blank.len();
        }
        (code, modules)
    }
}

/// The lines of a code that are not blank.
pub fn lines(code: &str) -> usize {
    code.lines().filter(|line| !line.trim().is_empty()).count()
}

#[derive(PartialEq)]
enum Kind {
    Code,
    Comment,
    Text,
}

/// How long the first piece is, unless it is a single sign. Words are pieces, so an `r` that begins one is the first of its letters.
fn piece(rest: &str) -> (Option<usize>, Kind) {
    if rest.starts_with("//") {
        return (Some(rest.find('\n').unwrap_or(rest.len())), Kind::Comment);
    }
    if rest.starts_with("/*") {
        return (Some(block_comment(rest)), Kind::Comment);
    }
    let word = rest.len() - rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').len();
    let (letters, after) = rest.split_at(word);
    let hashes = after.len() - after.trim_start_matches('#').len();
    match letters {
        "r" | "br" | "cr" if after[hashes..].starts_with('"') => {
            let (close, inside) = (format!("\"{}", "#".repeat(hashes)), word + hashes + 1);
            return (Some(rest[inside..].find(&close).map_or(rest.len(), |at| inside + at + close.len())), Kind::Text);
        }
        "b" | "c" if after.starts_with('"') => return (Some(word + quoted(after, '"')), Kind::Text),
        "" => {}
        _ => return (Some(word), Kind::Code),
    }
    if rest.starts_with('"') {
        return (Some(quoted(rest, '"')), Kind::Text);
    }
    // A character, and not a lifetime: something that is escaped, or one character and the closing sign.
    let mut inside = rest.strip_prefix('\'').unwrap_or_default().chars();
    match (inside.next(), inside.next()) {
        (Some('\\'), _) => (Some(quoted(rest, '\'')), Kind::Text),
        (Some(c), Some('\'')) => (Some(2 + c.len_utf8()), Kind::Text),
        _ => (None, Kind::Code),
    }
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let step = match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => {
                depth += 1;
                2
            }
            [b'*', b'/', ..] => {
                depth -= 1;
                2
            }
            _ => 1,
        };
        at += step;
        if depth == 0 {
            break;
        }
    }
    at
}

/// Where a text ends that begins with this sign.
fn quoted(rest: &str, sign: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == sign => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Where the item ends that begins here: at its `;`, or behind the brace that closes it.
fn item_end(code: &str, from: usize) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code[from..].char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && c == '}' {
                    return from + at + 1;
                }
            }
            ';' | ',' if depth == 0 => return from + at + 1,
            _ => {}
        }
    }
    code.len()
}

/// The characters of a text that are at the places of a part of its code.
fn characters<'a>(text: &'a str, code: &str, from: usize, to: usize) -> &'a str {
    let (skip, take) = (code[..from].chars().count(), code[from..to].chars().count());
    let mut places = text.char_indices().map(|(at, _)| at).chain(Some(text.len())).skip(skip);
    let start = places.next().unwrap_or(text.len());
    &text[start..places.nth(take.saturating_sub(1)).unwrap_or(text.len())]
}

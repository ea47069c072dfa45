//! The fenced blocks of a Markdown page.

/// A fenced block.
#[derive(Clone, Debug)]
pub struct Fence {
    /// The words after the opening fence.
    pub words: Vec<String>,
    /// What stands between the fences.
    pub text: String,
    /// The line of the opening fence, from 1.
    pub line: usize,
}

impl Fence {
    /// The first word: the language.
    pub fn language(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// Whether this word stands after the language.
    pub fn has(&self, word: &str) -> bool {
        self.words.iter().skip(1).any(|w| w == word)
    }

    /// The value of `key=value`.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.words.iter().skip(1).find_map(|w| w.strip_prefix(key)?.strip_prefix('='))
    }
}

/// The fenced blocks of a page, in order.
pub fn fences(page: &str) -> Vec<Fence> {
    let mut out: Vec<Fence> = Vec::new();
    let mut open = false;
    for (number, line) in page.lines().enumerate() {
        match (line.trim_start().strip_prefix("```"), open) {
            (Some(_), true) => open = false,
            (Some(words), false) => {
                open = true;
                let words = words.split_whitespace().map(str::to_owned).collect();
                out.push(Fence { words, text: String::new(), line: number + 1 });
            }
            (None, true) => {
                let fence = out.last_mut().expect("a fence is open");
                fence.text.push_str(line);
                fence.text.push('\n');
            }
            (None, false) => {}
        }
    }
    assert!(!open, "a fence is never closed");
    out
}

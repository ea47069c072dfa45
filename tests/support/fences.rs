//! The fenced blocks of a Markdown page.

/// A fenced block.
#[derive(Clone, Debug)]
pub struct Fence {
    /// The words after the opening fence.
    pub words: Vec<String>,
    /// The text between the fences.
    pub text: String,
    /// The line of the opening fence, from 1.
    pub line: usize,
    /// The heading above it, without its marks.
    pub heading: String,
}

impl Fence {
    /// The first word: the language.
    pub fn language(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// Whether this word follows the language.
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
    let (mut open, mut heading) = (false, "");
    for (number, line) in page.lines().enumerate() {
        match (line.trim_start().strip_prefix("```"), open) {
            (Some(_), true) => open = false,
            (Some(words), false) => {
                open = true;
                let words = words.split_whitespace().map(str::to_owned).collect();
                out.push(Fence { words, text: String::new(), line: number + 1, heading: heading.to_owned() });
            }
            (None, true) => {
                let fence = out.last_mut().expect("a fence is open");
                fence.text.push_str(line);
                fence.text.push('\n');
            }
            (None, false) if line.starts_with('#') => heading = line.trim_start_matches(['#', ' ']),
            (None, false) => {}
        }
    }
    assert!(!open, "a fence is never closed");
    out
}

/// The texts of the fences in a language, in order.
pub fn of_language(page: &str, language: &str) -> Vec<String> {
    fences(page).into_iter().filter(|fence| fence.language() == language).map(|fence| fence.text).collect()
}

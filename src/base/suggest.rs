//! Did you mean …?

mod opposite;
mod wording;

pub use wording::reworded;

/// Words longer than this are not slips of the pen.
const LONGEST: usize = 100;
/// Shorter words are near to anything.
const SHORTEST: usize = 3;
/// Endings that make another form of one word: `call`, `called`, `calls`, `calling`.
const ENDINGS: &[&str] = &["ing", "ed", "es", "d", "s", "e"];

/// The candidate nearest to a misspelt word, if one is near enough: at most a third of the letters differ, case aside; or else
/// one that is another form of the word, `called` for `call`. One or two letters are near to anything, so they mean nothing; and a
/// whole word more or less is no slip.
#[must_use]
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (written, word) = (word, word.to_lowercase());
    let letters = word.chars().count();
    if letters > LONGEST {
        return None;
    }
    let limit = (letters / 3).max(1);
    let mut stems = None;
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let count = candidate.chars().count();
        if !(2..=LONGEST).contains(&count) {
            continue;
        }
        let lower = candidate.to_lowercase();
        if lower == word && candidate != written {
            return Some(candidate);
        }
        if letters < SHORTEST || opposite::turns_round(&word, &lower) || wording::has_other_words(&word, &lower) {
            continue;
        }
        let slip = (count.abs_diff(letters) <= limit)
            .then(|| strsim::damerau_levenshtein(&word, &lower))
            .filter(|distance| *distance <= limit);
        // A slip is nearer than another form of the word.
        let form = || (*stems.get_or_insert_with(|| stem(&word)) == stem(&lower)).then_some(limit + 1);
        if let Some(distance) = slip.or_else(form)
            && best.is_none_or(|found| (distance, candidate) < found)
        {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The words of a name without their endings.
fn stem(name: &str) -> String {
    name.split(' ').map(stem_of_word).collect::<Vec<_>>().join(" ")
}

fn stem_of_word(word: &str) -> &str {
    let cut = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)).filter(|rest| rest.chars().count() >= 3);
    cut.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn slips_and_forms_are_found() {
        assert_eq!(closest("requested dmo", ["requested demo", "called"]), Some("requested demo"));
        assert_eq!(closest("call", ["called", "requested demo"]), Some("called"));
        assert_eq!(closest("attend webinar", ["attended webinars"]), Some("attended webinars"));
        assert_eq!(closest("calling", ["called"]), Some("called"));
        assert_eq!(closest("send", ["called"]), None);
    }

    #[test]
    fn a_slip_is_nearer_than_a_form() {
        assert_eq!(closest("call", ["calling", "cell"]), Some("cell"));
    }

    #[test]
    fn a_whole_word_is_no_slip() {
        assert_eq!(closest("twice annual revenue", ["annual revenue"]), None);
        assert_eq!(closest("requested demo first", ["requested demo"]), None);
        assert_eq!(closest("then had meeting", ["had meeting"]), None);
        assert_eq!(closest("requested a demo", ["requested demo"]), Some("requested demo"));
        assert_eq!(closest("annual revenu of", ["annual revenue"]), Some("annual revenue"));
        assert_eq!(closest("e mail", ["email"]), Some("email"));
        assert_eq!(closest("VP", ["vp", "c-level"]), Some("vp"));
    }

    #[test]
    fn the_opposite_is_not_what_was_meant() {
        assert_eq!(closest("outcome not disqualified", ["became disqualified"]), None);
        assert_eq!(closest("date of birth not", ["date of birth"]), None);
        assert_eq!(closest("opted out", ["opted in"]), None);
        assert_eq!(closest("opted ut", ["opted in", "opted out"]), Some("opted out"));
        assert_eq!(closest("accepted lead", ["rejected lead"]), None);
        assert_eq!(closest("became qualified", ["became disqualified"]), None);
        assert_eq!(closest("became disqualifed", ["became disqualified"]), Some("became disqualified"));
    }

    #[test]
    fn short_words_are_near_to_nothing() {
        assert_eq!(closest("a", ["b", "a"]), None);
        assert_eq!(closest("ab", ["ac"]), None);
    }
}

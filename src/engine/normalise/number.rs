//! Decimal numbers, read exactly: no floating point takes part in their value.

/// A decimal number: digits times a power of ten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    /// Without zeros at either end; empty for 0.
    digits: Vec<u8>,
    exponent: i64,
}

/// A decimal in units of a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scaled {
    /// Exactly this integer.
    Exact(i64),
    /// So many, rounded half away from zero.
    Rounded(i64),
    /// More than can be counted.
    TooLarge,
}

/// No number of interest has more digits than this before its point.
const MOST_DIGITS: i64 = 18;

impl Decimal {
    /// Reads `[+-]digits[.digits][e[+-]digits]`, with at least one digit before the `e`.
    pub(crate) fn read(text: &str) -> Option<Decimal> {
        let (negative, rest) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (mantissa, exponent) = match rest.find(['e', 'E']) {
            Some(at) => (&rest[..at], read_exponent(&rest[at + 1..])?),
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole, fraction].concat();
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut exponent = exponent - i64::try_from(fraction.len()).ok()?;
        let mut digits: Vec<u8> = digits.bytes().map(|byte| byte - b'0').skip_while(|digit| *digit == 0).collect();
        while digits.last() == Some(&0) {
            digits.pop();
            exponent += 1;
        }
        let zero = digits.is_empty();
        Some(Decimal { negative: negative && !zero, digits, exponent: if zero { 0 } else { exponent } })
    }

    /// The value of a JSON number: a whole one within ±2^53 itself, any other the shortest decimal text of the
    /// double nearest to it, which is what every reader of JSON can give.
    pub(crate) fn from_json(number: &serde_json::Number) -> Option<Decimal> {
        if let Some(whole) = number.as_i64().filter(|whole| whole.unsigned_abs() <= 1 << 53) {
            return Decimal::read(&whole.to_string());
        }
        Decimal::read(&number.as_f64()?.to_string())
    }

    /// The number in units of 10^-decimals.
    pub(crate) fn scaled(&self, decimals: u32) -> Scaled {
        let exponent = self.exponent.saturating_add(i64::from(decimals));
        let length = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        // The number of digits before the point, once scaled.
        let before = length.saturating_add(exponent);
        if before > MOST_DIGITS {
            return Scaled::TooLarge;
        }
        let mut units = 0_i64;
        for place in 0..before {
            // At most 18 rounds, so this cannot overflow.
            units = units * 10
                + usize::try_from(place).ok().and_then(|at| self.digits.get(at)).copied().map_or(0, i64::from);
        }
        // The first digit after the point rounds, half away from zero.
        let next = usize::try_from(before).ok().and_then(|at| self.digits.get(at)).copied().unwrap_or(0);
        let units = if next >= 5 { units + 1 } else { units };
        let units = if self.negative { -units } else { units };
        if exponent >= 0 { Scaled::Exact(units) } else { Scaled::Rounded(units) }
    }

    /// The number without an exponent.
    pub(crate) fn plain(&self) -> String {
        if self.digits.is_empty() {
            return "0".to_owned();
        }
        let length = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        let before = length.saturating_add(self.exponent);
        let mut text = String::new();
        if self.negative {
            text.push('-');
        }
        // Far beyond what is ever shown, so that a huge exponent costs nothing.
        const MOST: i64 = 400;
        if before <= 0 {
            text.push_str("0.");
            text.extend(std::iter::repeat_n('0', usize::try_from((-before).min(MOST)).unwrap_or(0)));
        }
        for (place, digit) in self.digits.iter().enumerate() {
            if place > 0 && i64::try_from(place) == Ok(before) {
                text.push('.');
            }
            text.push(char::from(b'0' + digit));
        }
        text.extend(std::iter::repeat_n('0', usize::try_from((before - length).clamp(0, MOST)).unwrap_or(0)));
        text
    }
}

fn read_exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // An exponent beyond a million is as good as a million.
    let size = digits.bytes().fold(0_i64, |size, byte| (size * 10 + i64::from(byte - b'0')).min(1_000_000));
    Some(if negative { -size } else { size })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn scaled(text: &str, decimals: u32) -> Scaled {
        Decimal::read(text).unwrap().scaled(decimals)
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(scaled("0.1", 2), Scaled::Exact(10));
        assert_eq!(scaled("400.0", 0), Scaled::Exact(400));
        assert_eq!(scaled("4e2", 0), Scaled::Exact(400));
        assert_eq!(scaled("-.5", 0), Scaled::Rounded(-1));
        assert_eq!(scaled("0.49", 0), Scaled::Rounded(0));
        assert_eq!(scaled("1.005", 2), Scaled::Rounded(101));
        assert_eq!(scaled("-1.005", 2), Scaled::Rounded(-101));
        assert_eq!(scaled("1e-900000000000", 6), Scaled::Rounded(0));
        assert_eq!(scaled("1e900000000000", 6), Scaled::TooLarge);
        assert_eq!(scaled("0e900000000000", 6), Scaled::Exact(0));
        assert_eq!(scaled("00012.", 0), Scaled::Exact(12));
    }

    #[test]
    fn what_is_no_number() {
        for text in ["", "-", ".", "1,000", "1 000", "e5", "1e", "1e+", "0x10", "NaN", "١"] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_shown_plainly() {
        for (text, plain) in [("1e3", "1000"), ("-1.50", "-1.5"), ("1e-3", "0.001"), ("-0", "0"), ("12.5", "12.5")] {
            assert_eq!(Decimal::read(text).unwrap().plain(), plain);
        }
    }
}

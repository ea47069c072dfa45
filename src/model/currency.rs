//! The currencies of ISO 4217 and the digits of their minor units.

/// Currencies without a minor unit.
const NONE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

/// Currencies whose minor unit is a thousandth.
const THREE: &str = "BHD IQD JOD KWD LYD OMR TND";

/// Currencies whose minor unit is a hundredth.
const TWO: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP \
CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR \
KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP \
PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU \
UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

/// How many digits the minor unit of a currency has; none for what is no currency.
#[must_use]
pub fn minor_digits(code: &str) -> Option<u32> {
    [(TWO, 2), (NONE, 0), (THREE, 3)]
        .into_iter()
        .find(|(codes, _)| codes.split_whitespace().any(|known| known == code))
        .map(|(_, digits)| digits)
}

/// All codes, for suggestions.
pub fn currencies() -> impl Iterator<Item = &'static str> {
    [TWO, NONE, THREE].into_iter().flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::{currencies, minor_digits};

    #[test]
    fn digits_are_those_of_the_standard() {
        assert_eq!(minor_digits("EUR"), Some(2));
        assert_eq!(minor_digits("JPY"), Some(0));
        assert_eq!(minor_digits("KWD"), Some(3));
        assert_eq!(minor_digits("EURO"), None);
        assert_eq!(minor_digits("eur"), None);
    }

    #[test]
    fn each_code_stands_once() {
        let mut all: Vec<_> = currencies().collect();
        let before = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), before);
        assert!(all.iter().all(|code| code.len() == 3));
    }
}

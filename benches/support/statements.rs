//! Definitions of any length, of one shape: five comparisons a statement, as the side-by-side benchmark gives its peers.

use std::fmt::Write as _;

use super::Rng;

const HEAD: &str = "\
person has
  industry: one of (software, fintech, healthcare, retail, education, government, manufacturing, media)
  employees: whole number from 1
  country: text, not personal
  title: one of (c-level, vp, director, manager, individual, intern, student)
  consent: yes/no, if unknown no

event requested demo, hand raise
event opened email, not interest

score engagement from 0 to 100
  +30 for each requested demo in the last 30 days
  +1 for each opened email in the last 30 days

stages, any may be skipped
  suspect
  inquiry

inquiry when requested demo ever

";

/// A definition with `n` statements below its head: half of them definitions, half outcomes that read them.
pub fn definition(n: usize) -> String {
    let mut rng = Rng::new(11);
    let mut text = String::from(HEAD);
    for number in 0..n {
        let industry = rng.pick(&[
            "software",
            "fintech",
            "healthcare",
            "retail",
            "education",
            "government",
            "manufacturing",
            "media",
        ]);
        let country = rng.pick(&["US", "GB", "DE", "FR", "CA", "IN", "BR", "JP", "NG", "PL"]);
        let title = rng.pick(&["c-level", "vp", "director", "manager", "individual", "intern", "student"]);
        let employees = 1 + rng.below(10_000);
        if number % 2 == 0 {
            let _ = writeln!(
                text,
                "define case_{number} as\n  industry is {industry} and employees >= {employees} and (country is \"{country}\" or title is {title})",
            );
        } else {
            let (before, points) = (number - 1, rng.below(100));
            let _ = writeln!(
                text,
                "disqualified when case_{before} and employees < {employees} unless (consent and engagement < {points}) because \"rule {number}\"",
            );
        }
    }
    text
}

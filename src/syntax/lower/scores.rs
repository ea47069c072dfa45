//! Scores and bands.

use super::Lower;
use crate::syntax::ast::{
    Band, BandRow, EachEvent, Group, GroupRule, GroupRuleKind, Score, Silence, Term, TermKind, TermOption,
    TermOptionKind, UnknownUnless,
};
use crate::syntax::cursor::Cursor;
use crate::syntax::parser::{Pair, Rule};

impl Lower<'_> {
    pub(super) fn score(&mut self, pair: Pair) -> Option<Score> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_score);
        let name = self.name(&mut c)?;
        c.has(Rule::k_from);
        let from = self.number(&mut c)?;
        c.has(Rule::k_to);
        let to = self.number(&mut c)?;
        c.has(Rule::comma);
        let decimals = if c.has(Rule::k_with) { Some(self.number(&mut c)?) } else { None };
        c.has(Rule::k_decimals);
        let mut score = Score {
            name,
            from,
            to,
            decimals,
            unknown_unless: Vec::new(),
            starting_over: Vec::new(),
            starts_at: Vec::new(),
            terms: Vec::new(),
            groups: Vec::new(),
        };
        while let Some(line) = c.take() {
            self.score_line(line, &mut score)?;
        }
        Some(score)
    }

    fn score_line(&mut self, pair: Pair, score: &mut Score) -> Option<()> {
        let span = self.span(&pair);
        match pair.as_rule() {
            Rule::term => score.terms.push(self.term(pair)?),
            Rule::group => score.groups.push(self.group(pair)?),
            Rule::unknown_unless => {
                let mut c = Cursor::new(pair);
                c.has(Rule::k_unknown_unless);
                let condition = self.next_condition(&mut c)?;
                score.unknown_unless.push(UnknownUnless { condition, because: self.because(&mut c), span });
            }
            Rule::starting_over => {
                let mut c = Cursor::new(pair);
                c.has(Rule::k_starting_over_at);
                while c.peek().is_some() {
                    score.starting_over.push(self.event_where(&mut c)?);
                    c.has(Rule::comma);
                }
            }
            _ => {
                let mut c = Cursor::new(pair);
                c.has(Rule::k_starts_at);
                score.starts_at.push(self.number(&mut c)?);
            }
        }
        Some(())
    }

    fn group(&mut self, pair: Pair) -> Option<Group> {
        let mut c = Cursor::new(pair);
        let head = c.eat(Rule::group_head)?;
        let span = self.span(&head);
        let mut head = Cursor::new(head);
        head.has(Rule::k_group);
        let name = self.name(&mut head)?;
        head.has(Rule::colon);
        let mut rules = Vec::new();
        for rule in head.many(Rule::group_rule) {
            let span = self.span(&rule);
            let mut inner = Cursor::new(rule);
            let kind = match inner.take()?.as_rule() {
                Rule::k_best_only => GroupRuleKind::BestOnly,
                Rule::k_first_only => GroupRuleKind::FirstOnly,
                Rule::k_at_most => GroupRuleKind::AtMostPoints(self.number(&mut inner)?),
                Rule::k_weighs => GroupRuleKind::Weighs(self.number(&mut inner)?),
                _ => GroupRuleKind::ScaledTo(self.number(&mut inner)?),
            };
            rules.push(GroupRule { kind, span });
        }
        let terms = c.many(Rule::term).into_iter().map(|term| self.term(term)).collect::<Option<_>>()?;
        Some(Group { name, rules, terms, span })
    }

    fn term(&mut self, pair: Pair) -> Option<Term> {
        let span = self.span(&pair);
        let indent = self.indent(pair.as_span().start());
        let mut c = Cursor::new(pair);
        let kind = if let Some(computed) = c.eat(Rule::computed) {
            self.computed(computed)?
        } else {
            let points = self.number(&mut c)?;
            c.has(Rule::k_points);
            if !c.has(Rule::k_for_each) {
                TermKind::Points(points)
            } else if c.peek() == Some(Rule::silence) {
                TermKind::Silence(points, self.silence(&mut c)?)
            } else {
                TermKind::ForEach(points, self.each_event(&mut c)?)
            }
        };
        let mut options = Vec::new();
        for option in c.many(Rule::term_option) {
            options.push(self.term_option(option)?);
        }
        let when = self.when(&mut c)?;
        Some(Term { kind, options, when, because: self.because(&mut c), indent, span })
    }

    fn computed(&mut self, pair: Pair) -> Option<TermKind> {
        let mut c = Cursor::new(pair);
        let minus = c.eat(Rule::sign)?.as_str() == "-";
        if c.has(Rule::k_the_value_of) {
            return Some(TermKind::ValueOf { minus, name: self.name(&mut c)? });
        }
        if c.has(Rule::k_the_higher_of) {
            let a = self.name(&mut c)?;
            c.has(Rule::k_and);
            return Some(TermKind::Higher { minus, a, b: self.name(&mut c)? });
        }
        let percent = self.number(&mut c);
        c.has(Rule::k_of);
        Some(TermKind::Share { minus, percent, name: self.name(&mut c)? })
    }

    fn silence(&mut self, c: &mut Cursor) -> Option<Silence> {
        let pair = c.eat(Rule::silence)?;
        let span = self.span(&pair);
        let mut c = Cursor::new(pair);
        let every = self.duration(&mut c)?;
        c.has(Rule::k_since_last);
        let event = self.event_where(&mut c)?;
        c.has(Rule::comma);
        let fallback = if c.has(Rule::k_else) { Some(self.name(&mut c)?) } else { None };
        Some(Silence { every, event, fallback, span })
    }

    fn each_event(&mut self, c: &mut Cursor) -> Option<EachEvent> {
        let mut c = Cursor::new(c.eat(Rule::each_event)?);
        Some(EachEvent {
            event: self.event_where(&mut c)?,
            windows: self.windows(&mut c)?,
            anchor: self.anchor(&mut c)?,
        })
    }

    fn term_option(&mut self, pair: Pair) -> Option<TermOption> {
        let span = self.span(&pair);
        let mut c = Cursor::new(pair);
        let kind = match c.take()?.as_rule() {
            Rule::k_at_most => {
                let number = self.number(&mut c)?;
                if c.has(Rule::k_points) {
                    TermOptionKind::AtMostPoints(number)
                } else {
                    c.has(Rule::k_times);
                    let period = if c.has(Rule::k_per) { Some(self.period(&mut c)?) } else { None };
                    TermOptionKind::AtMostTimes(number, period)
                }
            }
            Rule::k_once_per => {
                let once = crate::syntax::ast::Number { units: 1, decimals: 0, span };
                TermOptionKind::AtMostTimes(once, Some(self.period(&mut c)?))
            }
            Rule::k_once_every => TermOptionKind::OnceEvery(self.duration(&mut c)?),
            Rule::k_fading_over => TermOptionKind::FadingOver(self.duration(&mut c)?),
            _ => {
                let percent = c.peek() == Some(Rule::percent);
                let number = self.number(&mut c)?;
                c.has(Rule::k_points);
                c.has(Rule::k_every);
                let every = self.duration(&mut c)?;
                if percent {
                    TermOptionKind::LosingPercent(number, every)
                } else {
                    TermOptionKind::LosingPoints(number, every)
                }
            }
        };
        Some(TermOption { kind, span })
    }

    /// How far the line of a byte is indented, in characters.
    fn indent(&self, at: usize) -> usize {
        let start =
            self.text.get(..at).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |line_end| line_end + 1);
        self.text.get(start..).unwrap_or_default().chars().take_while(|c| matches!(c, ' ' | '\t')).count()
    }

    pub(super) fn band(&mut self, pair: Pair) -> Option<Band> {
        let mut c = Cursor::new(pair);
        c.has(Rule::k_band);
        let name = self.name(&mut c)?;
        c.has(Rule::k_of);
        let of = self.name(&mut c)?;
        let mut rows = Vec::new();
        for row in c.many(Rule::band_row) {
            let span = self.span(&row);
            let mut inner = Cursor::new(row);
            let label = self.label(&mut inner)?;
            inner.has(Rule::k_from);
            rows.push(BandRow { label, from: self.number(&mut inner)?, span });
        }
        Some(Band { name, of, rows })
    }
}

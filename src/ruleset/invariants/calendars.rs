//! Offsets of zones and calendars.

use super::Check;
use crate::ruleset::walk::At;
use crate::ruleset::{Offsets, ValueType, ZoneOf};

/// No zone is further from UTC, in ms.
const FARTHEST: i64 = 26 * 3_600_000;

impl Check<'_> {
    pub(super) fn offsets(&mut self, offsets: &Offsets, at: &At) {
        let ascending = offsets.changes.is_sorted_by(|a, b| a.0 < b.0);
        self.must(ascending, at, "the changes of the clock do not ascend");
        let ends = offsets.changes.last().is_none_or(|last| last.0 < offsets.until);
        self.must(ends, at, "the clock changes after the end of the horizon");
        let near = |offset: i64| (-FARTHEST..=FARTHEST).contains(&offset);
        let all = near(offsets.first) && offsets.changes.iter().all(|change| near(change.1));
        self.must(all, at, "no zone is further than 26 hours from UTC");
    }

    pub(super) fn calendars(&mut self) {
        let ruleset = self.ruleset;
        let calendars = At::top("calendars");
        self.names(ruleset.calendars.iter().map(|calendar| &calendar.name), &calendars);
        for (number, calendar) in ruleset.calendars.iter().enumerate() {
            let at = calendars.item(number);
            self.must(calendar.from < calendar.until, &at, "the horizon ends before it begins");
            self.must(!calendar.zones.is_empty(), &at, "a calendar needs a zone");
            let zones = at.key("zones");
            for (number, zone) in calendar.zones.iter().enumerate() {
                let at = zones.item(number);
                self.offsets(&zone.offsets, &at.key("offsets"));
                let sound = zone.open.iter().all(|(from, until)| from < until)
                    && zone.open.windows(2).all(|pair| pair[0].1 < pair[1].0);
                self.must(sound, &at, "open time does not ascend, overlaps or touches");
                let inside = zone.open.iter().all(|(from, until)| *from >= calendar.from && *until <= calendar.until);
                self.must(inside, &at, "open time lies outside of the horizon");
            }
            if let Some(of) = &calendar.zone_of {
                self.zone_of(of, calendar.zones.len(), &at.key("zone_of"));
            }
        }
    }

    fn zone_of(&mut self, of: &ZoneOf, zones: usize, at: &At) {
        self.must(of.field.is_some() != of.property.is_some(), at, "a zone is found by a field or by a property");
        self.indices(&of.zones, zones, &at.key("zones"), "zone");
        self.index(of.otherwise, zones, &at.key("otherwise"), "zone");
        match of.field.map(|field| self.ruleset.fields.get(field).map(|field| &field.value)) {
            Some(Some(ValueType::OneOf { choices, .. })) => {
                self.must(choices.len() == of.zones.len(), at, "each choice of the field needs its zone");
            }
            Some(_) => self.report(at, "the field of a zone is `one of` zones"),
            None => {}
        }
    }
}

//! The bodies of scores, bands, stages, outcomes, agreements, guarantees and examples.

use super::Checker;

impl Checker<'_> {
    /// The head of the definition: zone and currency must be known before any value is read.
    pub(super) fn head(&mut self) {
        self.program.head.time_zone = "UTC".into();
    }

    /// What conditions compare with: ranges and digits of scores, labels of bands. Before any condition.
    pub(super) fn scales(&mut self) {}

    /// Everything else.
    pub(super) fn bodies(&mut self) {}
}

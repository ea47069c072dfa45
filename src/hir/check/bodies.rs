//! In which order the bodies of scores, bands, stages, outcomes, agreements, guarantees and examples are checked.

use super::Checker;

impl Checker<'_> {
    /// What conditions compare with: ranges and digits of scores, labels of bands. Before any condition.
    pub(super) fn scales(&self) {
        self.score_scales();
        self.bands();
    }

    /// Everything else.
    pub(super) fn bodies(&self) {
        self.score_bodies();
        self.stages();
        self.stage_rules();
        self.words();
        self.calendars();
        self.handoffs();
        self.slas();
        self.routes();
        self.nurtures();
        self.targets();
        self.guarantees();
        self.examples();
        self.order();
    }
}

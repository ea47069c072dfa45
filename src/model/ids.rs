//! Ids: indices into the lists of a checked program.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub usize);
    )*};
}

ids! {
    /// A team.
    TeamId;
    /// A field of person or account.
    FieldId;
    /// An event, built-in ones included.
    EventId;
    /// A list of texts or choices.
    ListId;
    /// A named condition.
    DefineId;
    /// A permission.
    PermissionId;
    /// A status.
    StatusId;
    /// A classification.
    ClassId;
    /// A score.
    ScoreId;
    /// A band.
    BandId;
    /// A stage, lowest first.
    StageId;
    /// An outcome, strongest first.
    OutcomeId;
    /// A calendar.
    CalendarId;
    /// A service level agreement.
    SlaId;
    /// A nurture.
    NurtureId;
}

//! Which events an export of events holds: talk must not come out as deeds.

use onrecord::record::{Event, Status};

/// Whether an event is told as fact in the article's own voice: only then it is a fact of the record.
pub fn is_fact(event: &Event) -> bool {
    event.status == Status::Fact && event.according_to.is_none()
}

/// Which events to hand on.
///
/// By default those that the article tells as fact in its own voice, and no others: the columns of
/// GDELT and POLECAT have no place for who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The statuses wanted.
    pub statuses: Vec<Status>,
    /// Whether what somebody in the text tells counts like what the article tells.
    pub claims: bool,
}

impl Default for Selection {
    fn default() -> Self {
        Self { statuses: vec![Status::Fact], claims: false }
    }
}

impl Selection {
    /// Whether an event is wanted.
    ///
    /// Without `claims`, an event told as having happened counts only in the article's own voice.
    /// The other statuses say of themselves that it did not, or may not have, happened, and count
    /// in anybody's voice.
    pub fn wants(&self, event: &Event) -> bool {
        let told_as_real = matches!(
            event.status,
            Status::Fact | Status::Presupposed | Status::Habitual | Status::Unknown
        );
        let own_voice = event.according_to.is_none();
        self.statuses.contains(&event.status) && (self.claims || own_voice || !told_as_real)
    }
}

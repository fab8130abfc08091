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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Whether each status is wanted, in the order of [`Status::NAMES`].
    statuses: [bool; Status::NAMES.len()],
    claims: bool,
}

impl Default for Selection {
    fn default() -> Self {
        Self::of(&[Status::Fact], false)
    }
}

impl Selection {
    /// Events with these statuses, or facts where none is named; with `claims`, what somebody in the
    /// text tells counts like what the article tells.
    pub fn of(statuses: &[Status], claims: bool) -> Self {
        let statuses = if statuses.is_empty() { &[Status::Fact] } else { statuses };
        Self { statuses: Status::NAMES.map(|(_, status)| statuses.contains(&status)), claims }
    }

    /// Whether an event is wanted.
    ///
    /// Without `claims`, an event told as having happened counts only in the article's own voice.
    /// The other statuses say of themselves that it did not, or may not have, happened, and count
    /// in anybody's voice.
    pub fn wants(&self, event: &Event) -> bool {
        self.wants_told(event.status, event.according_to.is_none())
    }

    /// The same of an event with this status that is told in the article's own voice, or is not.
    pub fn wants_told(&self, status: Status, in_own_voice: bool) -> bool {
        let told_as_real = matches!(
            status,
            Status::Fact | Status::Presupposed | Status::Habitual | Status::Unknown
        );
        let named = Status::NAMES.iter().zip(self.statuses);
        let asked = named.into_iter().any(|((_, one), asked)| asked && *one == status);
        asked && (self.claims || in_own_voice || !told_as_real)
    }
}

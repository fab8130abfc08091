//! How an event stands: whether it is a fact of the record, who tells it, who denies it.

use onrecord::record::{Dispute, Event, Participant, Record, Status};

use super::code;
use super::excerpt::Excerpts;
use super::speaker::{Cast, listed};

/// The groups that a reader is shown events in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Told as something that happened, in the article's own voice.
    Fact,
    /// Told as something that happened, in somebody's words.
    Reported,
    /// Disputed, conditional, imagined, to come, negated, or not known to have happened.
    Open,
}

impl Standing {
    /// The groups in the order they are shown.
    pub(crate) const ALL: [Self; 3] = [Self::Fact, Self::Reported, Self::Open];

    /// The group of an event.
    pub(crate) fn of(event: &Event) -> Self {
        match event.status {
            Status::Fact | Status::Presupposed | Status::Habitual
                if event.according_to.is_none() =>
            {
                Self::Fact
            }
            Status::Fact | Status::Presupposed | Status::Habitual => Self::Reported,
            _ => Self::Open,
        }
    }

    /// What stands over it.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Fact => "Events told as fact",
            Self::Reported => "Events according to others",
            Self::Open => "Disputed, possible, denied or to come",
        }
    }
}

/// The status, unless the event is simply told as fact.
pub(crate) fn badge(event: &Event) -> Option<String> {
    (event.status != Status::Fact).then(|| code(event.status))
}

/// The dispute over a disputed event.
pub(crate) fn dispute<'a>(event: &Event, record: &'a Record) -> Option<&'a Dispute> {
    let is_over = |dispute: &&Dispute| {
        let claim = &dispute.claim;
        claim.event.as_ref() == Some(&event.id)
            || (claim.statement.is_some() && claim.statement == event.according_to)
    };
    record.disputes.iter().filter(|_| event.status == Status::Disputed).find(is_over)
}

/// `Norland → Sudland`, as far as anybody is named.
pub(crate) fn parties(event: &Event) -> String {
    let names = |participants: &[Participant]| {
        listed(&participants.iter().map(|one| one.name.as_str()).collect::<Vec<_>>())
    };
    let (actors, recipients) = (names(&event.actors), names(&event.recipients));
    match (actors.is_empty(), recipients.is_empty()) {
        (_, true) => actors,
        (true, false) => format!("nobody named → {recipients}"),
        (false, false) => format!("{actors} → {recipients}"),
    }
}

/// `according to Norland (s1)`; none where the reporter tells it.
pub(crate) fn teller(
    event: &Event,
    record: &Record,
    cast: &Cast<'_>,
    excerpts: &Excerpts<'_>,
) -> Option<String> {
    let id = event.according_to.as_ref()?;
    let statement = record.statements.iter().find(|statement| statement.id == *id);
    Some(match statement.and_then(|statement| cast.speaker(statement, excerpts).name) {
        Some(name) => format!("according to {name} ({id})"),
        None => format!("according to {id}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::event;

    #[test]
    fn only_what_the_reporter_tells_as_fact_is_a_fact() {
        for (status, teller, group) in [
            (Status::Fact, None, Standing::Fact),
            (Status::Habitual, None, Standing::Fact),
            (Status::Fact, Some("s1"), Standing::Reported),
            (Status::Presupposed, Some("s1"), Standing::Reported),
            (Status::Disputed, Some("s1"), Standing::Open),
            (Status::Negated, None, Standing::Open),
            (Status::Unknown, None, Standing::Open),
        ] {
            assert_eq!(Standing::of(&event("e1", "AID", status, teller, 1.0)), group, "{status:?}");
        }
    }
}

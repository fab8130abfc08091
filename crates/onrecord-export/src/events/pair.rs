//! Who is paired with whom: event data know one actor and one recipient a row.

use onrecord::record::{Event, Participant};

/// An actor and a recipient; either may be missing.
pub(super) type Pair<'a> = (Option<&'a Participant>, Option<&'a Participant>);

/// Events that several do with each other: "the ministers met".
///
/// Not ASSAULT: "police and soldiers fired" names two who fire, and not one who fires at the other.
const MUTUAL: [&str; 3] = ["CONSULT", "COOPERATE", "AGREE"];

/// One pair for every actor with every recipient. Those who do something with each other are paired
/// both ways, as CAMEO and PLOVER ask.
pub(super) fn pairs(event: &Event) -> Vec<Pair<'_>> {
    let (actors, recipients) = (&event.actors, &event.recipients);
    if recipients.is_empty() && actors.len() > 1 && MUTUAL.contains(&event.kind.as_str()) {
        return among(actors);
    }
    let mut pairs = Vec::new();
    for actor in all(actors) {
        pairs.extend(all(recipients).map(|recipient| (actor, recipient)));
    }
    pairs
}

fn among(actors: &[Participant]) -> Vec<Pair<'_>> {
    let mut pairs = Vec::new();
    for (nth, one) in actors.iter().enumerate() {
        let others = actors.iter().enumerate().filter(|(other, _)| *other != nth);
        pairs.extend(others.map(|(_, other)| (Some(one), Some(other))));
    }
    pairs
}

/// Each of them; once nobody where there are none.
fn all(parties: &[Participant]) -> impl Iterator<Item = Option<&Participant>> {
    let nobody = parties.is_empty().then_some(None);
    parties.iter().map(Some).chain(nobody)
}

#[cfg(test)]
mod tests {
    use onrecord::record::Status;

    use super::*;

    fn event(kind: &str, actors: &str, recipients: &str) -> Event {
        let parties = |ids: &str| -> Vec<Participant> {
            ids.chars()
                .map(|id| Participant {
                    id: id.to_string(),
                    name: id.to_string(),
                    country: None,
                    sector: None,
                })
                .collect()
        };
        Event {
            id: "e1".to_owned(),
            kind: kind.to_owned(),
            modes: Vec::new(),
            contexts: Vec::new(),
            actors: parties(actors),
            recipients: parties(recipients),
            trigger: [0, 1],
            evidence: Vec::new(),
            date: None,
            place: None,
            status: Status::Fact,
            according_to: None,
            confidence: 1.0,
        }
    }

    #[test]
    fn every_actor_meets_every_recipient_and_mutual_ones_each_other() {
        for (kind, actors, recipients, expected) in [
            ("AID", "a", "b", "ab"),
            ("AID", "ab", "cd", "ac ad bc bd"),
            ("AID", "ab", "", "a- b-"),
            ("AID", "", "cd", "-c -d"),
            ("AID", "", "", "--"),
            ("CONSULT", "ab", "", "ab ba"),
            ("CONSULT", "abc", "", "ab ac ba bc ca cb"),
            ("CONSULT", "a", "", "a-"),
            ("CONSULT", "ab", "c", "ac bc"),
            ("ASSAULT", "ab", "", "a- b-"),
        ] {
            let event = event(kind, actors, recipients);
            let id = |party: Option<&Participant>| party.map_or("-".to_owned(), |p| p.id.clone());
            let pairs = pairs(&event).into_iter().map(|(one, other)| id(one) + &id(other));
            assert_eq!(
                pairs.collect::<Vec<_>>().join(" "),
                expected,
                "{kind} {actors} {recipients}"
            );
        }
    }
}

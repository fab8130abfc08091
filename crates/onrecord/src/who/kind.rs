//! What several people are who act as one: troops are a body, rebels an armed group.

use std::collections::HashMap;

use onrecord_model::Reading;
use onrecord_text::Span;

use super::character::Character;
use super::{Speaker, Speakers};
use crate::record::ActorKind;

/// Those who act for a body, in its name.
const OF_BODIES: [&str; 20] = [
    "police",
    "force",
    "forces",
    "armed forces",
    "security forces",
    "law enforcement",
    "secret police",
    "authorities",
    "opposition",
    "troop",
    "troops",
    "soldier",
    "peacekeeper",
    "paratrooper",
    "marine",
    "gendarme",
    "coastguard",
    "border guard",
    "prosecutor",
    "emergency services",
];

/// Those who fight in a group of their own.
const ARMED: [&str; 9] = [
    "rebel",
    "gunman",
    "militant",
    "insurgent",
    "fighter",
    "guerrilla",
    "militiaman",
    "jihadist",
    "paramilitary",
];

/// What tells of how many one speaks, and of no body.
const QUANTITIES: [&str; 8] =
    ["many", "some", "most", "others", "several", "few", "all", "a number of"];

/// The kind of a character, once all of its descriptions are known.
pub(super) fn kind(one: &Character) -> ActorKind {
    let called =
        |nouns: &[&str]| one.standing.heads.iter().any(|head| nouns.contains(&head.as_str()));
    match one.kind {
        ActorKind::SocialGroup if called(&OF_BODIES) => ActorKind::Organisation,
        ActorKind::SocialGroup if called(&ARMED) => ActorKind::ArmedGroup,
        kind => kind,
    }
}

impl Speakers {
    /// Takes the network's word for what those are of whom neither the text nor the tables tell it.
    pub(crate) fn learn_kinds(&mut self, reading: &Reading) {
        let marked: HashMap<Span, &str> = reading
            .mentions
            .iter()
            .map(|mention| (reading.span(&mention.words), mention.kind))
            .collect();
        let kind = |actor: &Speaker| {
            let first = actor.mentions.iter().find_map(|mention| marked.get(&mention.span))?;
            match *first {
                "person" => Some(ActorKind::Person),
                "group" if QUANTITIES.iter().any(|words| actor.name.starts_with(words)) => {
                    Some(ActorKind::SocialGroup)
                }
                "group" => Some(ActorKind::Organisation),
                "state" => Some(ActorKind::State),
                _ => None,
            }
        };
        for actor in self.actors.iter_mut().filter(|actor| actor.kind == ActorKind::Unknown) {
            actor.kind = kind(actor).unwrap_or(ActorKind::Unknown);
        }
    }
}

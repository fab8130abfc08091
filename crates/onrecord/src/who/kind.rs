//! What several people are who act as one: troops are a body, rebels an armed group.

use super::character::Character;
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

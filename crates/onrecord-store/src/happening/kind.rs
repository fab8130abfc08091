//! Which types of event reports choose for one and the same act.

/// Types that stand close: one desk codes a raid as coercion, another as assault.
const GROUPS: [&[&str]; 11] = [
    &["AGREE", "SUPPORT", "COOPERATE", "CONSULT"],
    &["CONCEDE", "RETREAT"],
    &["ACCUSE", "REJECT"],
    &["ASSAULT", "COERCE"],
    &["SANCTION"],
    &["PROTEST"],
    &["MOBILIZE"],
    &["THREATEN"],
    &["REQUEST"],
    &["AID"],
    &[],
];

/// The number of the group of a type; types of different groups are never one event.
pub(crate) fn group(kind: &str) -> u8 {
    let last = GROUPS.len() - 1;
    GROUPS.iter().position(|group| group.contains(&kind)).unwrap_or(last) as u8
}

//! A denial of what other articles tell: who denies what, and who claims it, each in a few lines.

use onrecord_store::{ClaimTold, DenialSide, DenialTold};

use super::count;
use super::flow::Flow;
use super::hit::{Hit, entry};
use super::paint::{Ink, Look};

/// The denial with the surest of the claims.
impl Hit for DenialTold {
    fn write(&self, out: &mut String, look: Look) {
        denial(out, self, look);
        if let Some((surest, others)) = self.claims.split_first() {
            let more = match others.len() {
                0 => Vec::new(),
                number => vec![format!("and {}", count(number, "claim more", "claims more"))],
            };
            claim(out, surest, more, look);
        }
    }
}

/// The denial with all claims that it answers.
pub(super) fn with_claims(told: &DenialTold, look: Look) -> String {
    let mut out = String::new();
    denial(&mut out, told, look);
    for one in &told.claims {
        out.push('\n');
        claim(&mut out, one, Vec::new(), look);
    }
    out
}

fn denial(out: &mut String, told: &DenialTold, look: Look) {
    side(out, &told.denial, ("[denies]", Ink::Alarm), vec![told.id.clone()], look);
}

fn claim(out: &mut String, told: &ClaimTold, more: Vec<String>, look: Look) {
    side(out, &told.claim, ("[claims]", Ink::Badge), more, look);
}

fn side(out: &mut String, side: &DenialSide, badge: (&str, Ink), more: Vec<String>, look: Look) {
    let who = match side.speaker.as_deref() {
        None => "the article itself",
        Some("") => "nobody named",
        Some(speaker) => speaker,
    };
    let who = Flow::default().words(who, Ink::Speaker).words(badge.0, badge.1);
    let said = Flow::default().words(&side.words, Ink::Plain);
    let facts = [side.id.clone()].into_iter().chain(more).collect();
    entry(out, &side.article, [&who, &said], facts, look);
}

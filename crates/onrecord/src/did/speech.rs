//! Speech acts: who accuses, demands or threatens is whoever makes the statement.

use onrecord_text::Span;

use super::Draft;
use crate::said;

/// Types that are done by saying something.
const SPEECH_ACTS: [&str; 7] =
    ["ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"];

/// Gives speech acts without an actor the source of the statement whose cue tells them, and those
/// without a recipient the one addressed.
pub(crate) fn complete(text: &str, events: &mut [Draft], statements: &[said::Draft]) {
    let mut cues: Vec<(Span, usize)> = Vec::new();
    for (number, statement) in statements.iter().enumerate() {
        cues.extend(statement.cue.iter().map(|cue| (*cue, number)));
    }
    cues.sort_unstable_by_key(|&(cue, number)| (cue.start, number));
    for event in events.iter_mut().filter(|event| SPEECH_ACTS.contains(&event.kind)) {
        let next = cues.partition_point(|(cue, _)| cue.end <= event.trigger.start);
        let told = cues[next..].iter().take(2).find(|(cue, _)| cue.overlaps(event.trigger));
        let Some(&(_, number)) = told else { continue };
        let statement = &statements[number];
        if event.actor_spans.is_empty() {
            event.actor_spans.clone_from(&statement.sources);
        }
        let addressed = &statement.addressee;
        if event.recipient_spans.is_empty() && addressed.iter().all(|to| !is_public(to.of(text))) {
            event.recipient_spans.clone_from(addressed);
        }
    }
}

/// Those who are only told of it: "told reporters that the army had lied" does nothing to them.
fn is_public(addressee: &str) -> bool {
    let words = addressee.to_lowercase();
    let public = ["reporters", "journalists", "tv", "television", "radio", "agency", "conference"];
    words.split(|c: char| !c.is_alphanumeric()).any(|word| public.contains(&word))
}

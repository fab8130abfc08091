//! Who takes part: the actors that the words beside a trigger stand for.

use super::Draft;

/// Puts the actors in place; `who` answers for each span of each event, actors before recipients.
///
/// Nobody does something to himself: whoever is both stays an actor only, unless nobody else is left.
pub(crate) fn place(events: &mut [Draft], who: &[Vec<usize>]) {
    let mut answers = who.iter();
    for event in events {
        event.actors = each_once(answers.by_ref().take(event.actor_spans.len()));
        event.recipients = each_once(answers.by_ref().take(event.recipient_spans.len()));
        let both = |actor: &usize| event.actors.contains(actor);
        if event.recipients.iter().all(both) {
            event.recipients.clear();
        } else {
            let actors = event.actors.clone();
            event.recipients.retain(|recipient| !actors.contains(recipient));
        }
    }
}

fn each_once<'a>(answers: impl Iterator<Item = &'a Vec<usize>>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for &actor in answers.flatten() {
        if !found.contains(&actor) {
            found.push(actor);
        }
    }
    found
}

//! Who did what to whom: from the events that the network marked to events of the record.
//!
//! Each file answers one question. [`draft`] takes over what the network marked, [`according`] says
//! in whose words an event is told, [`speech`] gives speech acts the parties of their statement.
//! [`scene`] adds when and where. When the actors are known, [`parties`] puts them in place and
//! [`same`] makes one event of several tellings.

mod according;
mod draft;
mod parties;
mod same;
mod scene;
mod speech;

use onrecord_model::Reading;
use onrecord_text::{Document, Span};

pub(crate) use draft::Draft;
pub(crate) use scene::complete as set_scene;

use crate::said;

/// The events of a text, in its order, with their parties as words.
pub(crate) fn events(text: &str, reading: &Reading, statements: &[said::Draft]) -> Vec<Draft> {
    let contents = according::Contents::new(statements);
    let mut events = draft::drafts(text, reading);
    for event in &mut events {
        event.according_to = contents.innermost(event.trigger);
    }
    speech::complete(text, &mut events, statements);
    events
}

/// The spans of everybody who takes part, in an order that [`settled`] counts on.
pub(crate) fn parties(events: &[Draft]) -> Vec<Span> {
    let of = |event: &Draft| [event.actor_spans.clone(), event.recipient_spans.clone()].concat();
    events.iter().flat_map(of).collect()
}

/// The events with their actors, each real one once; `who` answers for each span of [`parties`].
pub(crate) fn settled(
    text: &str,
    document: &Document,
    mut events: Vec<Draft>,
    who: &[Vec<usize>],
) -> Vec<Draft> {
    parties::place(&mut events, who);
    same::merge(text, document, events)
}

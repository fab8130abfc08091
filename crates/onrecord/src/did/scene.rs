//! When and where an event happened, if the text says so beside the words that tell it.

use onrecord_text::{Document, Span};

use super::Draft;
use crate::place::{self, Places};
use crate::said;
use crate::when::{self, DateFound};

/// Gives each event its date and its place.
///
/// What stands in another's words is looked for only within them: the day on which somebody said that
/// a bridge was shelled is not the day of the shelling.
pub(crate) fn complete(
    text: &str,
    document: &Document,
    (dates, places): (&[DateFound], &Places),
    statements: &[said::Draft],
    events: &mut [Draft],
) {
    for event in events {
        let within = event.according_to.and_then(|number| {
            statements[number].contents.iter().copied().find(|one| one.contains(event.trigger))
        });
        event.date = when::event_date(text, document, dates, event.trigger, within);
        let found = place::place_of(text, document, places, event.trigger, &[]);
        let inside =
            |place: &&place::PlaceAt| within.is_none_or(|words: Span| words.contains(place.span));
        event.place = found.filter(inside).map(|place| place.name.to_string());
    }
}

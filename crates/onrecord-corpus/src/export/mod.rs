//! A passage in the forms that others read: a line of training data, the record that the program
//! should make of it, and the gold that records are scored against.

mod gold;
mod line;
mod record;
mod speaker;

use onrecord_text::Span;

/// Each span of `items` with what it belongs to, in the order of the text.
fn mentions<'a, T>(items: &'a [T], spans: fn(&T) -> &[Span]) -> Vec<(&'a T, Span)> {
    let of_one = |item: &'a T| spans(item).iter().map(move |span| (item, *span));
    let mut all: Vec<_> = items.iter().flat_map(of_one).collect();
    all.sort_by_key(|(_, span)| *span);
    all
}

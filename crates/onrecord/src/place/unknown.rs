//! Places that only the dateline makes known: a village that no gazetteer has is a place all the
//! same where a report comes from it, and wherever the report says "in" or "near" it.

use std::borrow::Cow;

use onrecord_lexicon::{PlaceWord, is_place_word};
use onrecord_text::{Document, Span};

use super::mention::PlaceAt;

/// Adds the dateline's place and its mentions in the text, where the gazetteer does not know it.
pub(super) fn add(text: &str, document: &Document, dateline: Span, mentions: &mut Vec<PlaceAt>) {
    let words = dateline.of(text);
    let length = words.find([',', '(', '/']).unwrap_or(words.len());
    let first = words[..length].trim_end();
    let span = Span::new(dateline.start, dateline.start + first.len());
    let known = mentions.iter().any(|mention| mention.span.overlaps(span));
    if known || first.is_empty() {
        return;
    }
    // "KOPERVLEI, South Africa": what follows tells the country.
    let country = mentions.iter().find(|mention| mention.dateline).and_then(|found| found.country);
    let name = titled(first);
    let place = |span, dateline| PlaceAt {
        span,
        name: Cow::Owned(name.clone()),
        country,
        known: None,
        dateline,
    };
    let mut found = vec![place(span, true)];
    for paragraph in &document.paragraphs {
        let within = paragraph.span.of(text);
        for (at, _) in within.match_indices(&name) {
            let start = paragraph.span.start + at;
            let span = Span::new(start, start + name.len());
            if !span.overlaps(dateline) && is_located(text, span) {
                found.push(place(span, false));
            }
        }
    }
    found.retain(|new| !mentions.iter().any(|mention| mention.span.overlaps(new.span)));
    mentions.extend(found);
    mentions.sort_by_key(|mention| mention.span);
}

/// Whether the word before says that it is a place, and no other capitalised word goes on the name.
fn is_located(text: &str, span: Span) -> bool {
    let before = text[..span.start].trim_end_matches(' ').rsplit(char::is_whitespace).next();
    let after = text[span.end..].strip_prefix(' ').unwrap_or(".");
    let place = |word: &str| {
        let word = word.to_lowercase();
        is_place_word(&word, PlaceWord::Locative) || matches!(word.as_str(), "from" | "of" | "to")
    };
    before.is_some_and(place)
        && !after.starts_with(char::is_uppercase)
        && !text[span.end..].starts_with(char::is_alphanumeric)
}

/// "PORT LISLE" as "Port Lisle", "CÔTE-AUX-BŒUFS" as "Côte-Aux-Bœufs".
fn titled(name: &str) -> String {
    if name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    let mut shown = String::with_capacity(name.len());
    let mut inside = false;
    for letter in name.chars() {
        if inside {
            shown.extend(letter.to_lowercase());
        } else {
            shown.push(letter);
        }
        inside = letter.is_alphanumeric() || matches!(letter, '\'' | '’');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::places;

    #[test]
    fn a_village_that_no_gazetteer_has_is_a_place() {
        let text = "KOPERVLEI, South Africa, July 11 - The mine in Kopervlei is shut. Kopervlei \
                    Mining said so. The mayor of Kopervlei agreed.";
        let found = places(text, &Document::new(text));
        let shown: Vec<_> =
            found.mentions.iter().map(|place| (place.span.of(text), &*place.name)).collect();
        let expected = [
            ("KOPERVLEI", "Kopervlei"),
            ("South Africa", "South Africa"),
            ("Kopervlei", "Kopervlei"),
            ("Kopervlei", "Kopervlei"),
        ];
        assert_eq!(shown, expected);
        assert_eq!(found.dateline.unwrap().country, Some("ZAF"));
    }
}

//! Places that are named by what they are to the story: "the war zone", "our territory".

use onrecord_lexicon::{Place, PlaceKind, country_name, places_named};
use onrecord_text::{Document, Span};

use super::mention::{PlaceAt, Places};
use crate::who::token::{Token, tokens};

/// A statement's content with the country of whoever says it.
pub(crate) type Said<'a> = (&'a [Span], Option<&'static str>);

/// Adds the places that are meant by such words to those found by name.
pub(crate) fn bridge(text: &str, document: &Document, places: &mut Places, said: &[Said]) {
    let mut found = Vec::new();
    let war = scene_of_war(text, places);
    for sentence in document.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences) {
        if !mentions_one(sentence.of(text)) {
            continue;
        }
        let words = tokens(text, *sentence);
        for at in 1..words.len() {
            let place = match kind_at(text, &words, at) {
                Some(Bridge::War) => war,
                Some(Bridge::Own) => own(words[at].span, said),
                None => None,
            };
            if let Some(place) = place {
                let start = words[at].span.start;
                let first = words[..at].iter().rposition(|word| is_first(word.of(text)));
                let start = first.map_or(start, |first| words[first].span.start);
                let span = Span::new(start, words[at].span.end);
                found.push(PlaceAt::known(span, place, false));
            }
        }
    }
    let taken = |span: Span, all: &[PlaceAt]| all.iter().any(|other| other.span.overlaps(span));
    found.retain(|bridge| !taken(bridge.span, &places.mentions));
    places.mentions.extend(found);
    places.mentions.sort_by_key(|mention| mention.span);
}

/// A quick look, for most sentences have none.
fn mentions_one(sentence: &str) -> bool {
    ["zone", "battlefield", "territory", "soil", "airspace"]
        .iter()
        .any(|word| sentence.contains(word))
}

enum Bridge {
    /// Where the article's war is.
    War,
    /// The speaker's country.
    Own,
}

fn is_first(word: &str) -> bool {
    word.eq_ignore_ascii_case("the") || word.eq_ignore_ascii_case("our")
}

fn kind_at(text: &str, words: &[Token], at: usize) -> Option<Bridge> {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| words[at].of(text));
    let the = |back: usize| word(back).eq_ignore_ascii_case("the");
    match words[at].of(text) {
        "zone" if matches!(word(1), "war" | "conflict" | "combat") && the(2) => Some(Bridge::War),
        "battlefield" if the(1) => Some(Bridge::War),
        "territory" | "soil" | "airspace" if word(1).eq_ignore_ascii_case("our") => {
            Some(Bridge::Own)
        }
        _ => None,
    }
}

/// The place of the first war that the article names: "war in Ukraine".
fn scene_of_war(text: &str, places: &Places) -> Option<Place> {
    let is_war = |mention: &&PlaceAt| {
        let before = text[..mention.span.start].trim_end();
        let Some(before) = before.strip_suffix(" in").or_else(|| before.strip_suffix(" on")) else {
            return false;
        };
        ["war", "conflict", "fighting", "invasion"].iter().any(|word| before.ends_with(word))
    };
    places.mentions.iter().find(is_war).and_then(|mention| mention.known)
}

/// The country of whoever says the words at `span`; the innermost statement counts.
fn own(span: Span, said: &[Said]) -> Option<Place> {
    let holds = |said: &&Said| said.0.iter().any(|content| content.contains(span));
    let speaker = said.iter().filter(holds).filter(|said| said.1.is_some());
    let code =
        speaker.min_by_key(|said| said.0.iter().map(|content| content.len()).sum::<usize>())?.1?;
    country(code)
}

/// A country as a place.
fn country(code: &str) -> Option<Place> {
    let places = places_named(country_name(code)?).map(|named| named.place);
    places.into_iter().find(|place| place.kind == PlaceKind::Country && place.country == Some(code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::places;

    #[test]
    fn the_war_zone_and_our_territory_are_places() {
        let text = "The war in Ukraine goes on. “Nobody sends shells from the war zone to our \
                    territory,” the minister said. The zone was closed.";
        let document = Document::new(text);
        let mut found = places(text, &document);
        let quoted = Span::new(text.find("Nobody").unwrap(), text.find("the minister").unwrap());
        bridge(text, &document, &mut found, &[(&[quoted], Some("KEN"))]);
        let shown: Vec<_> =
            found.mentions.iter().map(|mention| (mention.span.of(text), mention.country)).collect();
        let expected = [
            ("Ukraine", Some("UKR")),
            ("the war zone", Some("UKR")),
            ("our territory", Some("KEN")),
        ];
        assert_eq!(shown, expected);
    }
}

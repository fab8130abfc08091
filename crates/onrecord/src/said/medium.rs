//! Through what something is said: "in a statement", "on state television", "in a post on Telegram".

use onrecord_text::{Document, Span};

use super::Draft;
use super::phrase::Beside;

/// Head words of what carries words to the public.
const MEDIA: [&str; 48] = [
    "statement",
    "statements",
    "interview",
    "interviews",
    "letter",
    "letters",
    "post",
    "posts",
    "tweet",
    "tweets",
    "message",
    "messages",
    "email",
    "e-mail",
    "report",
    "communique",
    "communiqué",
    "release",
    "television",
    "tv",
    "radio",
    "telegram",
    "x",
    "facebook",
    "twitter",
    "instagram",
    "whatsapp",
    "weibo",
    "youtube",
    "tiktok",
    "editorial",
    "op-ed",
    "column",
    "podcast",
    "broadcast",
    "newspaper",
    "magazine",
    "website",
    "blog",
    "video",
    "bulletin",
    "memo",
    "note",
    "filing",
    "channel",
    "broadcaster",
    "network",
    "agency",
];

/// Prepositions that lead to a medium.
const LEADS: [&str; 6] = ["in", "on", "at", "via", "through", "during"];

/// The phrases that name a statement's medium, with their preposition.
///
/// A broadcaster or an agency that is told something is both addressee and medium.
pub(super) fn medium(text: &str, document: &Document, draft: &Draft) -> Vec<Span> {
    let Some(beside) = Beside::after(text, document, draft) else { return Vec::new() };
    let told = draft.addressee.iter().copied().filter(|phrase| is_medium(text, *phrase));
    let mut found: Vec<_> = told.collect();
    for index in 0..beside.words.len() {
        if !LEADS.contains(&beside.lower(index).as_str()) {
            continue;
        }
        if let Some(phrase) = beside.noun_phrase(index + 1)
            && is_medium(text, phrase)
        {
            found.push(beside.words[index].join(phrase));
        }
    }
    found
}

/// Whether the head of a phrase, its last word before "of", "with" or "to", is a medium.
fn is_medium(text: &str, phrase: Span) -> bool {
    let words = phrase.of(text).to_lowercase();
    let phrase = [" of ", " to ", " from "]
        .iter()
        .fold(words.as_str(), |phrase, word| phrase.split(word).next().unwrap_or(phrase));
    let head = phrase.split_whitespace().last();
    let station =
        ["radio ", "television ", "tv ", "channel "].iter().any(|s| phrase.starts_with(s));
    let media = |head: &str| MEDIA.contains(&head.trim_matches(|c: char| !c.is_alphanumeric()));
    station || head.is_some_and(media)
}

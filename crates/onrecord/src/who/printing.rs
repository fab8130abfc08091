//! How names and descriptions are printed: on one line, in running text's letters.

use onrecord_lexicon::{country_of, is_function_word, organisation, role};
use onrecord_text::Span;

use super::named::is_doer;
use super::proper::is_acronym;
use super::whose::PROPER_AREAS;

/// The words at `span` on one line, a sentence's first word in small letters again.
pub(super) fn printed(text: &str, span: Span) -> String {
    let line = plain(span.of(text));
    let mut words = line.split(' ');
    let (first, next) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    if is_shouted(&line) {
        return line.to_lowercase();
    }
    if is_common(first, next) {
        let mut chars = line.chars();
        return chars.next().map_or_else(String::new, |c| c.to_lowercase().collect::<String>())
            + chars.as_str();
    }
    line
}

/// Whether the first word of a description has its capital from where it stands only.
fn is_common(first: &str, next: &str) -> bool {
    let stem = first.trim_end_matches(['’', '\'']);
    let stem = stem.strip_suffix("'s").or(stem.strip_suffix("’s")).unwrap_or(stem);
    let lower = stem.to_lowercase();
    if is_acronym(stem) || PROPER_AREAS.contains(&lower.as_str()) {
        return false;
    }
    if is_function_word(stem) || role(&lower).is_some() || is_doer(&lower) {
        return first != "I";
    }
    let owner = stem.len() < first.len();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let known = country_of(stem).is_some()
        || organisation(stem).is_some()
        || onrecord_lexicon::given_name(stem).is_some()
        || onrecord_lexicon::title(stem).is_some();
    !known && !owner && !capital(next) && !stem.contains(['.', '-'])
}

/// Whether words are all in capitals as in a label: "DAM COMPANY".
pub(super) fn is_shouted(line: &str) -> bool {
    let long = line.split(' ').filter(|word| word.chars().count() > 3).count();
    long > 1 && is_acronym(line)
}

/// Words with single blanks between them.
pub(super) fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as it is written in running text: "JANE DOE:" is "Jane Doe".
pub(super) fn in_running_text(name: &str) -> String {
    let name = plain(name);
    if !is_shouted(&name) {
        return name;
    }
    let word = |word: &str| {
        if is_function_word(word) {
            return word.to_lowercase();
        }
        let mut chars = word.chars();
        let first: String = chars.next().into_iter().collect();
        first + &chars.as_str().to_lowercase()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

pub(super) fn without_article(words: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|article| words.strip_prefix(article))
        .unwrap_or(words)
}

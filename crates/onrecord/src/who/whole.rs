//! Names and descriptions made whole that the network cut, "Kim Jong" of "Kim Jong-un", "North" of "North
//! Korea", "Kremlin" of "the Kremlin", "other" of "other countries", "troops" of "US troops", and sources and
//! contents that end inside a word.

use std::cmp::Reverse;
use std::ops::Range;

use onrecord_lexicon::{Form, country_of, is_function_word, role};
use onrecord_model::{FoundMention, Reading};
use onrecord_text::Span;

/// Words of the longest names of states.
const LONGEST: usize = 5;

/// How far from its article a noun is looked for.
const NOUN_WITHIN: usize = 3;

/// Articles, and what else opens a description and is none by itself.
const ARTICLES: [&str; 3] = ["the", "a", "an"];
const OPENINGS: [&str; 9] =
    ["other", "another", "such", "these", "those", "several", "certain", "various", "both"];

/// What joins a name to what follows, and ends none.
const SEAMS: [&str; 8] = ["and", "or", "but", "as", "of", "in", "for", "to"];

/// Votes bear names, but they are nobody.
const VOTES: [&str; 8] = [
    "election",
    "elections",
    "by-election",
    "by-elections",
    "referendum",
    "referendums",
    "runoff",
    "primaries",
];

/// What makes an adjective of a name when a hyphen joins it: "Geneva-based", "state-run".
const ADJECTIVES: [&str; 10] =
    ["run", "born", "era", "style", "wide", "like", "only", "made", "led", "held"];

/// Extends each mention of a reading, and each party of its events, to the whole name; its sources
/// and contents to the whole word.
pub(crate) fn complete_names(text: &str, reading: &mut Reading) {
    let Reading { words, found, mentions, events, .. } = reading;
    let spans: Vec<Span> = words.iter().map(|word| word.span).collect();
    for one in found {
        for run in one.sources.iter_mut().chain(&mut one.contents) {
            run.end = end_of_word(text, &spans, run);
        }
    }
    let complete = |run: &mut Range<usize>| {
        run.end = before_seam(text, &spans, run);
        run.end = past_opening(text, &spans, run);
        run.end = end_of_name(text, &spans, run);
        run.start = with_article(text, &spans, run);
        run.start = with_country(text, &spans, run);
    };
    for mention in mentions.iter_mut() {
        match mention.kind {
            "place" => mention.words.end = end_of_name(text, &spans, &mention.words),
            _ => complete(&mut mention.words),
        }
    }
    mentions.retain(|mention| {
        let last = spans[mention.words.end - 1].of(text);
        mention.kind == "place" || !VOTES.contains(&last)
    });
    for event in events {
        event.actors.iter_mut().chain(&mut event.recipients).for_each(complete);
    }
    drop_covered(mentions);
}

/// Where a run of words ends without what joins it to what follows: "the Reed Party" of "the Reed Party and".
fn before_seam(text: &str, words: &[Span], run: &Range<usize>) -> usize {
    let is_seam = |at: &usize| SEAMS.contains(&words[*at].of(text));
    let seams = (run.start + 1..run.end).rev().take_while(is_seam).count();
    run.end - seams
}

/// Leaves of mentions that overlap the first, or the longer of two that begin alike.
fn drop_covered(mentions: &mut Vec<FoundMention>) {
    mentions.sort_by_key(|mention| (mention.words.start, Reverse(mention.words.end)));
    let mut covered = 0;
    mentions.retain(|mention| {
        let free = mention.words.start >= covered;
        covered = covered.max(mention.words.end);
        free
    });
}

/// Where the name ends that a run of words begins.
fn end_of_name(text: &str, words: &[Span], run: &Range<usize>) -> usize {
    let joined = |end: usize| Span::new(words[run.start].start, words[end - 1].end).of(text);
    let longest = words.len().min(run.start + LONGEST);
    let state = (run.end + 1..=longest).rev().find(|&end| country_of(joined(end)).is_some());
    state.unwrap_or_else(|| past_hyphen(text, words, run))
}

/// The end of a phrase of which nothing but its opening was marked: with the first noun for somebody among
/// the words after it, or else, after an article, with the next.
fn past_opening(text: &str, words: &[Span], run: &Range<usize>) -> usize {
    let first = words[run.start].of(text).to_lowercase();
    let is_article = ARTICLES.contains(&first.as_str());
    if run.len() > 1 || !(is_article || OPENINGS.contains(&first.as_str())) {
        return run.end;
    }
    let after = words[run.end..].iter().take(NOUN_WITHIN).map(|word| word.of(text).to_lowercase());
    let after: Vec<String> = after
        .take_while(|word| word.starts_with(char::is_alphanumeric) && !is_function_word(word))
        .collect();
    let noun = after.iter().position(|word| is_somebody(word));
    let next = after.len().min(usize::from(is_article));
    run.end + noun.map_or(next, |at| at + 1)
}

/// Whether a noun is one for somebody: people, a body, a state.
fn is_somebody(noun: &str) -> bool {
    role(noun).is_some()
        || matches!(noun, "country" | "countries" | "nations" | "states" | "parties")
}

/// Where a description begins with the country before it: "US troops", if "troops" alone was marked.
fn with_country(text: &str, words: &[Span], run: &Range<usize>) -> usize {
    let first = words[run.start].of(text);
    let country = |at: &usize| {
        let word = words[*at].of(text);
        let letters = !word.contains(char::is_lowercase);
        country_of(word).is_some_and(|found| letters || found.form == Form::Adjective)
    };
    match run.start.checked_sub(1).filter(country) {
        Some(country) if run.len() == 1 && role(first).is_some() => country,
        _ => run.start,
    }
}

/// Where a name begins with the article before it: "the Kremlin"; not what describes the noun after it, as
/// in "the West African bishops".
fn with_article(text: &str, words: &[Span], run: &Range<usize>) -> usize {
    let name = words[run.start].of(text).starts_with(char::is_uppercase);
    let goes_on = words.get(run.end).is_some_and(|next| {
        let tight = words[run.end - 1].end == next.start;
        let next = next.of(text);
        next.starts_with(char::is_uppercase) || (tight && next == "-")
    });
    let article = |at: &usize| matches!(words[*at].of(text), "the" | "The");
    match run.start.checked_sub(1).filter(article) {
        Some(article) if name && !goes_on => article,
        _ => run.start,
    }
}

/// The end of a hyphenated name whose first part ends a run.
fn past_hyphen(text: &str, words: &[Span], run: &Range<usize>) -> usize {
    let end = end_of_word(text, words, run);
    let (first, last) = (words[run.end - 1].of(text), words[end - 1].of(text));
    let adjective = last.ends_with("ed") || ADJECTIVES.contains(&last);
    let name = first.starts_with(char::is_uppercase) && country_of(first).is_none();
    if name && !adjective { end } else { run.end }
}

/// Where the word ends that a run ends in, if it has a hyphen there.
fn end_of_word(text: &str, words: &[Span], run: &Range<usize>) -> usize {
    let [before, hyphen, after] = [run.end - 1, run.end, run.end + 1].map(|at| words.get(at));
    let (Some(before), Some(hyphen), Some(after)) = (before, hyphen, after) else { return run.end };
    let tight = before.end == hyphen.start && hyphen.end == after.start;
    let letters = |word: &Span| word.of(text).starts_with(char::is_alphanumeric);
    let one_word = tight && hyphen.of(text) == "-" && letters(before) && letters(after);
    if one_word { run.end + 2 } else { run.end }
}

#[cfg(test)]
mod tests {
    use onrecord_model::{Found, Word};

    use super::*;

    /// The words and marks of a text, with one mention of those from `marked`.
    fn reading(text: &str, marked: &str) -> Reading {
        let mut words: Vec<Word> = Vec::new();
        for (at, character) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let end = at + character.len_utf8();
            let goes_on = |word: &&mut Word| {
                word.span.end == at && word.span.of(text).ends_with(char::is_alphanumeric)
            };
            match words.last_mut().filter(goes_on).filter(|_| character.is_alphanumeric()) {
                Some(word) => word.span.end = end,
                None => words.push(Word { span: Span::new(at, end), paragraph: 0 }),
            }
        }
        let at = text.find(marked).unwrap();
        let start = words.iter().position(|word| word.span.start == at).unwrap();
        let end = words.iter().position(|word| word.span.end == at + marked.len()).unwrap() + 1;
        let mentions = vec![FoundMention { kind: "person", words: start..end }];
        Reading { words, mentions, ..Reading::default() }
    }

    #[test]
    fn votes_are_nobody() {
        let text = "He lost the 2014 general election there.";
        let mut reading = reading(text, "2014 general election");
        complete_names(text, &mut reading);
        assert_eq!(reading.mentions, []);
    }

    #[test]
    fn cut_names_are_made_whole() {
        for (text, marked, expected) in [
            ("He met Leader Kim Jong-un there.", "Leader Kim Jong", "Leader Kim Jong-un"),
            ("It excludes North Korea from talks.", "North", "North Korea"),
            ("The United Arab Emirates agreed.", "United", "The United Arab Emirates"),
            ("Two of the old soldiers on stretchers spoke.", "the", "the old soldiers"),
            ("It found the crew guilty.", "the", "the crew"),
            ("It armed other small countries.", "other", "other small countries"),
            ("It armed several.", "several", "several"),
            ("It shells US troops there.", "troops", "US troops"),
            ("It told Russia spokesmen lie.", "spokesmen", "spokesmen"),
            ("It was the Kremlin that hinted at it.", "Kremlin", "the Kremlin"),
            ("It was the West African bishops who asked.", "West", "West"),
            ("The Reed Party and the union met.", "The Reed Party and", "The Reed Party"),
            ("A Geneva-based agency said so.", "Geneva", "Geneva"),
            ("Iran-backed militias left.", "Iran", "Iran"),
            ("The Turkey-Syria border is shut.", "Turkey", "Turkey"),
            ("The North said no.", "North", "The North"),
        ] {
            let mut reading = reading(text, marked);
            complete_names(text, &mut reading);
            assert_eq!(reading.span(&reading.mentions[0].words).of(text), expected, "{text}");
        }
    }

    #[test]
    fn a_content_ends_with_a_whole_word() {
        for (text, marked, expected) in [
            ("He said they met Kim Jong-un there.", "they met Kim Jong", "they met Kim Jong-un"),
            ("It was Iran-backed, he said.", "It was Iran", "It was Iran-backed"),
            ("It was shut - he said.", "It was shut", "It was shut"),
        ] {
            let mut reading = reading(text, marked);
            let words = reading.mentions.remove(0).words;
            let found = Found {
                nested: false,
                cue: 0..1,
                sources: Vec::new(),
                contents: vec![words],
                confidence: 1.0,
                stance: "assert",
                polarity: "positive",
                disputed: Vec::new(),
            };
            reading.found.push(found);
            complete_names(text, &mut reading);
            assert_eq!(reading.span(&reading.found[0].contents[0]).of(text), expected);
        }
    }

    #[test]
    fn a_mention_inside_a_name_made_whole_is_dropped() {
        let text = "It excludes North Korea from talks.";
        let mut reading = reading(text, "North");
        let words = reading.mentions[0].words.end..reading.mentions[0].words.end + 1;
        reading.mentions.push(FoundMention { kind: "place", words });
        complete_names(text, &mut reading);
        assert_eq!(reading.mentions.len(), 1);
    }
}

//! Affirmed or negated: whether the main clauses of a content deny what they speak of.

use onrecord_lexicon::cue_phrase;

use super::Draft;
use crate::record::{Polarity, Stance};

/// Words that negate the clause they stand in.
const NEGATIONS: [&str; 12] = [
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "nowhere",
    "hardly", "scarcely",
];

/// Words after which a clause is no longer the main one.
const SUBORDINATORS: [&str; 16] = [
    "that", "which", "who", "whom", "whose", "where", "when", "while", "if", "unless", "because",
    "although", "though", "until", "whether", "since",
];

/// Words that begin another main clause after a comma or a stop.
const COORDINATORS: [&str; 6] = ["but", "and", "or", "so", "therefore", "yet"];

/// Verbs of excluding: negated, they affirm ("do not rule this out").
const EXCLUSIONS: [&str; 7] =
    ["rule", "exclude", "excluding", "doubt", "deny", "question", "dispute"];

/// The polarity of a statement: that of its content, unless the cue says no ("denied", "refused",
/// "did not say").
pub(super) fn polarity(text: &str, draft: &Draft) -> Polarity {
    let content: Vec<_> = draft.contents.iter().map(|content| content.of(text)).collect();
    let said = of_content(&content.join(" "));
    match (said, says_no(text, draft)) {
        (Polarity::Positive, true) => Polarity::Negative,
        (Polarity::Negative, true) if draft.stance != Stance::Deny => Polarity::Positive,
        (said, _) => said,
    }
}

/// Whether a cue says no; twice is yes ("does not rule out").
fn says_no(text: &str, draft: &Draft) -> bool {
    let words: Vec<_> =
        draft.cue.iter().flat_map(|cue| cue.of(text).split_whitespace()).map(bare).collect();
    let negated =
        words.iter().any(|w| ["not", "never", "no"].contains(&w.as_str()) || w.ends_with("n't"));
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let denies =
        (0..words.len()).any(|at| cue_phrase(&words[at..]).is_some_and(|(cue, _)| cue.negates));
    negated != denies
}

/// The polarity of the words of a content.
///
/// Every sentence and every clause after ", but", ", and" or ";" is judged by its main part; a
/// question affirms ("why don't we have that right?").
fn of_content(words: &str) -> Polarity {
    let (mut negative, mut positive) = (false, false);
    for clause in clauses(words) {
        if is_negative(&clause) { negative = true } else { positive = true }
    }
    match (positive, negative) {
        (true, true) => Polarity::Mixed,
        (false, true) => Polarity::Negative,
        _ => Polarity::Positive,
    }
}

/// The main clauses of `words`, each as lower-case tokens; a question mark is kept as the last one.
fn clauses(words: &str) -> Vec<Vec<String>> {
    let mut clauses = vec![Vec::new()];
    let tokens: Vec<_> = words.split_whitespace().collect();
    for (index, token) in tokens.iter().enumerate() {
        let bare = bare(token);
        let begins = COORDINATORS.contains(&bare.as_str()) && opens_clause(&tokens, index);
        if begins && clauses.last().is_some_and(|c| !c.is_empty()) {
            clauses.push(Vec::new());
        }
        let current = clauses.last_mut().expect("there is always a clause");
        if !bare.is_empty() {
            current.push(bare);
        }
        let last = token.trim_end_matches(['"', '”', '’', '\'', ')', '»']);
        if last.ends_with('?') {
            current.push("?".to_owned());
        }
        if last.ends_with(['.', '!', '?', ';']) && index + 1 < tokens.len() {
            clauses.push(Vec::new());
        }
    }
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

/// Whether the coordinator at `index` follows a comma and has a subject and a verb to come.
fn opens_clause(tokens: &[&str], index: usize) -> bool {
    let after_comma = index > 0 && tokens[index - 1].ends_with([',', '—', '–', '-']);
    after_comma && tokens.len() - index > 3
}

fn bare(token: &str) -> String {
    token.trim_matches(|c: char| !c.is_alphanumeric()).replace('’', "'").to_lowercase()
}

/// Whether the main part of a clause holds a negation that nothing takes back.
fn is_negative(clause: &[String]) -> bool {
    if clause.last().is_some_and(|word| word == "?") {
        return false;
    }
    let lead = clause.iter().take_while(|word| SUBORDINATORS.contains(&word.as_str())).count();
    let main = clause[lead..].iter().take_while(|word| !SUBORDINATORS.contains(&word.as_str()));
    let main: Vec<_> = main.map(String::as_str).collect();
    let negates = |word: &str| NEGATIONS.contains(&word) || word.ends_with("n't");
    main.iter().enumerate().any(|(index, word)| {
        // "has no water" affirms a lack; "no one", "no shots" and "there is no" negate the clause.
        let first = index <= 1 || main[..index].contains(&"there");
        if *word == "no" && !first && main.get(index + 1) != Some(&"one") {
            return false;
        }
        let ahead = main[index + 1..].iter().take(3);
        let taken_back = ahead.clone().any(|next| EXCLUSIONS.contains(next));
        let only = ahead.clone().next() == Some(&"only");
        negates(word) && !taken_back && !only
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn main_clauses_decide() {
        let cases = [
            ("the road would reopen on Friday", Polarity::Positive),
            ("the road would not reopen before Friday", Polarity::Negative),
            ("no one had asked for help", Polarity::Negative),
            ("the army won't leave", Polarity::Negative),
            ("that no shots were fired", Polarity::Negative),
            ("the talks went well, but there was no agreement on prisoners", Polarity::Mixed),
            ("We want peace. We will not give up the port.", Polarity::Mixed),
            ("the minister does not rule out a visit", Polarity::Positive),
            ("not only the port but the airport was closed", Polarity::Positive),
            ("why don't we have the same right?", Polarity::Positive),
            ("the soldiers who did not leave were arrested", Polarity::Positive),
            ("neither side had moved", Polarity::Negative),
        ];
        for (words, expected) in cases {
            assert_eq!(of_content(words), expected, "{words}");
        }
    }
}

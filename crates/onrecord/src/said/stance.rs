//! How a source stands to what it says: the cue decides, and where it is neutral, the content.

use onrecord_lexicon::{Cue, CueStance, cue, cue_phrase};

use super::Draft;
use super::restate::CLAIMS;
use crate::record::{Stance, StatementKind};

/// Words of a cue that carry no stance of their own beside another that does.
const LIGHT: [&str; 26] = [
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "do",
    "does", "did", "would", "will", "also", "later", "not", "never", "made", "make", "issued",
    "gave", "added", "in",
];

/// Modal words that leave a clause open.
const OPEN: [&str; 7] = ["may", "might", "could", "perhaps", "possibly", "maybe", "possible"];

/// Words of belief in a content: "probably", "in my view".
const BELIEF: [&str; 3] = ["probably", "presumably", "in my view"];

/// The stance of a statement.
pub(super) fn stance(text: &str, draft: &Draft) -> Stance {
    let content: Vec<_> = draft.contents.iter().map(|content| content.of(text)).collect();
    let content = content.join(" ");
    let words = cue_words(text, draft);
    let Some(cue) = telling_cue(&words) else { return of_content(&content) };
    let reported = draft.kind != StatementKind::Direct;
    let own = if reported { of_cue(cue, &words, &content) } else { cue.stance };
    if own == CueStance::Assert && is_neutral(cue) { of_content(&content) } else { in_record(own) }
}

/// The words of the cue, in lower case and without marks.
fn cue_words(text: &str, draft: &Draft) -> Vec<String> {
    let words = draft.cue.iter().flat_map(|cue| cue.of(text).split_whitespace());
    let bare = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        word.trim_end_matches("'s").trim_end_matches("’s").to_owned()
    };
    words.map(bare).filter(|word| !word.is_empty()).collect()
}

/// The word or phrase of a cue that tells how its source stands: the first that says more than
/// "said", else the first.
fn telling_cue(words: &[String]) -> Option<&'static Cue> {
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let mut found: Option<&'static Cue> = None;
    for start in 0..words.len() {
        let light = LIGHT.contains(&words[start]);
        let Some((cue, length)) = cue_phrase(&words[start..]) else { continue };
        if light && length == 1 {
            continue;
        }
        if cue.stance != CueStance::Assert {
            return Some(cue);
        }
        found = found.or(Some(cue));
    }
    found.or_else(|| words.iter().find_map(|word| cue(word)))
}

/// The stance that a cue gives, with what follows it: "asked whether", "asked them to leave".
fn of_cue(cue: &Cue, words: &[String], content: &str) -> CueStance {
    if let Some(stance) = cue.before_to
        && is_infinitive(content, stance == CueStance::Demand)
    {
        return stance;
    }
    let progressive =
        words.iter().any(|word| word.ends_with("ing") && !LIGHT.contains(&word.as_str()));
    if let Some(stance) = cue.before_ing
        && (progressive || first_word(content).ends_with("ing"))
    {
        return stance;
    }
    let negated =
        words.iter().any(|word| word == "not" || word == "never" || word.ends_with("n't"));
    if negated && cue.negates && cue.stance == CueStance::Deny {
        // "has not denied" and "does not rule out" leave it open.
        return CueStance::Possibility;
    }
    let refuses = matches!(cue.lemma, "reject" | "rebuff" | "turn down" | "spurn");
    if refuses && !is_claim(content) {
        // A plan is refused, a claim is denied.
        return CueStance::Intention;
    }
    cue.stance
}

/// Whether a content is a claim, or names one: "that it fired first", "the union's allegations".
fn is_claim(content: &str) -> bool {
    let mut words = content.split_whitespace().map(first_word);
    first_word(content) == "that" || words.any(|word| CLAIMS.contains(&word.as_str()))
}

fn first_word(content: &str) -> String {
    let word = content.split_whitespace().next().unwrap_or_default();
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether a content is an infinitive: "to leave", or after `others` who are to do it "them to leave".
fn is_infinitive(content: &str, others: bool) -> bool {
    let words: Vec<_> = content.split_whitespace().map(str::to_lowercase).take(8).collect();
    let asks = ["whether", "if", "why", "what", "how", "when", "who", "which", "where", "that"];
    let first = words.first().map_or("", String::as_str);
    first == "to" || others && !asks.contains(&first) && words.iter().any(|word| word == "to")
}

/// Whether a cue only says that something was said, so that the content may tell more.
fn is_neutral(cue: &Cue) -> bool {
    matches!(cue.force, "neutral" | "addition" | "claim" | "announcement" | "warning")
}

/// The stance that a content shows by itself.
fn of_content(content: &str) -> Stance {
    let lower = content.to_lowercase().replace('’', "'");
    let sentences = sentences(content);
    let questions = sentences.iter().filter(|sentence| sentence.ends_with('?')).count();
    if questions > 0 && 2 * questions >= sentences.len() {
        return Stance::Question;
    }
    if sentences.iter().all(|sentence| is_condition(sentence)) {
        return Stance::Conditional;
    }
    if sentences.len() == 1 && is_order(&lower) {
        return Stance::Demand;
    }
    if sentences.iter().take(1).any(|sentence| is_open(sentence)) && sentences.len() <= 2 {
        return Stance::Possibility;
    }
    if lower.starts_with("hopefully") || lower.starts_with("let us hope") {
        return Stance::Hope;
    }
    if BELIEF.iter().any(|word| lower.starts_with(word)) {
        return Stance::Belief;
    }
    Stance::Assert
}

/// The sentences of a content, without the marks around them.
fn sentences(content: &str) -> Vec<&str> {
    let marks = |c: char| c.is_whitespace() || "\"'”’»)“‘«(".contains(c);
    let parts = content.split_inclusive(['.', '!', '?']).map(|part| part.trim_matches(marks));
    let whole = parts.filter(|part| part.split_whitespace().count() > 1);
    let sentences: Vec<_> = whole.collect();
    if sentences.is_empty() { vec![content.trim_matches(marks)] } else { sentences }
}

fn is_condition(sentence: &str) -> bool {
    let first = first_word(sentence);
    let lower = sentence.to_lowercase();
    matches!(first.as_str(), "if" | "unless" | "should")
        || lower.starts_with("that if ")
        || lower.contains(" if ") && lower.contains(" would ") && !lower.contains(", but")
}

/// Whether the main clause of a sentence says that something may be so.
fn is_open(sentence: &str) -> bool {
    // "in May" is a month, "may" is not.
    let month = |word: &&str| word.starts_with("May") && !sentence.starts_with(*word);
    let words = sentence.split_whitespace().filter(|word| !month(word));
    let words: Vec<_> = words.map(first_word).collect();
    let start = usize::from(words.first().is_some_and(|word| word == "that"));
    let ends = ["that", "which", "who", "because", "if", "when", "but", "and", "while", "so"];
    let lead = words.get(start).is_some_and(|word| ends.contains(&word.as_str()));
    let from = start + usize::from(lead);
    let main: Vec<_> =
        words[from..].iter().take_while(|word| !ends.contains(&word.as_str())).collect();
    main.iter().enumerate().any(|(index, word)| {
        let next = main.get(index + 1).map_or("", |word| word.as_str());
        let affirmed = next != "not" && next != "have";
        OPEN.contains(&word.as_str()) && (affirmed || word.as_str() != "could")
            || word.as_str() == "can" && next == "be"
    })
}

/// Whether a direct content is an order: it opens with a bare verb of asking for action.
fn is_order(lower: &str) -> bool {
    const ORDERS: [&str; 44] = [
        "stay", "come", "go", "leave", "let", "stop", "do", "don't", "give", "bring", "tell",
        "keep", "wait", "open", "close", "look", "call", "please", "take", "send", "get", "boil",
        "put", "return", "vote", "pay", "turn", "hold", "move", "read", "sign", "ask", "be",
        "make", "help", "watch", "listen", "remember", "stand", "step", "drop", "use", "show",
        "never",
    ];
    let first = first_word(lower);
    ORDERS.contains(&first.as_str()) && !lower.ends_with('?')
}

fn in_record(stance: CueStance) -> Stance {
    match stance {
        CueStance::Assert => Stance::Assert,
        CueStance::Deny => Stance::Deny,
        CueStance::Possibility => Stance::Possibility,
        CueStance::Conditional => Stance::Conditional,
        CueStance::Question => Stance::Question,
        CueStance::Hope => Stance::Hope,
        CueStance::Belief => Stance::Belief,
        CueStance::Intention => Stance::Intention,
        CueStance::Demand => Stance::Demand,
    }
}

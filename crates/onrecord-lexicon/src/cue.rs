//! Words that report: "said", "according to", "denial", and how their source stands to what is
//! reported.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::inflection::{with_ed, with_ing, with_s};
use crate::table::{list, rows, some};

const TABLE: &str = include_str!("../data/cues.tsv");

/// A word or phrase that reports what somebody says, thinks, hopes or denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its dictionary form: "deny", "rule out", "according to".
    pub lemma: &'static str,
    /// What kind of word it is.
    pub part: Part,
    /// How the source stands to the content.
    pub stance: CueStance,
    /// What the source does by saying it.
    pub force: &'static str,
    /// Whether it turns its content into the opposite, as "deny" does.
    pub negates: bool,
    /// The stance where it stands in the progressive or before an `-ing` form: "is considering".
    pub before_ing: Option<CueStance>,
    /// The stance where an infinitive follows: "asked them to leave".
    pub before_to: Option<CueStance>,
}

/// What kind of word reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// "said", "ruled out".
    Verb,
    /// "warning", "allegations".
    Noun,
    /// "reportedly"; also adjectives in its place: "adamant".
    Adverb,
    /// "according to".
    Preposition,
    /// "it is alleged", "is said to".
    Phrase,
}

/// How a source stands to what it says; the same nine as a statement's stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueStance {
    /// "said": that it is so.
    Assert,
    /// "denied": that a claim is false.
    Deny,
    /// "hinted": that it may be so.
    Possibility,
    /// That it is so if something else is.
    Conditional,
    /// "asked".
    Question,
    /// "hopes".
    Hope,
    /// "believes", "fears".
    Belief,
    /// "vowed", "is considering".
    Intention,
    /// "urged", "called on".
    Demand,
}

struct Cues {
    all: Vec<Cue>,
    words: HashMap<String, Vec<u16>>,
    longest: usize,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues { all: Vec::new(), words: HashMap::with_capacity(4096), longest: 1 };
    for row in rows::<9>(TABLE) {
        let Some(cue) = read(row) else { continue };
        let number = cues.all.len() as u16;
        for form in forms(cue.lemma, cue.part, row[6]) {
            cues.longest = cues.longest.max(form.split(' ').count());
            let numbers = cues.words.entry(form).or_default();
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        cues.all.push(cue);
    }
    // A verb comes first where a form is verb and noun at once.
    for numbers in cues.words.values_mut() {
        numbers.sort_by_key(|&number| cues.all[usize::from(number)].part as u8);
    }
    cues
});

/// The reporting word of which `word` is a form; capital letters do not count.
///
/// Where a form is both verb and noun ("claims"), the verb is given; [`cue_as`] chooses.
///
/// ```
/// use onrecord_lexicon::{CueStance, cue};
///
/// let denied = cue("denied").unwrap();
/// assert_eq!((denied.lemma, denied.stance, denied.negates), ("deny", CueStance::Deny, true));
/// assert!(cue("denim").is_none());
/// ```
pub fn cue(word: &str) -> Option<&'static Cue> {
    numbers(word).first().map(|&number| &CUES.all[usize::from(number)])
}

/// The reporting word of that part of speech of which `word` is a form.
pub fn cue_as(word: &str, part: Part) -> Option<&'static Cue> {
    numbers(word).iter().map(|&number| &CUES.all[usize::from(number)]).find(|cue| cue.part == part)
}

/// The longest reporting phrase at the beginning of `words`, with the number of words it takes.
///
/// ```
/// let (cue, length) = onrecord_lexicon::cue_phrase(&["ruled", "out", "talks"]).unwrap();
/// assert_eq!((cue.lemma, length), ("rule out", 2));
/// ```
pub fn cue_phrase(words: &[&str]) -> Option<(&'static Cue, usize)> {
    (1..=CUES.longest.min(words.len()))
        .rev()
        .find_map(|length| cue(&words[..length].join(" ")).map(|cue| (cue, length)))
}

fn numbers(word: &str) -> &'static [u16] {
    let found = if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        CUES.words.get(word.to_ascii_lowercase().as_str())
    } else {
        CUES.words.get(word)
    };
    found.map_or(&[], Vec::as_slice)
}

fn read(row: [&'static str; 9]) -> Option<Cue> {
    let [lemma, part, stance, force, polarity, before, ..] = row;
    let before_word = |word: &str| {
        list(before, ';').find_map(|entry| stance_named(entry.strip_prefix(word)?.get(1..)?))
    };
    Some(Cue {
        lemma,
        part: part_named(part)?,
        stance: stance_named(stance)?,
        force,
        negates: polarity == "negates",
        before_ing: before_word("ing"),
        before_to: before_word("to"),
    })
}

/// Every form of an entry. `given` are the forms that no rule makes, `_` in them for a blank.
fn forms(lemma: &str, part: Part, given: &'static str) -> Vec<String> {
    let (head, rest) = lemma.split_once(' ').unwrap_or((lemma, ""));
    let whole = |head: String| if rest.is_empty() { head } else { format!("{head} {rest}") };
    let mut forms = vec![lemma.to_owned()];
    forms.extend(list(given, ' ').map(|form| form.replace('_', " ")));
    match part {
        Part::Verb => {
            forms.push(if head == "have" { whole("has".into()) } else { whole(with_s(head)) });
            if some(given).is_none() {
                forms.extend([whole(with_ed(head)), whole(with_ing(head))]);
            }
        }
        Part::Noun if some(given).is_none() => forms.push(with_s(lemma)),
        _ => {}
    }
    forms
}

fn part_named(name: &str) -> Option<Part> {
    Some(match name {
        "verb" => Part::Verb,
        "noun" => Part::Noun,
        "adverb" => Part::Adverb,
        "preposition" => Part::Preposition,
        "phrase" => Part::Phrase,
        _ => return None,
    })
}

fn stance_named(name: &str) -> Option<CueStance> {
    Some(match name {
        "assert" => CueStance::Assert,
        "deny" => CueStance::Deny,
        "possibility" => CueStance::Possibility,
        "conditional" => CueStance::Conditional,
        "question" => CueStance::Question,
        "hope" => CueStance::Hope,
        "belief" => CueStance::Belief,
        "intention" => CueStance::Intention,
        "demand" => CueStance::Demand,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::assert_columns;

    fn words(text: &str) -> Vec<String> {
        let cut = |c: char| !(c.is_alphanumeric() || c == '-' || c == '\'');
        text.split(cut).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    }

    /// Whether some stretch of `text` is a form of the entry.
    fn found(text: &str, lemma: &str, part: Part) -> bool {
        let words = words(text);
        (0..words.len()).any(|start| {
            (start + 1..=words.len().min(start + CUES.longest)).any(|end| {
                cue_as(&words[start..end].join(" "), part).is_some_and(|cue| cue.lemma == lemma)
            })
        })
    }

    #[test]
    fn every_example_matches_and_no_counterexample_does() {
        let mut failures = Vec::new();
        for row in rows::<9>(TABLE) {
            let part = part_named(row[1]).unwrap();
            if !found(row[7], row[0], part) {
                failures.push(format!("`{}` is not found in: {}", row[0], row[7]));
            }
            if row[8].is_empty() || found(row[8], row[0], part) {
                failures.push(format!("`{}` is found in: {}", row[0], row[8]));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    const FORCES: &str = "neutral claim denial accusation warning threat promise praise blame concession admission \
        apology demand request order advice question complaint criticism estimate announcement \
        agreement refusal insistence confirmation prediction emotion thought testimony hope";

    #[test]
    fn every_row_is_read() {
        assert_columns(TABLE, 9);
        for row in rows::<9>(TABLE) {
            let cue = read(row).unwrap_or_else(|| panic!("{row:?}"));
            assert!(FORCES.split(' ').any(|force| force == cue.force), "{row:?}");
            assert!(["affirms", "negates"].contains(&row[4]), "{row:?}");
            for entry in list(row[5], ';') {
                let (word, stance) = entry.split_once('=').unwrap();
                assert!(["ing", "to"].contains(&word) && stance_named(stance).is_some(), "{row:?}");
            }
        }
        assert!(CUES.all.len() >= 450);
    }

    #[test]
    fn inflected_forms_lead_to_their_verb() {
        for (form, lemma) in [
            ("says", "say"),
            ("said", "say"),
            ("Saying", "say"),
            ("told", "tell"),
            ("denied", "deny"),
            ("hoped", "hope"),
            ("considering", "consider"),
            ("admitted", "admit"),
            ("wrote", "write"),
            ("claims", "claim"),
        ] {
            assert_eq!(cue(form).unwrap().lemma, lemma, "{form}");
            assert_eq!(cue(form).unwrap().part, Part::Verb, "{form}");
        }
    }

    #[test]
    fn nouns_are_found_where_a_noun_is_asked_for() {
        assert_eq!(cue("warnings").unwrap().lemma, "warning");
        assert_eq!(cue_as("claims", Part::Noun).unwrap().lemma, "claim");
        assert_eq!(cue_as("allegations", Part::Verb), None);
    }

    #[test]
    fn what_follows_changes_the_stance() {
        assert_eq!(cue("considering").unwrap().before_ing, Some(CueStance::Intention));
        assert_eq!(cue("asked").unwrap().before_to, Some(CueStance::Demand));
        assert_eq!(cue("said").unwrap().before_to, None);
    }

    #[test]
    fn the_longest_phrase_wins() {
        for (words, lemma, length) in [
            (&["called", "on", "both"][..], "call on", 2),
            (&["called", "both"][..], "call", 1),
            (&["in", "the", "words", "of", "one"][..], "in the words of", 4),
        ] {
            let (cue, taken) = cue_phrase(words).unwrap();
            assert_eq!((cue.lemma, taken), (lemma, length));
        }
        assert!(cue_phrase(&[]).is_none());
        assert!(cue_phrase(&["the", "words"]).is_none());
    }
}

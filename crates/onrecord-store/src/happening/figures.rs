//! Figures that reports of one happening tend to differ on: how many were killed, wounded, held.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};

/// What is counted, with the words that tell it.
const COUNTED: [(&str, &[&str]); 4] = [
    ("killed", &["killed", "killing", "kill", "dead", "died", "deaths", "death"]),
    ("wounded", &["wounded", "wounding", "injured", "injuring", "hurt", "injuries"]),
    ("detained", &["arrested", "detained", "arrests", "held", "captured", "abducted", "kidnapped"]),
    ("missing", &["missing"]),
];

/// Numbers that news writes as words.
const WORDS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// How far from its verb or noun a figure stands, in words.
const REACH: usize = 5;

/// The figures in a sentence, by what they count.
pub(crate) fn figures(sentence: &str) -> BTreeMap<&'static str, BTreeSet<u64>> {
    let words: Vec<String> = sentence
        .split(|c: char| !c.is_alphanumeric() && !",-".contains(c))
        .map(|word| word.trim_matches([',', '-']).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let mut found: BTreeMap<&'static str, BTreeSet<u64>> = BTreeMap::new();
    for (at, word) in words.iter().enumerate() {
        let Some(number) = number(word) else { continue };
        if let Some(counted) = nearest(&words, at) {
            found.entry(counted).or_default().insert(number);
        }
    }
    found
}

/// Figures as they were written; what nobody counts is left out.
pub(super) fn read<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<BTreeMap<&'static str, BTreeSet<u64>>, D::Error> {
    let written = BTreeMap::<String, BTreeSet<u64>>::deserialize(from)?;
    let known = |name: &str| COUNTED.iter().map(|(known, _)| *known).find(|known| *known == name);
    Ok(written.into_iter().filter_map(|(name, numbers)| Some((known(&name)?, numbers))).collect())
}

fn number(word: &str) -> Option<u64> {
    let plain = word.replace(',', "");
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let digits = plain.parse().ok().filter(|_| !year);
    digits.or_else(|| spelled(word))
}

/// "nine", "thirty", "thirty-one".
fn spelled(word: &str) -> Option<u64> {
    let small = |word: &str| Some(WORDS.iter().position(|known| *known == word)? as u64);
    let tens = |word: &str| Some(10 * TENS.iter().position(|known| *known == word)? as u64 + 20);
    match word.split_once('-') {
        Some((left, right)) => Some(tens(left)? + small(right)?),
        None => small(word).or_else(|| tens(word)),
    }
}

/// What the figure at `at` counts: the nearest word that tells it, after it rather than before.
fn nearest(words: &[String], at: usize) -> Option<&'static str> {
    let told = |place: usize| {
        let word = words.get(place)?;
        COUNTED.iter().find(|(_, told)| told.contains(&word.as_str())).map(|(name, _)| *name)
    };
    (1..=REACH).find_map(|far| told(at + far).or_else(|| told(at.checked_sub(far)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_by_what_they_count() {
        for (sentence, expected) in [
            ("The blast killed 14 people and wounded thirty-one.", "killed 14, wounded 31"),
            ("Nine soldiers were killed and 1,200 people injured.", "killed 9, wounded 1200"),
            ("Police said 12 protesters had been arrested.", "detained 12"),
            ("Two of the crew are dead, five missing.", "killed 2, missing 5"),
            ("In 2019 the road was closed for 3 weeks.", ""),
        ] {
            let found: Vec<String> = figures(sentence)
                .into_iter()
                .map(|(name, numbers)| {
                    let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
                    format!("{name} {}", numbers.join("/"))
                })
                .collect();
            assert_eq!(found.join(", "), expected, "{sentence}");
        }
    }
}

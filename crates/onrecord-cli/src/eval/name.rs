//! Whether two names are of one person: the same words, up to case, accents and titles; either may
//! leave some out.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const TITLES: [&str; 8] = ["president", "minister", "general", "mr", "ms", "mrs", "dr", "the"];

/// Whether the two could be one person.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    !one.is_disjoint(&other) && (one.is_subset(&other) || other.is_subset(&one))
}

fn words(name: &str) -> BTreeSet<String> {
    let plain: String = without_brackets(name)
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c == 'ı' { 'i' } else { c })
        .collect();
    let words = plain.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let words = words.filter(|word| !word.is_empty() && !TITLES.contains(word));
    words.map(str::to_owned).collect()
}

fn without_brackets(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((_, after)) = after.split_once(')') else { break };
        out.push_str(before);
        out.push(' ');
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_known_by_part_of_the_name() {
        for (one, other, same) in [
            ("Grace Wanjiru", "Wanjiru", true),
            ("Zoë Ílker", "zoe ilker", true),
            ("President Ana Reis (acting)", "Ana Reis", true),
            ("Ana Reis", "Ana Costa", false),
            ("Mr President", "President", false),
        ] {
            assert_eq!(is_same(one, other), same, "{one} {other}");
        }
    }
}

//! Regular English inflection, enough for the verbs and nouns in the tables.

/// The plural of a noun, or the third person of a verb: "claim" to "claims", "deny" to "denies".
pub(crate) fn with_s(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh", "go", "do"].iter().any(|end| word.ends_with(end)) => {
            format!("{word}es")
        }
        _ => format!("{word}s"),
    }
}

/// The regular past of a verb: "accuse" to "accused", "deny" to "denied".
pub(crate) fn with_ed(verb: &str) -> String {
    match verb.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ied"),
        _ if verb.ends_with('e') => format!("{verb}d"),
        _ => format!("{verb}ed"),
    }
}

/// The regular participle of a verb: "accuse" to "accusing", "agree" to "agreeing".
pub(crate) fn with_ing(verb: &str) -> String {
    match verb.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        _ => format!("{verb}ing"),
    }
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.ends_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_inflect() {
        for (verb, third, past, participle) in [
            ("deny", "denies", "denied", "denying"),
            ("accuse", "accuses", "accused", "accusing"),
            ("agree", "agrees", "agreed", "agreeing"),
            ("convey", "conveys", "conveyed", "conveying"),
            ("stress", "stresses", "stressed", "stressing"),
            ("publish", "publishes", "published", "publishing"),
            ("claim", "claims", "claimed", "claiming"),
        ] {
            assert_eq!(with_s(verb), third);
            assert_eq!(with_ed(verb), past);
            assert_eq!(with_ing(verb), participle);
        }
    }
}

//! Who speaks, as a reader wants to be told.

use std::collections::HashMap;

use onrecord::record::{Actor, Record, Statement};

use super::excerpt::Excerpts;

/// The source of a statement in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Speaker {
    /// The names of the actors, or else the words of the text; none if the text names nobody.
    pub(crate) name: Option<String>,
    /// The words of the text where they tell something beside the name, as "she" does.
    pub(crate) words: Option<String>,
    /// The office of a single speaker.
    pub(crate) role: Option<String>,
    /// Country and sector of a single speaker: `KEN GOV`.
    pub(crate) codes: Option<String>,
}

impl Speaker {
    /// The name, or what stands where nobody is named.
    pub(crate) fn shown(&self) -> &str {
        self.name.as_deref().unwrap_or("nobody named")
    }
}

/// The actors of a record by their ids.
pub(crate) struct Cast<'a>(HashMap<&'a str, &'a Actor>);

impl<'a> Cast<'a> {
    /// The actors of this record.
    pub(crate) fn new(record: &'a Record) -> Self {
        Self(record.actors.iter().map(|actor| (actor.id.as_str(), actor)).collect())
    }

    /// Who makes this statement.
    pub(crate) fn speaker(&self, statement: &Statement, excerpts: &Excerpts<'_>) -> Speaker {
        let actors: Vec<&Actor> = statement
            .source
            .actors
            .iter()
            .filter_map(|id| self.0.get(id.as_str()).copied())
            .collect();
        let words = tidy(&excerpts.joined(&statement.source.spans));
        let words = (!words.is_empty()).then_some(words);
        if actors.is_empty() {
            return Speaker { name: words, words: None, role: None, codes: None };
        }
        let name = listed(&actors.iter().map(|actor| actor.name.as_str()).collect::<Vec<_>>());
        let single = if let [actor] = actors[..] { Some(actor) } else { None };
        let beside = words.as_deref().and_then(|words| beside(words, &name));
        Speaker {
            role: single.and_then(|actor| {
                actor.role.clone().or(beside.clone().filter(|one| !one.is_empty()))
            }),
            words: words.filter(|_| beside.is_none()),
            codes: single.and_then(codes),
            name: Some(name),
        }
    }
}

/// Country and sector of an actor, as far as known.
fn codes(actor: &Actor) -> Option<String> {
    let known: Vec<&str> =
        [&actor.country, &actor.sector].into_iter().filter_map(|code| code.as_deref()).collect();
    (!known.is_empty()).then(|| known.join(" "))
}

/// What the words say beside the name, if they hold the name: "foreign minister" in "Foreign
/// Minister Jan Novak", nothing in "the Harbour Board".
fn beside(words: &str, name: &str) -> Option<String> {
    if is_capitalised(words, name) {
        return Some(String::new());
    }
    let place = words.find(name)?;
    let (before, after) = (&words[..place], &words[place + name.len()..]);
    let before = if before.trim().eq_ignore_ascii_case("the") { "" } else { before };
    let apart = |c: char| c.is_whitespace() || c == ',';
    let parts = [before.trim_matches(apart), after.trim_matches(apart)];
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}

/// Whether the words are the name with the capital that begins a sentence.
fn is_capitalised(words: &str, name: &str) -> bool {
    let mut rest = words.chars();
    let first = rest.next().into_iter().flat_map(char::to_lowercase);
    first.chain(rest).eq(name.chars())
}

/// White space in a row is one space; a source's words may run over a line's end.
fn tidy(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_end_matches(',').to_owned()
}

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::harbour;

    fn speakers() -> Vec<Speaker> {
        let (article, record) = harbour();
        let excerpts = Excerpts::new(&article.text, &record);
        let cast = Cast::new(&record);
        record.statements.iter().map(|s| cast.speaker(s, &excerpts)).collect()
    }

    #[test]
    fn a_speaker_has_name_words_role_and_codes() {
        let she = &speakers()[2];
        assert_eq!(she.shown(), "Grace Wanjiru");
        assert_eq!(she.words.as_deref(), Some("She"));
        assert_eq!(she.role.as_deref(), Some("port authority spokeswoman"));
        assert_eq!(she.codes.as_deref(), Some("KEN GOV"));
    }

    #[test]
    fn nobody_named_is_said() {
        assert_eq!(speakers()[5].name, None);
        assert_eq!(speakers()[5].shown(), "nobody named");
    }

    #[test]
    fn names_are_listed_as_in_a_sentence() {
        assert_eq!(listed(&["A"]), "A");
        assert_eq!(listed(&["A", "B"]), "A and B");
        assert_eq!(listed(&["A", "B", "C"]), "A, B and C");
    }

    #[test]
    fn what_stands_beside_the_name_tells_who_it_is() {
        let cases = [
            ("The Harbour Board", "Harbour Board", Some("")),
            ("Jan Novak, the foreign minister", "Jan Novak", Some("the foreign minister")),
            ("Foreign Minister Jan Novak", "Jan Novak", Some("Foreign Minister")),
            ("A senior official", "a senior official", Some("")),
            ("İzmir's mayor", "i\u{307}zmir's mayor", Some("")),
            ("she", "Grace Wanjiru", None),
        ];
        for (words, name, expected) in cases {
            assert_eq!(beside(words, name).as_deref(), expected, "{words}");
        }
    }
}

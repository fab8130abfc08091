//! How a statement was made, in words: its cue, to whom, through what, when and where.

use onrecord::record::Statement;

use super::excerpt::Excerpts;

/// Prepositions that a medium may bring along: "in a statement", "on state television".
const WAYS: [&str; 8] = ["via", "in", "on", "through", "at", "by", "during", "from"];

/// `told`, `to reporters`, `in a statement`, as far as the record has them.
pub(crate) fn manner(statement: &Statement, excerpts: &Excerpts<'_>) -> Vec<String> {
    let mut facts = Vec::new();
    if !statement.cue.spans.is_empty() {
        facts.push(excerpts.joined(&statement.cue.spans));
    }
    if !statement.addressee.is_empty() {
        facts.push(led("to", &["to"], &excerpts.joined(&statement.addressee)));
    }
    // A station that was told something is both addressee and medium: once is enough.
    if !statement.medium.is_empty() && statement.medium != statement.addressee {
        facts.push(led("via", &WAYS, &excerpts.joined(&statement.medium)));
    }
    facts.extend(statement.date.clone());
    facts.extend(statement.place.clone());
    facts.extend(statement.restates.as_ref().map(|id| format!("restates {id}")));
    facts
}

/// The words after `lead`, unless they bring a preposition of their own.
fn led(lead: &str, own: &[&str], words: &str) -> String {
    let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
    if own.contains(&first.as_str()) { words.to_owned() } else { format!("{lead} {words}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::Sample;

    #[test]
    fn who_was_told_and_through_what_are_led_by_their_prepositions() {
        let text = "The mayor told Radio Erongo in a letter that it rains.";
        let sample = Sample::new(text);
        let (station, letter) = (sample.span("Radio Erongo"), sample.span("in a letter"));
        let told = |medium| {
            let sample = Sample::new(text).statement("The mayor", "told", &["that it rains"]);
            let (article, record) = sample
                .with(|statement| {
                    statement.addressee = vec![station];
                    statement.medium = vec![medium];
                })
                .build();
            manner(&record.statements[0], &Excerpts::new(&article.text, &record))
        };
        assert_eq!(told(letter), ["told", "to Radio Erongo", "in a letter"]);
        assert_eq!(told(station), ["told", "to Radio Erongo"]);
    }
}

//! `onrecord explain`: what a code in the record means, with an example.
//!
//! The codes stand in `data/codes.tsv`, one a line; a test holds them against the record's types.
//! Types, modes and contexts of events, and what that file lacks, are those of PLOVER's codebook,
//! with the examples of `data/examples.tsv`.

use std::io::{self, IsTerminal};

use anyhow::{Result, bail};
use onrecord_lexicon::{self as lexicon, EventCode};

#[cfg(test)]
mod page;

use super::print;
use crate::args::{ColorChoice, ExplainArgs};
use crate::output::{Flow, Ink, Look};
use crate::settings;
use crate::status::Status;

const CODES: &str = include_str!("../../../data/codes.tsv");
const EXAMPLES: &str = include_str!("../../../data/examples.tsv");

/// One code with what it means.
#[derive(Clone, Debug)]
struct Code {
    family: String,
    name: &'static str,
    meaning: String,
    /// Its places on the scales, for events.
    scales: Option<String>,
    example: Option<&'static str>,
}

/// Prints what a code means, or all codes.
pub(crate) fn run(args: &ExplainArgs) -> Result<Status> {
    let is_terminal = io::stdout().is_terminal();
    let look = settings::look(ColorChoice::Auto, is_terminal);
    let text = match &args.code {
        None => all(look),
        Some(code) => explained(code, look)?,
    };
    print(&text)?;
    Ok(Status::Done)
}

fn codes() -> impl Iterator<Item = Code> {
    let types = lexicon::event_codes().iter().map(event);
    let contexts = lexicon::contexts().iter().map(|code| plain("context", code));
    let sectors = lexicon::sectors().iter().map(|code| plain("sector", code));
    let international =
        lexicon::international().iter().map(|code| plain("international code", code));
    let own =
        |code: &Code| !own_codes().any(|own| own.family == code.family && own.name == code.name);
    own_codes().chain(types).chain(contexts).chain(sectors.chain(international).filter(own))
}

/// The codes that have an example of our own.
fn own_codes() -> impl Iterator<Item = Code> {
    let lines = CODES.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        let (family, name, meaning) = (next()?.to_owned(), next()?, next()?.to_owned());
        Some(Code { family, name, meaning, scales: None, example: Some(next()?) })
    })
}

fn plain(family: &str, code: &lexicon::Code) -> Code {
    Code {
        family: family.to_owned(),
        name: code.code,
        meaning: sentence(code.explanation),
        scales: None,
        example: example(family, code.code),
    }
}

/// The example of a code, by the first two fields of its line; `context` comes before a context's.
fn example(first: &str, second: &str) -> Option<&'static str> {
    EXAMPLES.lines().find_map(|line| {
        let (code, rest) = line.split_once('\t')?;
        let (mode, sentence) = rest.split_once('\t')?;
        (code == first && mode == second).then_some(sentence)
    })
}

/// An event's type, or one of its modes.
fn event(code: &EventCode) -> Code {
    let EventCode { event, mode, explanation, quad, score, cameo, goldstein } = *code;
    let scales = format!("{}; PLOVER {score}, CAMEO {cameo}, Goldstein {goldstein}", quad.name());
    Code {
        family: mode.map_or("event type".to_owned(), |_| format!("mode of {event}")),
        name: mode.unwrap_or(event),
        meaning: sentence(explanation),
        scales: Some(scales),
        example: example(event, mode.unwrap_or("-")),
    }
}

/// With a capital and a stop.
fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).chain(['.']).collect()
}

fn explained(wanted: &str, look: Look) -> Result<String> {
    let bare = wanted.trim().replace('-', "_");
    let same = |code: &Code| code.name.replace('-', "_").eq_ignore_ascii_case(&bare);
    let found: Vec<Code> = codes().filter(same).collect();
    if found.is_empty() {
        bail!("no code `{wanted}`{}: `onrecord explain` lists all", suggestion(wanted));
    }
    let mut out = String::new();
    for (nth, code) in found.iter().enumerate() {
        if nth > 0 {
            out.push('\n');
        }
        Flow::default()
            .words(code.name, Ink::Speaker)
            .words(&code.family, Ink::Faint)
            .write(&mut out, 0, 0, look);
        Flow::default().words(&code.meaning, Ink::Plain).write(&mut out, 0, 4, look);
        if let Some(scales) = &code.scales {
            Flow::default().words(scales, Ink::Faint).write(&mut out, 0, 4, look);
        }
        if let Some(example) = code.example {
            Flow::default()
                .words("As in:", Ink::Faint)
                .words(example, Ink::Quote)
                .write(&mut out, 0, 4, look);
        }
    }
    Ok(out)
}

/// A code that begins like the one asked for, or that its meaning names.
fn suggestion(wanted: &str) -> String {
    let wanted = wanted.trim().to_lowercase();
    let stem: String = wanted.chars().take(3).collect();
    let near = codes().find(|code| {
        code.name.to_lowercase().starts_with(&stem)
            || (wanted.len() > 3 && code.meaning.to_lowercase().contains(&wanted))
    });
    near.map_or(String::new(), |code| format!(" (did you mean `{}`?)", code.name))
}

fn all(look: Look) -> String {
    let width = codes().map(|code| code.name.len()).max().unwrap_or(0) + 2;
    let mut out = String::new();
    let mut family = String::new();
    for code in codes() {
        if code.family != family {
            let space = if family.is_empty() { "" } else { "\n" };
            out.push_str(space);
            Flow::default().words(&code.family, Ink::Heading).write(&mut out, 0, 0, look);
            family = code.family;
        }
        out.push_str("  ");
        out.push_str(&Ink::Speaker.paint(code.name, look.color));
        out.extend(std::iter::repeat_n(' ', width - code.name.len()));
        Flow::default().words(&code.meaning, Ink::Plain).write(
            &mut out,
            width + 2,
            width + 2,
            look,
        );
    }
    out.push_str("\n`onrecord explain CODE` shows an example.\n");
    out
}

#[cfg(test)]
mod tests {
    use onrecord::record::Record;
    use onrecord::trace::Reason;

    use super::*;

    const PLAIN: Look = Look { color: false, width: 80 };

    #[test]
    fn every_code_of_the_record_is_explained() {
        let schema = serde_json::to_value(schemars::schema_for!(Record)).unwrap();
        let families = [
            ("Stance", "stance"),
            ("StatementKind", "kind"),
            ("Polarity", "polarity"),
            ("Status", "status"),
            ("ActorKind", "actor kind"),
        ];
        for (name, family) in families {
            let mut expected: Vec<&str> = values(&schema["$defs"][name]);
            let mut explained: Vec<&str> =
                codes().filter(|code| code.family == family).map(|code| code.name).collect();
            expected.sort_unstable();
            explained.sort_unstable();
            assert!(!expected.is_empty(), "{name}");
            assert_eq!(explained, expected, "{name}");
        }
    }

    #[test]
    fn every_type_mode_and_context_has_an_example() {
        let bare: Vec<&str> = codes()
            .filter(|code| code.scales.is_some() || code.family == "context")
            .filter(|code| code.example.is_none())
            .map(|code| code.name)
            .collect();
        assert_eq!(bare, [""; 0]);
        let lines = EXAMPLES.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(lines, lexicon::event_codes().len() + lexicon::contexts().len());
    }

    #[test]
    fn every_reason_of_a_trace_is_explained() {
        let reasons: Vec<String> = Reason::ALL.iter().map(crate::output::code).collect();
        let explained = codes().filter(|code| code.family == "reason").map(|code| code.name);
        assert_eq!(explained.collect::<Vec<_>>(), reasons);
    }

    fn values(schema: &serde_json::Value) -> Vec<&str> {
        let documented = schema["oneOf"].as_array().into_iter().flatten();
        let plain = schema["enum"].as_array().into_iter().flatten();
        plain
            .chain(documented.filter_map(|one| one.get("const")))
            .filter_map(|v| v.as_str())
            .collect()
    }

    #[test]
    fn every_line_of_the_table_is_whole() {
        let lines = CODES.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(own_codes().count(), lines);
        for code in codes() {
            assert!(code.meaning.ends_with('.'), "{}", code.name);
            assert!(code.example.is_none_or(|one| !one.is_empty() && !one.contains('\t')));
        }
    }

    #[test]
    fn every_code_of_an_event_is_explained_with_its_scales() {
        for (wanted, shown) in [
            ("aid", "AID event type\n    Gives material help"),
            ("AID", "material cooperation; PLOVER 10, CAMEO 070, Goldstein 7"),
            ("withdraw", "withdraw mode of RETREAT"),
            ("human-rights", "human_rights context"),
            ("WEST", "international code"),
        ] {
            let text = explained(wanted, PLAIN).unwrap();
            assert!(text.contains(shown), "{text}");
        }
    }

    #[test]
    fn a_code_of_two_families_is_explained_in_both() {
        let text = explained("MIXED", PLAIN).unwrap();
        assert!(text.contains("mixed kind\n") && text.contains("mixed polarity\n"), "{text}");
    }

    #[test]
    fn an_unknown_code_is_answered_with_a_near_one() {
        let error = explained("denial", PLAIN).unwrap_err().to_string();
        assert!(error.contains("no code `denial` (did you mean `deny`?)"), "{error}");
        assert!(explained("", PLAIN).is_err());
    }

    #[test]
    fn the_list_fits_the_width() {
        for line in all(PLAIN).lines() {
            assert!(line.len() <= 80, "{line}");
        }
    }
}

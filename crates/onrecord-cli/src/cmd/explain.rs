//! `onrecord explain`: what a code in the record means, with an example.
//!
//! The codes stand in `data/codes.tsv`, one a line; a test holds them against the record's types.

use std::io::{self, IsTerminal};

use anyhow::{Result, bail};

use super::print;
use crate::args::{ColorChoice, ExplainArgs};
use crate::output::{Flow, Ink, Look};
use crate::settings;
use crate::status::Status;

const CODES: &str = include_str!("../../data/codes.tsv");

/// One code with what it means.
#[derive(Clone, Copy, Debug)]
struct Code {
    family: &'static str,
    name: &'static str,
    meaning: &'static str,
    example: &'static str,
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
    let lines = CODES.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        Some(Code { family: next()?, name: next()?, meaning: next()?, example: next()? })
    })
}

fn explained(wanted: &str, look: Look) -> Result<String> {
    let same = |code: &Code| code.name.eq_ignore_ascii_case(wanted.trim());
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
            .words(code.family, Ink::Faint)
            .write(&mut out, 0, 0, look);
        Flow::default().words(code.meaning, Ink::Plain).write(&mut out, 0, 4, look);
        Flow::default()
            .words("As in:", Ink::Faint)
            .words(code.example, Ink::Quote)
            .write(&mut out, 0, 4, look);
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
    let mut family = "";
    for code in codes() {
        if code.family != family {
            let space = if family.is_empty() { "" } else { "\n" };
            out.push_str(space);
            Flow::default().words(code.family, Ink::Heading).write(&mut out, 0, 0, look);
            family = code.family;
        }
        out.push_str("  ");
        out.push_str(&Ink::Speaker.paint(code.name, look.color));
        out.extend(std::iter::repeat_n(' ', width - code.name.len()));
        Flow::default().words(code.meaning, Ink::Plain).write(&mut out, width + 2, width + 2, look);
    }
    out.push_str("\n`onrecord explain CODE` shows an example.\n");
    out
}

#[cfg(test)]
mod tests {
    use onrecord::record::Record;

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
        assert_eq!(codes().count(), lines);
        for code in codes() {
            assert!(code.meaning.ends_with('.'), "{}", code.name);
            assert!(!code.example.is_empty() && !code.example.contains('\t'), "{}", code.name);
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

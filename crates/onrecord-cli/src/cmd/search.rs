//! `onrecord search`: what a store holds about somebody or something, newest first.

use std::io::{self, IsTerminal};

use anyhow::{Context, Result};
use onrecord_lexicon::{Form, country_of};
use onrecord_store::{Query, Store};
use serde::Serialize;

use super::print;
use crate::args::SearchArgs;
use crate::output::{Hit, Look};
use crate::settings;
use crate::status::Status;

/// Searches and prints.
pub(crate) fn run(args: &SearchArgs) -> Result<Status> {
    let query = query(args)?;
    let store = Store::open(&args.store)?;
    let look = settings::look(args.color, io::stdout().is_terminal());
    let text = if args.articles {
        shown(&store.articles(&query)?, args, look)
    } else if args.denials {
        shown(&store.denials(&query)?, args, look)
    } else if args.asks_for_happenings() {
        shown(&store.happenings(&query)?, args, look)
    } else if args.asks_for_events() {
        shown(&store.events(&query)?, args, look)
    } else {
        shown(&store.statements(&query)?, args, look)
    };
    print(&text?)?;
    Ok(Status::Done)
}

fn query(args: &SearchArgs) -> Result<Query> {
    let typed = args.words.join(" ");
    let words = if typed.trim().is_empty() {
        None
    } else {
        Some(typed.parse().context("these words cannot be looked for")?)
    };
    Ok(Query {
        words,
        speaker: names(&args.speaker),
        about: names(&args.about),
        actor: names(&args.actor),
        recipient: names(&args.recipient),
        types: args.types.clone(),
        statuses: args.status.clone(),
        kinds: args.kind.clone(),
        stances: args.stance.clone(),
        place: args.place.clone(),
        min_stories: args.min_stories.unwrap_or_default(),
        min_publishers: args.min_publishers.unwrap_or_default(),
        once: args.once,
        limit: args.limit,
        ..args.scope.query()?
    })
}

/// Names as typed; a country's is asked for by its code too, which stands with its people and bodies.
fn names(typed: &[String]) -> Vec<String> {
    let mut names = Vec::new();
    for name in typed {
        names.push(name.clone());
        let country = country_of(name).or_else(|| country_of(&capitalised(name)));
        let country = country.filter(|country| country.form == Form::Name);
        names.extend(country.map(|country| country.iso3.to_owned()));
    }
    names
}

/// `north korea` as a text would write it.
fn capitalised(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut rest = word.chars();
        let first = rest.next().into_iter().flat_map(char::to_uppercase);
        first.chain(rest).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

fn shown<H: Hit + Serialize>(hits: &[H], args: &SearchArgs, look: Look) -> Result<String> {
    let mut out = String::new();
    for hit in hits {
        if args.json {
            out.push_str(&serde_json::to_string(hit)?);
            out.push('\n');
        } else {
            hit.write(&mut out, look);
            out.push('\n');
        }
    }
    if !args.json {
        out.push_str(&ending(hits.len(), args.limit));
    }
    Ok(out)
}

fn ending(found: usize, limit: usize) -> String {
    match found {
        0 => "nothing matches\n".to_owned(),
        _ if found == limit => format!("the newest {found}; there may be more: raise --limit\n"),
        _ => format!("{found} found\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_asked_for_by_name_and_code() {
        for (typed, expected) in [
            ("Russia", vec!["Russia", "RUS"]),
            ("north korea", vec!["north korea", "PRK"]),
            ("Holmvik", vec!["Holmvik"]),
            ("Moscow", vec!["Moscow"]),
            ("RUS", vec!["RUS"]),
        ] {
            assert_eq!(names(&[typed.to_owned()]), expected);
        }
    }
}

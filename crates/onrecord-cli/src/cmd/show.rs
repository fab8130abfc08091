//! `onrecord show`: an article of a store, or a statement or an event in its passage.

use std::io::{self, IsTerminal};

use anyhow::{Context, Result};
use onrecord_store::{Found, Kept, Publication, Store};

use super::print;
use crate::args::ShowArgs;
use crate::output::told;
use crate::output::{Flow, Ink, Look, readable};
use crate::report;
use crate::settings;
use crate::status::Status;

/// Shows what the user named.
pub(crate) fn run(args: &ShowArgs) -> Result<Status> {
    let store = Store::open(&args.store)?;
    let look = settings::look(args.color, io::stdout().is_terminal());
    let (mut done, mut failed) = (0, 0);
    for id in &args.ids {
        match one(&store, id, args, look) {
            Ok(text) => {
                let space = if done > 0 && !args.json { "\n\n" } else { "" };
                print(&format!("{space}{text}"))?;
                done += 1;
            }
            Err(error) => {
                report::fatal(&error);
                failed += 1;
            }
        }
    }
    Ok(Status::of(done, failed))
}

fn one(store: &Store, id: &str, args: &ShowArgs, look: Look) -> Result<String> {
    if let Some(group) = store.told_of(id)? {
        if args.json {
            return Ok(format!("{}\n", serde_json::to_string(&group)?));
        }
        return Ok(told::told(&group, look));
    }
    let (kept, part) = match store.find(id)? {
        Found::One { kept, part } => (kept, part),
        Found::Nothing => anyhow::bail!(
            "{id}: not in this store; `onrecord search --articles` lists what is in it"
        ),
        Found::Several(some) => {
            let some: Vec<String> =
                some.iter().map(|kept| format!("{} ({})", kept.id, kept.article.id)).collect();
            anyhow::bail!("{id}: this may be any of {}; name one by its id", some.join(", "))
        }
    };
    let missing = || format!("{id}: the article has no such statement or event");
    match (part, args.json) {
        (None, true) => Ok(format!("{}\n", kept.json)),
        (Some(part), true) => entry(&kept, &part)?.with_context(missing),
        (None, false) => {
            let mut text = readable::article(&kept.article, &kept.record()?, None, look);
            places(&mut text, &kept.publications, look);
            let carried = store.story_of(kept.key)?.filter(|one| one.copies.len() > 1);
            text.extend(carried.map(|story| told::copies(&story, &kept.id, look)));
            text.push_str(&told::denials(&store.denials_of(kept.key)?, &kept.id, look));
            Ok(text)
        }
        (Some(part), false) => {
            readable::part(&kept.article, &kept.record()?, &part, look).with_context(missing)
        }
    }
}

/// The entry of a statement or an event, as the record has it.
fn entry(kept: &Kept, part: &str) -> Result<Option<String>> {
    let record = kept.record()?;
    let statement = record.statements.iter().find(|one| one.id == part);
    let event = record.events.iter().find(|one| one.id == part);
    Ok(match (statement, event) {
        (Some(statement), _) => Some(format!("{}\n", serde_json::to_string(statement)?)),
        (None, Some(event)) => Some(format!("{}\n", serde_json::to_string(event)?)),
        (None, None) => None,
    })
}

/// Where an article was published, if anything is known of it.
fn places(text: &mut String, publications: &[Publication], look: Look) {
    for Publication { url, publisher, published, .. } in publications {
        let facts: Vec<&str> =
            [publisher, published, url].into_iter().flatten().map(String::as_str).collect();
        if !facts.is_empty() {
            let line = format!("published: {}", facts.join(" · "));
            Flow::default().words(&line, Ink::Faint).write(text, 0, 0, look);
        }
    }
}

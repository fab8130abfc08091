//! What must hold between the lines of a record: ids, nesting, quotation marks, overlap, who does
//! what inside which statement, and what is disputed.

mod dispute;
mod event;
mod header;
mod statement;

use std::collections::HashSet;

use crate::error::Problem;
use crate::passage::Passage;

/// All that is wrong in a passage, each with its line.
pub(crate) fn problems(passage: &Passage) -> Vec<(usize, Problem)> {
    let mut found = header::problems(passage);
    let mut seen = HashSet::new();
    for (line, id) in ids(passage) {
        if !seen.insert(id) {
            found.push((line, Problem::IdTaken(id.to_owned())));
        }
        let other_layers = passage.is_full() || !passage.headers.about.is_empty();
        if !id.starts_with('s') && !other_layers {
            found.push((line, Problem::OtherLayer(id.to_owned())));
        }
    }
    found.extend(statement::problems(passage));
    found.extend(event::problems(passage));
    found.extend(dispute::problems(passage));
    found
}

/// The id of every line, with the line.
fn ids(passage: &Passage) -> Vec<(usize, &str)> {
    let mut ids = Vec::new();
    ids.extend(passage.statements.iter().map(|one| (one.line, one.id.as_str())));
    ids.extend(passage.actors.iter().map(|one| (one.line, one.id.as_str())));
    ids.extend(passage.events.iter().map(|one| (one.line, one.id.as_str())));
    ids.extend(passage.disputes.iter().map(|one| (one.line, one.id.as_str())));
    ids.extend(passage.dates.iter().map(|one| (one.line, one.id.as_str())));
    ids.extend(passage.places.iter().map(|one| (one.line, one.id.as_str())));
    ids.extend(passage.boilerplate.iter().map(|one| (one.line, one.id.as_str())));
    ids
}

/// Those of `ids` that are no actors, as problems.
fn unknown_actors<'a>(
    passage: &'a Passage,
    ids: impl IntoIterator<Item = &'a String> + 'a,
) -> impl Iterator<Item = Problem> + 'a {
    let unknown = ids.into_iter().filter(|id| passage.actor(id).is_none());
    unknown.map(|id| Problem::UnknownId(id.clone(), "actor"))
}

//! `onrecord eval`: how well records agree with a user's own annotations.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use onrecord::Article;
use serde_json::json;

use super::print;
use crate::args::{CoderArgs, EvalArgs};
use crate::coding;
use crate::eval::{self, Annotation, Score, Sentences};
use crate::input;
use crate::report::{Complaint, Level, Reporter};
use crate::status::Status;

/// Scores records, those of a file or those that the program makes of the texts.
pub(crate) fn run(args: &EvalArgs) -> Result<Status> {
    let gold = eval::annotations(&args.gold)?;
    let texts = texts(&gold, args.texts.as_deref())?;
    let found = match &args.found {
        Some(path) => found_in(path, &gold)?,
        None if args.texts.is_some() => coded(&gold, &texts, &args.coder)?,
        None => {
            bail!("nothing to score: name a file of records, or the folder of texts with --texts")
        }
    };
    warn_of_missing(args, &gold, &found);
    let (mut sum, mut faults, mut listed) = (Score::default(), String::new(), Vec::new());
    for one in &gold {
        let id = &one.article.id;
        let text = texts.get(id).map(String::as_str);
        let sentences = text.map(Sentences::of).unwrap_or_default();
        let nothing = Annotation::default();
        let score = eval::score(one, found.get(id).unwrap_or(&nothing), &sentences);
        sum.add(&score);
        faults.push_str(&eval::faults(id, &score, &sentences, text));
        listed.extend(
            score.faults.iter().map(|one| json!({"article": id, "span": one.at, "what": one.what})),
        );
    }
    if args.json {
        let mut out = json!({"articles": gold.len(), "score": sum.json()});
        if args.errors {
            out["errors"] = listed.into();
        }
        print(&(serde_json::to_string_pretty(&out)? + "\n"))?;
    } else {
        let faults = if args.errors { faults.as_str() } else { "" };
        print(&format!("{}{faults}", eval::table(&sum)))?;
    }
    Ok(Status::Done)
}

/// The texts of the annotated articles, by id, where a folder of them is named.
fn texts(gold: &[Annotation], folder: Option<&Path>) -> Result<HashMap<String, String>> {
    let Some(folder) = folder else { return Ok(HashMap::new()) };
    let text = |one: &Annotation| {
        let id = one.article.id.clone();
        let text = input::text_of(folder, &id).map_err(|complaint| anyhow!("{complaint}"))?;
        Ok((id, text))
    };
    gold.iter().map(text).collect()
}

type ById = HashMap<String, Annotation>;

/// The records of a file, which may be of annotated articles only.
fn found_in(path: &Path, gold: &[Annotation]) -> Result<ById> {
    let mut found = HashMap::new();
    for one in eval::annotations(path)? {
        let id = one.article.id.clone();
        let Some(annotated) = gold.iter().find(|gold| gold.article.id == id) else {
            bail!("{}: article `{id}` is not annotated", path.display());
        };
        same_text(annotated, &one)?;
        found.insert(id, one);
    }
    Ok(found)
}

/// What the program makes of the texts.
fn coded(gold: &[Annotation], texts: &HashMap<String, String>, args: &CoderArgs) -> Result<ById> {
    let (coder, _) = coding::coder(args)?;
    let record = |one: &Annotation| {
        let id = &one.article.id;
        let published = one.article.published.as_deref().map(str::parse).transpose();
        let published = published.with_context(|| format!("article `{id}`"))?;
        let text = texts.get(id).cloned().unwrap_or_default();
        let article = Article { id: id.clone(), published, ..Article::new(text) };
        let found = Annotation::of(&coder.code(&article))?;
        same_text(one, &found)?;
        Ok((id.clone(), found))
    };
    gold.iter().map(record).collect()
}

/// Offsets of one text say nothing about another.
fn same_text(gold: &Annotation, found: &Annotation) -> Result<()> {
    match (&gold.article.sha256, &found.article.sha256) {
        (Some(gold_sum), Some(sum)) if gold_sum != sum => bail!(
            "article `{}`: the text is not the one that was annotated, by its SHA-256 `{sum}`",
            gold.article.id
        ),
        _ => Ok(()),
    }
}

fn warn_of_missing(args: &EvalArgs, gold: &[Annotation], found: &ById) {
    let mut reporter = Reporter::new(false);
    for one in gold.iter().filter(|one| !found.contains_key(&one.article.id)) {
        let what =
            format!("there is no record of article `{}`: all of it is missed", one.article.id);
        let path = args.found.as_deref().unwrap_or(&args.gold);
        reporter.say(Level::Warning, &Complaint::new(path, what));
    }
    reporter.finish();
}

//! Writes what `training/whose.py` learns from: for everybody whose country is not told, the candidates
//! with their features.

use std::fmt::Write;
use std::{env, fs};

use onrecord_text::{Article, CodePoints, Document};
use serde_json::Value;

use super::{Known, Reported, mentions, name_sources};
use crate::{Coder, coder, did, place, said};

#[test]
#[ignore = "writes what training reads: see training/whose.py"]
fn candidates_of_passages() {
    let passages = fs::read_to_string(env::var("ONRECORD_PASSAGES").unwrap()).unwrap();
    let (coder, mut out) = (Coder::new(), String::new());
    for line in passages.lines() {
        let passage: Value = serde_json::from_str(line).unwrap();
        if passage["layers"] == "all" {
            let text = passage["text"].as_str().unwrap();
            rows(&coder, passage["id"].as_str().unwrap(), &Article::new(text), &mut out);
        }
    }
    fs::write(env::var("ONRECORD_OUT").unwrap(), out).unwrap();
}

/// A line for each actor and candidate: passage, number, spans of its mentions in code points, code, features.
fn rows(coder: &Coder, id: &str, article: &Article, out: &mut String) {
    let text = article.text.as_str();
    let (document, points) = (Document::new(text), CodePoints::new(text));
    let reading = coder.read(text, &document);
    let statements = said::statements(text, &document, &reading);
    let mut asked = did::parties(&did::events(text, &reading, &statements));
    asked.extend(mentions(&reading));
    let mut speakers = name_sources(text, &document, &coder::sources(&statements), &asked);
    speakers.learn_kinds(&reading);
    let mut places = place::places(text, &document);
    place::bridge(text, &document, &mut places, &coder::voices(&statements, &speakers));
    let report = Reported { text, speakers: &speakers, places: &places, reading: &reading };
    let known: Known<'_> = coder.known(None);
    let told: Vec<_> = speakers.actors.iter().map(|actor| known.told(actor)).collect();
    let found = report.each_untold(&told, |untold| {
        let untold = untold?;
        let spans = untold.actor.mentions.iter().map(|mention| {
            let range = points.range(mention.span);
            format!("{}-{}", range.start, range.end)
        });
        let spans: Vec<_> = spans.collect();
        let mut lines = Vec::new();
        let all = &untold.candidates.all;
        for number in (0..all.len()).map(Some).chain([None]) {
            let mut features = Vec::new();
            untold.features(number, |feature| features.push(feature.to_owned()));
            let code = number.map_or("-", |number| all[number].code.as_str());
            lines.push(format!("{}\t{code}\t{}", spans.join(" "), features.join("\t")));
        }
        Some(lines)
    });
    for (number, lines) in found.into_iter().enumerate() {
        for line in lines.into_iter().flatten() {
            writeln!(out, "{id}\t{number}\t{line}").unwrap();
        }
    }
}

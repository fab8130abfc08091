//! Small articles and the speakers they should have.
//!
//! In an article, `[words]` marks a source, `{words}` what its speaker says; the sources are
//! numbered in the order of their marks. A content without a source of its own follows it or
//! precedes it: `{The pier sank,} [she] said` is one statement, as is `[She] said {it sank}`.

mod articles;
mod passages;
mod shapes;

use onrecord_text::{Document, Span};

use super::{SourceMention, Speakers, name_sources};

/// An article without its marks, and its statements.
fn marked(article: &str) -> (String, Vec<SourceMention>) {
    let mut text = String::new();
    let (mut sources, mut contents) = (Vec::new(), Vec::new());
    let mut open = Vec::new();
    for c in article.chars() {
        match c {
            '[' | '{' => open.push(text.len()),
            ']' => sources.push(Span::new(open.pop().unwrap(), text.len())),
            '}' => contents.push(Span::new(open.pop().unwrap(), text.len())),
            c => text.push(c),
        }
    }
    sources.sort_unstable();
    let mut statements: Vec<SourceMention> = sources
        .iter()
        .map(|&span| SourceMention { spans: vec![span], ..SourceMention::default() })
        .collect();
    for &content in &contents {
        if let Some(number) = nearest(&sources, content, &text) {
            statements[number].contents.push(content);
        }
    }
    for number in 0..statements.len() {
        statements[number].parent = innermost(&statements, number);
    }
    (text, statements)
}

/// The source outside a content that stands nearest to it in its sentence.
fn nearest(sources: &[Span], content: Span, text: &str) -> Option<usize> {
    let outside = |(_, source): &(usize, &Span)| !content.contains(**source);
    let distance = |source: Span| {
        let gap = if source.end <= content.start {
            source.end..content.start
        } else {
            content.end..source.start
        };
        let stops = text[gap.clone()].matches(['.', '\n']).count();
        (stops, gap.len())
    };
    let found = sources.iter().enumerate().filter(outside);
    found.min_by_key(|(_, source)| distance(**source)).map(|(number, _)| number)
}

fn innermost(statements: &[SourceMention], number: usize) -> Option<usize> {
    let source = statements[number].spans[0];
    let holds = |other: &usize| {
        *other != number && statements[*other].contents.iter().any(|c| c.contains(source))
    };
    let length = |other: &usize| statements[*other].contents.iter().map(|c| c.len()).min();
    (0..statements.len()).filter(holds).min_by_key(length)
}

/// The speakers of a marked article.
fn speakers(article: &str) -> Speakers {
    let (text, sources) = marked(article);
    name_sources(&text, &Document::new(&text), &sources, &[])
}

/// The names of each source's speakers, joined with `+`.
fn names(article: &str) -> Vec<String> {
    let found = speakers(article);
    let of = |actor: &usize| found.actors[*actor].name.as_str();
    let join = |actors: &[usize]| actors.iter().map(of).collect::<Vec<_>>().join(" + ");
    found.sources.iter().map(|source| join(&source.actors)).collect()
}

/// Checks a table of articles, and names every case that fails.
fn assert_names(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (article, expected) in cases {
        let found = names(article);
        if found != *expected {
            wrong.push(format!("{article}\n    found {found:?}\n expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

//! A passage as one line of training data: JSON, spans in code points, always in the same order.

use onrecord::record::{CharSpan, Polarity, Stance, StatementKind};
use onrecord_text::Span;
use serde::Serialize;

use crate::code_points;
use crate::passage::{ExpectedStatement, Passage};

#[derive(Serialize)]
struct Line<'a> {
    id: String,
    text: &'a str,
    split: &'static str,
    published: Option<String>,
    statements: Vec<LineStatement<'a>>,
}

#[derive(Serialize)]
struct LineStatement<'a> {
    id: &'a str,
    source: Vec<CharSpan>,
    cue: Vec<CharSpan>,
    content: Vec<CharSpan>,
    nested: bool,
    kind: StatementKind,
    stance: Stance,
    polarity: Polarity,
    parent: Option<&'a str>,
    restates: Option<&'a str>,
    addressee: Vec<CharSpan>,
    medium: Vec<CharSpan>,
}

impl Passage {
    /// The passage as a line of JSON for training, without a line-break.
    ///
    /// # Errors
    /// Never in practice: all that it holds can be written as JSON.
    pub fn training_line(&self) -> serde_json::Result<String> {
        serde_json::to_string(&Line {
            id: self.id(),
            text: &self.text,
            split: self.split().name(),
            published: self.headers.published.as_ref().map(ToString::to_string),
            statements: self.statements.iter().map(|one| statement(&self.text, one)).collect(),
        })
    }
}

fn statement<'a>(text: &str, statement: &'a ExpectedStatement) -> LineStatement<'a> {
    let points = |spans: &[Span]| code_points::of(text, spans);
    LineStatement {
        id: &statement.id,
        source: points(&statement.source),
        cue: points(&statement.cue),
        content: points(&statement.content),
        nested: statement.parent.is_some(),
        kind: statement.kind,
        stance: statement.stance,
        polarity: statement.polarity,
        parent: statement.parent.as_deref(),
        restates: statement.restates.as_deref(),
        addressee: points(&statement.addressee),
        medium: points(&statement.medium),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::parse;

    #[test]
    fn spans_count_code_points_and_inner_statements_name_their_parent() {
        let file = "## Été\n\n> « Été », dit-on: José said he hoped.\n\n```record\n\
                    s1 indirect: `José` / `said` / `he hoped`\n\
                    s2 indirect! hope: `[he] hoped` / - / `hoped` ; in s1\nnote: cue in content\n```\n";
        let passages = parse(Path::new("corpus/a.md"), file).unwrap();
        let line: serde_json::Value =
            serde_json::from_str(&passages[0].training_line().unwrap()).unwrap();
        assert_eq!(line["id"], "a/Été");
        assert_eq!(line["split"], "train");
        assert_eq!(line["statements"][0]["source"], serde_json::json!([[17, 21]]));
        assert_eq!(line["statements"][1]["nested"], true);
        assert_eq!(line["statements"][1]["parent"], "s1");
        assert_eq!(line["statements"][1]["stance"], "hope");
    }
}

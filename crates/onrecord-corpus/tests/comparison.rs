//! A record against its passage: what counts as the same, and how a difference is told.

use std::path::Path;

use onrecord::record::{
    Actor, ActorKind, ArticleRecord, Polarity, Record, Source, Stance, Statement, StatementKind,
    VERSION, Words,
};
use onrecord_corpus::{Passage, compare, parse};

const FILE: &str = "## Été

> Zoé, a pilot, told reporters she hoped to land. \"We did.\"

```record
s1 indirect: `Zoé, a pilot,` / `told` / `she hoped to land` ; to `reporters` ; by \"Zoé\"
s2 indirect hope: `she` / `hoped` / `to land` ; in s1
s3 direct: `Zoé` / - / `We did.` ; optional
```
";

fn passage() -> Passage {
    parse(Path::new("tests/spec/été.md"), FILE).expect("the passage is sound").remove(0)
}

/// The code-point span of `words` in the passage.
fn span(words: &str) -> [usize; 2] {
    let text = passage().text;
    let start = text[..text.find(words).expect("the words are there")].chars().count();
    [start, start + words.chars().count()]
}

fn statement(id: &str, source: &str, cue: &str, content: &str) -> Statement {
    Statement {
        id: id.to_owned(),
        kind: StatementKind::Indirect,
        parent: None,
        restates: None,
        source: Source { spans: vec![span(source)], actors: vec![] },
        cue: Words { spans: vec![span(cue)] },
        content: Words { spans: vec![span(content)] },
        stance: Stance::Assert,
        polarity: Polarity::Positive,
        addressee: vec![],
        medium: vec![],
        date: None,
        place: None,
        confidence: 1.0,
    }
}

/// The record as the passage expects it, with ids of its own.
fn expected() -> Record {
    let mut outer = statement("r1", "Zoé, a pilot,", "told", "she hoped to land");
    outer.addressee = vec![span("reporters")];
    outer.source.actors = vec!["a1".to_owned()];
    let mut inner = statement("r2", "she", "hoped", "to land");
    inner.parent = Some("r1".to_owned());
    inner.stance = Stance::Hope;
    let actor = Actor {
        id: "a1".to_owned(),
        name: "Zoé".to_owned(),
        kind: ActorKind::Person,
        country: None,
        sector: None,
        role: None,
        wikidata: None,
        mentions: vec![span("Zoé")],
    };
    record(vec![outer, inner], vec![actor])
}

fn record(statements: Vec<Statement>, actors: Vec<Actor>) -> Record {
    Record {
        onrecord: VERSION.to_owned(),
        article: ArticleRecord {
            id: "a".to_owned(),
            url: None,
            publisher: None,
            title: None,
            published: None,
            language: None,
            sha256: String::new(),
            length: passage().text.chars().count(),
            dateline: None,
        },
        actors,
        statements,
        events: vec![],
        disputes: vec![],
        dates: vec![],
        places: vec![],
        boilerplate: vec![],
        model: None,
    }
}

fn differences(change: impl FnOnce(&mut Record)) -> Vec<String> {
    let mut record = expected();
    change(&mut record);
    compare(&passage(), &record).iter().map(ToString::to_string).collect()
}

#[test]
fn a_record_as_expected_has_no_difference() {
    assert_eq!(differences(|_| ()), [""; 0]);
}

#[test]
fn commas_stops_and_spaces_at_the_ends_do_not_count() {
    let found = differences(|record| {
        record.statements[0].source.spans = vec![span("Zoé, a pilot")];
        record.statements[0].cue.spans = vec![span(" told ")];
        record.statements[1].content.spans = vec![span("to land.")];
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn an_article_before_a_name_does_not_count() {
    assert_eq!(differences(|record| record.actors[0].name = "the Zoé".to_owned()), [""; 0]);
}

#[test]
fn each_part_that_differs_is_told() {
    type Change = fn(&mut Statement);
    let cases: [(usize, Change, &str); 9] = [
        (
            0,
            |s| s.source.spans = vec![span("Zoé")],
            "s1 source: expected `Zoé, a pilot` [0, 12], found `Zoé` [0, 3]",
        ),
        (0, |s| s.cue.spans = vec![], "s1 cue: expected `told` [14, 18], found none"),
        (
            0,
            |s| s.content.spans = vec![span("hoped to land")],
            "s1 content: expected `she hoped to land`",
        ),
        (0, |s| s.addressee = vec![], "s1 addressee: expected `reporters` [19, 28], found none"),
        (0, |s| s.kind = StatementKind::Mixed, "s1 kind: expected indirect, found mixed"),
        (1, |s| s.stance = Stance::Belief, "s2 stance: expected hope, found belief"),
        (1, |s| s.polarity = Polarity::Negative, "s2 polarity: expected positive, found negative"),
        (1, |s| s.parent = None, "s2 parent: expected r1, found none"),
        (1, |s| s.restates = Some("r1".to_owned()), "s2 restates: expected none, found r1"),
    ];
    for (index, change, expected) in cases {
        let found = differences(|record| change(&mut record.statements[index]));
        assert!(found.len() == 1 && found[0].contains(expected), "{expected}: {found:#?}");
        assert!(found[0].starts_with("tests/spec/été.md:"), "{found:#?}");
        assert!(found[0].contains(": Été: "), "{found:#?}");
    }
}

#[test]
fn a_speaker_by_another_name_is_told() {
    let found = differences(|record| record.actors[0].name = "Chloé".to_owned());
    assert!(found.len() == 1 && found[0].ends_with("s1 speakers: expected Zoé, found Chloé"));
    let found = differences(|record| record.statements[0].source.actors.clear());
    assert!(found.len() == 1 && found[0].ends_with("s1 speakers: expected Zoé, found nobody"));
}

#[test]
fn statements_missing_and_too_many_are_told_with_their_words() {
    let found = differences(|record| drop(record.statements.remove(0)));
    assert!(found[0].contains("s1 is missing: `Zoé, a pilot` [0, 12] / `told`"), "{found:#?}");
    assert!(found[1].contains("s2 parent: expected s1, which is missing"), "{found:#?}");
    assert_eq!(found.len(), 2);

    let found = differences(|record| {
        record.statements.push(statement("r3", "a pilot", "land", "reporters"));
    });
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("found a statement too many, r3: `a pilot`"), "{found:#?}");
}

#[test]
fn an_optional_statement_may_be_there_and_is_then_compared() {
    let mut bare = statement("r3", "Zoé", "told", "We did.");
    bare.cue.spans.clear();
    bare.kind = StatementKind::Direct;
    let sound = bare.clone();
    assert_eq!(differences(|record| record.statements.push(sound)), [""; 0]);
    bare.kind = StatementKind::Mixed;
    let found = differences(|record| record.statements.push(bare));
    assert!(found.len() == 1 && found[0].contains("s3 kind: expected direct, found mixed"));
}

#[test]
fn statements_out_of_the_order_of_the_text_are_told() {
    let found = differences(|record| record.statements.reverse());
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("out of order: in the text it is r1, r2"), "{found:#?}");
}

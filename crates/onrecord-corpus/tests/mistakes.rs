//! Every mistake that a writer of passages can make, with the message that mends it.

use std::path::Path;

use onrecord_corpus::parse;

const TEXT: &str =
    "> The mayor said he hoped to \"win\" and left.\n> \"I will go,\" said the mayor's aide.\n";

/// The messages for a file, each with its line.
fn messages(file: &str) -> Vec<String> {
    let errors = parse(Path::new("a.md"), file).expect_err("the file has mistakes");
    errors.iter().map(ToString::to_string).collect()
}

/// The messages for a record about `TEXT`; its first line is line 7.
fn of_record(record: &str) -> Vec<String> {
    messages(&format!("## A\n\n{TEXT}\n```record\n{record}\n```\n"))
}

#[test]
fn each_mistake_in_a_record_is_named_with_its_line_and_mend() {
    let cases = [
        ("", "a.md:6: the record says nothing"),
        ("none\ns1 indirect: `The mayor` / - / `left`", "a.md:6: `none` stands beside statements"),
        ("published: soon\nnone", "a.md:7: `published: soon` cannot be read; write a date such as"),
        ("split: test\nnone", "a.md:7: `split: test` cannot be read; write train, dev or spec"),
        ("style:\nnone", "a.md:7: `style: ` cannot be read"),
        ("style: a\nstyle: b\nnone", "a.md:8: `style` is given twice"),
        ("colour: red\nnone", "a.md:7: `colour` is no header"),
        ("e1 AID: x\nnone", "a.md:7: `e1` is kept for events"),
        ("d2 x\nnone", "a.md:7: `d2` is kept for disputes"),
        ("q1 x\nnone", "a.md:7: `q1` begins no line of a record"),
        ("s1 indirect `The mayor`", "a.md:7: there is no colon"),
        ("s1: `The mayor` / - / `left`", "a.md:7: the kind is missing"),
        ("s1 quoted: `The mayor` / - / `left`", "a.md:7: `quoted` is no kind"),
        ("s1 indirect sure: `The mayor` / - / `left`", "a.md:7: `sure` is neither a stance"),
        ("s1 indirect: `The mayor` / `left`", "a.md:7: 2 parts where source, cue and content"),
        ("s1 indirect: `The mayor` / - / -", "a.md:7: a statement has a content"),
        ("s1 indirect: mayor / - / `left`", "a.md:7: the source is not words between backticks"),
        ("s1 indirect: `The mayor` / - / `left", "a.md:7: the backtick before `left` is never"),
        ("s1 indirect: `The mayor` / - / `left` ; by Ann", "a.md:7: `by` takes names in double"),
        ("s1 indirect: `The mayor` / - / `left` ; at noon", "a.md:7: `at` is no modifier"),
        ("s1 indirect: `The mayor` / - / `left` ; date May", "a.md:7: `May` is no ISO 8601 date"),
        ("s1 indirect: `The mayor` / - / `left` ; in", "a.md:7: the value of `in` cannot be read"),
        ("s1 indirect: `The mayr` / - / `left`", "a.md:7: `The mayr` does not occur"),
        ("s1 indirect: `mayor` / - / `left`", "a.md:7: `mayor` occurs 2 times"),
        ("s1 indirect: `The [mayor` / - / `left`", "a.md:7: `The [mayor` needs exactly one pair"),
        ("s1 indirect: `The mayor` / - / `left` ; in s2", "a.md:7: `s2` is no statement"),
        ("s1 indirect: `The mayor` / - / `left` ; in s1", "a.md:7: `s1` refers to itself"),
        ("s1 indirect: `The mayor` / `hoped` / `hoped to`", "a.md:7: `hoped` and `hoped to` of s1"),
        (
            "s1 direct: `The mayor` / - / `left`",
            "a.md:7: s1 is marked direct, but by its quotation",
        ),
        ("s1 indirect: - / - / `I will go,`", "a.md:7: s1 is marked indirect, but by its"),
        ("s1 indirect: `The mayor` / - / `to \"win\" and`", "by its quotation marks it is mixed"),
        ("s1 direct!: `The mayor` / - / `left`", "a.md:7: s1 forces its kind"),
        (
            "s1 direct: - / - / `\"I will go,\"`",
            "a.md:7: the content `\"I will go,\"` of s1 is cut",
        ),
        ("s1 mixed: - / - / `to \"win`", "a.md:7: the content `to \"win` of s1 is cut wrongly"),
    ];
    for (record, expected) in cases {
        let found = of_record(record);
        assert!(found.len() == 1 && found[0].contains(expected), "{record}: {found:#?}");
    }
}

#[test]
fn nested_statements_must_lie_in_their_parents() {
    let outer = "s1 indirect: `The mayor` / `mayor [said] he` / `he hoped to`";
    let found = of_record(&format!("{outer}\ns2 indirect: `he` / `hoped` / `left` ; in s1"));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("a.md:8: the content `left` of s2 lies outside"), "{found:#?}");
    let found = of_record(&format!("{outer}\ns1 indirect: `he` / - / `left`"));
    assert!(found[0].contains("a.md:8: `s1` is used twice"), "{found:#?}");
}

#[test]
fn each_mistake_around_a_passage_is_named() {
    let record = "```record\nnone\n```\n";
    let cases = [
        (format!("{TEXT}\n{record}"), "a.md:1: the passage has no title"),
        (format!("## A\n\n{TEXT}\n"), "a.md:3: the passage `A` has no record"),
        (format!("## A\n\n{TEXT}\n## B\n\n{TEXT}\n{record}"), "a.md:3: the passage `A` has no"),
        (format!("## A\n\n{record}"), "a.md:3: the record has no passage"),
        (format!("## A\n\n{TEXT}\n{TEXT}\n{record}"), "a.md:6: a second passage under one"),
        (format!("## A\n\n{TEXT}\n{record}\n{TEXT}"), "a.md:10: a second passage under one"),
        (format!("## A\n\n{TEXT}and more\n\n{record}"), "a.md:5: this line runs on"),
        (format!("## A\n\n{TEXT}\n```record\nnone\n"), "a.md:6: the block opened here is never"),
        (
            format!("## A\n\n{TEXT}\n{record}\n## A\n\n{TEXT}\n{record}"),
            "a.md:10: the title `A` is taken",
        ),
    ];
    for (file, expected) in cases {
        let found = messages(&file);
        assert!(found.len() == 1 && found[0].starts_with(expected), "{file}: {found:#?}");
    }
}

#[test]
fn all_mistakes_of_a_file_come_at_once_in_order() {
    let found = of_record("published: soon\ns1 indirect: `he` / `sad` / `left`\nx");
    let lines: Vec<_> = found.iter().map(|message| &message[..7]).collect();
    assert_eq!(lines, ["a.md:7:", "a.md:8:", "a.md:9:"], "{found:#?}");
}

#[test]
fn prose_and_other_code_blocks_are_left_alone() {
    let file = format!(
        "# File\n\nProse.\n\n````markdown\n## Not a passage\n\n> text\n\n```record\nx\n```\n````\n\n\
         ## A\n\nMore prose.\n\n{TEXT}\nStill prose.\n\n```record\nnone\n```\n\nEnd.\n"
    );
    let passages = parse(Path::new("a.md"), &file).unwrap();
    assert_eq!(passages.len(), 1);
    assert_eq!(passages[0].title, "A");
    assert!(passages[0].statements.is_empty());
}

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
        ("layers: some\nnone", "a.md:7: `layers: some` cannot be read; write statements or all"),
        (
            "about: weather\nnone",
            "a.md:7: `about: weather` cannot be read; write some of statements",
        ),
        ("about: dates dates\nnone", "a.md:7: `about: dates dates` cannot be read"),
        ("about: dates\nabout: places\nnone", "a.md:8: `about` is given twice"),
        ("article: no\nnone", "a.md:7: `article: no` cannot be read"),
        ("relation: twin\nnone", "a.md:7: `relation: twin` cannot be read; write original, copy"),
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
fn each_mistake_in_another_layer_is_named_with_its_mend() {
    let cases = [
        (
            "a1 person - GOV: `The mayor`",
            "the name in double quotes is missing; the line is written",
        ),
        ("a1 \"mayor\" person GOV: `The mayor`", "2 words where kind, country and sector are due"),
        ("a1 \"mayor\" man - GOV: `The mayor`", "`man` is no kind; there are state, person"),
        ("a1 \"mayor\" person KAZ+UZB GOV: `The mayor`", "`KAZ+UZB` is no country; write an ISO"),
        ("a1 \"mayor\" person - MAY: `The mayor`", "`MAY` is no sector of PLOVER's"),
        ("a1 \"mayor\" person - GOV: -", "an actor is mentioned somewhere"),
        ("a1 \"mayor\" person - -: `The mayr`", "`The mayr` does not occur"),
        ("a1 \"mayor\" person - -: `The mayor` ; job \"x\"", "`job` is no modifier of an actor"),
        ("e1 WAR fact: - > - / `win`", "`WAR` is none of PLOVER's sixteen types"),
        ("e1 RETREAT-return fact: - > - / `win`", "RETREAT has no mode `return`; leave it out"),
        ("e1 AID (money) fact: - > - / `win`", "`money` is no context"),
        ("e1 AID (legal fact: - > - / `win`", "the bracket of the contexts is never closed"),
        ("e1 AID: - > - / `win`", "the status is missing after the type"),
        ("e1 AID done: - > - / `win`", "`done` is no status; there are fact, presupposed"),
        ("e1 AID fact: - / `win`", "actors and recipients are parted by one `>`"),
        ("e1 AID fact: mayor > - / `win`", "`mayor` stands in the actors, where ids such as `a1`"),
        ("e1 AID fact: a1 > - / `win`", "`a1` is no actor of this record"),
        ("e1 AID fact: - > - / `win` + `left`", "the trigger (further tellings go into `also`)"),
        ("e1 AID fact: - > - / `win` ; when 2024", "`when` is no modifier of an event"),
        ("e1 AID fact: - > - / `win` ; date 2024-13", "`2024-13` is no ISO 8601 date"),
        ("e1 AID fact: - > - / `win` ; in s9", "`s9` is no statement of this record"),
        ("e1 AID disputed: - > - / `win`", "e1 is disputed, but no dispute has it as its claim"),
        ("d1: x / - / -", "`x` stands in the claim, where ids such as `s1` are due"),
        ("d1: s1 / -", "2 parts where claim, asserters and deniers are due"),
        ("d1: - / - / - ; at `win` ; by e1", "`e1` stands in `by`, where ids such as `s1`"),
        ("d1: - / - / a1", "a claim that is neither statement nor event stands in `at`"),
        ("d1: - / - / - ; at `win`", "nobody denies d1"),
        ("d1: - / a1 / - ; at `win` ; by s1", "a.md:8: `s1` is no statement of this record"),
        ("t1 May day: `win`", "`May` is no ISO 8601 date; write 2024, 2024-06"),
        ("t1 2024 era: `win`", "`era` is no grain; there are time, day"),
        ("p1 \"Lima\" XXX: `win`", "`XXX` is no country"),
        ("p1 \"Lima\" PER: `win` ; here", "`here` is no modifier of a place"),
        ("b1: win", "the furniture is not words between backticks"),
    ];
    for (line, expected) in cases {
        let found = of_record(&format!("layers: all\n{line}"));
        assert!(found[0].contains(expected), "{line}: {found:#?}");
        assert!(found[0].starts_with("a.md:8: "), "{line}: {found:#?}");
    }
}

#[test]
fn other_layers_stand_only_where_a_header_says_so() {
    let found = of_record("t1 2024 year: `win`");
    assert!(found[0].contains("`t1` stands in a passage without `layers: all` or"), "{found:#?}");
}

#[test]
fn an_event_names_the_innermost_statement_around_its_trigger() {
    let statements = "layers: all\n\
        s1 indirect: `The mayor` / `[said] he` / `he hoped to \"win\" and left`\n\
        s2 indirect hope: `[he] hoped` / `hoped` / `to \"win\" and left` ; in s1\nnote: forced\n"
        .replace("indirect", "mixed!");
    let inside = of_record(&format!("{statements}e1 RETREAT fact: - > - / `left`"));
    assert!(inside[0].contains("stands inside the content of s2; write `in s2`"), "{inside:#?}");
    let deeper = of_record(&format!("{statements}e1 RETREAT fact: - > - / `left` ; in s1"));
    assert!(deeper[0].contains("stands inside the content of s2; write `in s2`"), "{deeper:#?}");
    let outside = of_record(&format!("{statements}e1 RETREAT fact: - > - / `hoped` ; in s2"));
    assert!(outside[0].contains("of e1 is not inside the content of s2"), "{outside:#?}");
}

#[test]
fn the_event_of_a_dispute_is_disputed() {
    let found = of_record(
        "layers: all\na1 \"mayor\" person - GOV: `The mayor`\n\
         e1 RETREAT fact: a1 > - / `left`\nd1: e1 / - / a1",
    );
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("e1 is the claim of d1, but its status is fact"), "{found:#?}");
}

#[test]
fn a_passage_of_the_full_corpus_says_where_it_belongs() {
    let file = format!("## A\n\n{TEXT}\n```record\nlayers: all\nregion: mars\nnone\n```\n");
    let errors = parse(Path::new("corpus/full/a.md"), &file).expect_err("headers are missing");
    let found: Vec<_> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 4, "{found:#?}");
    assert!(found[0].contains("a.md:1: `region: mars` cannot be read; write africa"), "{found:#?}");
    assert!(found[1].contains("the header `published` is missing; write a date"), "{found:#?}");
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

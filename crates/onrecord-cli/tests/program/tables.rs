//! Tables and events: folders and files that other programs read.

use std::fs;

use onrecord_export::{EventFormat, Table};

use crate::scene::{REPORT, Scene};

const DEEDS: &str = "\
MOMBASA, June 20 - Police arrested three dockers in Mombasa on Wednesday. The union said that guards \
beat two of them, which the operator denied.
";

#[test]
fn tables_are_a_folder_that_is_whole_or_not_there() {
    let scene = Scene::new().file("a.txt", REPORT).file("b.txt", DEEDS);
    for format in ["csv", "parquet"] {
        scene.run(&format!("code a.txt b.txt -f {format} -o {format}")).ends(0).says_nothing();
        let files = fs::read_dir(scene.path(format)).unwrap().count();
        assert_eq!(files, Table::ALL.len());
        scene.run(&format!("code a.txt -f {format} -o {format}")).ends(2).says("is not empty");
    }
    assert_eq!(scene.names(), ["a.txt", "b.txt", "csv", "parquet"]);
    assert!(scene.text("csv/statements.csv").contains("the boat had been unsafe"));
}

#[test]
fn tables_without_a_folder_are_refused() {
    let scene = Scene::new().file("a.txt", REPORT);
    scene.run("code a.txt -f parquet").ends(2).says("name a folder with --output");
    scene.run("code a.txt -o a.csv").ends(2).says("a.csv: give --format");
    scene.run("code a.txt -f csv -o tables --trace").ends(2).says("--trace has no place in tables");
}

#[test]
fn when_nothing_could_be_done_no_folder_is_there() {
    let scene = Scene::new().file("a.txt", "");
    scene.run("code a.txt -f csv -o tables").ends(2);
    assert_eq!(scene.names(), ["a.txt"]);
}

#[test]
fn records_kept_as_lines_give_the_same_tables_and_events() {
    let scene = Scene::new().file("a.txt", DEEDS);
    scene.run("code a.txt -p 2024-06-21 -o a.jsonl").ends(0);
    for format in ["polecat", "jsonl"] {
        let coded = scene.run(&format!("code a.txt -p 2024-06-21 -f {format}")).ends(0);
        let exported = scene.run(&format!("export a.jsonl -f {format}")).ends(0).says_nothing();
        let shape =
            |out: &str| out.lines().map(|line| line.split('\t').count()).collect::<Vec<_>>();
        assert_eq!(shape(&coded.out), shape(&exported.out));
        assert_eq!(coded.out.lines().next(), exported.out.lines().next());
    }
    scene.run("export a.jsonl -f parquet --partition month -o months").ends(0).says_nothing();
    assert!(scene.path("months/events/month=2024-06/part-0.parquet").is_file());
}

#[test]
fn events_are_facts_unless_others_are_asked_for() {
    let scene = Scene::new().file("a.txt", DEEDS);
    let number = |words: &str| {
        let out = scene.run(&format!("code a.txt -p 2024-06-21 -f gdelt {words}")).ends(0).out;
        let columns = EventFormat::Gdelt.columns().len();
        assert!(out.lines().all(|line| line.split('\t').count() == columns), "{out}");
        out.lines().count()
    };
    let all = number("--claims --status fact,disputed,negated,unknown,presupposed");
    assert!(number("") < all, "the beating is somebody's word");
}

#[test]
fn a_line_that_is_no_record_is_named_and_the_rest_goes_on() {
    let scene = Scene::new().file("a.txt", REPORT);
    let line = scene.run("code a.txt -f jsonl").ends(0).out;
    let scene = scene.file("a.jsonl", format!("{line}{{\"id\": 1}}\n\n{line}"));
    let run = scene.run("export a.jsonl -f jsonl").ends(1);
    assert_eq!(run.out, format!("{line}{line}"));
    run.says("a.jsonl: line 2: no record of onrecord: missing field");
    scene.run("export no-such.jsonl -f jsonl").ends(2).says("no-such.jsonl: cannot be read");
}

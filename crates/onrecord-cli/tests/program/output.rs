//! What comes out: the four formats, files, broken pipes, full disks.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use onrecord::record::Record;

use crate::scene::{REPORT, Scene};

#[test]
fn one_file_is_an_object_and_several_are_an_array() {
    let scene = Scene::new().file("a.txt", REPORT).file("in/b.txt", REPORT);
    let one: Record = serde_json::from_str(&scene.run("code a.txt -f json").ends(0).out).unwrap();
    assert_eq!(one.article.id, "a");
    for (words, number) in [("a.txt in/b.txt", 2), ("in", 1)] {
        let run = scene.run(&format!("code {words} -f json")).ends(0);
        let several: Vec<Record> = serde_json::from_str(&run.out).unwrap();
        assert_eq!(several.len(), number);
    }
}

#[test]
fn every_span_of_the_record_lies_in_the_text() {
    let run = Scene::new().file("a.txt", REPORT).run("code a.txt -f jsonl").ends(0);
    let record: Record = serde_json::from_str(&run.out).unwrap();
    assert!(!record.statements.is_empty());
    for statement in &record.statements {
        let spans = statement.source.spans.iter().chain(&statement.content.spans);
        for [start, end] in spans.chain(&statement.cue.spans) {
            assert!(start < end && *end <= record.article.length, "{statement:?}");
        }
    }
}

#[test]
fn the_readable_view_is_plain_when_it_is_not_a_terminal() {
    let scene = Scene::new().file("a.txt", REPORT);
    let plain = scene.run("code a.txt").ends(0).says_nothing();
    assert!(plain.out.starts_with("a\n") && !plain.out.contains('\u{1b}'), "{}", plain.out);
    assert!(plain.out.contains("“We have replaced both engines"), "{}", plain.out);
    assert!(plain.out.lines().all(|line| line.chars().count() <= 80), "{}", plain.out);
    assert!(scene.run("code a.txt --color always").ends(0).out.contains("\u{1b}["));
}

#[test]
fn the_page_holds_the_whole_article_escaped() {
    let text = format!("{REPORT}\n<script>alert(1)</script>\n");
    let run = Scene::new().file("a.txt", text).run("code a.txt -f html").ends(0).says_nothing();
    assert!(run.out.starts_with("<!DOCTYPE html>") && run.out.ends_with("</html>\n"));
    assert!(run.out.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!run.out.contains("<script>alert"));
    assert!(run.out.contains("class=\"said direct\""));
}

#[test]
fn the_date_of_publication_is_kept_or_refused() {
    let scene = Scene::new().file("a.txt", REPORT);
    let run = scene.run("code a.txt -f json --published 2024-03-05").ends(0);
    assert_eq!(run.json()["article"]["published"], "2024-03-05");
    let run = scene.run("code a.txt --published 5.3.2024").ends(2);
    run.says("`5.3.2024` is no date: write a day as 2024-06-21");
}

#[test]
fn the_ending_of_the_output_says_the_format() {
    let scene = Scene::new().file("a.txt", REPORT);
    for (name, start) in
        [("o.json", "{\n"), ("o.jsonl", "{\""), ("o.html", "<!DOCTYPE"), ("o.out", "a\n")]
    {
        let run = scene.run(&format!("code a.txt -o {name}")).ends(0).says_nothing();
        assert_eq!(run.out, "");
        assert!(scene.text(name).starts_with(start), "{name}");
    }
}

#[test]
fn an_input_is_not_overwritten() {
    let scene = Scene::new().file("a.txt", REPORT);
    scene.run("code a.txt -o ./a.txt").ends(2).says("a.txt: this is an input");
    assert_eq!(scene.text("a.txt"), REPORT);
}

#[test]
fn when_nothing_could_be_done_the_old_file_stays() {
    let scene = Scene::new().file("a.txt", "").file("o.json", "old");
    scene.run("code a.txt -o o.json").ends(2);
    assert_eq!(scene.text("o.json"), "old");
    assert_eq!(scene.names(), ["a.txt", "o.json"]);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let scene = Scene::new().file("a.txt", REPORT);
    scene.run("code a.txt -o no/such.json").ends(2).says("no: no such folder");
}

/// The shell's limit on the size of a file stands for a disk that fills up half way.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_file_as_it_was() {
    let scene = Scene::new().file("o.json", "old");
    let scene = (0..40).fold(scene, |scene, nth| scene.file(&format!("in/{nth}.txt"), REPORT));
    let line = "trap '' XFSZ; ulimit -f 4; exec \"$ONRECORD\" code in -o o.json";
    let run = scene.shell(line).ends(2);
    run.says("o.json: cannot be written; what was there is as it was: File too large");
    assert_eq!(scene.text("o.json"), "old");
    assert_eq!(scene.names(), ["in", "o.json"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_said() {
    let scene = Scene::new().file("a.txt", REPORT);
    let run = scene.run("code a.txt -o /dev/full").ends(2);
    run.says("/dev/full: cannot be written: No space left on device");
    let run = scene.shell("\"$ONRECORD\" code a.txt > /dev/full").ends(2);
    run.says("standard output: No space left on device");
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let scene = (0..300)
        .fold(Scene::new(), |scene, nth| scene.file(&format!("in/{nth}.txt"), "Rain fell."));
    let mut command = scene.command("code in -f json --threads 1");
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "[{\n");
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

//! What goes in: good files, bad files, folders, standard input.

use std::time::{Duration, Instant};

use crate::scene::{REPORT, Scene};

#[test]
fn an_empty_file_is_named_and_nothing_is_done() {
    let run = Scene::new().file("a.txt", "").run("code a.txt").ends(2);
    assert_eq!(run.says("error: a.txt: the file is empty").out, "");
}

#[test]
fn white_space_alone_is_no_article() {
    Scene::new()
        .file("a.txt", " \r\n\t\n")
        .run("code a.txt")
        .ends(2)
        .says("a.txt: the file holds no text");
}

#[test]
fn one_character_is_an_article_without_statements() {
    for text in ["x", "“", "é", "\u{1F30A}"] {
        let run = Scene::new().file("a.txt", text).run("code a.txt -f json").ends(0).says_nothing();
        let record = run.json();
        assert_eq!(record["article"]["length"], 1);
        assert_eq!(record["statements"], serde_json::json!([]));
    }
}

#[test]
fn binary_files_are_refused_with_advice() {
    let scene =
        Scene::new().file("a.txt", b"\x7FELF\x02\x01\0\0").file("b.txt", b"GIF89a\0\x01\0\xFF");
    scene.run("code a.txt").ends(2).says("error: a.txt: this is a program, not plain text; help:");
    scene.run("code b.txt").ends(2).says("error: b.txt: this is a binary file").says("--encoding");
}

#[test]
fn nul_bytes_are_binary_unless_the_encoding_is_named() {
    let scene = Scene::new().file("a.txt", "The dam held, \0the mayor said.");
    scene.run("code a.txt").ends(2).says("a.txt: this is a binary file");
    let run = scene.run("code a.txt --encoding utf-8 -f json").ends(0).says_nothing();
    assert_eq!(run.json()["article"]["length"], 30);
}

#[test]
fn old_encodings_are_detected_and_said() {
    let (bytes, _, _) =
        encoding_rs::WINDOWS_1252.encode("«On rouvre», a dit la préfète d’Orléans.");
    let scene = Scene::new().file("a.txt", &bytes);
    let run = scene.run("code a.txt -f json").ends(0);
    let run = run.says("note: a.txt: not UTF-8; read as windows-1252; help:");
    assert_eq!(run.json()["article"]["length"], 40);
    scene.run("code a.txt -f json --quiet").ends(0).says_nothing();
    scene.run("code a.txt -f json --encoding windows-1252").ends(0).says_nothing();
    scene.run("code a.txt -f json --encoding utf-8").ends(0).says("warning: a.txt: not all of it");
}

#[test]
fn utf16_and_marks_are_read_to_the_same_record() {
    let plain = Scene::new().file("a.txt", REPORT).run("code a.txt -f json").ends(0).says_nothing();
    let utf16: Vec<u8> = REPORT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xFF\xFE", &utf16[..]].concat();
    let with_mark = [b"\xEF\xBB\xBF", REPORT.as_bytes()].concat();
    for bytes in [marked, with_mark] {
        let run =
            Scene::new().file("a.txt", bytes).run("code a.txt -f json").ends(0).says_nothing();
        assert_eq!(run.out, plain.out);
    }
    let bare = Scene::new().file("a.txt", utf16).run("code a.txt -f json").ends(0);
    assert_eq!(bare.says("read as UTF-16LE").out, plain.out);
}

#[test]
fn ten_thousand_unbalanced_quotes_are_coded_in_bounded_time() {
    for (mark, count) in [("\"", 10_000), ("“", 2_000), ("«", 2_000), ("'", 2_000), ("``", 2_000)]
    {
        let text = format!("{mark}rain ").repeat(count);
        let started = Instant::now();
        Scene::new().file("a.txt", text).run("code a.txt -f jsonl").ends(0).says_nothing();
        assert!(started.elapsed() < Duration::from_secs(120), "{mark}: {:?}", started.elapsed());
    }
}

#[test]
fn a_line_of_a_hundred_megabytes_is_refused_at_once() {
    let scene = Scene::new().file("a.txt", "x");
    let file = std::fs::File::options().write(true).open(scene.path("a.txt")).unwrap();
    file.set_len(100_000_000).unwrap();
    let started = Instant::now();
    let run = scene.run("code a.txt").ends(2);
    let run = run.says("a.txt: the file has 95.4 MiB, more than the limit of 64 MiB");
    run.says("help: raise the limit with --max-bytes");
    assert!(started.elapsed() < Duration::from_secs(10));
}

#[test]
fn an_endless_stream_is_cut_off_at_the_limit() {
    let run = Scene::new().pipe("code - --max-bytes 1M", std::io::repeat(b'x')).ends(2);
    run.says("error: -: there is more to read than the limit of 1 MiB");
}

#[test]
fn a_long_line_is_coded_when_the_limit_allows() {
    let scene = Scene::new().file("a.txt", "The river rose again, the warden said. ".repeat(500));
    scene.run("code a.txt --max-bytes 10K").ends(2).says("more than the limit of 10 KiB");
    let run = scene.run("code a.txt --max-bytes 20K -f json").ends(0).says_nothing();
    assert_eq!(run.json()["article"]["length"], 19_500);
}

#[test]
fn standard_input_is_an_article() {
    let run = Scene::new().pipe("code - -f json", REPORT.as_bytes()).ends(0).says_nothing();
    assert_eq!(run.json()["article"]["id"], "stdin");
    Scene::new().run("code - -").ends(2).says("`-` is named twice");
    Scene::new().pipe("code -", &b""[..]).ends(2).says("error: -: the file is empty");
}

#[test]
fn a_missing_file_is_named() {
    let run = Scene::new().run("code no-such.txt").ends(2);
    run.says("error: no-such.txt: no such file; help:");
}

#[cfg(unix)]
#[test]
fn a_folder_that_leads_back_to_itself_is_read_once() {
    let scene = Scene::new().file("in/deep/a.txt", REPORT);
    std::os::unix::fs::symlink("..", scene.path("in/deep/up")).unwrap();
    let run = scene.run("code in -f jsonl").ends(0);
    let run = run.says("warning: in/deep/up: a loop: this link leads back to in; not followed");
    assert_eq!(run.out.lines().count(), 1);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let scene = Scene::new().file("in/a.txt", REPORT).file("in/b.txt", REPORT);
    symlink("nowhere", scene.path("in/c.txt")).unwrap();
    let run = scene.run("code in -f jsonl").ends(1);
    let run = run.says("error: in/c.txt: this link leads nowhere");
    assert_eq!(run.out.lines().count(), 2);

    let locked = std::fs::Permissions::from_mode(0o000);
    std::fs::set_permissions(scene.path("in/b.txt"), locked).unwrap();
    // For the superuser no file is unreadable.
    if std::fs::read(scene.path("in/b.txt")).is_err() {
        let run = scene.run("code in -f jsonl").ends(1);
        assert_eq!(run.says("error: in/b.txt: no permission to read it").out.lines().count(), 1);
    }
}

#[test]
fn a_folder_without_articles_is_an_error() {
    let scene = Scene::new().file("in/a.md", REPORT).file("in/.b.txt", REPORT);
    scene.run("code in").ends(2).says("error: in: no .txt or .text file in this folder");
}

#[test]
fn ids_are_short_and_never_the_same() {
    let scene = Scene::new().file("in/may/a.txt", "x").file("in/b.TXT", "x").file("a.txt", "x");
    let ids = |words: &str| -> Vec<String> {
        let run = scene.run(words).ends(0);
        let read = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        run.out
            .lines()
            .map(|line| read(line)["article"]["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids("code in -f jsonl"), ["b", "may/a"]);
    assert_eq!(ids("code a.txt in/b.TXT -f jsonl"), ["a", "b"]);
    assert_eq!(ids("code a.txt in/may/a.txt -f jsonl"), ["a.txt", "in/may/a.txt"]);
}

#[test]
fn a_table_of_many_articles_is_coded_in_its_order_with_any_number_of_threads() {
    let row = |row| format!("r{row},\"Pier {row} will be rebuilt, the mayor of Kobe said.\"");
    let rows: Vec<String> = (0..150).map(row).collect();
    let table = format!("id,body\n{}\n", rows.join("\n"));
    let scene = Scene::new().file("a.csv", table);
    let one = scene.run("code a.csv -f jsonl --threads 1 --quiet").ends(0).says_nothing();
    let two = scene.run("code a.csv -f jsonl --threads 2 --quiet").ends(0);
    assert!(one.out == two.out);
    for (row, line) in one.out.lines().enumerate() {
        assert!(line.contains(&format!("\"id\":\"r{row}\"")), "{line}");
    }
    let run = scene.run("code a.csv --columns id=id,text=body -f json").ends(0).says_nothing();
    assert_eq!(run.json().as_array().unwrap().len(), 150, "many articles are an array");
}

#[test]
fn what_is_packed_is_read_by_its_content_from_a_file_or_a_pipe() {
    let table = "text\nThe ferry will sail again, the mayor of Luz said.\n";
    let bytes = zstd::encode_all(table.as_bytes(), 1).unwrap();
    let scene = Scene::new().file("in/a.csv.zst", &bytes);
    for run in [
        scene.run("code in -f jsonl"),
        scene.pipe("code - --input-format csv -f jsonl", std::io::Cursor::new(bytes.clone())),
    ] {
        let run = run.ends(0).says_nothing();
        assert_eq!(run.out.lines().count(), 1);
    }
    assert!(scene.run("code in -f jsonl").out.contains("\"id\":\"a#1\""));
}

#[test]
fn a_bomb_is_refused_and_the_rest_is_done() {
    let bomb = zstd::encode_all(std::io::Read::take(std::io::repeat(b'x'), 32 << 20), 1).unwrap();
    let scene = Scene::new().file("a.jsonl.zst", bomb).file("b.txt", REPORT);
    let run = scene.run("code a.jsonl.zst b.txt -f jsonl").ends(1);
    let run = run.says("unpacks to more than 400 times its size").says("help: if it is sound");
    assert_eq!(run.out.lines().count(), 1);
}

#[test]
fn a_pattern_in_quotation_marks_stands_for_files() {
    let scene = Scene::new().file("in/a.txt", REPORT).file("in/b/c.txt", REPORT);
    let run = scene.run("code in/**/*.txt -f jsonl").ends(0).says_nothing();
    assert_eq!(run.out.lines().count(), 2);
    scene.run("code in/*.story").ends(2).says("error: in/*.story: no file fits this pattern");
}

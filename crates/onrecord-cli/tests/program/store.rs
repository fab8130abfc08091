//! The store as the program uses it: import, search, show, check, and imports that are killed.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::scene::{REPORT, Run, Scene};

/// A folder of short articles, some of them the same text under another name.
pub(crate) fn wire(articles: usize) -> Scene {
    (0..articles).fold(Scene::new(), |scene, nth| {
        let pier = if nth % 10 == 9 { nth - 1 } else { nth };
        let text = format!("Pier {pier} will be closed on Monday, the mayor of Lisbon said.");
        scene.file(&format!("in/{nth:03}.txt"), text)
    })
}

/// Every row of every table of a store, but those that full-text indexes keep for themselves.
pub(crate) fn dump(scene: &Scene, store: &str) -> BTreeMap<String, Vec<String>> {
    let store = rusqlite::Connection::open(scene.path(store)).unwrap();
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%~_words%' \
               ESCAPE '~'";
    let mut select = store.prepare(sql).unwrap();
    let names = select.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let table = |name: String| {
        let mut select = store.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let width = select.column_count();
        let values = |row: &rusqlite::Row| {
            let values: Result<Vec<rusqlite::types::Value>, _> =
                (0..width).map(|nth| row.get(nth)).collect();
            values.map(|values| format!("{values:?}"))
        };
        let rows = select.query_map([], values).unwrap().collect::<Result<_, _>>().unwrap();
        (name, rows)
    };
    names.map(|name| table(name.unwrap())).collect()
}

/// The records of a store and where their texts were published, without keys, which tell the order of
/// keeping.
fn records(scene: &Scene, store: &str) -> Vec<(String, String)> {
    let store = rusqlite::Connection::open(scene.path(store)).unwrap();
    let sql = "SELECT record, group_concat(p.name) FROM articles JOIN publications p ON article = key \
               GROUP BY key ORDER BY sha256";
    let mut select = store.prepare(sql).unwrap();
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

pub(crate) fn sound(scene: &Scene, store: &str) -> Run {
    scene.run(&format!("store check {store}")).ends(0).says_nothing()
}

#[test]
fn records_come_out_as_code_prints_them() {
    let scene = wire(12).file("in/report.txt", REPORT);
    let code = scene.run("code in -f jsonl --published 2024-03-05").ends(0);
    let import = scene.run("import in --into r.db --published 2024-03-05").ends(0).says_nothing();
    assert!(import.out.starts_with("13 articles: 12 new, 1 there already\n"), "{}", import.out);
    for line in code.out.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let id = record["article"]["sha256"].as_str().unwrap();
        let shown = scene.run(&format!("show {id} --json --in r.db")).ends(0).says_nothing();
        // The text that came twice was kept under its first name.
        if record["article"]["id"] != "009" {
            assert_eq!(shown.out.trim_end(), line);
        }
    }
    sound(&scene, "r.db");
}

const GERMAN: &str = "Der Bürgermeister sagte am Montag, dass die Fähre ab der nächsten Woche wieder \
    fahren wird, und dass die Preise für die Überfahrt nicht steigen werden. \
    Die Fahrgäste hatten darauf lange gewartet, weil der Weg über die Brücke eine Stunde länger ist.";

#[test]
fn an_article_in_another_language_is_kept_without_a_record() {
    let scene = Scene::new().file("a.txt", REPORT).file("b.txt", GERMAN);
    let import = scene.run("import a.txt b.txt --into record.db").ends(0);
    assert!(import.out.starts_with("2 articles: 1 new, 1 new and not coded\n"), "{}", import.out);
    assert!(import.out.contains("record.db: 2 articles (1 without a record), "), "{}", import.out);
    import.says(
        "note: 1 article is not in English and was kept without a record (de 1); \
         `onrecord store recode record.db --any-language` codes it all the same",
    );
    let found = scene.run("search fahre --articles").ends(0).says_nothing();
    assert!(found.out.contains("not coded, its language is de"), "{}", found.out);
    let shown = scene.run("show b").ends(0).says_nothing();
    assert!(shown.out.contains("characters · not coded, its language is de\n\nDer Bürgermeister"));
    scene.run("show b/s1").ends(2).says("b/s1: the article was not coded, its language is de");
    scene.run("show b --json").ends(2).says("b: the article was not coded, its language is de");
    let check = sound(&scene, "record.db");
    assert!(check.out.starts_with("2 articles (1 without a record) checked: all is sound"));

    scene.run("import b.txt --into record.db --any-language").ends(0).says(
        "note: 1 article kept before without a record; \
         `onrecord store recode record.db --any-language` codes all",
    );

    let recode = |words: &str| scene.run(&format!("store recode record.db {words}")).ends(0).out;
    assert!(recode("").starts_with("0 articles coded again"));
    assert!(recode("--all").starts_with("1 article coded again"));
    assert!(recode("--any-language").starts_with("1 article coded again"));
    scene.run("show b --json").ends(0).says_nothing();
    sound(&scene, "record.db");
}

#[test]
fn any_number_of_threads_gives_the_same_store() {
    let scene = (0..9).fold(wire(80), |scene, nth| {
        let text =
            format!("<p>Pier {nth} is open, the mayor of Porto said. It was shut for a week.</p>");
        let page = format!("<html lang='en'><body><article>{text}</article></body></html>");
        scene.file(&format!("in/{nth}0.html"), page)
    });
    scene.run("import in --into one.db --threads 1 --quiet").ends(0).says_nothing();
    scene.run("import in --into four.db --threads 4 --quiet").ends(0).says_nothing();
    assert_eq!(dump(&scene, "one.db"), dump(&scene, "four.db"));
}

#[test]
fn an_import_that_is_killed_ends_as_one_that_is_not() {
    let scene = wire(200);
    scene.run("import in --into whole.db --quiet").ends(0).says_nothing();
    for milliseconds in [5, 150, 400, 800, 1200] {
        let mut child = scene.command("import in --into cut.db --quiet").spawn().unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    scene.run("import in --into cut.db --quiet").ends(0).says_nothing();
    assert_eq!(dump(&scene, "cut.db"), dump(&scene, "whole.db"));
    sound(&scene, "cut.db");
}

#[test]
fn two_imports_at_once_keep_each_article_once() {
    let scene = wire(150);
    scene.run("import in --into one.db --quiet").ends(0);
    let start = || scene.command("import in --into two.db --quiet").spawn().unwrap();
    for mut child in [start(), start()] {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(records(&scene, "two.db"), records(&scene, "one.db"));
    sound(&scene, "two.db");
}

#[test]
fn what_fails_is_named_and_the_rest_is_kept() {
    let scene = Scene::new().file("a.txt", REPORT).file("b.txt", "").file("c.txt", "It rains.");
    let run = scene.run("import a.txt b.txt c.txt d.txt --into r.db").ends(1);
    let run = run.says("error: b.txt: the file is empty").says("error: d.txt: no such file");
    assert!(run.out.starts_with("4 articles: 2 new, 2 failed\n"), "{}", run.out);
    scene.run("import b.txt --into r.db").ends(2);
    scene.run("import - - --into r.db").ends(2).says("`-` is named twice");
    scene.run("import a.txt").ends(2).says("--into <STORE>");
}

#[test]
fn a_file_that_is_no_store_is_left_alone() {
    let scene = Scene::new().file("a.txt", REPORT).file("r.db", REPORT.repeat(9));
    scene.run("import a.txt --into r.db").ends(2).says("error: r.db: this is no SQLite file");
    assert_eq!(scene.text("r.db"), REPORT.repeat(9));
    scene.run("search ferry --in a.txt").ends(2).says("error: a.txt: this is no SQLite file");
    scene.run("store check no.db").ends(2).says("error: no.db: no such store");
    assert_eq!(scene.names(), ["a.txt", "r.db"], "looking makes no file");
}

#[test]
fn what_is_damaged_is_named() {
    let scene = Scene::new().file("a.txt", REPORT);
    scene.run("import a.txt --into r.db").ends(0);
    let store = rusqlite::Connection::open(scene.path("r.db")).unwrap();
    store.execute("UPDATE statements SET content = 'x' WHERE id = 's1'", []).unwrap();
    let run = scene.run("store check r.db").ends(1);
    let run = run.says("the rows of `statements` are not what its record says");
    assert!(run.out.contains("1 article checked: 2 faults"), "{}", run.out);
}

#[test]
fn other_actors_have_the_store_coded_again() {
    let table = "name,country,sector,kind\nMarta Quaresma,PRT,BUS,person\n";
    let scene = Scene::new().file("a.txt", REPORT).file("own.csv", table);
    scene.run("import a.txt --into r.db").ends(0);
    let words = "store recode r.db --actors own.csv";
    assert!(scene.run(words).ends(0).out.starts_with("1 article coded again, by version 0."));
    assert!(scene.run(words).ends(0).out.starts_with("0 articles coded again"));
    let found = scene.run("search --speaker BUS --in r.db").ends(0);
    assert!(found.out.contains("Marta Quaresma"), "{}", found.out);
    assert!(scene.run("store recode r.db --all").ends(0).out.starts_with("1 article coded"));
    sound(&scene, "r.db");
}

#[test]
fn other_weights_have_the_store_coded_again() {
    let mut bytes = include_bytes!("../../../onrecord-model/weights/network.bin").to_vec();
    bytes[16] -= 1;
    let scene = Scene::new().file("a.txt", REPORT).file("own.bin", bytes);
    scene.run("import a.txt --into r.db").ends(0);
    let words = "store recode r.db --weights own.bin";
    let run = scene.run(words).ends(0);
    assert!(run.out.starts_with("1 article coded again, by version 0."), "{}", run.out);
    assert!(run.out.contains("+weights."), "{}", run.out);
    assert!(scene.run(words).ends(0).out.starts_with("0 articles coded again"));
    assert!(scene.run("store recode r.db").ends(0).out.starts_with("1 article coded again"));
    sound(&scene, "r.db");
}

#[test]
fn groups_left_to_later_are_those_of_one_import() {
    let scene = wire(20).file("a.txt", REPORT);
    scene.run("import a.txt in --into whole.db --quiet").ends(0).says_nothing();
    for part in ["a.txt", "a.txt in", "in"] {
        let words = format!("import {part} --into parts.db --quiet --no-groups");
        scene.run(&words).ends(0).says_nothing();
    }
    assert!(dump(&scene, "parts.db")["stories"].is_empty());
    assert_eq!(dump(&scene, "parts.db")["ungrouped"].len(), 19);
    sound(&scene, "parts.db");
    let run = scene.run("store group parts.db").ends(0).says_nothing();
    assert!(run.out.contains("stories, "), "{}", run.out);
    assert_eq!(dump(&scene, "parts.db"), dump(&scene, "whole.db"));
    assert!(dump(&scene, "whole.db")["ungrouped"].is_empty());
    scene.run("store recode whole.db --all --quiet").ends(0);
    assert!(dump(&scene, "whole.db")["ungrouped"].is_empty());
    sound(&scene, "whole.db");
}

#[test]
fn damaged_groups_are_named_and_made_again() {
    let scene = wire(3);
    scene.run("import in --into r.db --quiet").ends(0);
    let store = rusqlite::Connection::open(scene.path("r.db")).unwrap();
    store.execute("UPDATE stories SET articles = 9", []).unwrap();
    let run = scene.run("store check r.db").ends(1);
    run.says("the rows of `stories` are not what the articles say; `onrecord store group`");
    scene.run("store group r.db --quiet").ends(0).says_nothing();
    sound(&scene, "r.db");
}

#[test]
fn a_search_narrows_by_all_that_is_asked() {
    let scene = wire(5).file("a.txt", REPORT);
    scene.run("import in --into r.db --published 2024-05-01").ends(0);
    scene.run("import a.txt --into r.db --published 2024-03-05").ends(0);
    let found = |words: &str| {
        let run = scene.run(&format!("search {words} --in r.db --json")).ends(0).says_nothing();
        run.out.lines().count()
    };
    assert_eq!((found("pier"), found("pier -n 2"), found("pier --limit 2")), (5, 2, 2));
    assert_eq!(
        (found("ferry --from 2024-03-05 --to 2024-03-05"), found("ferry --from 2024-03-06")),
        (1, 0)
    );
    assert!(found("--speaker quaresma --kind direct") == 1 && found("--stance deny") == 1);
    assert_eq!((found("pier --publisher nobody"), found("--articles")), (0, 6));
    let run = scene.run("search --from 2024-03-06 --to 2024-03-05 --in r.db").ends(2);
    run.says("--from 2024-03-06 is later than --to 2024-03-05");
    assert_eq!(found("--actor PRT --recipient ESP --type AID --status fact,future"), 0);
    scene.run("search --kind direct --type AID --in r.db").ends(2).says("cannot be used with");
    scene.run("search --type WAR --in r.db").ends(2).says("'WAR'");
    scene.run("search --speaker ! --in r.db").ends(2).says("`!` has no letter");
}

#[test]
fn an_article_is_shown_with_where_it_was_published() {
    let scene = Scene::new().file("a.txt", REPORT);
    scene.run("import a.txt --into record.db --published 2024-03-05").ends(0);
    let shown = scene.run("show a").ends(0).says_nothing();
    let code = scene.run("code a.txt --published 2024-03-05").ends(0);
    assert_eq!(shown.out, format!("{}published: 2024-03-05\n", code.out));
    let statement = scene.run("show a/s2 --json").ends(0).json();
    assert_eq!(statement["id"], "s2");
    let colored = scene.run("show a/s2 --color always").ends(0);
    assert!(colored.out.contains('\u{1b}') && !colored.out.contains('⟦'), "{}", colored.out);
    scene.run("show a b").ends(1).says("error: b: not in this store");
}

#[test]
fn the_help_of_every_command_has_an_example() {
    for words in
        ["import", "search", "show", "export", "store check", "store group", "store recode"]
    {
        let run = Scene::new().run(&format!("{words} --help")).ends(0);
        assert!(run.out.contains("Example"), "{words}: {}", run.out);
        for line in run.out.lines() {
            assert!(line.chars().count() <= 100, "{words}: {line}");
        }
    }
}

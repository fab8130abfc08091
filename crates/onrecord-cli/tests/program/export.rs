//! Handing on from a store: the same records as anywhere else, in an order of their own.

use onrecord_export::{GroupTable, Table};

use crate::scene::{REPORT, Scene};

const DEEDS: &str = "\
MOMBASA, June 20 - Police arrested three dockers in Mombasa on Wednesday. The union said that guards \
beat two of them, which the operator denied.
";

/// Three articles with what is known about them, and one without any date.
fn wire() -> Scene {
    let line = |id: &str, day: &str, publisher: &str, text: &str| {
        let url = format!("https://news.example/{id}");
        let row = serde_json::json!({"id": id, "published": day, "publisher": publisher,
            "url": url, "text": text});
        format!("{row}\n")
    };
    let lines = line("deeds", "2024-06-21", "Coast Wire", DEEDS)
        + &line("report", "2024-03-05", "River Post", REPORT)
        + &line("rain", "2024-06-21", "Coast Wire", "It rained in Mombasa, the mayor said.");
    let bare = "{\"id\": \"bare\", \"text\": \"The ferry is safe, the mayor said.\"}\n";
    let backwards: Vec<&str> = lines.lines().rev().collect();
    Scene::new()
        .file("one.jsonl", format!("{lines}{bare}"))
        .file("other.jsonl", format!("{bare}{}\n", backwards.join("\n")))
}

#[test]
fn the_order_of_import_does_not_show_in_any_format() {
    let scene = wire();
    for name in ["one", "other"] {
        scene.run(&format!("import {name}.jsonl --into {name}.db --quiet")).ends(0).says_nothing();
    }
    for format in ["jsonl", "gdelt", "polecat"] {
        let of = |name: &str| scene.run(&format!("export {name}.db -f {format}")).ends(0).out;
        assert!(!of("one").is_empty());
        assert_eq!(of("one"), of("other"), "{format}");
    }
    for format in ["csv", "parquet", "parquet --partition month"] {
        let of = |name: &str| {
            let folder = format!("{name}-{}", format.replace(' ', ""));
            let words = format!("export {name}.db -f {format} -o {folder}");
            scene.run(&words).ends(0).says_nothing();
            scene.files(&folder)
        };
        let (one, other) = (of("one"), of("other"));
        assert!(one.len() >= Table::ALL.len());
        assert_eq!(one, other, "{format}");
    }
}

#[test]
fn a_store_hands_on_what_code_writes() {
    let scene = wire();
    scene.run("import one.jsonl --into r.db --quiet").ends(0).says_nothing();
    let sorted = |out: &str| {
        let mut lines: Vec<String> = out.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    for format in ["jsonl", "gdelt", "polecat", "gdelt --status fact,disputed --claims"] {
        let exported = scene.run(&format!("export r.db -f {format}")).ends(0).says_nothing().out;
        let coded = scene.run(&format!("code one.jsonl -q -f {format}")).ends(0).out;
        assert_eq!(sorted(&exported), sorted(&coded), "{format}");
    }
    // Tables too, with the words that the texts hold.
    scene.run("export r.db -f csv -o kept").ends(0).says_nothing();
    scene.run("code one.jsonl -q -f csv -o coded").ends(0).says_nothing();
    for table in Table::ALL {
        let file = |folder: &str| scene.text(&format!("{folder}/{}.csv", table.name()));
        assert_eq!(sorted(&file("kept")), sorted(&file("coded")), "{}", table.name());
    }
    let statements = scene.text("kept/statements.csv");
    assert!(statements.contains("the boat had been unsafe"), "{statements}");
    assert!(statements.contains("report,https://news.example/report,2024-03-05,"), "{statements}");
}

#[test]
fn reports_of_one_event_are_one_row_once_the_store_is_grouped() {
    let other = serde_json::json!({"id": "other", "published": "2024-06-22", "publisher": "River Post",
        "text": DEEDS.replace("the operator denied", "a spokesman for the operator denied")});
    let scene = wire().file("more.jsonl", other.to_string());
    scene.run("import one.jsonl more.jsonl --into r.db --quiet --no-groups").ends(0).says_nothing();
    let counts = |run: &crate::scene::Run| -> Vec<String> {
        let arrests = run.out.lines().filter(|line| line.contains("\tPOLICE\t"));
        arrests.map(|line| line.split('\t').collect::<Vec<_>>()[31..34].join(" ")).collect()
    };
    let alone = scene.run("export r.db -f gdelt").ends(0);
    assert_eq!(counts(&alone), ["1 1 1", "1 1 1"]);
    let alone = alone.says("note: r.db: 5 articles wait to be grouped");
    alone.says("help: onrecord store group r.db");
    scene.run("store group r.db --quiet").ends(0);
    let together = scene.run("export r.db -f gdelt").ends(0).says_nothing();
    assert_eq!(counts(&together), ["2 2 2"]);
    assert!(together.out.contains("\thttps://news.example/deeds\n"), "the first: {}", together.out);
    // Of what is chosen, the first stands for all.
    let later = scene.run("export r.db -f gdelt --from 2024-06-22").ends(0);
    assert_eq!(counts(&later), ["2 2 2"]);
    let polecat = scene.run("export r.db -f polecat").ends(0);
    assert_eq!(polecat.out.lines().filter(|line| line.contains("\tpolice\t")).count(), 2);
}

#[test]
fn a_report_that_is_not_handed_on_stands_for_no_other() {
    let said = serde_json::json!({"id": "said", "published": "2024-06-20", "publisher": "River Post",
        "text": DEEDS.replace("on Wednesday.", "on Wednesday, the union said.")});
    let scene = wire().file("more.jsonl", said.to_string());
    scene.run("import one.jsonl more.jsonl --into r.db --quiet").ends(0).says_nothing();
    let arrests = |words: &str| -> Vec<String> {
        let run = scene.run(&format!("export r.db -f gdelt {words}")).ends(0).says_nothing();
        let arrests = run.out.lines().filter(|line| line.contains("\tPOLICE\t"));
        let told = arrests.map(|line| line.split('\t').collect::<Vec<_>>());
        told.map(|line| [line[31..34].join(" "), line[60].to_owned()].join(" ")).collect()
    };
    assert_eq!(arrests(""), ["2 2 2 https://news.example/deeds"]);
    assert_eq!(arrests("--claims"), ["2 2 2 said"]);
}

#[test]
fn stories_and_happenings_of_a_store_are_tables_beside_its_records() {
    let other = serde_json::json!({"id": "other", "published": "2024-06-22", "publisher": "River Post",
        "text": DEEDS.replace("the operator denied", "a spokesman for the operator denied")});
    let scene = wire().file("more.jsonl", other.to_string());
    scene.run("import one.jsonl more.jsonl --into r.db --quiet").ends(0);
    scene.run("export r.db -f csv -o t").ends(0).says_nothing();
    let lines = |table: &str| -> Vec<String> {
        scene.text(&format!("t/{table}.csv")).lines().map(str::to_owned).collect()
    };
    let both = |line: &String| line.contains("Coast Wire\"\",\"\"River Post");
    let story = lines("stories").into_iter().find(both).expect("a story of both");
    assert!(story.ends_with(",2,2024-06-21,2024-06-22"), "{story}");
    let id = story.split(',').next().unwrap();
    let copies: Vec<_> =
        lines("story_articles").into_iter().filter(|l| l.starts_with(id)).collect();
    assert_eq!(copies.len(), 2);
    assert!(copies[0].ends_with(",0,deeds,https://news.example/deeds,2024-06-21"), "{copies:?}");
    let happenings = lines("happenings");
    let arrest = happenings.iter().find(|line| line.contains(",COERCE,")).expect("the arrests");
    let id = arrest.split(',').next().unwrap();
    let reports: Vec<_> =
        lines("happening_events").into_iter().filter(|l| l.starts_with(id)).collect();
    assert_eq!(reports.len(), 2, "{reports:?}");
    assert!(lines("denials")[0].starts_with("denial_id,denial_article_id,"));
    // Records alone know of no other article.
    scene.run("export r.db -f jsonl -o r.jsonl").ends(0);
    scene.run("export r.jsonl -f csv -o bare").ends(0);
    assert_eq!(scene.files("bare").len(), Table::ALL.len());
}

#[test]
fn the_table_of_articles_says_what_coded_them() {
    let scene =
        wire().file("own.csv", "name,country,sector,kind\nCoast Union,KEN,LAB,organisation\n");
    scene.run("import one.jsonl --into r.db --quiet --actors own.csv").ends(0).says_nothing();
    scene.run("code one.jsonl -q -f csv -o coded --actors own.csv").ends(0).says_nothing();
    scene.run("export r.db -f csv -o kept").ends(0).says_nothing();
    scene.run("export r.db -f jsonl -o r.jsonl").ends(0).says_nothing();
    scene.run("export r.jsonl -f csv -o bare").ends(0).says_nothing();
    let own = concat!(env!("CARGO_PKG_VERSION"), "+actors.");
    for (folder, version) in [("coded", own), ("kept", own), ("bare", "")] {
        let table = scene.text(&format!("{folder}/articles.csv"));
        let mut lines = table.lines();
        assert!(lines.next().unwrap().ends_with(",model,coded_by"), "{table}");
        for line in lines {
            let by = line.rsplit(',').next().unwrap();
            assert!(by.starts_with(version) && by.is_empty() == version.is_empty(), "{line}");
        }
        assert_eq!(table.lines().count(), 5);
    }
}

#[test]
fn days_and_publishers_choose_articles() {
    let scene = wire();
    scene.run("import one.jsonl --into r.db --quiet").ends(0);
    let ids = |words: &str| -> Vec<String> {
        let run = scene.run(&format!("export r.db -f jsonl {words}")).ends(0);
        let record = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        run.out.lines().map(|line| record(line)["article"]["id"].as_str().unwrap().into()).collect()
    };
    let (all, june) = (ids(""), ids("--from 2024-06-01"));
    assert_eq!(all[..2], ["bare", "report"], "by day, what has none first");
    assert_eq!(all[2..], june);
    assert_eq!(ids("--to 2024-03-05"), ["report"]);
    assert_eq!(ids("--publisher coast"), june);
    assert_eq!(ids("--publisher coast --publisher river").len(), 3);
    let run = scene.run("export r.db -f jsonl --from 2025-01-01 -o none.jsonl").ends(0);
    run.says("note: no article matches");
    assert_eq!(scene.text("none.jsonl"), "");
    scene
        .run("export r.db -f jsonl --from 2024-06-02 --to 2024-06-01")
        .ends(2)
        .says("is later than");
    scene
        .run("export one.jsonl -f jsonl --publisher coast")
        .ends(2)
        .says("one.jsonl: this is no store");
}

#[test]
fn what_holds_nothing_is_still_a_file_of_its_format() {
    let scene = Scene::new().file("a.txt", "It rains.");
    scene.run("import a.txt --into r.db -q").ends(0);
    let polecat = scene.run("export r.db -f polecat --to 1999-01-01 -q").ends(0).says_nothing();
    assert!(polecat.out.starts_with("Event ID\t"), "{}", polecat.out);
    scene.run("export r.db -f parquet --to 1999-01-01 -o tables -q").ends(0).says_nothing();
    assert_eq!(scene.files("tables").len(), Table::ALL.len() + GroupTable::ALL.len());
}

#[test]
fn texts_beside_the_records_give_them_their_words() {
    let scene = Scene::new().file("in/report.txt", REPORT).file("in/deeds.txt", DEEDS);
    scene.run("code in -f jsonl -p 2024-06-21 -o a.jsonl").ends(0);
    scene.run("code in -f csv -p 2024-06-21 -o coded").ends(0);
    scene.run("export a.jsonl --texts in -f csv -o exported").ends(0).says_nothing();
    // Records alone do not tell what coded them.
    let without = |line: &str| match line.rsplit_once(concat!(",", env!("CARGO_PKG_VERSION"))) {
        Some((line, _)) => format!("{line},\n"),
        None => format!("{line}\n"),
    };
    let articles: String = scene.text("coded/articles.csv").lines().map(without).collect();
    let mut coded = scene.files("coded");
    coded.insert("articles.csv".into(), articles.clone().into_bytes());
    assert_eq!(scene.files("exported"), coded);
    let scene = scene.file("in/deeds.txt", "Something else.");
    std::fs::remove_file(scene.path("in/report.txt")).unwrap();
    let run = scene.run("export a.jsonl --texts in -f csv -o without").ends(0);
    let run = run.says("warning: deeds: the text of this id is not the one that was coded");
    run.says("in/report.txt: no such file").says("handed on without its words");
    assert_eq!(scene.text("without/articles.csv"), articles);
    assert!(!scene.text("without/statements.csv").contains("unsafe"));
}

#[test]
fn an_id_leads_to_no_file_outside_the_folder_of_texts() {
    let scene = Scene::new().file("in/a.txt", REPORT).file("secret.txt", REPORT);
    let line =
        scene.run("code in -f jsonl").ends(0).out.replace("\"id\":\"a\"", "\"id\":\"../secret\"");
    let scene = scene.file("a.jsonl", line);
    scene.run("export a.jsonl --texts in -f jsonl").ends(0).says("`../secret` names no file in in");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_handed_on() {
    let scene = wire().file("b.db", [&b"SQLite format 3\0"[..], &[7; 4000]].concat());
    scene.run("import one.jsonl --into r.db --quiet").ends(0);
    let store = rusqlite::Connection::open(scene.path("r.db")).unwrap();
    store.execute("UPDATE articles SET record = '{' WHERE name = 'rain'", []).unwrap();
    let run = scene.run("export b.db r.db -f jsonl").ends(1);
    assert_eq!(run.out.lines().count(), 3);
    let run = run.says("error: b.db: ").says("error: r.db: article ");
    run.says("its record is damaged: ").says("help: onrecord store recode makes it anew");
    scene.run("export b.db -f jsonl -o x.jsonl").ends(2);
    assert!(!scene.path("x.jsonl").exists());
}

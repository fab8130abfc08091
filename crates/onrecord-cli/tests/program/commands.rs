//! The other commands, and wrong usage.

use crate::scene::{REPORT, Scene};

#[test]
fn every_command_and_its_help_fit_eighty_columns() {
    for words in ["--help", "code --help", "explain", "explain --help", "man --help"] {
        let run = Scene::new().run(words).ends(0).says_nothing();
        assert!(run.out.lines().count() > 5, "{words}");
        for line in run.out.lines() {
            assert!(line.chars().count() <= 100, "{words}: {line}");
        }
    }
}

#[test]
fn help_has_examples() {
    for words in ["--help", "code --help", "code -h", "completions --help", "man --help"] {
        let run = Scene::new().run(words).ends(0);
        assert!(run.out.contains("Example"), "{words}: {}", run.out);
    }
}

#[test]
fn nothing_asked_for_is_wrong_usage() {
    Scene::new().run("").ends(2).says("Usage: onrecord <COMMAND>");
    Scene::new().run("code").ends(2).says("<FILE>");
    Scene::new().run("decode").ends(2).says("decode");
}

#[test]
fn the_schema_describes_the_record() {
    let schema = Scene::new().run("schema").ends(0).says_nothing().json();
    assert_eq!(schema["title"], "Record");
    for field in ["article", "actors", "statements", "events", "disputes"] {
        assert!(schema["properties"][field].is_object(), "{field}");
    }
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = Scene::new().run(&format!("completions {shell}")).ends(0).says_nothing();
        assert!(run.out.contains("published"), "{shell}");
    }
}

#[test]
fn the_manual_is_printed_or_written() {
    let scene = Scene::new();
    assert!(scene.run("man").ends(0).out.contains(".TH onrecord 1"));
    assert!(scene.run("man code").ends(0).out.contains("max\\-bytes"));
    scene.run("man --dir pages").ends(0).says_nothing();
    assert!(scene.text("pages/onrecord-code.1").contains(".TH onrecord-code 1"));
    scene.run("man nothing").ends(2).says("no page for `nothing`: there is one for code, ");
}

#[test]
fn a_user_s_own_actors_are_known() {
    let table = "name,country,sector,kind\nMarta Quaresma,PRT,BUS,person\n";
    let scene = Scene::new().file("a.txt", REPORT).file("own.csv", table);
    let run = scene.run("code a.txt -f json --actors own.csv").ends(0).says_nothing();
    let actors = run.json()["actors"].as_array().unwrap().clone();
    let known = actors.iter().find(|actor| actor["name"] == "Marta Quaresma").unwrap();
    assert_eq!((&known["country"], &known["sector"]), (&"PRT".into(), &"BUS".into()));
}

#[test]
fn a_table_of_actors_that_is_wrong_is_named_with_its_place() {
    let table = "name,country\nMarta Quaresma,Portugal\n";
    let scene = Scene::new().file("a.txt", REPORT).file("own.csv", table);
    let run = scene.run("code a.txt --actors own.csv").ends(2);
    run.says("error: own.csv, line 2, column country: `Portugal`");
}

/// The weights in the program, with one layer less.
fn shallow() -> Vec<u8> {
    let mut bytes = include_bytes!("../../../onrecord-model/weights/network.bin").to_vec();
    bytes[16] -= 1;
    bytes
}

#[test]
fn records_of_other_weights_name_them() {
    let scene = Scene::new().file("a.txt", REPORT).file("own.bin", shallow());
    let own = scene.run("code a.txt -f json --weights own.bin").ends(0).says_nothing().json();
    assert_eq!(own["model"].as_str().unwrap().len(), 64);
    let built_in = scene.run("code a.txt -f json").ends(0).json();
    assert!(built_in.get("model").is_none());
}

#[test]
fn what_is_no_weights_file_is_named() {
    let scene = Scene::new().file("a.txt", REPORT).file("cut.bin", &shallow()[..1 << 20]);
    let refused = |file: &str, why: &str| {
        let run = scene.run(&format!("code a.txt --weights {file}")).ends(2);
        run.says(&format!("error: {file}: {why}"));
    };
    refused("a.txt", "not a weights file");
    refused("cut.bin", "weights: section");
    refused("none.bin", "No such file");
    refused(".", "Is a directory");
}

#[test]
fn records_are_scored_against_annotations() {
    let scene = Scene::new().file("texts/a.txt", REPORT);
    scene.run("code texts/a.txt -o gold.jsonl").ends(0);
    for words in ["eval gold.jsonl gold.jsonl --json", "eval gold.jsonl --texts texts --json"] {
        let score = scene.run(words).ends(0).says_nothing().json();
        assert_eq!(score["score"]["statements"]["f1"], 1.0, "{words}");
    }
    scene.run("eval gold.jsonl").ends(2).says("name a file of records, or the folder of texts");
    scene.file("bad.jsonl", "\n{}x\n").run("eval bad.jsonl").ends(2).says("bad.jsonl, line 2");
}

/// What the guide in `tests/cli` shows is what the program prints.
#[test]
fn the_guide_shows_what_is_printed() {
    trycmd::TestCases::new().case("../../tests/cli/*.md");
}

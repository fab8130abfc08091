//! Many inputs: order, failures among them, threads.

use crate::scene::{REPORT, Scene};

fn wire() -> Scene {
    let towns = ["Lisbon", "Mombasa", "Kobe", "Lima", "Tromso"];
    (0..30).fold(Scene::new(), |scene, nth| {
        let town = towns[nth % towns.len()];
        let text = format!("{town} will rebuild pier {nth}, the mayor said.\n\n{REPORT}");
        scene.file(&format!("in/{nth:02}.txt"), text)
    })
}

#[test]
fn one_failing_input_is_named_and_the_rest_goes_on() {
    let scene = Scene::new().file("a.txt", REPORT).file("b.txt", "").file("c.txt", REPORT);
    let run = scene.run("code a.txt b.txt no-such.txt c.txt -f jsonl").ends(1);
    let run = run.says("error: b.txt: the file is empty").says("error: no-such.txt: no such file");
    assert_eq!(run.out.lines().count(), 2);
}

#[test]
fn records_come_in_the_order_of_the_inputs_with_any_number_of_threads() {
    let scene = wire();
    for format in ["text", "json", "jsonl", "html"] {
        let one = scene.run(&format!("code in -f {format} --threads 1")).ends(0).says_nothing();
        for threads in [2, 8] {
            let run = scene.run(&format!("code in -f {format} --threads {threads}")).ends(0);
            assert!(run.out == one.out, "{format} with {threads} threads differs");
        }
    }
    let run = scene.run("code in -f jsonl").ends(0);
    for (nth, line) in run.out.lines().enumerate() {
        assert!(line.contains(&format!("\"id\":\"{nth:02}\"")), "{line}");
    }
}

#[test]
fn several_articles_share_a_page_with_an_index() {
    let run = wire().run("code in -f html").ends(0);
    assert_eq!(run.out.matches("<article").count(), 30);
    assert!(run.out.contains("<h2>30 articles</h2>") && run.out.contains("href=\"#a30\""));
}

#[test]
fn no_threads_are_wrong_usage() {
    wire().run("code in --threads 0").ends(2).says("'--threads <N>'");
}

//! Following feeds, from a server of the test's own.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

use crate::scene::Scene;

const FEED: &str = "<rss version=\"2.0\"><channel><title>Coast Post</title><item><guid>1</guid>\
    <title>Ferry</title><pubDate>Fri, 21 Jun 2024 08:30:00 +0200</pubDate><description>The ferry \
    will sail again on Monday, the port authority said on Thursday.</description></item>\
    </channel></rss>";

/// Serves the feed at `/feed`, and nothing else, for as long as the program runs; the host and port.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let first = lines.next().and_then(Result::ok).unwrap_or_default();
            let _ = lines.map_while(Result::ok).find(String::is_empty);
            let (status, body) = if first.contains(" /feed ") { (200, FEED) } else { (404, "") };
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
            );
        }
    });
    address
}

#[test]
fn a_round_appends_records_and_a_second_adds_nothing() {
    let address = serve();
    let scene = Scene::new().file("feeds.txt", format!("http://{address}/feed # the coast\n"));
    let words = "watch feeds.txt --once --allow-private=127.0.0.1 --jsonl news.jsonl";
    scene.run(words).ends(0).says("had 0 s ago · 1 items, 1 new · 1 kept · next in");
    let records = scene.text("news.jsonl");
    let record: serde_json::Value = serde_json::from_str(&records).unwrap();
    assert_eq!(record["article"]["published"], "2024-06-21T08:30:00+02:00");
    assert_eq!(record["article"]["publisher"], "Coast Post");
    assert!(!record["statements"].as_array().unwrap().is_empty());
    scene.run(words).ends(0).says("1 items, 0 new · 1 kept");
    assert_eq!(scene.text("news.jsonl"), records);
    let health = scene.run("watch --health --jsonl news.jsonl").ends(0);
    assert!(health.out.starts_with(&format!("http://{address}/feed\n  had ")), "{health:?}");
}

#[test]
fn the_own_network_is_not_reached_unasked() {
    let address = serve();
    let scene = Scene::new();
    let run = scene.run(&format!("watch http://{address}/feed --once --jsonl news.jsonl"));
    run.ends(2).says("not on the public internet; --allow-private=127.0.0.1 lets it through");
}

#[test]
fn what_cannot_be_followed_is_named_and_the_rest_is() {
    let address = serve();
    let list = format!("nonsense\nhttp://{address}/feed\nhttp://{address}/gone\n");
    let scene = Scene::new().file("feeds.txt", list);
    let run =
        scene.run("watch feeds.txt none.txt --once --allow-private --jsonl news.jsonl").ends(1);
    for part in [
        "error: feeds.txt: line 1: `nonsense` is not followed",
        "error: none.txt: ",
        "the server answered 404 (there is nothing at this address",
        "1 kept",
    ] {
        assert!(run.err.contains(part), "{part}: {run:?}");
    }
}

#[test]
fn wrong_usage_is_said() {
    let scene = Scene::new().file("empty.txt", "# none yet\n");
    scene.run("watch --jsonl news.jsonl").ends(2).says("FEEDS");
    scene.run("watch https://example.org/rss").ends(2).says("--jsonl");
    scene.run("watch https://example.org/rss --jsonl a --every 5s").ends(2).says("too often");
    scene.run("watch empty.txt --jsonl a").ends(2).says("empty.txt: it lists no feed");
    scene.run("watch ftp://example.org/ --jsonl a").ends(2).says("only http and https");
    scene.run("watch --health --jsonl a").ends(2).says("nothing was followed with it yet");
}

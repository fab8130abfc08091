//! Asking no more than is welcome.

use std::time::Duration;

use jiff::Timestamp;
use onrecord_watch::user_agent;

use crate::scene::{Scene, rss, teaser, whole};
use crate::server::{Reply, Server};

fn seconds(from: Timestamp, to: Timestamp) -> i64 {
    to.duration_since(from).as_secs()
}

#[test]
fn a_feed_is_sent_again_only_if_it_has_changed() {
    let server = Server::start(|request| {
        let is_known = request.header("if-none-match") == Some("W/\"7\"")
            && request.header("if-modified-since") == Some("Fri, 21 Jun 2024 08:00:00 GMT");
        match request.path.as_str() {
            "/feed" if is_known => Reply::status(304),
            "/feed" => Reply::body(rss(&[whole("a")]))
                .header("ETag", "W/\"7\"")
                .header("Last-Modified", "Fri, 21 Jun 2024 08:00:00 GMT"),
            _ => Reply::status(404),
        }
    });
    let (mut scene, feed) = (Scene::new(), server.url("/feed"));
    let first = scene.visit(&feed);
    assert!(!first.unchanged && first.kept == 1);
    let second = scene.visit(&feed);
    assert!(second.unchanged && second.kept == 0 && second.standing.error.is_none());
    assert_eq!(second.standing.kept, 1);
    let third = scene.visit(&feed);
    assert!(third.unchanged, "the validators are kept over an unchanged answer");
}

#[test]
fn robots_txt_is_asked_once_a_day_and_obeyed() {
    let server = Server::start(|request| match request.path.as_str() {
        "/robots.txt" => {
            Reply::body("User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /no")
        }
        "/feed" => Reply::body(rss(&["no/a", "yes"].map(teaser))),
        "/yes" => Reply::page("Yes."),
        _ => Reply::status(404),
    });
    let (mut scene, feed) = (Scene::new(), server.url("/feed"));
    let visit = scene.visit(&feed);
    assert_eq!(scene.desk.texts(), ["Yes.", "Teaser no/a"]);
    assert!(visit.remarks[0].contains("robots.txt asks programs not to read 127.0.0.1/no/a"));
    assert!(server.requests("/no/a").is_empty());
    scene.visit(&feed);
    scene.sleep(23 * 3600);
    scene.visit(&feed);
    assert_eq!(server.requests("/robots.txt").len(), 1);
    scene.sleep(2 * 3600);
    scene.visit(&feed);
    assert_eq!(server.requests("/robots.txt").len(), 2);
}

#[test]
fn a_feed_that_robots_txt_forbids_is_not_asked_for() {
    let server = Server::with("/robots.txt", Reply::body("User-agent: *\nDisallow: /feed"));
    let said = Scene::new().error(&server.url("/feed?x=1"));
    assert!(said.contains("robots.txt asks programs not to read 127.0.0.1/feed?x=1"), "{said}");
    assert_eq!(server.paths(), ["/robots.txt"]);
}

#[test]
fn nothing_is_read_where_robots_txt_cannot_be_had() {
    let server = Server::with("/robots.txt", Reply::status(503));
    let said = Scene::new().error(&server.url("/feed"));
    assert!(
        said.contains("robots.txt of 127.0.0.1 cannot be read (the server answered 503"),
        "{said}"
    );
    assert_eq!(server.paths(), ["/robots.txt"]);
}

#[test]
fn a_robots_txt_longer_than_is_read_still_counts() {
    let mut text = "User-agent: *\nDisallow: /feed\n".to_owned();
    text.push_str(&"# and so on\n".repeat(60_000));
    let server = Server::with("/robots.txt", Reply::body(text));
    let said = Scene::new().error(&server.url("/feed"));
    assert!(said.contains("robots.txt asks programs not"), "{said}");
}

#[test]
fn each_hop_of_a_redirect_asks_robots_txt_of_its_own_host() {
    let closed = Server::with("/robots.txt", Reply::body("User-agent: *\nDisallow: /"));
    let server = Server::with("/feed", Reply::redirect(closed.url("/feed")));
    let said = Scene::new().error(&server.url("/feed"));
    assert!(said.contains("robots.txt asks programs not"), "{said}");
    assert_eq!(closed.paths(), ["/robots.txt"]);
}

#[test]
fn a_crawl_delay_is_waited_for() {
    let server = Server::start(|request| match request.path.as_str() {
        "/robots.txt" => Reply::body("User-agent: *\nCrawl-delay: 20"),
        "/feed" => Reply::body(rss(&["a", "b"].map(teaser))),
        _ => Reply::page("Text."),
    });
    let mut scene = Scene::new();
    let start = onrecord_watch::Clock::now(&scene.clock);
    scene.visit(&server.url("/feed"));
    // robots.txt, a second, the feed, twenty, one page, twenty, the other.
    assert_eq!(seconds(start, onrecord_watch::Clock::now(&scene.clock)), 41);
}

#[test]
fn a_server_that_asks_for_time_is_given_it() {
    for (asked, least) in [("3600", 3600), ("Fri, 21 Jun 2024 14:00:00 GMT", 7200)] {
        let server = Server::with("/feed", Reply::status(429).header("Retry-After", asked));
        let (mut scene, feed) = (Scene::new(), server.url("/feed"));
        let start = onrecord_watch::Clock::now(&scene.clock);
        let visit = scene.visit(&feed);
        assert!(visit.standing.error.as_ref().unwrap().contains("429 (too many requests)"));
        let next = seconds(start, visit.standing.next.unwrap());
        assert!((least - 2..=least + 2).contains(&next), "{asked}: {next}");
        assert_eq!(
            scene.round(std::slice::from_ref(&feed)).unwrap(),
            [],
            "{asked}: it is left alone"
        );
        scene.sleep(least as u64);
        assert_eq!(scene.visit(&feed).standing.failures, 2);
    }
}

#[test]
fn a_page_that_asks_for_an_hour_holds_the_others_of_its_host() {
    let server = Server::start(|request| match request.path.as_str() {
        "/feed" => Reply::body(rss(&["c", "b", "a"].map(teaser))),
        "/a" => Reply::status(503).header("Retry-After", "3600"),
        _ => Reply::page("Text."),
    });
    let mut scene = Scene::new();
    let visit = scene.visit(&server.url("/feed"));
    assert_eq!((visit.kept, visit.standing.pending.len()), (0, 3));
    assert!(server.requests("/b").is_empty());
    assert!(visit.remarks[1].contains("left alone until 2024-06-21T13:00"), "{visit:?}");
}

#[test]
fn a_feed_that_fails_is_asked_less_and_less_and_then_at_its_pace_again() {
    let server = Server::start(|request| {
        static FAILURES: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
        match request.path.as_str() {
            "/feed" if FAILURES.fetch_add(1, std::sync::atomic::Ordering::SeqCst) < 4 => {
                Reply::status(500)
            }
            "/feed" => Reply::body(rss(&[])),
            _ => Reply::status(404),
        }
    });
    let visits = Scene::new().follow(&[server.url("/feed")], 7);
    let waits: Vec<i64> =
        visits.windows(2).map(|pair| seconds(pair[0].0, pair[1].0) / 60).collect();
    for (wait, least) in waits.iter().zip([15, 30, 60, 120, 15, 15]) {
        assert!((least..=least + least / 10 + 1).contains(wait), "{waits:?}");
    }
}

#[test]
fn a_host_is_asked_one_thing_at_a_time() {
    let server = Server::start(|request| {
        std::thread::sleep(Duration::from_millis(5));
        match request.path.as_str() {
            "/robots.txt" => Reply::status(404),
            _ => Reply::body(rss(&[])),
        }
    });
    let mut scene = Scene::new();
    scene.options.fetchers = 6;
    let feeds: Vec<_> = (0..6).map(|n| server.url(&format!("/{n}"))).collect();
    assert_eq!(scene.round(&feeds).unwrap().len(), 6);
    assert_eq!(server.most(), 1);
}

#[test]
fn the_program_says_who_it_is_and_whom_to_write_to() {
    let server = Server::with("/feed", Reply::body(rss(&[])));
    let mut scene = Scene::new();
    scene.options.user_agent = user_agent(Some("mailto:desk@example.org"));
    scene.visit(&server.url("/feed"));
    for path in ["/robots.txt", "/feed"] {
        let name = server.requests(path)[0].header("user-agent").unwrap().to_owned();
        assert!(name.starts_with("OnRecord/") && name.ends_with("(+mailto:desk@example.org)"));
    }
}

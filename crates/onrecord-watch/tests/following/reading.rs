//! What becomes of the items of a feed.

use onrecord_watch::Subscription;

use crate::scene::{Collector, Scene, rss, teaser, whole};
use crate::server::{Reply, Server};

#[test]
fn an_item_that_tells_all_is_kept_without_its_page() {
    let server = Server::with("/feed", Reply::body(rss(&[whole("ferry")])));
    let mut scene = Scene::new();
    assert_eq!(scene.visit(&server.url("/feed")).kept, 1);
    assert!(scene.desk.articles[0].text.starts_with("All about ferry. All about"));
    assert_eq!(server.paths(), ["/robots.txt", "/feed"]);
}

#[test]
fn the_page_of_a_teaser_is_read_and_the_feed_s_date_carried_over() {
    let server = Server::start(|request| match request.path.as_str() {
        "/feed" => Reply::body(rss(&[teaser("ferry")])),
        "/ferry" => Reply::redirect("/news/ferry.html"),
        "/news/ferry.html" => Reply::page("The ferry sails again."),
        _ => Reply::status(404),
    });
    let mut scene = Scene::new();
    let visit = scene.visit(&server.url("/feed"));
    assert_eq!(visit.remarks, [""; 0]);
    let [article] = &scene.desk.articles[..] else { panic!("{visit:?}") };
    assert_eq!(article.text, "The ferry sails again.");
    assert_eq!(article.published.as_ref().unwrap().to_string(), "2024-06-21T08:30:00+02:00");
    assert_eq!(article.title.as_deref(), Some("Title ferry"));
    assert_eq!(article.publisher.as_deref(), Some("Coast Post"));
    assert_eq!(article.url, Some(server.url("/news/ferry.html")));
    assert_eq!(article.id, server.url("/ferry"));
}

#[test]
fn items_come_in_the_order_of_time() {
    let items = ["3", "2", "1"].map(whole);
    let server = Server::with("/feed", Reply::body(rss(&items)));
    let mut scene = Scene::new();
    scene.visit(&server.url("/feed"));
    let starts: Vec<_> = scene.desk.texts().iter().map(|text| text[..11].to_owned()).collect();
    assert_eq!(starts, ["All about 1", "All about 2", "All about 3"]);
}

#[test]
fn a_page_that_is_none_leaves_what_the_feed_tells() {
    let server = Server::start(|request| match request.path.as_str() {
        "/feed" => Reply::body(rss(&["pdf", "gone", "empty"].map(teaser))),
        "/pdf" => Reply::body("%PDF").header("Content-Type", "application/pdf"),
        "/empty" => Reply::body("").header("Content-Type", "text/html"),
        _ => Reply::status(404),
    });
    let mut scene = Scene::new();
    let visit = scene.visit(&server.url("/feed"));
    assert_eq!(scene.desk.texts(), ["Teaser empty", "Teaser gone", "Teaser pdf"]);
    for (remark, part) in visit.remarks.iter().zip(["an empty page", "answered 404", "/pdf` is no"])
    {
        assert!(remark.contains("kept as the feed tells it") && remark.contains(part), "{remark}");
    }
    assert_eq!(visit.remarks.len(), 3);
}

#[test]
fn a_fault_in_reading_one_page_leaves_what_the_feed_tells_of_it() {
    let server = Server::start(|request| match request.path.as_str() {
        "/feed" => Reply::body(rss(&["sound", "fault"].map(teaser))),
        "/fault" => Reply::page(Collector::FAULT),
        "/sound" => Reply::page("The ferry sails again."),
        _ => Reply::status(404),
    });
    let mut scene = Scene::new();
    let visit = scene.visit(&server.url("/feed"));
    assert_eq!(scene.desk.texts(), ["Teaser fault", "The ferry sails again."]);
    assert!(visit.remarks[0].contains("/fault: kept as the feed tells it: it cannot be read"));
}

#[test]
fn an_item_without_any_text_is_left_out_and_named() {
    let item = "<item><guid>a</guid><link>/a</link><title>T</title></item>".to_owned();
    let server = Server::with("/feed", Reply::body(rss(&[item])));
    let mut scene = Scene::new();
    let visit = scene.visit(&server.url("/feed"));
    assert_eq!(visit.kept, 0);
    assert!(visit.remarks[0].contains("/a: left out, there is no text: the server answered 404"));
    assert_eq!(scene.visit(&server.url("/feed")).remarks, [""; 0]);
}

#[test]
fn a_page_that_fails_for_now_is_tried_three_times() {
    let server = Server::start(|request| match request.path.as_str() {
        "/feed" => Reply::body(rss(&[teaser("a")])).header("ETag", "\"1\""),
        "/a" => Reply::status(500),
        _ => Reply::status(404),
    });
    let (mut scene, feed) = (Scene::new(), server.url("/feed"));
    for _ in 0..2 {
        let visit = scene.visit(&feed);
        assert_eq!((visit.kept, visit.standing.pending.len()), (0, 1));
        assert!(visit.remarks[0].contains("answered 500"), "{visit:?}");
    }
    let visit = scene.visit(&feed);
    assert_eq!((visit.kept, visit.standing.pending.len()), (1, 0));
    assert_eq!(scene.desk.texts(), ["Teaser a"]);
    let asked: Vec<_> =
        server.requests("/feed").iter().map(|r| r.header("if-none-match").is_some()).collect();
    assert_eq!(asked, [false; 3], "the feed is needed again while an item is left over");
    scene.visit(&feed);
    assert_eq!(server.requests("/a").len(), 3);
    assert_eq!(server.requests("/feed")[3].header("if-none-match"), Some("\"1\""));
}

#[test]
fn the_list_s_publisher_goes_before_the_feed_s() {
    let list = onrecord_watch::List::parse("https://example.org/a publisher=\"Own Name\"");
    let expected = Subscription {
        publisher: Some("Own Name".to_owned()),
        ..Subscription::new("https://example.org/a").unwrap()
    };
    assert_eq!(list.feeds, [expected]);
}

//! Too slow, too much, too far.

use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::scene::{Scene, rss, whole};
use crate::server::{Reply, Server};

#[test]
fn a_server_that_sends_a_byte_now_and_then_is_given_up() {
    let slow = Reply::body(rss(&[])).trickle(Duration::from_secs(1));
    let server = Server::with("/feed", slow);
    let good = Server::with("/feed", Reply::body(rss(&[whole("a")])));
    let mut scene = Scene::new();
    scene.options.limits.answer = Duration::from_secs(5);
    let start = Instant::now();
    let visits = scene.round(&[server.url("/feed"), good.url("/feed")]).unwrap();
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    assert!(visits[0].standing.error.as_ref().unwrap().starts_with("no whole answer within 5"));
    assert_eq!(visits[1].kept, 1, "the other feed is read all the same");
}

#[test]
fn an_answer_that_breaks_off_is_no_answer() {
    let cut = Reply::body(&rss(&[whole("a")]).as_bytes()[..500]).announce(5000);
    let server = Server::with("/feed", cut);
    let said = Scene::new().error(&server.url("/feed"));
    assert_eq!(said, "the answer was cut off after 500 bytes");
}

#[test]
fn what_is_too_large_is_not_read_to_its_end() {
    let server = Server::start(|request| match request.path.as_str() {
        "/announced" => Reply::body("<rss").announce(1 << 40),
        "/sent" => Reply::body(" ".repeat(3 << 20)),
        _ => Reply::status(404),
    });
    let mut scene = Scene::new();
    scene.options.limits.wire = 1 << 20;
    for path in ["/announced", "/sent"] {
        let said = scene.error(&server.url(path));
        assert_eq!(said, "larger than 1048576 bytes", "{path}");
    }
}

#[test]
fn a_small_answer_that_unpacks_to_a_large_one_is_given_up() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    let zeros = vec![b' '; 1 << 20];
    (0..8).for_each(|_| packer.write_all(&zeros).unwrap());
    let bomb = packer.finish().unwrap();
    assert!(bomb.len() < 100_000);
    let reply = Reply::body(bomb).header("Content-Encoding", "gzip");
    let server = Server::with("/feed", reply);
    let mut scene = Scene::new();
    scene.options.limits.unpacked = 2 << 20;
    assert_eq!(scene.error(&server.url("/feed")), "larger than 2097152 bytes once unpacked");
}

#[test]
fn a_packed_feed_is_read() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(rss(&[whole("a")]).as_bytes()).unwrap();
    let reply = Reply::body(packer.finish().unwrap()).header("Content-Encoding", "gzip");
    let server = Server::with("/feed", reply);
    assert_eq!(Scene::new().visit(&server.url("/feed")).kept, 1);
    assert_eq!(server.requests("/feed")[0].header("accept-encoding"), Some("gzip"));
}

#[test]
fn redirects_in_a_circle_are_seen() {
    let server = Server::start(|request| match request.path.as_str() {
        "/a" => Reply::redirect("/b"),
        "/b" => Reply::redirect("/a"),
        "/self" => Reply::redirect("/self"),
        "/nowhere" => Reply::status(302),
        _ => Reply::status(404),
    });
    let mut scene = Scene::new();
    let said = scene.error(&server.url("/a"));
    assert_eq!(said, format!("redirects lead in a circle, back to {}", server.url("/a")));
    assert!(scene.error(&server.url("/self")).contains("in a circle"));
    assert!(scene.error(&server.url("/nowhere")).contains("does not say where to"));
}

#[test]
fn redirects_without_end_are_not_followed_to_it() {
    let server = Server::start(|request| match request.path.strip_prefix("/n") {
        Some(number) => Reply::redirect(format!("/n{}", number.parse::<u32>().unwrap() + 1)),
        None => Reply::status(404),
    });
    assert_eq!(Scene::new().error(&server.url("/n0")), "more than 5 redirects");
    assert_eq!(server.paths().len(), 7, "robots.txt, the feed and five redirects");
}

#[test]
fn a_feed_that_moved_for_good_is_read_and_its_new_address_told() {
    let server = Server::start(|request| match request.path.as_str() {
        "/old" => Reply::status(301).header("Location", "/new"),
        "/lent" => Reply::redirect("/old"),
        "/new" => Reply::body(rss(&[whole("a")])),
        _ => Reply::status(404),
    });
    let mut scene = Scene::new();
    let visit = scene.visit(&server.url("/old"));
    assert_eq!((visit.kept, visit.standing.moved), (1, Some(server.url("/new"))));
    assert_eq!(scene.visit(&server.url("/lent")).standing.moved, None);
}

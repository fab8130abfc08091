//! Feeds that are none, and feeds that are broken.

use crate::scene::{Scene, rss, whole};
use crate::server::{Reply, Server};

#[test]
fn a_feed_is_known_by_what_it_is_not_by_what_the_server_calls_it() {
    for content_type in ["text/html", "text/plain", "application/octet-stream", "nonsense", ""] {
        let reply = Reply::body(rss(&[whole("a")])).header("Content-Type", content_type);
        let server = Server::with("/feed", reply);
        assert_eq!(Scene::new().visit(&server.url("/feed")).kept, 1, "{content_type}");
    }
}

#[test]
fn what_is_no_feed_is_said_and_asked_less() {
    for (body, part) in [
        ("<!doctype html><html><head></head></html>", "no feed: it is a web page"),
        ("<rss version=\"2.0\"><channel><title>x", "no feed: unable to parse XML"),
        ("<rss version=\"2.0\"><channel><item></rss>", "no feed: unable to parse XML"),
        ("{\"version\": ", "no feed: unable to parse JSON"),
        ("", "no feed: it is empty"),
        ("\0\u{1}\u{2}", "no feed: it is neither"),
    ] {
        let server = Server::with("/feed", Reply::body(body));
        let visit = Scene::new().visit(&server.url("/feed"));
        let said = visit.standing.error.unwrap();
        assert!(said.starts_with(part), "{body}: {said}");
        assert_eq!(visit.standing.failures, 1);
    }
}

#[test]
fn a_feed_with_bytes_of_another_character_set_is_read() {
    let body =
        rss(&[whole("caf#")]).replace("<rss", "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss");
    let bytes: Vec<u8> = body.bytes().map(|byte| if byte == b'#' { 0xe9 } else { byte }).collect();
    for (content_type, text) in
        [("text/xml", "caf\u{fffd}"), ("text/xml; charset=iso-8859-1", "café")]
    {
        let reply = Reply::body(bytes.clone()).header("Content-Type", content_type);
        let (server, mut scene) = (Server::with("/feed", reply), Scene::new());
        scene.visit(&server.url("/feed"));
        assert!(scene.desk.articles[0].text.contains(text), "{content_type}");
    }
}

#[test]
fn entities_that_a_feed_declares_stay_unread() {
    let doctype = "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\">\
        <!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let body = format!("{doctype}{}", rss(&[whole("&f; &b;")]));
    let (server, mut scene) = (Server::with("/feed", Reply::body(body)), Scene::new());
    scene.visit(&server.url("/feed"));
    let text = scene.desk.texts()[0];
    assert!(text.starts_with("All about &f; &b;.") && !text.contains("aaa"), "{text}");
}

#[test]
fn an_answer_that_is_no_http_is_said() {
    let server = Server::with("/feed", Reply::status(999));
    let said = Scene::new().error(&server.url("/feed"));
    assert!(said.contains("999"), "{said}");
    let said = Scene::new().error(&{
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/feed", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            use std::io::Write;
            for stream in listener.incoming().take(1) {
                let _ = stream.unwrap().write_all(b"220 mail.example ESMTP\r\n\r\n");
            }
        });
        url
    });
    assert!(said.contains("cannot be read"), "{said}");
}

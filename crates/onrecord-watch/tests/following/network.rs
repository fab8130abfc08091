//! Nothing of the user's own network is reached unless it is asked for.

use onrecord_watch::Private;

use crate::scene::{Scene, rss, teaser, whole};
use crate::server::{Reply, Server};

#[test]
fn own_addresses_are_refused_by_name_and_by_number() {
    let server = Server::with("/feed", Reply::body(rss(&[whole("a")])));
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433", "0"] {
        let mut scene = Scene::new();
        scene.options.private = Private::Refused;
        let said = scene.error(&format!("http://{host}:{}/feed", server.port()));
        assert!(said.contains("not on the public internet"), "{host}: {said}");
    }
    assert!(server.paths().is_empty(), "nothing was asked, not even robots.txt");
}

#[test]
fn they_are_reached_where_that_is_allowed() {
    let server = Server::with("/feed", Reply::body(rss(&[whole("a")])));
    let mut scene = Scene::new();
    scene.options.private = Private::Allowed;
    assert_eq!(scene.visit(&server.url("/feed")).kept, 1);
}

#[test]
fn a_number_of_ipv6_is_let_through_without_its_brackets() {
    let mut scene = Scene::new();
    scene.options.private = Private::Hosts(vec!["::1".to_owned()]);
    // Nobody listens at that port: what matters is that it was tried.
    let said = scene.error("http://[::1]:1/feed");
    assert!(said.contains("no connection"), "{said}");
}

#[test]
fn a_redirect_into_the_own_network_is_refused_at_that_hop() {
    let inner = Server::with("/secret", Reply::body(rss(&[whole("a")])));
    let target = format!("http://localhost:{}/secret", inner.port());
    let server = Server::start(move |request| match request.path.as_str() {
        "/feed" => Reply::redirect(target.clone()),
        "/cloud" => Reply::redirect("http://169.254.169.254/latest/meta-data/"),
        "/mapped" => Reply::redirect("http://[::ffff:10.0.0.1]/"),
        "/file" => Reply::redirect("file:///etc/passwd"),
        "/login" => Reply::redirect("http://anna:secret@example.org/"),
        _ => Reply::status(404),
    });
    let mut scene = Scene::new();
    for (path, part) in [
        ("/feed", "localhost is at"),
        ("/cloud", "169.254.169.254 is at 169.254.169.254"),
        ("/mapped", "not on the public internet"),
        ("/file", "only http and https are followed"),
        ("/login", "take the name and password out of it"),
    ] {
        let said = scene.error(&server.url(path));
        assert!(said.contains(part), "{path}: {said}");
    }
    assert!(inner.paths().is_empty());
}

#[test]
fn a_link_into_the_own_network_leaves_what_the_feed_tells() {
    let item = teaser("a").replace("<link>/a", "<link>http://192.168.1.1/a");
    let server = Server::with("/feed", Reply::body(rss(&[item])));
    let mut scene = Scene::new();
    let visit = scene.visit(&server.url("/feed"));
    assert_eq!(scene.desk.texts(), ["Teaser a"]);
    assert!(visit.remarks[0].contains("192.168.1.1 is at 192.168.1.1, which is not on the public"));
}

#[test]
fn a_host_that_does_not_exist_or_does_not_answer_is_said() {
    let mut scene = Scene::new();
    let said = scene.error("http://no-such-host.invalid/feed");
    assert!(said.starts_with("there is no host of that name"), "{said}");
    // A port that no test's server is given.
    let said = scene.error("http://127.0.0.1:1/feed");
    assert!(said.contains("no connection: the server does not take it"), "{said}");
}

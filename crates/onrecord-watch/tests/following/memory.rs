//! What is seen stays seen, and what is not kept is met again.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use onrecord_text::Article;
use onrecord_watch::{
    Desk, DeskError, Journal, Kept, Page, Subscription, Visit, WatchError, Watcher,
};

use crate::scene::{Scene, rss, teaser, whole};
use crate::server::{Reply, Server};

#[test]
fn a_second_run_fetches_no_page_again() {
    let server = Server::start(|request| match request.path.as_str() {
        "/feed" => Reply::body(rss(&["a", "b"].map(teaser))),
        "/robots.txt" => Reply::status(404),
        _ => Reply::page("Text."),
    });
    let (mut scene, feed) = (Scene::new(), server.url("/feed"));
    assert_eq!(scene.visit(&feed).kept, 2);
    let again = scene.visit(&feed);
    assert_eq!((again.kept, again.standing.items, again.standing.new), (0, 2, 0));
    assert_eq!(again.standing.kept, 2);
    assert_eq!(server.requests("/a").len() + server.requests("/b").len(), 2);
}

#[test]
fn only_what_is_new_is_kept() {
    let server = Server::start(|request| match request.path.as_str() {
        "/feed" => {
            static ROUND: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
            let last = ROUND.fetch_add(1, Ordering::SeqCst) + 2;
            let items: Vec<_> = (0..last).rev().map(|n| whole(&n.to_string())).collect();
            Reply::body(rss(&items))
        }
        _ => Reply::status(404),
    });
    let mut scene = Scene::new();
    let kept: Vec<_> = (0..3).map(|_| scene.visit(&server.url("/feed")).kept).collect();
    assert_eq!(kept, [2, 1, 1]);
}

#[test]
fn what_cannot_be_kept_ends_the_run_and_is_met_again() {
    let server = Server::with("/feed", Reply::body(rss(&[whole("b"), whole("a")])));
    let (mut scene, feed) = (Scene::new(), server.url("/feed"));
    scene.desk.is_full = true;
    match scene.round(std::slice::from_ref(&feed)) {
        Err(WatchError::Desk(error)) => assert_eq!(error.to_string(), "the disk is full"),
        other => panic!("{other:?}"),
    }
    scene.desk.is_full = false;
    assert_eq!(scene.visit(&feed).kept, 2);
}

/// A desk that wants everything to end after so many articles, as a user does who presses Ctrl-C.
struct Impatient<'a> {
    kept: usize,
    after: usize,
    stop: &'a AtomicBool,
}

impl Desk for Impatient<'_> {
    fn extract(&self, _: &Page) -> Result<Article, String> {
        Err("not asked for".to_owned())
    }

    fn keep(&mut self, articles: &[Article]) -> Result<Kept, DeskError> {
        self.kept += articles.len();
        self.stop.fetch_or(self.kept >= self.after, Ordering::Relaxed);
        Ok(Kept { new: articles.len(), left: 0 })
    }
}

#[test]
fn a_wish_to_stop_lets_the_item_in_hand_be_finished_and_loses_none() {
    let items = ["4", "3", "2", "1"].map(whole);
    let server = Server::with("/feed", Reply::body(rss(&items)).header("ETag", "\"1\""));
    let (mut scene, feed) = (Scene::new(), server.url("/feed"));
    let feeds = [Subscription::new(&feed).unwrap()];
    {
        let (journal, stop) = (Journal::open(&scene.state()).unwrap(), AtomicBool::new(false));
        let mut desk = Impatient { kept: 0, after: 2, stop: &stop };
        let visits = Mutex::new(Vec::new());
        let tell = |visit: &Visit| visits.lock().unwrap().push(visit.kept);
        let watcher = Watcher::new(scene.options.clone(), &journal, &scene.clock, &stop);
        watcher.follow(&feeds, &mut desk, &tell).unwrap();
        assert_eq!((desk.kept, visits.into_inner().unwrap()), (2, vec![2]));
    }
    assert_eq!(scene.visit(&feed).kept, 2, "the others are met the next time");
    assert!(scene.desk.texts()[0].starts_with("All about 3"));
}

#[test]
fn a_run_that_was_killed_at_any_moment_ends_with_all_items() {
    let items = ["3", "2", "1"].map(whole);
    let server = Server::with("/feed", Reply::body(rss(&items)).header("ETag", "\"1\""));
    let (mut scene, feed) = (Scene::new(), server.url("/feed"));
    scene.visit(&feed);
    let whole_journal = std::fs::read(scene.state()).unwrap();
    // A killed program leaves some start of what it would have written.
    for length in (0..whole_journal.len()).step_by(97) {
        std::fs::write(scene.state(), &whole_journal[..length]).unwrap();
        let seen = String::from_utf8_lossy(&whole_journal[..length]);
        let seen = seen
            .split_inclusive('\n')
            .filter(|line| line.ends_with('\n') && line.starts_with("{\"is\":\"seen\""));
        assert_eq!(scene.visit(&feed).kept, 3 - seen.count(), "{length}");
    }
}

//! Two programs on one store.

use std::time::Duration;

use super::keeping::dump;
use crate::sample::{Place, entries, store};
use crate::{Outcome, Query, Store, StoreError};

#[test]
fn several_that_import_the_same_at_once_keep_it_once() {
    let place = Place::new();
    let work = || {
        let mut store = Store::create(&place.path).unwrap();
        let one = |entry| store.keep(std::slice::from_ref(entry), "1").unwrap().remove(0);
        entries().iter().map(one).filter(|one| matches!(one, Outcome::New(_))).count()
    };
    let new: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(new, 3);
    let store = Store::open(&place.path).unwrap();
    assert_eq!(store.tally().unwrap().publications, 3);
    store.check(|fault| panic!("{fault}")).unwrap();
}

#[test]
fn one_that_is_locked_out_says_so_and_can_go_on_later() {
    let (place, mut store) = store();
    let before = dump(&store);
    store.wait_at_most(Duration::from_millis(20)).unwrap();
    let other = rusqlite::Connection::open(&place.path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = store.keep(&entries(), "1").unwrap_err();
    assert!(matches!(error, StoreError::Busy(_)), "{error}");
    assert!(!store.statements(&Query::default()).unwrap().is_empty(), "reading goes on");
    other.execute_batch("ROLLBACK").unwrap();
    store.keep(&entries(), "1").unwrap();
    assert_eq!(dump(&store), before);
}

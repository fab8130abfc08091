//! How widely the events of a store are told, as far as GDELT counts it.

use std::collections::{BTreeSet, HashMap};

use onrecord::record::Event;
use onrecord_export::Reach;
use onrecord_store::{Kept, Spread, Store, StoreError};

/// So many happenings are remembered: their reports are published in the same days and come soon
/// after each other.
const REMEMBERED: usize = 1 << 16;

/// What a store tells of its happenings.
pub(super) struct Spreads<'a> {
    store: &'a Store,
    /// Those that were asked for, by their ids.
    known: HashMap<String, Spread>,
}

/// How widely the events of an article are told.
pub(super) struct Reaches {
    /// By how many publishers the article itself was published, and in how many places.
    published: (usize, usize),
    /// By the ids of those events that report a happening.
    spreads: HashMap<String, Spread>,
}

impl<'a> Spreads<'a> {
    /// What this store tells.
    pub(super) fn new(store: &'a Store) -> Self {
        Self { store, known: HashMap::new() }
    }

    /// How widely the events of an article are told.
    pub(super) fn of(&mut self, kept: &Kept) -> Result<Reaches, StoreError> {
        let mut spreads = HashMap::new();
        for (event, happening) in self.store.reported_by(kept.key)? {
            spreads.extend(self.spread(happening)?.map(|spread| (event, spread)));
        }
        let publishers: BTreeSet<_> =
            kept.publications.iter().map(|place| &place.publisher).collect();
        Ok(Reaches { published: (publishers.len(), kept.publications.len()), spreads })
    }

    fn spread(&mut self, happening: String) -> Result<Option<Spread>, StoreError> {
        if let Some(known) = self.known.get(&happening) {
            return Ok(Some(*known));
        }
        let spread = self.store.spread(&happening)?;
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        self.known.extend(spread.map(|spread| (happening, spread)));
        Ok(spread)
    }
}

impl Reaches {
    /// The reach of an event over all reports of its happening; of one that is in no happening, over
    /// the places where its own article was published.
    pub(super) fn of(&self, event: &Event) -> Reach {
        if let Some(&Spread { mentions, publishers, articles }) = self.spreads.get(&event.id) {
            return Reach { mentions, sources: publishers, articles };
        }
        let (sources, articles) = self.published;
        Reach { mentions: Reach::alone(event).mentions * articles, sources, articles }
    }
}

#[cfg(test)]
mod tests {
    use onrecord::{Article, Coder};
    use onrecord_store::{Entry, Query, SearchError};

    use super::*;

    const CLOSED: &str = "NORDHAVN, May 10 - Denmark closed the strait to ferries of Norway on Friday, \
        and police arrested two skippers who sailed all the same. “They turned back eleven of our \
        boats,” Kari Holmvik, a spokeswoman for the coast guard, told reporters.";

    /// A report at two publishers, and an edited copy at one of them.
    fn store(path: &std::path::Path) -> Store {
        let coder = Coder::new();
        let report = |id: &str, publisher: &str, text: String| {
            let article = Article {
                id: id.to_owned(),
                publisher: Some(publisher.to_owned()),
                published: Some("2024-05-10".parse().unwrap()),
                ..Article::new(text)
            };
            Entry { record: Some(coder.code(&article)), article }
        };
        let edited = CLOSED.replace("told reporters", "told the press");
        let entries = [
            report("a", "Coast Wire", CLOSED.to_owned()),
            report("b", "River Post", CLOSED.to_owned()),
            report("c", "River Post", edited),
        ];
        let mut store = Store::create(path).unwrap();
        store.keep(&entries, "1").unwrap();
        store
    }

    fn reaches(store: &Store) -> Vec<Reach> {
        let (mut spreads, mut reaches) = (Spreads::new(store), Vec::new());
        let take = |kept: Result<Kept, StoreError>| {
            let kept = kept?;
            let told = spreads.of(&kept)?;
            reaches
                .extend(kept.record().unwrap().unwrap().events.iter().map(|event| told.of(event)));
            Ok::<(), SearchError>(())
        };
        store.reading().unwrap().each(&Query::default(), take).unwrap();
        reaches.sort_by_key(|reach| reach.articles);
        reaches
    }

    #[test]
    fn articles_of_one_happening_are_counted_together_once_they_are_grouped() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = store(&folder.path().join("record.db"));
        let alone = reaches(&store);
        assert_eq!(alone.first().map(|one| (one.sources, one.articles)), Some((1, 1)));
        assert_eq!(alone.last().map(|one| (one.sources, one.articles)), Some((2, 2)));
        store.group().unwrap();
        let together = reaches(&store);
        assert_eq!(together.len(), alone.len());
        for reach in &together {
            assert_eq!((reach.sources, reach.articles), (2, 3));
            assert!(reach.mentions >= reach.articles, "{reach:?}");
        }
    }
}

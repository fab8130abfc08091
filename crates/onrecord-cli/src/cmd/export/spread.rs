//! How widely the events of a store are told, as far as GDELT counts it, and which of the reports of a
//! happening is handed on for all of them.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use onrecord::record::Event;
use onrecord_export::{Reach, Selection};
use onrecord_store::{Kept, Key, Query, Reading, Report, SearchError, Spread};

/// So many happenings are remembered: their reports are published in the same days and come soon
/// after each other.
const REMEMBERED: usize = 1 << 16;

/// What a store tells of its happenings.
pub(super) struct Spreads<'a> {
    store: &'a Reading<'a>,
    chosen: Chosen<'a>,
    /// Those that were asked for, by their ids.
    known: HashMap<String, Option<Told>>,
}

/// Which reports are handed on.
#[derive(Clone, Copy)]
pub(super) struct Chosen<'a> {
    /// Those in articles that match.
    pub(super) query: &'a Query,
    /// Of the events in them, these.
    pub(super) selection: Selection,
    /// With at least this probability.
    pub(super) confidence: f32,
}

/// A happening.
struct Told {
    reach: Reach,
    /// The event that stands for all its reports: the earliest of those that are handed on.
    first: Option<(Key, String)>,
}

/// How widely the events of an article are told.
pub(super) struct Reaches {
    /// By how many publishers the article itself was published, and in how many places.
    published: (usize, usize),
    /// By the ids of those events that report a happening; nothing where another report stands for it.
    reports: HashMap<String, Option<Reach>>,
}

impl<'a> Spreads<'a> {
    /// What this store tells, where these reports are handed on.
    pub(super) fn new(store: &'a Reading<'a>, chosen: Chosen<'a>) -> Self {
        Self { store, chosen, known: HashMap::new() }
    }

    /// How widely the events of an article are told.
    pub(super) fn of(&mut self, kept: &Kept) -> Result<Reaches, SearchError> {
        let mut reports = HashMap::new();
        for (event, happening) in self.store.reported_by(kept.key)? {
            let Some(told) = self.told(happening)? else { continue };
            let first = told.first.as_ref();
            let stands = first.is_some_and(|(key, id)| *key == kept.key && *id == event);
            reports.insert(event, stands.then_some(told.reach));
        }
        let publishers: BTreeSet<_> =
            kept.publications.iter().map(|place| &place.publisher).collect();
        Ok(Reaches { published: (publishers.len(), kept.publications.len()), reports })
    }

    fn told(&mut self, happening: String) -> Result<Option<&Told>, SearchError> {
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        Ok(match self.known.entry(happening) {
            Entry::Occupied(known) => known.into_mut().as_ref(),
            Entry::Vacant(place) => {
                let spread = self.store.spread(place.key())?;
                let mut reports = self.store.reports(place.key(), self.chosen.query)?.into_iter();
                let first = reports.find(|report| self.chosen.has(report));
                let first = first.map(|report| (report.article, report.event));
                place.insert(spread.map(|spread| Told { reach: reach(spread), first })).as_ref()
            }
        })
    }
}

impl Chosen<'_> {
    /// Whether a report in an article that matches is handed on.
    fn has(&self, report: &Report) -> bool {
        report.confidence >= self.confidence
            && self.selection.wants_told(report.status, report.in_own_voice)
    }
}

impl Reaches {
    /// The reach of an event over all reports of its happening, if it stands for them; of one that is in
    /// no happening, over the places where its own article was published.
    pub(super) fn of(&self, event: &Event) -> Option<Reach> {
        if let Some(reach) = self.reports.get(&event.id) {
            return *reach;
        }
        let (sources, articles) = self.published;
        Some(Reach { mentions: Reach::alone(event).mentions * articles, sources, articles })
    }
}

fn reach(Spread { mentions, publishers, articles }: Spread) -> Reach {
    Reach { mentions, sources: publishers, articles }
}

#[cfg(test)]
mod tests {
    use onrecord::record::Status;
    use onrecord::{Article, Coder};
    use onrecord_store::{Entry, Store, StoreError};

    use super::*;

    const CLOSED: &str = "NORDHAVN, May 10 - Denmark closed the strait to ferries of Norway on Friday, \
        and police arrested two skippers who sailed all the same. “They turned back eleven of our \
        boats,” Kari Holmvik, a spokeswoman for the coast guard, told reporters.";

    /// A report at two publishers, and an edited copy at one of them the day after.
    fn store(path: &std::path::Path) -> Store {
        let coder = Coder::new();
        let report = |id: &str, publisher: &str, day: &str, text: String| {
            let article = Article {
                id: id.to_owned(),
                publisher: Some(publisher.to_owned()),
                published: Some(day.parse().unwrap()),
                ..Article::new(text)
            };
            Entry { record: Some(coder.code(&article)), article }
        };
        let edited = CLOSED.replace("told reporters", "told the press");
        let entries = [
            report("a", "Coast Wire", "2024-05-10", CLOSED.to_owned()),
            report("b", "River Post", "2024-05-10", CLOSED.to_owned()),
            report("c", "River Post", "2024-05-11", edited),
        ];
        let mut store = Store::create(path).unwrap();
        store.keep(&entries, "1").unwrap();
        store
    }

    /// The reach of each event that is handed on, with the name of its article.
    fn reaches(store: &Store, query: &Query) -> Vec<(String, Reach)> {
        let statuses = Status::NAMES.map(|(_, status)| status);
        let selection = Selection::of(&statuses, true);
        let state = store.reading().unwrap();
        let mut spreads = Spreads::new(&state, Chosen { query, selection, confidence: 0.0 });
        let mut reaches = Vec::new();
        let take = |kept: Result<Kept, StoreError>| {
            let kept = kept?;
            let told = spreads.of(&kept)?;
            let record = kept.record().unwrap().unwrap();
            let of_one = record.events.iter().filter_map(|event| told.of(event));
            reaches.extend(of_one.map(|reach| (kept.article.id.clone(), reach)));
            Ok::<(), SearchError>(())
        };
        state.each(query, take).unwrap();
        reaches
    }

    #[test]
    fn one_report_stands_for_all_of_its_happening_once_they_are_grouped() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = store(&folder.path().join("record.db"));
        let (all, late) =
            (Query::default(), Query { from: "2024-05-11".parse().ok(), ..Query::default() });
        let alone = reaches(&store, &all);
        let counts = |reach: &Reach| (reach.sources, reach.articles);
        assert_eq!((counts(&alone[0].1), alone[0].0.as_str()), ((2, 2), "a"));
        assert_eq!(alone.last().map(|(id, one)| (counts(one), id.as_str())), Some(((1, 1), "c")));
        store.group().unwrap();
        for (query, id) in [(&all, "a"), (&late, "c")] {
            let together = reaches(&store, query);
            assert_eq!(together.len() * 2, alone.len());
            for (article, reach) in &together {
                assert_eq!((article.as_str(), counts(reach)), (id, (2, 3)));
                assert!(reach.mentions >= reach.articles, "{reach:?}");
            }
        }
    }
}

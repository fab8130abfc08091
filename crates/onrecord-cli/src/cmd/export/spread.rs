//! How widely an event of a store is told.
//!
//! Counted are the places where the text itself was published. Other articles that tell of the same
//! happening are to be added here once the store keeps happenings.

use std::collections::BTreeSet;

use onrecord::record::Event;
use onrecord_export::Reach;
use onrecord_store::Publication;

/// The reach of an event whose article was published in these places.
pub(super) fn spread(event: &Event, publications: &[Publication]) -> Reach {
    let publishers: BTreeSet<Option<&str>> =
        publications.iter().map(|one| one.publisher.as_deref()).collect();
    let articles = publications.len().max(1);
    let mentions = Reach::alone(event).mentions * articles;
    Reach { mentions, sources: publishers.len().max(1), articles }
}

#[cfg(test)]
mod tests {
    use onrecord::record::Status;

    use super::*;
    use crate::output::sample::event;

    #[test]
    fn every_place_of_publication_counts_and_every_publisher_once() {
        let place = |publisher: Option<&str>| Publication {
            name: String::new(),
            url: None,
            publisher: publisher.map(str::to_owned),
            title: None,
            published: None,
        };
        let mut event = event("e1", "AID", Status::Fact, None, 0.9);
        event.evidence = vec![[0, 3], [9, 12]];
        for (publishers, mentions, sources, articles) in [
            (vec![], 2, 1, 1),
            (vec![None], 2, 1, 1),
            (vec![Some("Coast Wire"), Some("River Post"), Some("Coast Wire")], 6, 2, 3),
        ] {
            let places: Vec<_> = publishers.into_iter().map(place).collect();
            assert_eq!(spread(&event, &places), Reach { mentions, sources, articles });
        }
    }
}

//! What a store tells across articles, on its way into tables.

use anyhow::Result;
use onrecord_export::{Folder, GroupTable};
use onrecord_store::{
    AcrossRow, DenialRow, HappeningEventRow, HappeningRow, Reading, StoryArticleRow, StoryRow,
};
use serde::Serialize;

/// Hands on all stories, happenings and denials of a store.
pub(super) fn hand_on(store: &Reading, folder: &mut Folder) -> Result<()> {
    folder.open_groups()?;
    rows::<StoryRow>(store, folder, GroupTable::Stories)?;
    rows::<StoryArticleRow>(store, folder, GroupTable::StoryArticles)?;
    rows::<HappeningRow>(store, folder, GroupTable::Happenings)?;
    rows::<HappeningEventRow>(store, folder, GroupTable::HappeningEvents)?;
    rows::<DenialRow>(store, folder, GroupTable::Denials)
}

fn rows<R: AcrossRow + Serialize>(
    store: &Reading,
    folder: &mut Folder,
    table: GroupTable,
) -> Result<()> {
    store.across(|row: R| Ok::<_, anyhow::Error>(folder.push_group(table, &row)?))
}

#[cfg(test)]
mod tests {
    use onrecord::{Article, Coder};
    use onrecord_export::FileFormat;
    use onrecord_store::{Entry, Kept, Query, SearchError, Store, StoreError};

    use super::*;

    fn report(id: &str, text: &str) -> Entry {
        let published = Some("2024-03-05".parse().unwrap());
        let article = Article { id: id.to_owned(), published, ..Article::new(text) };
        Entry { record: Some(Coder::new().code(&article)), article }
    }

    #[test]
    fn what_is_grouped_while_articles_are_handed_on_does_not_show() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("record.db");
        let mut store = Store::create(&path).unwrap();
        let arrest =
            report("lisbon", "Police arrested two dockers in Lisbon on Monday, the mayor said.");
        store.keep(&[arrest], "1").unwrap();
        store.group().unwrap();
        let tables = |store: &Store, name: &str, meanwhile: &dyn Fn()| -> String {
            let folder = place.path().join(name);
            let mut out = Folder::create(&folder, FileFormat::Csv { safe: false }).unwrap();
            let state = store.reading().unwrap();
            let take = |kept: Result<Kept, StoreError>| {
                out.push(&kept?.record().unwrap().unwrap(), None).unwrap();
                meanwhile();
                Ok::<_, SearchError>(())
            };
            state.each(&Query::default(), take).unwrap();
            hand_on(&state, &mut out).unwrap();
            out.finish().unwrap();
            let text = |table: &str| std::fs::read_to_string(folder.join(table)).unwrap();
            text("articles.csv") + &text("story_articles.csv") + &text("happening_events.csv")
        };
        let before = tables(&store, "before", &|| {});
        let other = || {
            let mut store = Store::open(&path).unwrap();
            let attack =
                report("porto", "Rebels shelled the harbour of Porto, police said. Two men died.");
            store.keep(&[attack], "1").unwrap();
            assert_eq!(store.group().unwrap().stories, 2);
        };
        assert_eq!(tables(&store, "meanwhile", &other), before);
        let after = tables(&store, "after", &|| {});
        assert_eq!(before.matches("porto").count(), 0);
        assert!(after.matches("porto").count() > 2, "{after}");
    }
}

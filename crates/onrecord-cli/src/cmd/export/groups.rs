//! What a store tells across articles, on its way into tables.

use anyhow::Result;
use onrecord_export::{Folder, GroupTable};
use onrecord_store::{
    AcrossRow, DenialRow, HappeningEventRow, HappeningRow, Store, StoryArticleRow, StoryRow,
};
use serde::Serialize;

/// Hands on all stories, happenings and denials of a store.
pub(super) fn hand_on(store: &Store, folder: &mut Folder) -> Result<()> {
    folder.open_groups()?;
    rows::<StoryRow>(store, folder, GroupTable::Stories)?;
    rows::<StoryArticleRow>(store, folder, GroupTable::StoryArticles)?;
    rows::<HappeningRow>(store, folder, GroupTable::Happenings)?;
    rows::<HappeningEventRow>(store, folder, GroupTable::HappeningEvents)?;
    rows::<DenialRow>(store, folder, GroupTable::Denials)
}

fn rows<R: AcrossRow + Serialize>(
    store: &Store,
    folder: &mut Folder,
    table: GroupTable,
) -> Result<()> {
    store.across(|row: R| Ok::<_, anyhow::Error>(folder.push_group(table, &row)?))
}

//! What the articles tell of events, laid out; and which tellings are to be looked at together.

use onrecord::record::Record;
use rusqlite::{Connection, params};

use super::filed::Filed;
use super::shelf::{Shelf, Written};
use crate::happening::{Blocks, Telling, opening, sure, tellings, voice_numbers};
use crate::ties::Ties;

/// Lays out the tellings of one article after another.
pub(super) struct Told<'a> {
    connection: &'a Connection,
    ties: Ties,
}

impl<'a> Told<'a> {
    /// Nothing told yet.
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self { connection, ties: Ties::default() }
    }

    /// Takes in the events of an article.
    pub(super) fn add(
        &mut self,
        article: &Filed,
        record: &Record,
        text: &str,
    ) -> rusqlite::Result<()> {
        let mut told = tellings(record, text, article.story.into());
        told.sort_by(|one, two| one.event.cmp(&two.event));
        let mut keep = self
            .connection
            .prepare_cached("INSERT INTO temp.told VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
        let mut lead = self.connection.prepare_cached(
            "INSERT INTO temp.voices VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE \
             SET lead = excluded.lead, place = excluded.place WHERE excluded.place < place",
        )?;
        for (voice, mut telling) in voice_numbers(&told).into_iter().zip(told) {
            telling.article.clone_from(&article.sha256);
            telling.published = article.earliest.clone().unwrap_or_default();
            let (number, voice) = (self.ties.add(), voice as i64);
            let (kinds, day) = opening(&telling);
            keep.execute(params![number, article.number, voice, kinds, day, Written(&telling)])?;
            lead.execute(params![voice, number, article.place])?;
        }
        Ok(())
    }

    /// Which tellings may be of one event, be it by others between them. Only the first of each voice is
    /// compared, day by day.
    pub(super) fn ties(self) -> rusqlite::Result<Ties> {
        let Self { connection, mut ties } = self;
        let mut compared: Shelf<Telling> = Shelf::new(connection, "told");
        let mut tell = |one: u32, two: u32| {
            if ties.root(one) != ties.root(two) && sure(&*compared.get(one)?, &*compared.get(two)?)
            {
                ties.tie(one, two);
            }
            Ok::<(), rusqlite::Error>(())
        };
        let mut leads: Shelf<Telling> = Shelf::new(connection, "told");
        let mut blocks = Blocks::default();
        let mut select = connection.prepare(
            "SELECT t.number FROM temp.told AS t CROSS JOIN temp.voices AS v \
             ON v.voice = t.voice AND v.lead = t.number ORDER BY t.kinds, t.day, t.number",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let number = row.get(0)?;
            blocks.add(number, &*leads.get(number)?, &mut tell)?;
        }
        blocks.close(&mut tell)?;
        let mut select = connection.prepare(
            "SELECT t.number, v.lead \
             FROM temp.told AS t CROSS JOIN temp.voices AS v ON v.voice = t.voice",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            ties.tie(row.get(0)?, row.get(1)?);
        }
        Ok(ties)
    }
}

//! From Arrow tables back to records, the same as they were.

use std::collections::HashMap;

use onrecord::record::{
    Actor, ArticleRecord, Claim, DateMention, Dateline, Dispute, Event, Participant, PlaceMention,
    Record, Source, Statement, Words,
};

use crate::error::ReadError;
use crate::table::Table;
use crate::tables::Batches;
use crate::view::View;

/// The records that the tables hold, in the order of the articles.
///
/// The rows may come in any order: within an article `ordinal` tells it.
///
/// # Errors
/// A column is missing or of another type, a code is unknown, an id is there twice, or a row
/// belongs to an article, an actor, an event or a dispute that is not there.
pub fn records(batches: &Batches) -> Result<Vec<Record>, ReadError> {
    let mut reader = Reader { batches, records: Vec::new(), numbers: HashMap::new() };
    reader.articles()?;
    reader.actors()?;
    reader.statements()?;
    reader.events()?;
    reader.disputes()?;
    reader.each(Table::Dates, |view, row, record| {
        record.dates.push(date(view, row)?);
        Ok(())
    })?;
    reader.each(Table::Places, |view, row, record| {
        record.places.push(place(view, row)?);
        Ok(())
    })?;
    Ok(reader.records)
}

struct Reader<'a> {
    batches: &'a Batches,
    records: Vec<Record>,
    /// Where the record of each article is.
    numbers: HashMap<&'a str, usize>,
}

/// Where each thing of a table is: by the number of its record and its id.
type Index<'a> = HashMap<(usize, &'a str), usize>;

impl<'a> Reader<'a> {
    fn view(&self, table: Table) -> View<'a> {
        View { table, batch: self.batches.get(table) }
    }

    /// The number of the record that a row belongs to.
    fn number(&self, view: View<'a>, row: usize) -> Result<usize, ReadError> {
        let article = view.text(row, "article_id")?;
        self.numbers.get(article).copied().ok_or_else(|| ReadError::Orphan {
            table: view.table.name(),
            article: article.to_owned(),
            id: article.to_owned(),
        })
    }

    /// Reads each row into its record.
    fn each(
        &mut self,
        table: Table,
        mut read: impl FnMut(View<'a>, usize, &mut Record) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let view = self.view(table);
        for row in view.rows()? {
            let number = self.number(view, row)?;
            read(view, row, &mut self.records[number])?;
        }
        Ok(())
    }

    /// The same for rows that others belong to: says where each is by its id.
    fn named(
        &mut self,
        table: Table,
        id: &'static str,
        mut read: impl FnMut(View<'a>, usize, &mut Record) -> Result<usize, ReadError>,
    ) -> Result<Index<'a>, ReadError> {
        let view = self.view(table);
        let mut index = Index::new();
        for row in view.rows()? {
            let number = self.number(view, row)?;
            let place = read(view, row, &mut self.records[number])?;
            let id = view.text(row, id)?;
            if index.insert((number, id), place).is_some() {
                return Err(twice(view, row, id));
            }
        }
        Ok(index)
    }

    /// The number of a row's record, and where in it the thing is that the row belongs to.
    fn owner(
        &self,
        view: View<'a>,
        row: usize,
        id: &'static str,
        index: &Index<'a>,
    ) -> Result<(usize, usize), ReadError> {
        let number = self.number(view, row)?;
        let id = view.text(row, id)?;
        let place = index.get(&(number, id)).ok_or_else(|| ReadError::Orphan {
            table: view.table.name(),
            article: self.records[number].article.id.clone(),
            id: id.to_owned(),
        })?;
        Ok((number, *place))
    }

    fn articles(&mut self) -> Result<(), ReadError> {
        let view = self.view(Table::Articles);
        for row in view.rows()? {
            let id = view.text(row, "article_id")?;
            if self.numbers.insert(id, self.records.len()).is_some() {
                return Err(twice(view, row, id));
            }
            self.records.push(article(view, row)?);
        }
        Ok(())
    }

    fn actors(&mut self) -> Result<(), ReadError> {
        let index = self.named(Table::Actors, "actor_id", |view, row, record| {
            record.actors.push(actor(view, row)?);
            Ok(record.actors.len() - 1)
        })?;
        let view = self.view(Table::Mentions);
        for row in view.rows()? {
            let (number, place) = self.owner(view, row, "actor_id", &index)?;
            let span = view.span(row, "start", "end")?;
            self.records[number].actors[place].mentions.push(span);
        }
        Ok(())
    }

    fn statements(&mut self) -> Result<(), ReadError> {
        self.each(Table::Statements, |view, row, record| {
            record.statements.push(statement(view, row)?);
            Ok(())
        })
    }

    fn events(&mut self) -> Result<(), ReadError> {
        let index = self.named(Table::Events, "event_id", |view, row, record| {
            record.events.push(event(view, row)?);
            Ok(record.events.len() - 1)
        })?;
        let view = self.view(Table::EventParties);
        for row in view.rows()? {
            let (number, place) = self.owner(view, row, "event_id", &index)?;
            let event = &mut self.records[number].events[place];
            let list = match view.text(row, "part")? {
                "actor" => &mut event.actors,
                "recipient" => &mut event.recipients,
                other => return Err(no_part(view, other)),
            };
            list.push(party(view, row)?);
        }
        Ok(())
    }

    fn disputes(&mut self) -> Result<(), ReadError> {
        let index = self.named(Table::Disputes, "dispute_id", |view, row, record| {
            record.disputes.push(dispute(view, row)?);
            Ok(record.disputes.len() - 1)
        })?;
        let view = self.view(Table::DisputeParties);
        for row in view.rows()? {
            let (number, place) = self.owner(view, row, "dispute_id", &index)?;
            let dispute = &mut self.records[number].disputes[place];
            let list = match view.text(row, "part")? {
                "asserts" => &mut dispute.asserted_by,
                "denies" => &mut dispute.denied_by,
                other => return Err(no_part(view, other)),
            };
            list.push(party(view, row)?);
        }
        Ok(())
    }
}

fn twice(view: View, row: usize, id: &str) -> ReadError {
    let article = view.text(row, "article_id").unwrap_or_default().to_owned();
    ReadError::Twice { table: view.table.name(), article, id: id.to_owned() }
}

fn no_part(view: View, code: &str) -> ReadError {
    ReadError::Code { table: view.table.name(), column: "part", code: code.to_owned() }
}

fn article(view: View, row: usize) -> Result<Record, ReadError> {
    let dateline = match view.ends(row, "dateline_start", "dateline_end")? {
        Some(span) => Some(Dateline {
            place: view.owned(row, "dateline_place")?,
            country: view.owned(row, "dateline_country")?,
            span,
        }),
        None => None,
    };
    let article = ArticleRecord {
        id: view.text(row, "article_id")?.to_owned(),
        url: view.owned(row, "url")?,
        publisher: view.owned(row, "publisher")?,
        title: view.owned(row, "title")?,
        published: view.owned(row, "published")?,
        language: view.owned(row, "language")?,
        sha256: view.text(row, "sha256")?.to_owned(),
        length: view.number(row, "length")?.unwrap_or_default(),
        dateline,
    };
    Ok(Record {
        onrecord: view.text(row, "onrecord")?.to_owned(),
        article,
        actors: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        disputes: Vec::new(),
        dates: Vec::new(),
        places: Vec::new(),
        boilerplate: view.spans(row, "boilerplate")?,
        model: view.owned(row, "model")?,
    })
}

fn actor(view: View, row: usize) -> Result<Actor, ReadError> {
    Ok(Actor {
        id: view.text(row, "actor_id")?.to_owned(),
        name: view.text(row, "name")?.to_owned(),
        kind: view.code(row, "kind")?,
        country: view.owned(row, "country")?,
        sector: view.owned(row, "sector")?,
        role: view.owned(row, "role")?,
        wikidata: view.owned(row, "wikidata")?,
        mentions: Vec::new(),
    })
}

fn statement(view: View, row: usize) -> Result<Statement, ReadError> {
    let source = Source {
        spans: view.spans(row, "source_spans")?,
        actors: view.texts(row, "source_actors")?,
    };
    Ok(Statement {
        id: view.text(row, "statement_id")?.to_owned(),
        kind: view.code(row, "kind")?,
        parent: view.owned(row, "parent")?,
        restates: view.owned(row, "restates")?,
        source,
        cue: Words { spans: view.spans(row, "cue_spans")? },
        content: Words { spans: view.spans(row, "content_spans")? },
        stance: view.code(row, "stance")?,
        polarity: view.code(row, "polarity")?,
        addressee: view.spans(row, "addressee_spans")?,
        medium: view.spans(row, "medium_spans")?,
        date: view.owned(row, "date")?,
        place: view.owned(row, "place")?,
        confidence: view.probability(row, "confidence")?,
    })
}

fn event(view: View, row: usize) -> Result<Event, ReadError> {
    Ok(Event {
        id: view.text(row, "event_id")?.to_owned(),
        kind: view.text(row, "type")?.to_owned(),
        modes: view.texts(row, "modes")?,
        contexts: view.texts(row, "contexts")?,
        actors: Vec::new(),
        recipients: Vec::new(),
        trigger: view.span(row, "trigger_start", "trigger_end")?,
        evidence: view.spans(row, "evidence")?,
        date: view.owned(row, "date")?,
        place: view.owned(row, "place")?,
        status: view.code(row, "status")?,
        according_to: view.owned(row, "according_to")?,
        confidence: view.probability(row, "confidence")?,
    })
}

fn dispute(view: View, row: usize) -> Result<Dispute, ReadError> {
    let claim = Claim {
        statement: view.owned(row, "statement_id")?,
        event: view.owned(row, "event_id")?,
        spans: view.spans(row, "spans")?,
    };
    Ok(Dispute { claim, asserted_by: Vec::new(), denied_by: Vec::new() })
}

fn party(view: View, row: usize) -> Result<Participant, ReadError> {
    Ok(Participant {
        id: view.text(row, "actor_id")?.to_owned(),
        name: view.text(row, "name")?.to_owned(),
        country: view.owned(row, "country")?,
        sector: view.owned(row, "sector")?,
    })
}

fn date(view: View, row: usize) -> Result<DateMention, ReadError> {
    Ok(DateMention {
        span: view.span(row, "start", "end")?,
        value: view.owned(row, "value")?,
        grain: view.owned(row, "grain")?,
    })
}

fn place(view: View, row: usize) -> Result<PlaceMention, ReadError> {
    Ok(PlaceMention {
        span: view.span(row, "start", "end")?,
        name: view.text(row, "name")?.to_owned(),
        country: view.owned(row, "country")?,
        latitude: view.degrees(row, "latitude")?,
        longitude: view.degrees(row, "longitude")?,
        geonames: view.number(row, "geonames")?,
    })
}

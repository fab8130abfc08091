//! When and where an event happened, as far as its record tells.

use std::ops::Range;

use jiff::civil::Date;
use onrecord::Published;
use onrecord::period::Period;
use onrecord::record::{Event, PlaceMention, Record};
use onrecord_lexicon::{Place, PlaceKind, country_name, places_named};
use onrecord_text::{CodePoints, Document, ParagraphKind};

/// When the article was published, if it says so in a form that can be read.
pub(super) fn published(record: &Record) -> Option<Published> {
    record.article.published.as_deref()?.parse().ok()
}

/// The event's day, or the first day of the stretch it is dated to; without a date the day of
/// publication, which is what both projects take then.
pub(super) fn day(record: &Record, event: &Event) -> Option<Date> {
    let told = event.date.as_deref().and_then(Period::read).map(|period| period.first);
    told.or_else(|| published(record).map(|published| published.day()))
}

/// Where the first paragraph of the report stands, in code points.
pub(super) fn lead(text: Option<&str>) -> Option<Range<usize>> {
    let text = text?;
    let paragraphs = Document::new(text).paragraphs;
    let lead = paragraphs.into_iter().find(|part| part.kind == ParagraphKind::Body)?;
    Some(CodePoints::new(text).range(lead.span))
}

/// Where an event happened.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Site {
    /// The place as the record names it.
    pub(super) name: String,
    /// Its country, ISO 3166-1 alpha-3.
    pub(super) country: Option<String>,
    /// Degrees north and east.
    pub(super) position: Option<(f64, f64)>,
    /// Its number in `GeoNames`.
    pub(super) geonames: Option<u32>,
    /// The same place in the gazetteer.
    pub(super) known: Option<Place>,
}

impl Site {
    /// The place of an event, with what the record knows of that name.
    pub(super) fn of(record: &Record, event: &Event) -> Option<Self> {
        let name = event.place.clone()?;
        let found = record.places.iter().find(|place| place.name == name);
        Some(Self {
            country: found.and_then(|place| place.country.clone()),
            position: found.and_then(|place| place.latitude.zip(place.longitude)),
            geonames: found.and_then(|place| place.geonames),
            known: found.and_then(known),
            name,
        })
    }

    /// What it is.
    pub(super) fn kind(&self) -> Option<PlaceKind> {
        self.known.map(|place| place.kind)
    }

    /// The first-order unit it is or lies in.
    pub(super) fn unit(&self) -> Option<&'static str> {
        let place = self.known?;
        if place.kind == PlaceKind::Unit { Some(place.name) } else { Some(place.unit()?.name) }
    }

    /// Its name with what it lies in: `Mombasa, Kenya`.
    pub(super) fn full_name(&self) -> String {
        let country = self.country.as_deref().and_then(country_name);
        let parts = [Some(self.name.as_str()), self.unit(), country].into_iter().flatten();
        let mut names: Vec<&str> = Vec::new();
        for part in parts {
            if !names.contains(&part) {
                names.push(part);
            }
        }
        names.join(", ")
    }
}

fn known(mention: &PlaceMention) -> Option<Place> {
    let number = mention.geonames?;
    let named = places_named(&mention.name).map(|named| named.place);
    named.into_iter().find(|place| place.geonames == Some(number))
}

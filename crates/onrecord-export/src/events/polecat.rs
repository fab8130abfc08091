//! The 40 columns of POLECAT.

use onrecord::record::{ActorKind, Event, Participant};
use onrecord_lexicon::{PlaceKind, context, country_codes, event_code};

use super::Row;
use super::field::{field, list};
use super::scene::{self, Site};
use crate::identity;

/// Their names, which a file begins with.
#[rustfmt::skip]
pub(super) const COLUMNS: [&str; 40] = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
];

/// What POLECAT writes where there is nothing.
const NONE: &str = "None";

/// A row's columns.
pub(super) fn row(row: &Row) -> Vec<String> {
    let Row { record, event, pair: (actor, recipient), nth, .. } = row;
    let mut columns = vec![format!("{}-{}", identity::of_event(record, event), nth + 1)];
    columns.push(scene::day(record, event).map(|day| day.to_string()).unwrap_or_default());
    columns.extend(what(event));
    columns.extend(party(row, *actor));
    columns.extend(party(row, *recipient));
    columns.extend(place(Site::of(record, event)));
    columns.extend(story(row));
    for column in &mut columns {
        if column.is_empty() {
            NONE.clone_into(column);
        }
    }
    columns
}

/// From `Event Type` to `Contexts`.
fn what(event: &Event) -> [String; 5] {
    let mode = event.modes.iter().find_map(|mode| event_code(&event.kind, Some(mode)));
    let code = mode.or_else(|| event_code(&event.kind, None));
    let contexts = event.contexts.iter();
    [
        field(&event.kind),
        list(event.modes.iter().map(String::as_str)),
        code.map(|code| format!("{:.1}", code.score)).unwrap_or_default(),
        code.map(|code| code.quad.name().to_uppercase()).unwrap_or_default(),
        list(contexts.map(|name| context(name).map_or(name.as_str(), |context| context.code))),
    ]
}

fn party(row: &Row, party: Option<&Participant>) -> [String; 8] {
    let Some(party) = party else { return Default::default() };
    let actor = row.record.actors.iter().find(|actor| actor.id == party.id);
    let raw = actor.and_then(|actor| row.words.words(*actor.mentions.first()?));
    let country = party.country.as_deref().unwrap_or_default();
    let sector = field(party.sector.as_deref().unwrap_or_default());
    let cow = country_codes(country).and_then(|codes| codes.cow);
    [
        field(&party.name),
        field(country),
        cow.map(|number| number.to_string()).unwrap_or_default(),
        sector.clone(),
        sector,
        actor.and_then(|actor| actor.role.as_deref()).map(field).unwrap_or_default(),
        raw.map(field).unwrap_or_default(),
        // POLECAT's ids are titles of Wikipedia's pages, which a record does not hold.
        String::new(),
    ]
}

/// From `Placename` to `Feature Type`.
fn place(site: Option<Site>) -> [String; 10] {
    let Some(site) = site else { return Default::default() };
    let kind = site.kind();
    let name = field(&site.name);
    let named = |wanted: bool| if wanted { name.clone() } else { String::new() };
    let degrees = |part: Option<f64>| part.map(|degrees| degrees.to_string()).unwrap_or_default();
    [
        name.clone(),
        named(kind.is_some_and(PlaceKind::is_town)),
        named(kind == Some(PlaceKind::District)),
        site.unit().unwrap_or_default().to_owned(),
        field(site.country.as_deref().unwrap_or_default()),
        degrees(site.position.map(|(latitude, _)| latitude)),
        degrees(site.position.map(|(_, longitude)| longitude)),
        site.geonames.map(|number| number.to_string()).unwrap_or_default(),
        name.clone(),
        kind.map_or("", feature).to_owned(),
    ]
}

/// `GeoNames`' code of a kind of place.
fn feature(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Country => "PCLI",
        PlaceKind::Unit => "ADM1",
        PlaceKind::District => "ADM2",
        PlaceKind::City => "PPL",
        PlaceKind::Capital => "PPLC",
        PlaceKind::Continent => "CONT",
        PlaceKind::Region => "RGN",
        PlaceKind::Sea => "SEA",
        PlaceKind::Strait => "STRT",
        PlaceKind::Lake => "LK",
        PlaceKind::River => "STM",
        PlaceKind::Island => "ISL",
        PlaceKind::Peninsula => "PEN",
        PlaceKind::Mountains => "MTS",
        PlaceKind::Desert => "DSRT",
    }
}

/// From `Source` to `Version`: what every row of an article says.
fn story(row: &Row) -> [String; 7] {
    let record = row.record;
    let article = &record.article;
    // The address comes last and whole: it may hold a semicolon of its own.
    let address = field(article.url.as_ref().unwrap_or(&article.id));
    let source = match &article.publisher {
        Some(publisher) => format!("{}; {address}", list([publisher.as_str()])),
        None => address,
    };
    let named = |kinds: &[ActorKind]| {
        let actors = record.actors.iter().filter(|actor| kinds.contains(&actor.kind));
        list(actors.map(|actor| actor.name.as_str()))
    };
    [
        source,
        scene::published(record).map(|day| day.day().to_string()).unwrap_or_default(),
        named(&[ActorKind::Person]),
        named(&[ActorKind::Organisation, ActorKind::ArmedGroup]),
        list(record.places.iter().map(|place| place.name.as_str())),
        field(article.language.as_deref().unwrap_or_default()),
        format!("OnRecord {}", env!("CARGO_PKG_VERSION")),
    ]
}

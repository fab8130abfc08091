//! The 61 columns of GDELT 2.0's events.

use onrecord::Published;
use onrecord::record::Participant;
use onrecord_lexicon::{PlaceKind, country_codes, event_code};

use super::Row;
use super::cameo::CameoActor;
use super::field::field;
use super::scene::{self, Site};
use crate::identity;

/// Their names, in order; a file has no header.
#[rustfmt::skip]
pub(super) const COLUMNS: [&str; 61] = [
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    "Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1EthnicCode",
    "Actor1Religion1Code", "Actor1Religion2Code", "Actor1Type1Code", "Actor1Type2Code",
    "Actor1Type3Code",
    "Actor2Code", "Actor2Name", "Actor2CountryCode", "Actor2KnownGroupCode", "Actor2EthnicCode",
    "Actor2Religion1Code", "Actor2Religion2Code", "Actor2Type1Code", "Actor2Type2Code",
    "Actor2Type3Code",
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    "Actor1Geo_Type", "Actor1Geo_Fullname", "Actor1Geo_CountryCode", "Actor1Geo_ADM1Code",
    "Actor1Geo_ADM2Code", "Actor1Geo_Lat", "Actor1Geo_Long", "Actor1Geo_FeatureID",
    "Actor2Geo_Type", "Actor2Geo_Fullname", "Actor2Geo_CountryCode", "Actor2Geo_ADM1Code",
    "Actor2Geo_ADM2Code", "Actor2Geo_Lat", "Actor2Geo_Long", "Actor2Geo_FeatureID",
    "ActionGeo_Type", "ActionGeo_Fullname", "ActionGeo_CountryCode", "ActionGeo_ADM1Code",
    "ActionGeo_ADM2Code", "ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_FeatureID",
    "DATEADDED", "SOURCEURL",
];

/// A row's columns.
pub(super) fn row(row: &Row) -> Vec<String> {
    let Row { record, event, pair: (actor, recipient), nth, .. } = row;
    let mut columns = vec![identity::of_pair(record, event, *nth).to_string()];
    columns.extend(dates(row));
    columns.extend(party(*actor));
    columns.extend(party(*recipient));
    columns.extend(what(row));
    columns.extend(nowhere());
    columns.extend(nowhere());
    columns.extend(Site::of(record, event).map_or_else(nowhere, |site| place(&site)));
    columns.push(scene::published(record).map(|published| added(&published)).unwrap_or_default());
    let article = &record.article;
    columns.push(field(article.url.as_ref().unwrap_or(&article.id)));
    columns
}

/// Day, month, year, and the year with its fraction as the codebook counts it, months of 30 days.
fn dates(row: &Row) -> [String; 4] {
    let Some(day) = scene::day(row.record, row.event) else { return Default::default() };
    let (year, month, date) = (day.year(), day.month(), day.day());
    let days = (i32::from(month) - 1) * 30 + i32::from(date);
    let fraction = f64::from(year) + f64::from(days) / 365.0;
    [
        format!("{year:04}{month:02}{date:02}"),
        format!("{year:04}{month:02}"),
        format!("{year:04}"),
        format!("{fraction:.4}"),
    ]
}

fn party(party: Option<&Participant>) -> [String; 10] {
    let Some(party) = party else { return Default::default() };
    let actor = CameoActor::of(party);
    let empty = String::new;
    [
        actor.code(),
        field(&party.name).to_uppercase(),
        actor.country.to_owned(),
        actor.group.to_owned(),
        empty(),
        empty(),
        empty(),
        actor.kind.to_owned(),
        actor.second_kind.to_owned(),
        empty(),
    ]
}

/// From `IsRootEvent` to `AvgTone`.
fn what(row: &Row) -> [String; 10] {
    let event = row.event;
    let mode = event.modes.iter().find_map(|mode| event_code(&event.kind, Some(mode)));
    let code = mode.or_else(|| event_code(&event.kind, None));
    let [cameo, base, root, quad, goldstein] = match code {
        Some(code) => {
            let digits = |count: usize| code.cameo.get(..count).unwrap_or(code.cameo).to_owned();
            let quad = quad_class(&digits(2)).to_string();
            [code.cameo.to_owned(), digits(3), digits(2), quad, format!("{:.1}", code.goldstein)]
        }
        None => Default::default(),
    };
    let in_lead = row.lead.is_some_and(|lead| lead.contains(&event.trigger[0]));
    [
        u8::from(in_lead).to_string(),
        cameo,
        base,
        root,
        quad,
        goldstein,
        row.reach.mentions.to_string(),
        row.reach.sources.to_string(),
        row.reach.articles.to_string(),
        // No tone is measured; nought would say that it is neutral, and some readers skip a row
        // without a number here.
        "NaN".to_owned(),
    ]
}

/// GDELT's class of a CAMEO root, so that both columns of a row agree.
fn quad_class(root: &str) -> u8 {
    match root.parse().unwrap_or(0) {
        0..=5 => 1,
        6..=8 => 2,
        9..=13 => 3,
        _ => 4,
    }
}

fn nowhere() -> [String; 8] {
    let mut columns: [String; 8] = Default::default();
    "0".clone_into(&mut columns[0]);
    columns
}

fn place(site: &Site) -> [String; 8] {
    let fips = site.country.as_deref().and_then(country_codes).and_then(|codes| codes.fips);
    let fips = fips.unwrap_or_default().to_owned();
    let is_country = site.kind() == Some(PlaceKind::Country);
    let (latitude, longitude) = match site.position {
        Some((latitude, longitude)) => (latitude.to_string(), longitude.to_string()),
        None => Default::default(),
    };
    let feature = if is_country { fips.clone() } else { String::new() };
    [
        geo_type(site).to_string(),
        field(&site.full_name()),
        fips,
        feature.clone(),
        String::new(),
        latitude,
        longitude,
        feature,
    ]
}

/// GDELT's kinds of places: 1 country, 2 state and 3 place of the United States, 4 place and 5 unit
/// of the first order elsewhere; 0 where nothing but the name is known.
fn geo_type(site: &Site) -> u8 {
    let in_america = site.country.as_deref() == Some("USA");
    match site.kind() {
        Some(PlaceKind::Country) => 1,
        Some(PlaceKind::Unit) if in_america => 2,
        Some(PlaceKind::Unit) => 5,
        None if site.position.is_none() => 0,
        _ if in_america => 3,
        _ => 4,
    }
}

/// The instant of publication in universal time; a day counts from its midnight.
fn added(published: &Published) -> String {
    match published {
        Published::Day(day) => day.strftime("%Y%m%d000000").to_string(),
        Published::Instant(instant) => instant.timestamp().strftime("%Y%m%d%H%M%S").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use onrecord_lexicon::event_codes;

    use super::*;

    #[test]
    fn every_code_of_the_codebook_has_a_root_with_a_class() {
        for code in event_codes() {
            let root: u8 = code.cameo[..2].parse().unwrap();
            assert!((1..=20).contains(&root), "{code:?}");
        }
        let classes = ["02", "05", "08", "09", "10", "13", "14", "20"].map(quad_class);
        assert_eq!(classes, [1, 1, 2, 3, 3, 3, 4, 4]);
    }

    #[test]
    fn an_instant_is_added_in_universal_time() {
        for (published, expected) in
            [("2024-06-21", "20240621000000"), ("2024-06-21T01:30:00+02:00", "20240620233000")]
        {
            assert_eq!(added(&published.parse().unwrap()), expected);
        }
    }
}

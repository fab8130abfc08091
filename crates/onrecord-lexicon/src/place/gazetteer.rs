//! The gazetteer as it lies in the program: places, and the hashes of their names in order.

use super::key::key;

static BYTES: &[u8] = include_bytes!("../../data/places/places.bin");

const HEADER: usize = 24;
const CODE: usize = 3;
const RECORD: usize = 21;
const KEY: usize = 8;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// "Kenya".
    Country,
    /// A country's first-order unit: "Pennsylvania", "Nangarhar".
    Unit,
    /// A unit of the second order: "Cook County".
    District,
    /// A city, town or village.
    City,
    /// The seat of a country's government: "Nairobi".
    Capital,
    /// "Asia".
    Continent,
    /// Any other part of the world: "the Sahel", "Crimea", "the West".
    Region,
    /// A sea, an ocean, a gulf or a bay.
    Sea,
    /// A strait.
    Strait,
    /// A lake.
    Lake,
    /// A river or a canal.
    River,
    /// An island, or several.
    Island,
    /// A peninsula.
    Peninsula,
    /// Mountains.
    Mountains,
    /// A desert.
    Desert,
}

impl PlaceKind {
    /// In the order of their numbers in the file.
    const ALL: [Self; 15] = [
        Self::Country,
        Self::Unit,
        Self::District,
        Self::City,
        Self::Capital,
        Self::Continent,
        Self::Region,
        Self::Sea,
        Self::Strait,
        Self::Lake,
        Self::River,
        Self::Island,
        Self::Peninsula,
        Self::Mountains,
        Self::Desert,
    ];

    /// Whether people live there together: a city, a town, a capital.
    pub fn is_town(self) -> bool {
        matches!(self, Self::City | Self::Capital)
    }
}

/// A place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its name: "Mykolaiv".
    pub name: &'static str,
    /// What it is.
    pub kind: PlaceKind,
    /// The country it lies in, ISO 3166-1 alpha-3; none where it lies in several.
    pub country: Option<&'static str>,
    /// Degrees north and east, of its middle.
    pub position: Option<(f64, f64)>,
    /// Its number in GeoNames.
    pub geonames: Option<u32>,
    /// How many live there, where GeoNames knows.
    pub population: u32,
    number: usize,
    unit: Option<usize>,
}

impl Place {
    /// Its number in the gazetteer: one place, one number.
    pub fn number(&self) -> usize {
        self.number
    }

    /// The first-order unit it lies in.
    pub fn unit(&self) -> Option<Place> {
        self.unit.map(place)
    }

    /// Whether it lies in `other`, a country or a first-order unit, or is the same.
    pub fn lies_in(&self, other: &Place) -> bool {
        match other.kind {
            PlaceKind::Country => self.country == other.country,
            PlaceKind::Unit => self.unit == Some(other.number) || self.number == other.number,
            _ => self.number == other.number,
        }
    }
}

/// A place with how the name that was looked for is used of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NamedPlace {
    /// The place.
    pub place: Place,
    /// Whether the name stands for it only after a town: "Pa." in "Reading, Pa."
    pub only_after_town: bool,
}

/// The places that a name may mean, in no order that tells.
///
/// Case, accents, points and an article before do not count.
///
/// ```
/// use onrecord_lexicon::places_named;
///
/// let countries = |name| places_named(name).filter_map(|found| found.place.country);
/// assert!(countries("St. Petersburg").any(|country| country == "RUS"));
/// assert!(countries("St. Petersburg").any(|country| country == "USA"));
/// ```
pub fn places_named(name: &str) -> impl Iterator<Item = NamedPlace> {
    let key = key(name);
    let hash = if key.is_empty() { u64::MAX } else { hash(&key) };
    let keys = keys();
    let start = keys.partition_point(|entry| parts(*entry).0 < hash);
    let found = keys[start..].iter().map(|entry| parts(*entry));
    found.take_while(move |(high, _)| *high == hash).map(|(_, low)| NamedPlace {
        place: place(low & 0x7F_FFFF),
        only_after_town: low >> 23 == 1,
    })
}

/// The hash of a name, forty bits, and a place's number under a bit for its use.
fn parts(entry: [u8; KEY]) -> (u64, usize) {
    let whole = u64::from_be_bytes(entry);
    (whole >> 24, (whole & 0xFF_FFFF) as usize)
}

/// FNV-1a, the upper forty bits: the maker sees to it that no two names share them.
fn hash(key: &str) -> u64 {
    let step = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    key.bytes().fold(0xcbf2_9ce4_8422_2325, step) >> 24
}

/// A little-endian number of up to four bytes.
fn number(at: usize, bytes: usize) -> usize {
    let whole = BYTES[at..at + bytes].iter().rev();
    whole.fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// One of the header's counts: country codes, places, keys, bytes of text.
fn count(nth: usize) -> usize {
    number(8 + 4 * nth, 4)
}

fn records() -> usize {
    HEADER + CODE * count(0)
}

fn keys() -> &'static [[u8; KEY]] {
    let start = records() + RECORD * count(1);
    BYTES[start..start + KEY * count(2)].as_chunks::<KEY>().0
}

fn text(at: usize) -> &'static str {
    let start = BYTES.len() - count(3) + at;
    let length = usize::from(BYTES[start]);
    std::str::from_utf8(&BYTES[start + 1..=start + length]).unwrap_or_default()
}

fn country(nth: usize) -> Option<&'static str> {
    let start = HEADER + CODE * nth;
    let code = std::str::from_utf8(&BYTES[start..start + CODE]).unwrap_or_default();
    (code != "---").then_some(code)
}

/// Degrees out of three bytes; all ones but the sign where the maker knows none.
fn degrees(at: usize) -> Option<f64> {
    let value = (number(at, 3) << 8) as u32 as i32 >> 8;
    (value != 0x7F_FFFF).then(|| f64::from(value) / 10_000.0)
}

/// The place of a number.
fn place(nth: usize) -> Place {
    let at = records() + RECORD * nth;
    let unit = number(at + 17, 2);
    Place {
        name: text(number(at, 3)),
        position: degrees(at + 3).zip(degrees(at + 6)),
        geonames: Some(number(at + 9, 4) as u32).filter(|number| *number > 0),
        population: number(at + 13, 4) as u32,
        unit: (unit != 0xFFFF).then_some(unit),
        country: country(usize::from(BYTES[at + 19])),
        kind: PlaceKind::ALL[usize::from(BYTES[at + 20])],
        number: nth,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> impl Iterator<Item = Place> {
        places_named(name).map(|found| found.place)
    }

    fn largest(name: &str, country: &str) -> Option<Place> {
        let here = named(name).filter(|place| place.country == Some(country));
        here.max_by_key(|place| place.population)
    }

    #[test]
    fn names_lead_to_places() {
        for (name, country, shown, kind) in [
            ("Kiev", "UKR", "Kyiv", PlaceKind::Capital),
            ("NEW YORK CITY", "USA", "New York", PlaceKind::City),
            ("Reading", "GBR", "Reading", PlaceKind::City),
            ("Reading", "USA", "Reading", PlaceKind::City),
            ("the Hague", "NLD", "The Hague", PlaceKind::City),
            ("Sana'a", "YEM", "Sanaa", PlaceKind::Capital),
            ("Fallujah", "IRQ", "Fallujah", PlaceKind::City),
            ("Bavaria", "DEU", "Bavaria", PlaceKind::Unit),
            ("Pennsylvania", "USA", "Pennsylvania", PlaceKind::Unit),
            ("Cook County", "USA", "Cook County", PlaceKind::District),
            ("the U.K.", "GBR", "United Kingdom", PlaceKind::Country),
            ("Ivory Coast", "CIV", "Ivory Coast", PlaceKind::Country),
            ("Donbass", "UKR", "Donbas", PlaceKind::Region),
        ] {
            let place = largest(name, country).unwrap_or_else(|| panic!("`{name}` is not known"));
            assert_eq!((place.name, place.kind), (shown, kind), "{name}");
        }
    }

    #[test]
    fn what_is_no_name_leads_nowhere() {
        for name in ["", " ", "the", "Tuesday", "北京", "Minister", "said"] {
            assert_eq!(places_named(name).count(), 0, "{name}");
        }
    }

    #[test]
    fn seas_and_regions_may_lie_in_no_country() {
        for name in ["Black Sea", "Sahel", "the West", "Middle East"] {
            assert!(named(name).any(|place| place.country.is_none()), "{name}");
        }
    }

    #[test]
    fn a_town_lies_in_its_unit_and_country() {
        let reading = largest("Reading", "USA").unwrap();
        let unit = largest("Pennsylvania", "USA").unwrap();
        assert_eq!(reading.unit(), Some(unit));
        assert!(reading.lies_in(&unit) && reading.lies_in(&largest("US", "USA").unwrap()));
        assert!(!largest("Reading", "GBR").unwrap().lies_in(&unit));
    }

    #[test]
    fn abbreviated_units_stand_only_after_a_town() {
        let uses = |name| places_named(name).map(|found| found.only_after_town).collect::<Vec<_>>();
        assert_eq!(uses("Pa."), [true]);
        assert_eq!(uses("Pennsylvania"), [false]);
    }

    #[test]
    fn positions_are_on_the_globe() {
        let (latitude, longitude) = largest("Jakarta", "IDN").unwrap().position.unwrap();
        assert!((latitude + 6.2).abs() < 0.1 && (longitude - 106.8).abs() < 0.1);
        for nth in 0..count(1) {
            let place = place(nth);
            let sound = |(north, east): (f64, f64)| north.abs() <= 90.0 && east.abs() <= 180.0;
            assert!(place.position.is_none_or(sound), "{place:?}");
            assert!(!place.name.is_empty());
        }
        assert!(keys().is_sorted(), "keys are in order");
    }
}

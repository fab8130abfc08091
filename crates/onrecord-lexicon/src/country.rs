//! Countries by every name that news gives them: "Russia", "Russian", "Moscow", "the Kremlin".

use crate::actor_table::COUNTRIES;
use crate::entry::Entry;
use crate::table::{cut, rows, some};

const FIPS: &str = include_str!("../data/fips.tsv");

/// A country as a name in the text gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-3; ISO 3166-3's for a state that is no more; or PLOVER's `EUR` and `UNO`.
    pub iso3: &'static str,
    /// Its short name: `Russia`.
    pub name: &'static str,
    /// What the text's word is to it.
    pub form: Form,
    /// The PLOVER sector of a metonym: `MIL` for "the Pentagon".
    pub sector: Option<&'static str>,
}

/// What a word is to its country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Its name: "Kenya", "the U.S.".
    Name,
    /// The adjective: "Kenyan". Often also the word for one of its people.
    Adjective,
    /// The word for its people, where it is not the adjective: "Kenyans", "Finns".
    People,
    /// The capital, which news uses for the government: "Nairobi".
    Capital,
    /// A building or a street that stands for a power of the state: "the Kremlin".
    Metonym,
}

/// The country that a word or a name stands for.
///
/// Capital letters count, a leading article does not.
///
/// ```
/// use onrecord_lexicon::{Form, country_of};
///
/// assert_eq!(country_of("the Kremlin").map(|country| country.iso3), Some("RUS"));
/// assert_eq!(country_of("Filipino").map(|country| country.form), Some(Form::Adjective));
/// assert_eq!(country_of("turkey"), None);
/// ```
pub fn country_of(name: &str) -> Option<Country> {
    let Entry { country, name, form, sector, .. } = COUNTRIES.named(name).next()?;
    Some(Country { iso3: country?, name, form, sector })
}

/// The short name of a country: "North Korea" for `PRK`.
pub fn country_name(iso3: &str) -> Option<&'static str> {
    COUNTRIES.of_owner(iso3).next().map(|country| country.name)
}

/// The codes that other systems give a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountryCodes {
    /// CAMEO's: `ROU`, but `KSV` for Kosovo.
    pub cameo: Option<&'static str>,
    /// The number of the Correlates of War project.
    pub cow: Option<u16>,
    /// FIPS 10-4's, which GDELT names the countries of places by: `SP` for Spain.
    pub fips: Option<&'static str>,
}

/// The codes that other systems give the country of an ISO code.
///
/// ```
/// let codes = onrecord_lexicon::country_codes("KEN").unwrap();
/// assert_eq!((codes.cameo, codes.cow, codes.fips), (Some("KEN"), Some(501), Some("KE")));
/// ```
pub fn country_codes(iso3: &str) -> Option<CountryCodes> {
    let row = COUNTRIES.rows_of(iso3).next()?;
    let [.., cameo, cow] = cut::<10>(row);
    let cow = some(cow).and_then(|number| number.parse().ok());
    Some(CountryCodes { cameo: some(cameo), cow, fips: fips(iso3) })
}

/// The table is short and asked once an event at most.
fn fips(iso3: &str) -> Option<&'static str> {
    rows::<2>(FIPS).find(|[code, _]| *code == iso3).map(|[_, fips]| fips)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::table::{assert_columns, list};
    use crate::term::Term;

    const TABLE: &str = include_str!("../data/countries.tsv");

    #[test]
    fn names_adjectives_capitals_and_metonyms_lead_to_their_country() {
        let cases = [
            ("Russia", "RUS", Form::Name),
            ("Russian Federation", "RUS", Form::Name),
            ("Russian", "RUS", Form::Adjective),
            ("Russians", "RUS", Form::People),
            ("Moscow", "RUS", Form::Capital),
            ("The Kremlin", "RUS", Form::Metonym),
            ("the US", "USA", Form::Name),
            ("U.S.", "USA", Form::Name),
            ("Washington", "USA", Form::Capital),
            ("the White House", "USA", Form::Metonym),
            ("Britain", "GBR", Form::Name),
            ("the U.K.", "GBR", Form::Name),
            ("Britons", "GBR", Form::People),
            ("Downing Street", "GBR", Form::Metonym),
            ("Élysée", "FRA", Form::Metonym),
            ("Quai d’Orsay", "FRA", Form::Metonym),
            ("Blue House", "KOR", Form::Metonym),
            ("Pyongyang", "PRK", Form::Capital),
            ("DR Congo", "COD", Form::Name),
            ("Côte d'Ivoire", "CIV", Form::Name),
            ("Ivory Coast", "CIV", Form::Name),
            ("Burma", "MMR", Form::Name),
            ("Filipino", "PHL", Form::Adjective),
            ("Finns", "FIN", Form::People),
            ("Niger", "NER", Form::Name),
            ("Nigerien", "NER", Form::Adjective),
            ("Nigerian", "NGA", Form::Adjective),
            ("EU", "EUR", Form::Name),
            ("Brussels", "EUR", Form::Capital),
        ];
        for (name, iso3, form) in cases {
            let found = country_of(name).unwrap_or_else(|| panic!("`{name}` is not known"));
            assert_eq!((found.iso3, found.form), (iso3, form), "{name}");
        }
    }

    #[test]
    fn the_pentagon_is_military_and_the_capitol_legislates() {
        assert_eq!(country_of("the Pentagon").unwrap().sector, Some("MIL"));
        assert_eq!(country_of("Capitol Hill").unwrap().sector, Some("LEG"));
    }

    #[test]
    fn lower_case_words_are_no_countries() {
        for word in ["turkey", "china", "polish", "the", "us", "", "the "] {
            assert_eq!(country_of(word), None, "{word}");
        }
    }

    #[test]
    fn each_name_belongs_to_one_country() {
        assert_columns(TABLE, 13);
        let mut owners: HashMap<&str, &str> = HashMap::new();
        for columns in rows::<7>(TABLE) {
            let [iso3, name, lists @ ..] = columns;
            for word in lists.into_iter().flat_map(|column| list(column, ';')).chain([name]) {
                let owner = owners.entry(word).or_insert(iso3);
                assert_eq!(*owner, iso3, "`{word}` is claimed twice");
                assert!(country_of(word.split('=').next().unwrap()).is_some(), "{word}");
            }
        }
    }

    #[test]
    fn every_row_can_be_read() {
        for [.., metonyms, kind, cameo, cow, start, end, source] in rows::<13>(TABLE) {
            assert!(["-", "bloc", "organisation"].contains(&kind), "{kind}");
            assert!(cameo == "-" || cameo.len() == 3, "{cameo}");
            assert!(cow == "-" || cow.parse::<u16>().is_ok(), "{cow}");
            assert!(Term::read(start, end).is_some(), "{start} {end}");
            assert!(!source.is_empty());
            for metonym in list(metonyms, ';') {
                let sector = metonym.split_once('=').map(|(_, sector)| sector);
                assert!(sector.is_some_and(crate::is_sector), "{metonym}");
            }
        }
    }

    #[test]
    fn fips_codes_differ_from_those_of_iso() {
        assert_columns(FIPS, 2);
        let codes: HashMap<_, _> = rows::<2>(FIPS).map(|[code, fips]| (fips, code)).collect();
        assert_eq!(codes.len(), rows::<2>(FIPS).count(), "a FIPS code is given twice");
        for (iso3, fips) in [("AUS", "AS"), ("CHN", "CH"), ("SSD", "OD"), ("XKX", "KV")] {
            assert_eq!(country_codes(iso3).unwrap().fips, Some(fips), "{iso3}");
        }
        assert!(codes.values().all(|code| country_name(code).is_some()));
    }

    #[test]
    fn all_of_iso_3166_is_there() {
        let codes = rows::<13>(TABLE).collect::<Vec<_>>();
        assert!(codes.iter().all(|[code, ..]| code.len() == 3 && code.is_ascii()));
        // The 249 of the standard, Kosovo's user-assigned code, and PLOVER's EUR and UNO.
        assert_eq!(codes.iter().filter(|row| row[11] == "*").count(), 252);
        assert_eq!(country_name("PRK"), Some("North Korea"));
        assert_eq!(country_name("SUN"), Some("Soviet Union"));
    }

    #[test]
    fn words_that_are_names_elsewhere_too_are_names_of_countries() {
        for (name, iso3) in
            [("Georgia", "GEO"), ("Jordan", "JOR"), ("Chad", "TCD"), ("USSR", "SUN")]
        {
            assert_eq!(country_of(name).map(|country| country.iso3), Some(iso3), "{name}");
        }
    }
}

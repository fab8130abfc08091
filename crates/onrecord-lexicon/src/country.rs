//! Countries by every name that news gives them: "Russia", "Russian", "Moscow", "the Kremlin".

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::table::{list, rows, some};

const TABLE: &str = include_str!("../data/countries.tsv");

/// A country as a name in the text gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-3, or PLOVER's `EUR` and `UNO`.
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

struct Countries {
    by_name: HashMap<&'static str, Country>,
    names: HashMap<&'static str, &'static str>,
}

static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| {
    let mut by_name = HashMap::with_capacity(2048);
    let mut names = HashMap::with_capacity(256);
    for [iso3, name, variants, adjectives, people, capitals, metonyms] in rows(TABLE) {
        names.insert(iso3, name);
        let mut add = |word: &'static str, form, sector| {
            by_name.entry(bare(word)).or_insert(Country { iso3, name, form, sector });
        };
        add(name, Form::Name, None);
        list(variants, ';').for_each(|word| add(word, Form::Name, None));
        list(capitals, ';').for_each(|word| add(word, Form::Capital, None));
        for metonym in list(metonyms, ';') {
            let (word, sector) = metonym.split_once('=').unwrap_or((metonym, ""));
            add(word, Form::Metonym, some(sector));
        }
        list(adjectives, ';').for_each(|word| add(word, Form::Adjective, None));
        list(people, ';').for_each(|word| add(word, Form::People, None));
    }
    Countries { by_name, names }
});

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
    let name: Cow<'_, str> =
        if name.contains('’') { name.replace('’', "'").into() } else { name.into() };
    COUNTRIES.by_name.get(bare(name.trim())).copied()
}

/// The short name of a country: "North Korea" for `PRK`.
pub fn country_name(iso3: &str) -> Option<&'static str> {
    COUNTRIES.names.get(iso3).copied()
}

fn bare(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::table::assert_columns;

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
        assert_columns(TABLE, 7);
        let mut owners: HashMap<&str, &str> = HashMap::new();
        for [iso3, name, variants, adjectives, people, capitals, metonyms] in rows(TABLE) {
            let lists = [variants, adjectives, people, capitals, metonyms];
            for word in lists.into_iter().flat_map(|column| list(column, ';')).chain([name]) {
                let owner = owners.entry(word).or_insert(iso3);
                assert_eq!(*owner, iso3, "`{word}` is claimed twice");
            }
        }
    }

    #[test]
    fn all_of_iso_3166_is_there() {
        let codes = rows::<7>(TABLE).map(|[iso3, ..]| iso3).collect::<Vec<_>>();
        assert!(codes.iter().all(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii())));
        // The 249 of the standard, Kosovo's user-assigned code, and PLOVER's EUR and UNO.
        assert_eq!(codes.len(), 252);
        assert_eq!(country_name("PRK"), Some("North Korea"));
    }
}

//! The language of a text, by its letters and words; names, figures and short texts decide nothing.

use whatlang::{Lang, Script};

/// So much of a text is looked at.
const LOOKED_AT: usize = 4000;
/// A text with fewer letters is too short to be told from another language in the same script.
const FEWEST_LETTERS: usize = 200;
/// Fewer letters than this tell not even the script.
const FEWEST_OF_SCRIPT: usize = 20;
/// English has at least this share of these words in running text; other languages have next to
/// none of them.
const ENGLISH: f64 = 0.12;
const ENGLISH_WORDS: [&str; 20] = [
    "the", "of", "and", "to", "in", "that", "was", "with", "for", "is", "on", "said", "by", "from",
    "at", "his", "has", "have", "been", "were",
];

/// The ISO 639-1 code of the language of `text`: what it shows where it shows one, else what
/// `declared` says, as in `en-GB`; none where neither is known.
pub fn language(text: &str, declared: Option<&str>) -> Option<String> {
    let shown = shown(text).map(str::to_owned);
    shown.or_else(|| declared.and_then(code))
}

/// The language that a text shows beyond doubt.
fn shown(text: &str) -> Option<&'static str> {
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(place, _)| place);
    let text = &text[..end];
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < FEWEST_OF_SCRIPT {
        return None;
    }
    let is_latin = whatlang::detect_script(text) == Some(Script::Latin);
    if is_latin && letters < FEWEST_LETTERS {
        return None;
    }
    // Lists of foreign names have led the statistics astray; English words have not.
    if is_latin && is_english(text) {
        return Some("en");
    }
    let found = whatlang::detect(text)?;
    let is_sure = found.is_reliable() && (!is_latin || found.lang() != Lang::Eng);
    is_sure.then(|| iso_639_1(found.lang())).flatten()
}

fn is_english(text: &str) -> bool {
    let (mut all, mut english) = (0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        all += 1;
        english += usize::from(ENGLISH_WORDS.contains(&word.to_lowercase().as_str()));
    }
    english as f64 >= ENGLISH * all as f64
}

/// The two letters of a declared language: `en` of `en-GB`, `eng` or `English`.
fn code(declared: &str) -> Option<String> {
    let declared = declared.trim().to_ascii_lowercase();
    let first = declared.split(['-', '_']).next().unwrap_or_default();
    if first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(first.to_owned());
    }
    let by_name = |lang: &Lang| lang.code() == first || lang.eng_name().eq_ignore_ascii_case(first);
    Lang::all()
        .iter()
        .find(|lang| by_name(lang))
        .and_then(|lang| iso_639_1(*lang))
        .map(str::to_owned)
}

/// The two-letter code; the one language without any has none.
fn iso_639_1(lang: Lang) -> Option<&'static str> {
    const CODES: [(&str, &str); 69] = [
        ("afr", "af"),
        ("aka", "ak"),
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("guj", "gu"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jav", "jv"),
        ("jpn", "ja"),
        ("kan", "kn"),
        ("kat", "ka"),
        ("khm", "km"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mal", "ml"),
        ("mar", "mr"),
        ("mkd", "mk"),
        ("mya", "my"),
        ("nep", "ne"),
        ("nld", "nl"),
        ("nob", "no"),
        ("ori", "or"),
        ("pan", "pa"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("sna", "sn"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tel", "te"),
        ("tgl", "tl"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("yid", "yi"),
        ("zul", "zu"),
    ];
    CODES.iter().find(|(long, _)| *long == lang.code()).map(|(_, short)| *short)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The ferry to the southern bank will run again from Monday, the port \
        authority said on Tuesday. Its spokeswoman told reporters that both engines had been \
        replaced and that the boat had been safe at all times. Passengers hoped for lower fares, and some of them for a bridge \
        that would take them to the market in a quarter of an hour.";
    const GERMAN: &str = "Die Fähre zum südlichen Ufer wird ab Montag wieder fahren, teilte die \
        Hafenbehörde am Dienstag mit. Ihre Sprecherin sagte, beide Motoren seien ersetzt worden \
        und das Boot sei jederzeit sicher gewesen. Die Fahrgäste hoffen auf niedrigere Preise und manche auf eine \
        Brücke, die sie in einer Viertelstunde zum Markt bringen würde.";
    const RUSSIAN: &str = "Паром снова пойдёт с понедельника, сообщили власти порта.";

    #[test]
    fn a_text_long_enough_shows_its_language() {
        for (text, found) in [(ENGLISH, "en"), (GERMAN, "de"), (RUSSIAN, "ru")] {
            assert_eq!(language(text, Some("xx")).as_deref(), Some(found));
        }
    }

    #[test]
    fn english_full_of_foreign_names_stays_english() {
        let text = "The list of the winners was read by Katarzyna Wiśniewska, Włodzimierz \
            Grzeszczyk, Małgorzata Dąbrowska, Zdzisław Pietrzykowski and Stanisław Szczepański \
            at the town hall of Szczecin. Agnieszka Brzęczyszczykiewicz said that the prize was \
            for the people of Świnoujście and for the ferry.";
        assert_eq!(language(text, None).as_deref(), Some("en"));
    }

    #[test]
    fn a_short_text_is_what_it_is_declared_to_be() {
        for (declared, found) in [
            (None, None),
            (Some("en-GB"), Some("en")),
            (Some("deu"), Some("de")),
            (Some("French"), Some("fr")),
            (Some("???"), None),
        ] {
            assert_eq!(language("Ferry returns.", declared).as_deref(), found, "{declared:?}");
        }
    }
}

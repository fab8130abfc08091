//! PLOVER's codebook: event types with their modes, contexts, sectors and international actors, each
//! with a line that says what it means, and the scales that go with the types.
//!
//! The codes, the four classes and the conflict-cooperation scores are those of the manual (Open
//! Event Data Alliance, version 2.0). The CAMEO code is the one whose meaning comes nearest, the
//! Goldstein value what CAMEO's scale gives for it.

use std::sync::LazyLock;

use crate::table::{rows, some};

const TABLE: &str = include_str!("../data/plover.tsv");

/// An event type, or one of its modes, with its places on the scales.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EventCode {
    /// The type: `COERCE`.
    pub event: &'static str,
    /// The mode: `arrest`; none for the type by itself.
    pub mode: Option<&'static str>,
    /// What it means, in one line.
    pub explanation: &'static str,
    /// Words or deeds, with or against each other.
    pub quad: Quad,
    /// PLOVER's conflict-cooperation score, from -10 to 10.
    pub score: f32,
    /// The CAMEO code that comes nearest; its first two digits are the root.
    pub cameo: &'static str,
    /// The Goldstein value of that CAMEO code, from -10 to 10.
    pub goldstein: f32,
}

/// PLOVER's four classes of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quad {
    /// AGREE, CONSULT, SUPPORT, CONCEDE.
    VerbalCooperation,
    /// COOPERATE, AID, RETREAT.
    MaterialCooperation,
    /// REQUEST, ACCUSE, REJECT, THREATEN.
    VerbalConflict,
    /// PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT.
    MaterialConflict,
}

impl Quad {
    /// Its name: `verbal cooperation`.
    pub fn name(self) -> &'static str {
        match self {
            Self::VerbalCooperation => "verbal cooperation",
            Self::MaterialCooperation => "material cooperation",
            Self::VerbalConflict => "verbal conflict",
            Self::MaterialConflict => "material conflict",
        }
    }

    /// Its number in GDELT and the manual, 1 to 4.
    pub fn number(self) -> u8 {
        match self {
            Self::VerbalCooperation => 1,
            Self::MaterialCooperation => 2,
            Self::VerbalConflict => 3,
            Self::MaterialConflict => 4,
        }
    }

    fn numbered(number: &str) -> Option<Self> {
        let all = [
            Self::VerbalCooperation,
            Self::MaterialCooperation,
            Self::VerbalConflict,
            Self::MaterialConflict,
        ];
        all.into_iter().find(|quad| quad.number().to_string() == number)
    }
}

/// A code with what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The code: `human_rights`, `GOV`, `UNO`.
    pub code: &'static str,
    /// What it means, in one line.
    pub explanation: &'static str,
}

#[derive(Default)]
struct Codebook {
    events: Vec<EventCode>,
    contexts: Vec<Code>,
    sectors: Vec<Code>,
    international: Vec<Code>,
}

static CODEBOOK: LazyLock<Codebook> = LazyLock::new(|| {
    let mut book = Codebook::default();
    for row in rows::<8>(TABLE) {
        let [what, code, _, explanation, ..] = row;
        match what {
            "event" => book.events.extend(read_event(row)),
            "context" => book.contexts.push(Code { code, explanation }),
            "sector" => book.sectors.push(Code { code, explanation }),
            "international" => book.international.push(Code { code, explanation }),
            _ => {}
        }
    }
    book
});

fn read_event(row: [&'static str; 8]) -> Option<EventCode> {
    let [_, event, mode, explanation, quad, score, cameo, goldstein] = row;
    Some(EventCode {
        event,
        mode: some(mode),
        explanation,
        quad: Quad::numbered(quad)?,
        score: score.parse().ok()?,
        cameo,
        goldstein: goldstein.parse().ok()?,
    })
}

/// Every event type, each followed by its modes, in the manual's order.
pub fn event_codes() -> &'static [EventCode] {
    &CODEBOOK.events
}

/// The contexts, in the manual's order, with underscores as the manual writes them.
pub fn contexts() -> &'static [Code] {
    &CODEBOOK.contexts
}

/// The sectors, in the manual's order.
pub fn sectors() -> &'static [Code] {
    &CODEBOOK.sectors
}

/// The codes for actors of no one country, `WEST` of our own among them.
pub fn international() -> &'static [Code] {
    &CODEBOOK.international
}

/// An event type by itself, or with one of its modes.
///
/// ```
/// use onrecord_lexicon::{Quad, event_code};
///
/// let arrest = event_code("COERCE", Some("arrest")).unwrap();
/// assert_eq!((arrest.quad, arrest.cameo), (Quad::MaterialConflict, "173"));
/// assert_eq!(event_code("COERCE", Some("visit")), None);
/// ```
pub fn event_code(event: &str, mode: Option<&str>) -> Option<EventCode> {
    CODEBOOK.events.iter().copied().find(|code| code.event == event && code.mode == mode)
}

/// The modes of an event type, in the manual's order.
pub fn modes(event: &str) -> impl Iterator<Item = &'static str> {
    CODEBOOK.events.iter().filter(move |code| code.event == event).filter_map(|code| code.mode)
}

/// A context by its name, written with underscores or hyphens.
///
/// ```
/// assert_eq!(onrecord_lexicon::context("human-rights").unwrap().code, "human_rights");
/// ```
pub fn context(name: &str) -> Option<Code> {
    let same = |code: &Code| code.code == name || code.code.replace('_', "-") == name;
    CODEBOOK.contexts.iter().copied().find(same)
}

/// A sector by its code.
pub fn sector(code: &str) -> Option<Code> {
    CODEBOOK.sectors.iter().copied().find(|sector| sector.code == code)
}

/// Whether a code stands for somebody: a country of ISO 3166, or an international actor.
///
/// ```
/// use onrecord_lexicon::is_country_code;
///
/// assert!(is_country_code("KEN") && is_country_code("IGO") && !is_country_code("KEN+UGA"));
/// ```
pub fn is_country_code(code: &str) -> bool {
    crate::country_name(code).is_some()
        || CODEBOOK.international.iter().any(|international| international.code == code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::table::assert_columns;

    #[test]
    fn every_row_is_read() {
        assert_columns(TABLE, 8);
        let book = &*CODEBOOK;
        let read =
            book.events.len() + book.contexts.len() + book.sectors.len() + book.international.len();
        assert_eq!(read, rows::<8>(TABLE).count());
        assert_eq!(
            (book.contexts.len(), book.sectors.len(), book.international.len()),
            (37, 25, 8)
        );
    }

    #[test]
    fn sixteen_types_come_before_their_modes_and_share_their_class() {
        let types: Vec<_> = event_codes().iter().filter(|code| code.mode.is_none()).collect();
        assert_eq!(types.len(), 16);
        for code in event_codes() {
            let own = event_code(code.event, None).unwrap();
            assert_eq!(own.quad, code.quad, "{code:?}");
            assert!((-10.0..=10.0).contains(&code.score), "{code:?}");
            assert!((-10.0..=10.0).contains(&code.goldstein), "{code:?}");
            assert!(code.cameo.bytes().all(|digit| digit.is_ascii_digit()), "{code:?}");
        }
        let distinct: BTreeSet<_> =
            event_codes().iter().map(|code| (code.event, code.mode)).collect();
        assert_eq!(distinct.len(), event_codes().len());
    }

    #[test]
    fn modes_belong_to_their_type() {
        let retreat: Vec<_> = modes("RETREAT").collect();
        assert_eq!(retreat, ["withdraw", "release", "disarm", "ceasefire", "access", "resign"]);
        assert_eq!(modes("AID").count(), 0);
        assert_eq!(modes("WAR").count(), 0);
    }

    #[test]
    fn every_explanation_is_one_line_without_a_stop() {
        let codes = [contexts(), sectors(), international()].concat();
        let texts = codes.iter().map(|code| code.explanation);
        for text in texts.chain(event_codes().iter().map(|code| code.explanation)) {
            assert!(!text.is_empty() && !text.ends_with('.') && text.len() < 100, "{text}");
        }
    }
}

//! Actors as CAMEO codes them: a country, a group that is known by itself, what they are.

use onrecord::record::Participant;
use onrecord_lexicon::country_codes;

/// The parts of an actor's code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CameoActor {
    /// The country: `KEN`; `WST` for the West.
    pub(super) country: &'static str,
    /// A group known by itself: `UNO`.
    pub(super) group: &'static str,
    /// What the actor is: `GOV`.
    pub(super) kind: &'static str,
    /// What it is besides: `HLH` for an international organisation of doctors.
    pub(super) second_kind: &'static str,
}

impl CameoActor {
    /// The parts of a party's code; empty ones for what CAMEO has no code for.
    pub(super) fn of(party: &Participant) -> Self {
        let sector = party.sector.as_deref().map_or("", kind);
        let country = party.country.as_deref().unwrap_or_default();
        let international = Self { second_kind: sector, ..Self::default() };
        match country {
            "UNO" => Self { group: "UNO", kind: "IGO", ..Self::default() },
            "EUR" => Self { country: "EUR", group: "EEC", kind: "IGO", ..Self::default() },
            "WEST" => Self { country: "WST", kind: sector, ..Self::default() },
            "IGO" => Self { kind: "IGO", ..Self::default() },
            "NGO" => Self { kind: "NGO", ..international },
            "MNC" => Self { kind: "MNC", ..international },
            "IMG" => Self { kind: "IMG", ..international },
            "ISM" => Self { kind: "INT", ..international },
            _ => {
                let country = country_codes(country).and_then(|codes| codes.cameo);
                Self { country: country.unwrap_or_default(), kind: sector, ..Self::default() }
            }
        }
    }

    /// The whole code, the wider before the narrower: `KENGOV`, `IGOUNO`, `NGOHLH`.
    pub(super) fn code(&self) -> String {
        let Self { country, group, kind, second_kind } = self;
        if matches!(*kind, "IGO" | "NGO" | "MNC" | "IMG" | "INT") {
            return format!("{kind}{country}{group}{second_kind}");
        }
        format!("{country}{kind}")
    }
}

/// CAMEO's role code of a PLOVER sector; empty where CAMEO has none: PTY, PRM, PRE, REL, UNK.
fn kind(sector: &str) -> &'static str {
    match sector {
        "GOV" => "GOV",
        "MIL" => "MIL",
        "COP" => "COP",
        "JUD" => "JUD",
        "LEG" => "LEG",
        "OPP" => "OPP",
        "REB" => "REB",
        "SPY" => "SPY",
        "UAF" => "UAF",
        "AGR" => "AGR",
        "BUS" => "BUS",
        "CRM" => "CRM",
        // CAMEO has no code for civil society but for its parts.
        "CVL" | "SOC" => "CVL",
        "EDU" => "EDU",
        "ELI" => "ELI",
        // CAMEO's MED are the media, PLOVER's the doctors.
        "JRN" => "MED",
        "MED" => "HLH",
        "LAB" => "LAB",
        "REF" => "REF",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actors_are_coded_as_cameo_does() {
        for (country, sector, code) in [
            ("KEN", "GOV", "KENGOV"),
            ("ROU", "MIL", "ROUMIL"),
            ("XKX", "COP", "KSVCOP"),
            ("USA", "JRN", "USAMED"),
            ("USA", "MED", "USAHLH"),
            ("USA", "UNK", "USA"),
            ("USA", "", "USA"),
            ("", "REB", "REB"),
            ("UNO", "GOV", "IGOUNO"),
            ("EUR", "GOV", "IGOEUREEC"),
            ("WEST", "", "WST"),
            ("NGO", "MED", "NGOHLH"),
            ("MNC", "BUS", "MNCBUS"),
            ("IMG", "", "IMG"),
            ("", "", ""),
            ("no\tcode", "\n", ""),
        ] {
            let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let party = Participant {
                id: "a1".to_owned(),
                name: String::new(),
                country: known(country),
                sector: known(sector),
            };
            assert_eq!(CameoActor::of(&party).code(), code, "{country} {sector}");
        }
    }
}

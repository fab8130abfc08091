//! Of which country somebody is of whom the words tell none: a report's police, its farmers, its mayor.
//!
//! Each country that the report names is weighed against the others, against none, and against PLOVER's
//! international codes, with weights that were learnt (`data/whose.tsv`, `training/whose.py`) and features
//! any reader can follow ([`features`]). The sums are of whole numbers: the same on every machine.

use std::collections::HashMap;
use std::sync::LazyLock;

use onrecord_model::Reading;

use super::Speaker;
use super::candidate::{Candidate, Candidates};
use super::kin::KinOdds;
use super::setting::Setting;
use crate::record::ActorKind;
use crate::weights;

static TABLE: &str = include_str!("../../data/whose.tsv");

static WEIGHTS: LazyLock<HashMap<&'static str, i32>> = LazyLock::new(|| weights::read(TABLE));

/// Those who are in a place and yet of another.
const AWAY: [&str; 24] = [
    "ambassador",
    "envoy",
    "diplomat",
    "embassy",
    "consul",
    "consulate",
    "attache",
    "mission",
    "correspondent",
    "tourist",
    "migrant",
    "refugee",
    "peacekeeper",
    "troop",
    "soldier",
    "force",
    "visitor",
    "monitor",
    "observer",
    "inspector",
    "mediator",
    "delegation",
    "negotiator",
    "delegate",
];

/// Those whose origin is seldom told.
const UNTOLD: [&str; 19] = [
    "gunman",
    "attacker",
    "assailant",
    "hacker",
    "smuggler",
    "trafficker",
    "raider",
    "robber",
    "bandit",
    "kidnapper",
    "abductor",
    "pirate",
    "sniper",
    "intruder",
    "gang",
    "arsonist",
    "burglar",
    "rioter",
    "thief",
];

/// Words for parts of the world with more countries than one, which keep their capitals.
pub(super) const PROPER_AREAS: [&str; 14] = [
    "western",
    "european",
    "african",
    "asian",
    "arab",
    "eurasian",
    "nordic",
    "scandinavian",
    "baltic",
    "balkan",
    "caribbean",
    "pacific",
    "gulf",
    "latin",
];

/// Others of that meaning: whoever either describes is of none of those countries.
const AREAS: [&str; 10] = [
    "eastern",
    "regional",
    "international",
    "multinational",
    "global",
    "foreign",
    "allied",
    "overseas",
    "continental",
    "worldwide",
];

/// Somebody whose country nothing tells, in a report.
pub(super) struct Untold<'a> {
    setting: &'a Setting,
    pub(super) candidates: &'a Candidates,
    /// Whether the report is about a state that no table knows.
    strange: bool,
    pub(super) actor: &'a Speaker,
    /// The country of a place in the description: "police in Salta".
    pub(super) seat: Option<&'static str>,
    /// What the network says of each candidate.
    kin: KinOdds,
    /// How many countries are candidates.
    how_many: &'static str,
    /// What the first mention opens with, as a class of words, and its last word in small letters.
    opening: &'static str,
    last: String,
    /// Whether the nouns are for those who come from elsewhere, or whose origin is seldom told, or the
    /// description is of a part of the world.
    class: &'static str,
}

impl<'a> Untold<'a> {
    /// Somebody in a report, with what the weighing of each candidate asks of the words.
    pub(super) fn new(
        (text, setting, reading): (&'a str, &'a Setting, &Reading),
        candidates: &'a Candidates,
        strange: bool,
        actor: &'a Speaker,
        seat: Option<&'static str>,
    ) -> Self {
        let words = actor.mentions.first().map(|mention| mention.span.of(text));
        let how_many = ["0", "1", "2", "3"][candidates.countries().count().min(3)];
        let (opening, last, class) = (words.map_or("-", opening), last_word(words), class(actor));
        let kin = KinOdds::of(reading, &actor.mentions, &candidates.all);
        Self { setting, candidates, strange, actor, seat, kin, how_many, opening, last, class }
    }

    /// The code of the candidate that weighs most; none where none does.
    pub(super) fn country(&self) -> Option<&str> {
        let mut best = (self.weight(None), None);
        for (number, candidate) in self.candidates.all.iter().enumerate() {
            let weight = self.weight(Some(number));
            if weight > best.0 {
                best = (weight, Some(candidate.code.as_str()));
            }
        }
        best.1
    }

    fn weight(&self, candidate: Option<usize>) -> i32 {
        let mut sum = 0;
        self.features(candidate, |feature| {
            sum += WEIGHTS.get(feature).copied().unwrap_or_default();
        });
        sum
    }

    /// Hands each feature of a candidate, by its place among them, or of none, to `take`.
    pub(super) fn features(&self, candidate: Option<usize>, mut take: impl FnMut(&str)) {
        let mut words = String::with_capacity(32);
        let mut add = |parts: &[&str]| {
            words.clear();
            words.extend(parts.iter().copied());
            take(&words);
        };
        let Some(number) = candidate else {
            self.of_words("-", &mut add);
            return add(&["-:kin=", self.kin.best_step()]);
        };
        let candidate = &self.candidates.all[number];
        if candidate.is_country() {
            self.of_country(candidate, &mut add);
            add(&["+kin=", self.kin.step(number)]);
        } else {
            self.of_words(&candidate.code, &mut add);
            self.of_naming(candidate, &candidate.code, &mut add);
        }
    }

    /// What the words for somebody say for being of no country: `prefix` tells of which code.
    fn of_words(&self, prefix: &str, add: &mut impl FnMut(&[&str])) {
        let actor = self.actor;
        add(&[prefix]);
        add(&[prefix, ":k=", kind(actor.kind)]);
        add(&[prefix, ":s=", actor.sector.unwrap_or("-")]);
        add(&[prefix, ":f=", self.opening]);
        add(&[prefix, ":l=", &self.last]);
        for head in &actor.heads {
            add(&[prefix, ":h=", head]);
        }
        for word in actor.described.iter().take(8) {
            add(&[prefix, ":d=", word]);
        }
        if actor.named {
            add(&[prefix, ":named"]);
        }
        if prefix == "-" {
            add(&["-:c=", self.class]);
            add(&["-:n=", self.how_many]);
            add(&["-:n=", self.how_many, "&f=", self.opening]);
            if self.strange {
                add(&["-:strange"]);
                add(&["-:strange&n=", self.how_many]);
            }
            if self.seat.is_some() {
                add(&["-:seat"]);
            }
        }
    }

    /// What the report says for a country.
    fn of_country(&self, country: &Candidate, add: &mut impl FnMut(&[&str])) {
        self.of_naming(country, "+", add);
        let is_seat = self.seat == Some(country.code.as_str());
        let traits = [
            ("filed", country.filed),
            ("capital", country.capital),
            ("lead", country.lead),
            ("only", self.how_many == "1"),
            ("most", self.is_most(country)),
            ("last", self.is_last(country, |one| &one.named)),
            ("lastact", self.is_last(country, |one| &one.acting)),
            ("acts", !country.acting.is_empty()),
            ("seat", is_seat),
            ("alone", self.alone_in_paragraph(country)),
        ];
        for (name, _) in traits.iter().filter(|(_, holds)| *holds) {
            add(&["+", name]);
            add(&["+", name, "&k=", kind(self.actor.kind)]);
            add(&["+", name, "&f=", self.opening]);
            add(&["+", name, "&s=", self.actor.sector.unwrap_or("-")]);
            add(&["+", name, "&c=", self.class]);
            add(&["+", name, "&n=", self.how_many]);
            add(&["+", name, "&", country.reach.word()]);
            if self.strange {
                add(&["+", name, "&strange"]);
            }
        }
        add(&["+", country.reach.word()]);
        add(&["+", country.reach.word(), "&n=", self.how_many]);
        add(&["+places=", ["0", "1", "2", "3"][country.places.min(3)]]);
        add(&["+", country.reach.word(), "&places=", ["0", "1", "2", "3"][country.places.min(3)]]);
        if is_seat {
            for head in &self.actor.heads {
                add(&["+seat&h=", head]);
            }
        }
    }

    /// How often and how near a candidate is named.
    fn of_naming(&self, candidate: &Candidate, prefix: &str, add: &mut impl FnMut(&[&str])) {
        const COUNT: [&str; 6] = ["0", "1", "2", "3", "4", "5"];
        add(&[prefix, "count=", COUNT[candidate.named.len().min(5)]]);
        for (what, places) in [("", &candidate.named), ("act", &candidate.acting)] {
            let (before, after) = Candidate::around(places, self.at());
            let far = |at: usize| {
                COUNT[self
                    .setting
                    .sentence_of(self.at())
                    .abs_diff(self.setting.sentence_of(at))
                    .min(5)]
            };
            match (before, after) {
                (Some(before), _) => add(&[prefix, what, "before=", far(before)]),
                (None, Some(after)) => add(&[prefix, what, "after=", far(after)]),
                (None, None) => add(&[prefix, what, "never"]),
            }
        }
    }

    /// Where somebody is first mentioned.
    fn at(&self) -> usize {
        self.actor.mentions.first().map_or(0, |mention| mention.span.start)
    }

    fn is_most(&self, country: &Candidate) -> bool {
        let more = |other: &Candidate| other.named.len() >= country.named.len();
        !self.candidates.countries().any(|other| other.code != country.code && more(other))
    }

    /// Whether no other country was named since.
    fn is_last(&self, country: &Candidate, places: impl Fn(&Candidate) -> &Vec<usize>) -> bool {
        let last = |one: &Candidate| Candidate::around(places(one), self.at()).0;
        let own = last(country);
        own.is_some() && self.candidates.countries().all(|other| last(other) <= own)
    }

    /// Whether the paragraph of the first mention names this country and no other before it.
    fn alone_in_paragraph(&self, country: &Candidate) -> bool {
        let here = self.setting.paragraph_of(self.at());
        let named = |one: &Candidate| {
            let last = Candidate::around(&one.named, self.at()).0;
            last.is_some_and(|at| self.setting.paragraph_of(at) == here)
        };
        named(country)
            && !self.candidates.countries().any(|other| other.code != country.code && named(other))
    }
}

/// Whether somebody's nouns are for those who come from elsewhere, or whose origin is seldom told, or the
/// description is of a part of the world.
fn class(actor: &Speaker) -> &'static str {
    let among = |nouns: &[&str]| {
        let is = |head: &String| {
            let single = head.strip_suffix('s').unwrap_or(head);
            nouns.contains(&head.as_str()) || nouns.contains(&single)
        };
        actor.heads.iter().any(is)
    };
    match () {
        () if among(&AWAY) => "away",
        () if among(&UNTOLD) => "untold",
        () if actor.described.iter().any(|word| is_area(word)) => "area",
        () => "-",
    }
}

fn is_area(word: &str) -> bool {
    PROPER_AREAS.contains(&word) || AREAS.contains(&word)
}

/// What a mention opens with, as a class of words.
fn opening(words: &str) -> &'static str {
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    match first.as_str() {
        "the" => "the",
        "a" | "an" | "another" => "a",
        "its" | "their" | "his" | "her" | "our" | "my" => "own",
        "both" | "either" | "neither" => "both",
        "two" => "two",
        "some" | "many" | "several" | "few" | "most" | "other" | "others" => "some",
        word if word.starts_with(|letter: char| letter.is_ascii_digit()) => "number",
        word if onrecord_lexicon::is_function_word(word) => "function",
        _ if words.starts_with(char::is_uppercase) => "capital",
        _ => "bare",
    }
}

/// The last word of a mention, in small letters.
fn last_word(words: Option<&str>) -> String {
    let last = words.and_then(|words| words.rsplit(' ').next()).unwrap_or_default();
    last.trim_end_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Organisation => "organisation",
        ActorKind::ArmedGroup => "armed",
        ActorKind::SocialGroup => "social",
        ActorKind::State => "state",
        ActorKind::Bloc => "bloc",
        ActorKind::Unknown => "-",
    }
}

#[cfg(test)]
mod tests {
    use onrecord_lexicon::Actors;
    use onrecord_text::{Document, Span};

    use super::super::{Known, Reported, name_sources};
    use crate::{Coder, place};

    /// The country of whoever the first `words` of a report mention.
    fn country(text: &str, words: &str) -> Option<String> {
        let document = Document::new(text);
        let start = text.find(words).unwrap();
        let speakers = name_sources(text, &document, &[], &[Span::new(start, start + words.len())]);
        let places = place::places(text, &document);
        let reading = Coder::new().read(text, &document);
        let report = Reported { text, speakers: &speakers, places: &places, reading: &reading };
        let tables = Actors::built_in();
        let identities = Known { tables: &tables, day: None }.identities(&report);
        identities[speakers.asked[0][0]].country.clone()
    }

    #[test]
    fn who_is_at_home_in_a_report_is_of_its_country() {
        for (text, words, expected) in [
            ("LISBON, March 4 - Police closed a bridge on Monday.", "Police", Some("PRT")),
            ("Kenya votes in May. The police closed a road on Monday.", "The police", Some("KEN")),
            ("Kenya votes in May. Diplomats of two states left.", "Diplomats", None),
            (
                "Kenya and Uganda open a bridge. Both ministries asked for it.",
                "Both ministries",
                None,
            ),
            ("Vostan's foreign ministry wrote to Kenya. The army left.", "The army", None),
            (
                "Kenya and Uganda open a bridge. A foreign relief group asked for it.",
                "A foreign relief group",
                Some("NGO"),
            ),
            ("A bridge sank on Monday. Police closed the road.", "Police", None),
            ("A bridge of 94,000 dong sank on Monday. Police came.", "Police", Some("VNM")),
            ("A bridge of £4,000 sank on Monday. Police came.", "Police", Some("GBR")),
            (
                "Rain fell in the West Bank. Farmers of the West Bank were glad.",
                "Farmers of the West Bank",
                Some("PSE"),
            ),
        ] {
            assert_eq!(country(text, words).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn whose_body_it_is_is_of_the_owners_country() {
        let text = "Kenya votes in May. The board delayed the count. Its lawyer said so in Geneva.";
        assert_eq!(country(text, "Its lawyer"), country(text, "The board"));
    }
}

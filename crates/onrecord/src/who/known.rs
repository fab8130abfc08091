//! Who an actor is in the world, by the tables of the program or a user's own: the full name, the
//! country and sector, and the office held on the day of the report.
//!
//! The text comes first: what it tells of somebody is never overruled, and a name that several bear
//! is left as it stands. A description ("the prime minister") names somebody only where the country
//! is plain and one person surely held the office that day.

use jiff::civil::Date;
use onrecord_lexicon::{Actors, Entry, Held, Kind, country_name};
use onrecord_model::Reading;

use super::candidate::Candidates;
use super::whose::Untold;
use super::{Mentioned, Speaker, Speakers};
use crate::place::Places;
use crate::record::ActorKind;
use crate::trace::Reason;

/// What is known of an actor, text and tables together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Identity {
    /// The fullest name.
    pub(crate) name: String,
    /// ISO 3166-1 alpha-3, or PLOVER's code for an international actor, or a bloc's own.
    pub(crate) country: Option<String>,
    /// PLOVER sector.
    pub(crate) sector: Option<String>,
    /// The office held that day, or else the text's own description.
    pub(crate) role: Option<String>,
    /// Item in Wikidata.
    pub(crate) wikidata: Option<String>,
    /// How the tables know it.
    pub(crate) known_by: Option<Reason>,
    /// Where its country comes from, where its own words tell none.
    pub(crate) country_by: Option<Reason>,
}

/// Finds actors in the tables on the day of a report.
pub(crate) struct Known<'a> {
    pub(crate) tables: &'a Actors,
    pub(crate) day: Option<Date>,
}

/// A report whose actors are to be known.
pub(crate) struct Reported<'a> {
    /// Its words.
    pub(crate) text: &'a str,
    /// Those whom it mentions.
    pub(crate) speakers: &'a Speakers,
    /// The places that it names.
    pub(crate) places: &'a Places,
    /// What the network makes of it.
    pub(crate) reading: &'a Reading,
}

impl Known<'_> {
    /// Who the actors of a report are, in their order.
    pub(crate) fn identities(&self, report: &Reported<'_>) -> Vec<Identity> {
        let actors = &report.speakers.actors;
        let mut found: Vec<Identity> = actors.iter().map(|actor| self.told(actor)).collect();
        let countries = report.untold(&found);
        for (number, (actor, identity)) in actors.iter().zip(&mut found).enumerate() {
            let owner = actor.owner.and_then(|owner| countries[owner].as_ref());
            let own = countries[number].as_ref().map(|(country, why)| (country, *why));
            let country = owner.map(|(country, _)| (country, Reason::Owner)).or(own);
            if let Some((country, why)) = country.filter(|_| identity.country.is_none()) {
                self.place(actor, identity, country, why);
            }
        }
        found
    }

    /// Gives somebody a country that no words of theirs tell.
    fn place(&self, actor: &Speaker, identity: &mut Identity, country: &str, why: Reason) {
        if let Some(entry) = self.holder(actor, country) {
            let told = std::mem::take(identity);
            *identity = filled(told, entry, actor.kind);
            identity.known_by = Some(Reason::OfficeHolder);
        }
        identity.country = Some(country.to_owned());
        identity.country_by = Some(why);
    }

    /// Who an actor is by the text's own words for it and the tables.
    pub(super) fn told(&self, actor: &Speaker) -> Identity {
        let told = Identity {
            name: actor.name.clone(),
            country: actor.country.map(str::to_owned),
            sector: actor.sector.map(str::to_owned),
            role: actor.role.clone(),
            wikidata: None,
            known_by: None,
            country_by: actor.country_by,
        };
        match self.entry(actor) {
            Some((entry, why)) => {
                Identity { known_by: Some(why), ..filled(told, entry, actor.kind) }
            }
            None => told,
        }
    }

    fn entry(&self, actor: &Speaker) -> Option<(Entry<'_>, Reason)> {
        let (entry, why) = match actor.kind {
            ActorKind::Person if actor.named && actor.name.contains(' ') => {
                (self.person(actor), Reason::TableName)
            }
            ActorKind::Person if actor.named => (self.person(actor), Reason::TableSurname),
            ActorKind::Person => {
                (actor.country.and_then(|of| self.holder(actor, of)), Reason::OfficeHolder)
            }
            _ => (self.body(actor), Reason::TableName),
        };
        Some((entry?, why))
    }

    /// Somebody with a name: by the whole name, or by surname where an office goes with it.
    fn person(&self, actor: &Speaker) -> Option<Entry<'_>> {
        let whole = actor.name.contains(' ');
        let found = if whole {
            self.tables.named(&actor.name, self.day)
        } else if actor.heads.is_empty() {
            return None;
        } else {
            self.tables.by_surname(&actor.name, self.day)
        };
        let persons: Vec<Entry<'_>> = found
            .into_iter()
            .filter(|entry| entry.kind == Kind::Person && fits(entry, actor))
            .filter(|entry| whole || entry.held(self.day) == Held::Yes)
            .collect();
        one_person(persons, self.day)
    }

    /// Who holds the office that a description names in a country: "the Kenyan president".
    fn holder(&self, actor: &Speaker, country: &str) -> Option<Entry<'_>> {
        let office = (!actor.named).then(|| actor.office())??;
        let holders = self.tables.holders(&office, country, self.day?);
        match holders[..] {
            [one] if one.certain => Some(one.entry),
            _ => None,
        }
    }

    fn body(&self, actor: &Speaker) -> Option<Entry<'_>> {
        if !actor.named {
            return None;
        }
        let found = self.tables.named(&actor.name, self.day).into_iter();
        let mut bodies = found.filter(|entry| entry.kind != Kind::Person && fits(entry, actor));
        let first = bodies.next()?;
        bodies.all(|other| other.name == first.name).then_some(first)
    }
}

impl Reported<'_> {
    /// For each actor whose country is not told, the country that the report speaks for, and why.
    fn untold(&self, told: &[Identity]) -> Vec<Option<(String, Reason)>> {
        let country = |of: &Untold<'_>| {
            let found = of.country()?;
            let why = if of.seat == Some(found) { Reason::Place } else { Reason::ReportCountry };
            Some((found.to_owned(), why))
        };
        self.each_untold(told, |of| of.and_then(country))
    }

    /// What `of` makes of each actor whose country is not told, and of none in the place of others.
    pub(super) fn each_untold<T>(
        &self,
        told: &[Identity],
        of: impl Fn(Option<&Untold<'_>>) -> T,
    ) -> Vec<T> {
        let (actors, setting) = (&self.speakers.actors, &self.speakers.setting);
        let all: Vec<_> = actors.iter().zip(told).collect();
        let capital = self.speakers.dateline;
        let candidates = Candidates::of(setting, &all, self.places, capital);
        let strange = self.speakers.about_strange_state(self.text, &self.places.mentions);
        let words = (self.text, setting, self.reading);
        let each = all.iter().map(|&(actor, identity)| {
            let open = identity.country.is_none() && may_be_untold(actor.kind);
            let one = || Untold::new(words, &candidates, strange, actor, self.seat(actor));
            of(open.then(one).as_ref())
        });
        each.collect()
    }

    /// The country of a place in somebody's description: "police in Salta", "the Rotterdam firm".
    fn seat(&self, actor: &Speaker) -> Option<&'static str> {
        let inside = |mention: &Mentioned| {
            let places = &self.places.mentions;
            let at = places.partition_point(|place| place.span.start < mention.span.start);
            let place = places.get(at).filter(|place| mention.span.contains(place.span));
            place.and_then(|place| place.country)
        };
        actor.mentions.iter().find_map(inside)
    }
}

/// Whether the text says nothing of somebody that the table contradicts.
fn fits(entry: &Entry<'_>, actor: &Speaker) -> bool {
    actor.country.is_none_or(|country| entry.country == Some(country))
}

/// The surest entry of one person; none where several persons are left.
fn one_person(persons: Vec<Entry<'_>>, day: Option<Date>) -> Option<Entry<'_>> {
    let name = persons.first()?.name;
    let same = persons.iter().all(|entry| entry.name == name);
    // With no day, nobody knows which of several offices: the name is all that is sure.
    same.then(|| persons.into_iter().max_by_key(|entry| entry.held(day))).flatten()
}

/// Whether somebody has a country even where the words tell none: a state's name tells its own.
fn may_be_untold(kind: ActorKind) -> bool {
    !matches!(kind, ActorKind::State | ActorKind::Bloc)
}

/// What the text tells, filled up with what the table knows.
fn filled(told: Identity, entry: Entry<'_>, kind: ActorKind) -> Identity {
    let owned = |value: Option<&str>| value.map(str::to_owned);
    let office = (kind == ActorKind::Person).then(|| office_of(entry)).flatten();
    Identity {
        name: if kind == ActorKind::State { told.name } else { entry.name.to_owned() },
        country: told.country.or_else(|| owned(entry.country)),
        sector: told.sector.or_else(|| owned(entry.sector)),
        role: office.or(told.role),
        wikidata: owned(entry.wikidata),
        ..told
    }
}

/// "President of Russia", "Secretary-General of NATO".
fn office_of(entry: Entry<'_>) -> Option<String> {
    let role = entry.role?;
    let of = entry.body.or_else(|| entry.country.and_then(country_name));
    Some(match of {
        Some(of) if !role.contains(of) => format!("{role} of {of}"),
        _ => role.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn person(name: &str, country: Option<&'static str>, heads: &[&str], named: bool) -> Speaker {
        Speaker {
            name: name.to_owned(),
            kind: ActorKind::Person,
            country,
            country_by: None,
            owner: None,
            sector: None,
            role: None,
            mentions: Vec::new(),
            named,
            heads: heads.iter().map(|head| (*head).to_owned()).collect(),
            described: Vec::new(),
        }
    }

    /// Who somebody is in a report that speaks for a country of theirs.
    fn found(actor: &Speaker, day: Date, country: Option<&str>) -> Identity {
        let tables = Actors::built_in();
        let known = Known { tables: &tables, day: Some(day) };
        let mut identity = known.told(actor);
        if let Some(country) = country {
            known.place(actor, &mut identity, country, Reason::ReportCountry);
        }
        identity
    }

    #[test]
    fn an_office_is_the_one_of_the_day() {
        let actor = person("Vladimir Putin", None, &[], true);
        let then = found(&actor, date(2010, 6, 1), None);
        assert_eq!(then.role.as_deref(), Some("Prime Minister of Russia"));
        let now = found(&actor, date(2024, 6, 20), None);
        assert_eq!(now.role.as_deref(), Some("President of Russia"));
        assert_eq!((now.country.as_deref(), now.wikidata.as_deref()), (Some("RUS"), Some("Q7747")));
    }

    #[test]
    fn a_description_names_who_held_the_office_in_the_country_of_the_report() {
        let actor = person("the president", None, &["president"], false);
        assert_eq!(found(&actor, date(2012, 5, 1), Some("KEN")).name, "Mwai Kibaki");
        assert_eq!(found(&actor, date(2012, 5, 1), None).name, "the president");
        let other = Speaker { described: vec!["club".to_owned()], ..actor };
        assert_eq!(found(&other, date(2012, 5, 1), Some("KEN")).name, "the president");
    }

    #[test]
    fn a_country_in_the_text_rules_out_namesakes_of_another() {
        let actor = person("Vladimir Putin", Some("FRA"), &[], true);
        assert_eq!(found(&actor, date(2024, 6, 20), None).wikidata, None);
    }

    #[test]
    fn a_surname_alone_needs_an_office_beside_it() {
        let day = date(2024, 6, 20);
        assert_eq!(found(&person("Putin", None, &[], true), day, None).country, None);
        let titled = person("Putin", Some("RUS"), &["president"], true);
        assert_eq!(found(&titled, day, None).name, "Vladimir Putin");
    }
}

//! The result: for each statement its speakers, and those in the order of their first mention.

use std::collections::{BTreeSet, HashMap};

use super::cast::Id;
use super::character::Character;
use super::kind::kind;
use super::reason::Reason;
use super::resolve::Resolver;
use super::setting::Setting;
use super::{NamedSource, Speaker, Speakers};
use crate::record::ActorKind;

impl Resolver<'_> {
    /// The result: actors in the order of their first mention.
    pub(super) fn speakers(mut self) -> Speakers {
        self.found_the_rest();
        let of_statement: Vec<Vec<Id>> =
            self.spans.iter().map(|spans| self.each_once(self.known(spans))).collect();
        let of_asked: Vec<Vec<Id>> =
            self.asked.iter().map(|spans| self.each_once(self.known(spans))).collect();
        let known: BTreeSet<Id> = of_statement.iter().chain(&of_asked).flatten().copied().collect();
        let mut actors: Vec<(Id, Speaker)> = self
            .cast
            .characters()
            .filter(|(id, one)| known.contains(id) || is_sure_name(one))
            .map(|(id, one)| (id, self.speaker(one, self.owner_of.get(&id).copied())))
            .collect();
        actors.sort_by_key(|(id, actor)| (actor.mentions.first().map(|mention| mention.span), *id));
        let places: HashMap<Id, usize> =
            actors.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
        for (id, actor) in &mut actors {
            let owner = self.owner_of.get(id).map(|owner| self.cast.settled(*owner));
            actor.owner = owner.and_then(|owner| places.get(&owner).copied());
        }
        let dateline = self.dateline;
        let in_list = |ids: Vec<Id>| ids.iter().map(|id| places[id]).collect();
        let sources = self
            .spans
            .into_iter()
            .zip(of_statement)
            .map(|(spans, ids)| NamedSource { spans, actors: in_list(ids) });
        Speakers {
            sources: sources.collect(),
            dateline,
            setting: Setting::of(self.text, &self.report),
            asked: of_asked.into_iter().map(in_list).collect(),
            actors: actors.into_iter().map(|(_, actor)| actor).collect(),
        }
    }

    fn each_once(&self, found: Vec<Id>) -> Vec<Id> {
        let mut ids: Vec<Id> = Vec::new();
        for id in found {
            let id = self.cast.settled(id);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// A mention asked for that nothing resolved is an actor of its own, named by its words.
    pub(super) fn found_the_rest(&mut self) {
        for number in 0..self.mentions.len() {
            if self.mentions[number].asked && self.who[number].is_empty() {
                let id = self.cast.add(&self.mentions[number].phrase);
                let span = self.mentions[number].span;
                self.cast.mention(id, span, Reason::Description);
                self.who[number].push(id);
            }
        }
    }

    fn speaker(&self, one: &Character, owner: Option<Id>) -> Speaker {
        let mut mentions = one.mentions.clone();
        mentions.sort_by_key(|mention| mention.span);
        mentions.dedup_by_key(|mention| mention.span);
        let told = country(one);
        let owners =
            owner.filter(|_| told.is_none()).and_then(|owner| country(self.cast.get(owner)));
        Speaker {
            name: one.printed.clone(),
            kind: kind(one),
            country: told.or(owners),
            country_by: owners.map(|_| Reason::Owner),
            owner: None,
            sector: one.standing.sector,
            role: one.role.clone(),
            mentions,
            named: one.named,
            heads: one.standing.heads.clone(),
            described: one.standing.words.clone(),
        }
    }
}

fn country(one: &Character) -> Option<&'static str> {
    one.state.filter(|_| one.kind == ActorKind::State).or(one.standing.country)
}

/// A person by the whole name, or a body, that takes no part in anything told.
fn is_sure_name(one: &Character) -> bool {
    let whole = one.names.iter().any(|name| name.len() > 1);
    one.named
        && one.certain
        && match one.kind {
            ActorKind::Person => whole,
            ActorKind::Organisation | ActorKind::ArmedGroup => one.printed.contains(' '),
            _ => false,
        }
}

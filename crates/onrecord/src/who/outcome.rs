//! The result: for each statement its speakers, and those in the order of their first mention.

use std::collections::{BTreeSet, HashMap};

use super::cast::Id;
use super::character::Character;
use super::resolve::Resolver;
use super::{NamedSource, Speaker, Speakers};
use crate::record::ActorKind;

impl Resolver<'_> {
    /// The result: actors in the order of their first mention.
    pub(super) fn speakers(mut self) -> Speakers {
        self.found_the_rest();
        let of_statement: Vec<Vec<Id>> = (0..self.spans.len())
            .map(|statement| {
                let mut ids: Vec<Id> = Vec::new();
                for id in self.known_speakers(statement) {
                    let id = self.cast.settled(id);
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
                ids
            })
            .collect();
        let speaking: BTreeSet<Id> = of_statement.iter().flatten().copied().collect();
        let mut actors: Vec<(Id, Speaker)> = self
            .cast
            .characters()
            .filter(|(id, _)| speaking.contains(id))
            .map(|(id, one)| (id, speaker(one)))
            .collect();
        actors.sort_by_key(|(id, actor)| (actor.mentions.first().copied(), *id));
        let places: HashMap<Id, usize> =
            actors.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
        let sources = self.spans.into_iter().zip(of_statement).map(|(spans, ids)| NamedSource {
            spans,
            actors: ids.iter().map(|id| places[id]).collect(),
        });
        Speakers {
            sources: sources.collect(),
            actors: actors.into_iter().map(|(_, actor)| actor).collect(),
        }
    }

    /// A source that nothing resolved is an actor of its own, named by its words.
    pub(super) fn found_the_rest(&mut self) {
        for number in 0..self.mentions.len() {
            if self.mentions[number].source && self.who[number].is_empty() {
                let id = self.cast.add(&self.mentions[number].phrase);
                let span = self.mentions[number].span;
                self.cast.mention(id, span);
                self.who[number].push(id);
            }
        }
    }
}

fn speaker(one: &Character) -> Speaker {
    let mut mentions = one.mentions.clone();
    mentions.sort_unstable();
    mentions.dedup();
    let state = one.state.filter(|_| one.kind == ActorKind::State);
    Speaker {
        name: one.printed.clone(),
        kind: one.kind,
        country: state.or(one.standing.country),
        sector: one.standing.sector,
        role: one.role.clone(),
        mentions,
    }
}

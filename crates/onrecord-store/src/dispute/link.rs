//! Denials linked with the claims that they answer.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{ENOUGH, answer};
use super::position::{Position, Stand};
use crate::story::hash::hash;

/// Days back to which claims are looked for, unless the caller chooses.
pub const DAYS: i32 = 7;

/// A denial, with the claims in other reports that it answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// The denial: its place in the list that was given.
    pub denial: usize,
    /// The claims: the surest first, then by publication, article, statement and event.
    pub claims: Vec<Link>,
}

/// A claim that a denial answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The claim: its place in the list that was given.
    pub claim: usize,
    /// How much speaks for it, from 1.3 up; above 2 few are wrong.
    pub score: f64,
}

/// The disputes across some articles: denials of what other stories told in the `reach` days before, or
/// on the same day. The order of what is given makes no difference but to the numbers; positions
/// without a day of publication are left out.
pub fn disputes(positions: &[Position], reach: i32) -> Vec<Dispute> {
    let mut order: Vec<usize> = (0..positions.len()).collect();
    order.sort_by_key(|&at| key(&positions[at]));
    let claims = Claims::new(positions, &order);
    let denials = order.iter().copied().filter(|&at| positions[at].stand == Stand::Denies);
    denials.filter_map(|at| claims.answered(at, reach)).collect()
}

fn key(one: &Position) -> (&str, &str, &Option<String>, &Option<String>) {
    (&one.published, &one.article, &one.statement, &one.event)
}

/// Claims by the day of their publication and a name or word that they hold.
struct Claims<'a> {
    positions: &'a [Position],
    by_token: BTreeMap<(i32, u32), Vec<usize>>,
}

impl<'a> Claims<'a> {
    fn new(positions: &'a [Position], order: &[usize]) -> Self {
        let mut by_token: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for &at in order {
            let claim = &positions[at];
            let Some(day) = claim.day.filter(|_| claim.stand == Stand::Asserts) else { continue };
            for token in tokens(claim) {
                by_token.entry((day, token)).or_default().push(at);
            }
        }
        Self { positions, by_token }
    }

    fn answered(&self, at: usize, reach: i32) -> Option<Dispute> {
        let denial = &self.positions[at];
        let day = denial.day?;
        let near: BTreeSet<usize> = tokens(denial)
            .into_iter()
            .flat_map(|token| (day - reach..=day).map(move |day| (day, token)))
            .filter_map(|key| self.by_token.get(&key))
            .flatten()
            .copied()
            .collect();
        let link = |claim: usize| {
            let score = answer(denial, &self.positions[claim])?;
            (score >= ENOUGH).then_some(Link { claim, score })
        };
        let mut claims: Vec<Link> = near.into_iter().filter_map(link).collect();
        claims.sort_by(|one, two| {
            let keys = key(&self.positions[one.claim]).cmp(&key(&self.positions[two.claim]));
            two.score.total_cmp(&one.score).then(keys)
        });
        (!claims.is_empty()).then_some(Dispute { denial: at, claims })
    }
}

/// What a claim or a denial is looked for under: the names of its article, and its parties'.
fn tokens(position: &Position) -> BTreeSet<u32> {
    let parties = position.actors.iter().chain(&position.recipients);
    let countries = parties.filter_map(|party| party.country.as_deref());
    let countries = countries.map(|country| hash([country]));
    position.setting.numbers().iter().copied().chain(countries).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::happening::{Parties, Party, Tokens};

    fn party(name: &str) -> Parties {
        [Party::new(name, None, None, false)].into()
    }

    fn position(article: &str, day: i32, stand: Stand, who: &str, told: &str) -> Position {
        Position {
            article: article.to_owned(),
            story: u64::from(article.as_bytes()[0]),
            publisher: None,
            published: format!("2024-03-{day:02}"),
            day: Some(day),
            stand,
            who: party(who),
            statement: Some("s1".to_owned()),
            event: None,
            kind: Some("ASSAULT".to_owned()),
            actors: party("Northern Front"),
            recipients: Parties::default(),
            days: None,
            place: None,
            words: Tokens::told(told),
            setting: Tokens::of(["northern front", "sabwari"]),
        }
    }

    fn told() -> Vec<Position> {
        vec![
            position("a", 4, Stand::Asserts, "army", "Fighters shelled the grain depot at Sabwari"),
            position("b", 5, Stand::Denies, "Northern Front", "having shelled the grain depot"),
        ]
    }

    #[test]
    fn a_denial_is_linked_with_the_claim_of_the_day_before() {
        let found = disputes(&told(), DAYS);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].denial, found[0].claims[0].claim), (1, 0));
    }

    #[test]
    fn a_denial_answers_no_other_claim() {
        for change in 0..7 {
            let mut told = told();
            match change {
                0 => told[0].day = Some(6),
                1 => told[0].day = Some(-9),
                2 => told[0].who = party("Northern Front"),
                3 => told[0].kind = Some("AID".to_owned()),
                4 => told[0].story = told[1].story,
                5 => told[0].words = Tokens::told("Riders burned two farms near the river"),
                _ => (told[0].days, told[1].days) = (Some(1..=1), Some(4..=4)),
            }
            assert_eq!(disputes(&told, DAYS), [], "{change}");
        }
    }

    #[test]
    fn the_order_makes_no_difference() {
        let mut all = told();
        all.push(position("c", 3, Stand::Asserts, "army", "Fighters shelled the depot at Sabwari"));
        let named = |all: &[Position]| -> Vec<Vec<String>> {
            let articles = |one: &Dispute| {
                one.claims.iter().map(|link| all[link.claim].article.clone()).collect()
            };
            disputes(all, DAYS).iter().map(articles).collect()
        };
        let expected = named(&all);
        assert_eq!(expected, [["a", "c"]]);
        for _ in 0..3 {
            all.rotate_left(1);
            assert_eq!(named(&all), expected);
        }
    }
}

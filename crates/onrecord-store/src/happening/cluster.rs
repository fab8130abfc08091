//! Tellings joined to happenings.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::record::Status;

use super::alike::alike;
use super::compare::{Detail, compare};
use super::telling::Telling;

/// An event that lasts longer is looked for under the days of its report alone.
const LONGEST: i32 = 10;

/// One event of the world with all reports of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// PLOVER type.
    pub kind: String,
    /// Those who tell it: places in the list that was given, by article and event.
    pub tellings: Vec<usize>,
    /// How many articles tell it.
    pub articles: usize,
    /// How many stories: copies count once.
    pub stories: usize,
    /// Who published them.
    pub publishers: BTreeSet<String>,
    /// The earliest and the latest date of publication; empty where none is known.
    pub published: (String, String),
    /// What several stories tell of it, alike or not.
    pub details: Vec<Detail>,
    /// Who says that it happened and who says that it did not, where both are told.
    pub dispute: Option<Dispute>,
}

/// A dispute across articles: a denial in one of what another tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// Tellings in which it happened: places in the list that was given.
    pub asserted: Vec<usize>,
    /// Tellings in which it did not.
    pub denied: Vec<usize>,
}

/// The happenings of some reports. Their order makes no difference but to the numbers.
pub fn happenings(tellings: &[Telling]) -> Vec<Happening> {
    let mut above: Vec<usize> = (0..tellings.len()).collect();
    for block in blocks(tellings).into_values() {
        for (nth, &one) in block.iter().enumerate() {
            for &two in &block[nth + 1..] {
                let roots = (root(&above, one), root(&above, two));
                if roots.0 != roots.1 && alike(&tellings[one], &tellings[two]) {
                    above[roots.0.max(roots.1)] = roots.0.min(roots.1);
                }
            }
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for number in 0..tellings.len() {
        members.entry(root(&above, number)).or_default().push(number);
    }
    let mut found: Vec<Happening> =
        members.into_values().map(|members| happening(tellings, members)).collect();
    found.sort_by_cached_key(|one| {
        let first = &tellings[one.tellings[0]];
        (one.published.0.clone(), first.article.clone(), first.event.clone())
    });
    found
}

/// Tellings that may be of one event: of one type, with a day and a party, place or figure in common.
fn blocks(tellings: &[Telling]) -> BTreeMap<(&str, i32, String), Vec<usize>> {
    let mut blocks: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (number, telling) in tellings.iter().enumerate() {
        for day in days(telling) {
            for token in tokens(telling) {
                blocks.entry((telling.kind.as_str(), day, token)).or_default().push(number);
            }
        }
    }
    blocks
}

/// The days to look for a telling under: its own and the one after each.
fn days(telling: &Telling) -> Vec<i32> {
    let Some(days) = &telling.days else { return vec![i32::MIN] };
    let first = (*days.start()).max(days.end() - LONGEST);
    (first..=days.end() + 1).collect()
}

/// What tells it: those who take part, the place, the figures.
fn tokens(telling: &Telling) -> BTreeSet<String> {
    let parties = telling.actors.iter().chain(&telling.recipients);
    let names = parties.flat_map(|party| party.country.iter().chain([&party.name]).cloned());
    let figures = telling.figures.iter().map(|(name, numbers)| format!("{name} {numbers:?}"));
    names.chain(telling.place.clone()).chain(figures).collect()
}

fn root(above: &[usize], mut number: usize) -> usize {
    while above[number] != number {
        number = above[number];
    }
    number
}

fn happening(tellings: &[Telling], mut members: Vec<usize>) -> Happening {
    members.sort_by_key(|&at| (&tellings[at].article, &tellings[at].event));
    let told: Vec<&Telling> = members.iter().map(|&at| &tellings[at]).collect();
    let count = |of: &dyn Fn(&Telling) -> String| {
        told.iter().map(|one| of(one)).collect::<BTreeSet<_>>().len()
    };
    let dates = || told.iter().map(|one| one.published.as_str()).filter(|date| !date.is_empty());
    let published = (dates().min().unwrap_or_default(), dates().max().unwrap_or_default());
    Happening {
        kind: told[0].kind.clone(),
        articles: count(&|one| one.article.clone()),
        stories: count(&|one| one.story.to_string()),
        publishers: told.iter().filter_map(|one| one.publisher.clone()).collect(),
        published: (published.0.to_owned(), published.1.to_owned()),
        details: compare(&told),
        dispute: dispute(tellings, &members),
        tellings: members,
    }
}

/// The tellings for and against, if they stand in different articles.
fn dispute(tellings: &[Telling], members: &[usize]) -> Option<Dispute> {
    let with = |wanted: &[Status]| -> Vec<usize> {
        members.iter().copied().filter(|&at| wanted.contains(&tellings[at].status)).collect()
    };
    let asserted = with(&[Status::Fact, Status::Presupposed, Status::Disputed]);
    let denied = with(&[Status::Negated]);
    let apart = |one: &usize, two: &usize| tellings[*one].article != tellings[*two].article;
    let across = asserted.iter().any(|one| denied.iter().any(|two| apart(one, two)));
    across.then_some(Dispute { asserted, denied })
}

#[cfg(test)]
mod tests {
    use super::super::figures::figures;
    use super::super::telling::Party;
    use super::*;

    fn party(name: &str) -> Party {
        Party { name: name.to_lowercase(), country: Some(name.to_owned()) }
    }

    /// A report of an assault by `AAA` on `BBB` at Port Elvin, told in one sentence.
    fn report(article: &str, story: u64, day: i32, told: &str) -> Telling {
        Telling {
            article: article.to_owned(),
            event: "e1".to_owned(),
            story,
            publisher: Some(format!("paper {story}")),
            published: format!("2024-03-{day:02}"),
            kind: "ASSAULT".to_owned(),
            status: Status::Fact,
            tellers: BTreeSet::new(),
            actors: [party("AAA")].into(),
            recipients: [party("BBB")].into(),
            days: Some(day..=day),
            dated: true,
            place: Some("Port Elvin".to_owned()),
            figures: figures(told),
            words: told.split(' ').map(str::to_lowercase).collect(),
        }
    }

    fn reports() -> Vec<Telling> {
        vec![
            report("a", 1, 4, "shells killed 14 people at the fish market"),
            report("b", 1, 4, "shells killed 14 people at the fish market"),
            report("c", 2, 4, "shelling of the market killed 19 people"),
            report("d", 3, 9, "shells killed 3 people at the fish market"),
        ]
    }

    #[test]
    fn reports_of_one_event_are_joined_and_copies_count_once() {
        let found = happenings(&reports());
        let articles: Vec<usize> = found.iter().map(|one| one.articles).collect();
        assert_eq!(articles, [3, 1]);
        assert_eq!(found[0].stories, 2);
        assert_eq!(found[0].publishers.len(), 2);
        assert_eq!(found[0].published, ("2024-03-04".to_owned(), "2024-03-04".to_owned()));
    }

    #[test]
    fn what_reports_agree_on_and_where_they_contradict_is_told() {
        let found = happenings(&reports());
        let told = |contradicted: bool| -> Vec<&str> {
            let of = found[0].details.iter().filter(|one| one.contradicted() == contradicted);
            of.map(|one| one.name.as_str()).collect()
        };
        assert_eq!(told(true), ["killed"]);
        assert_eq!(told(false), ["actors", "day", "place", "recipients", "status"]);
        let values: Vec<&str> =
            found[0].details[2].versions.iter().map(|one| one.value.as_str()).collect();
        assert_eq!(values, ["14", "19"]);
        assert_eq!(found[1].details, []);
    }

    #[test]
    fn other_places_parties_and_types_are_other_events() {
        let mut other = reports();
        other.truncate(1);
        for change in 0..3 {
            let mut one = other[0].clone();
            one.article = format!("z{change}");
            one.words = ["riders", "huts"].map(|word| format!("{word} {change}")).into();
            match change {
                0 => one.place = Some("Vesk".to_owned()),
                1 => one.actors = [party("CCC")].into(),
                _ => one.kind = "COERCE".to_owned(),
            }
            other.push(one);
        }
        assert_eq!(happenings(&other).len(), 4);
    }

    #[test]
    fn a_denial_in_another_article_is_a_dispute_of_the_happening() {
        let mut told = reports();
        told.truncate(3);
        assert_eq!(happenings(&told)[0].dispute, None);
        told[2].status = Status::Negated;
        let dispute = happenings(&told)[0].dispute.clone().unwrap();
        assert_eq!((dispute.asserted, dispute.denied), (vec![0, 1], vec![2]));
    }

    #[test]
    fn the_order_of_the_reports_makes_no_difference() {
        let named = |tellings: &[Telling]| -> Vec<Vec<String>> {
            let names = |one: &Happening| {
                one.tellings.iter().map(|&at| tellings[at].article.clone()).collect()
            };
            happenings(tellings).iter().map(names).collect()
        };
        let mut turned = reports();
        for turn in 0..4 {
            turned.rotate_left(turn);
            assert_eq!(named(&turned), named(&reports()));
            turned.reverse();
        }
    }
}

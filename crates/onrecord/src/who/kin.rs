//! How surely the network takes somebody and each country that a report names for of one country.

use onrecord_model::Reading;

use super::Mentioned;
use super::candidate::Candidate;

/// So many of somebody's mentions are asked about: the first ones tell most.
const ASKED: usize = 6;
/// Log odds in whole numbers, the last for those beyond.
const STEPS: [&str; 13] = ["-6", "-5", "-4", "-3", "-2", "-1", "0", "1", "2", "3", "4", "5", "6"];

/// Log odds that somebody is of one country with each candidate; none where no two words of theirs
/// stand near enough for the network to see both.
pub(super) struct KinOdds {
    each: Vec<Option<f32>>,
    best: Option<f32>,
}

impl KinOdds {
    /// The best odds of any of somebody's mentions with any word that names a candidate.
    pub(super) fn of(reading: &Reading, mentions: &[Mentioned], candidates: &[Candidate]) -> Self {
        let mut each = vec![None; candidates.len()];
        for mention in mentions.iter().take(ASKED) {
            let somebody = reading.words_of(mention.span);
            if somebody.is_empty() {
                continue;
            }
            let beside = reading.span(&reading.kin.beside(somebody.start));
            for (candidate, best) in candidates.iter().zip(&mut each) {
                let first = candidate.named.partition_point(|at| *at < beside.start);
                let near = candidate.named[first..].iter().take_while(|at| **at < beside.end);
                for &at in near {
                    let odds = reading.word_at(at).and_then(|at| reading.kin.odds(&somebody, at));
                    *best = higher(*best, odds);
                }
            }
        }
        let countries =
            candidates.iter().zip(&each).filter(|(candidate, _)| candidate.is_country());
        let best = countries.fold(None, |best, (_, odds)| higher(best, *odds));
        Self { each, best }
    }

    /// The step of a candidate's odds.
    pub(super) fn step(&self, candidate: usize) -> &'static str {
        step(self.each[candidate])
    }

    /// The step of the likeliest country's odds.
    pub(super) fn best_step(&self) -> &'static str {
        step(self.best)
    }
}

fn higher(one: Option<f32>, other: Option<f32>) -> Option<f32> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.max(other)),
        (one, other) => one.or(other),
    }
}

fn step(odds: Option<f32>) -> &'static str {
    const MIDDLE: f32 = (STEPS.len() / 2) as f32;
    odds.map_or("never", |odds| STEPS[(odds.clamp(-MIDDLE, MIDDLE) + MIDDLE).floor() as usize])
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn odds_come_in_whole_steps() {
        let steps: Vec<_> = [-9.0, -0.5, 0.0, 0.9, 1.0, 60.0].map(|odds| step(Some(odds))).into();
        assert_eq!(steps, ["-6", "-1", "0", "0", "1", "6"]);
        assert_eq!(step(None), "never");
    }
}

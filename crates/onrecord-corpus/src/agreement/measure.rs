//! The two measures of agreement: F1 over what was found, accuracy and Cohen's kappa over what was
//! said of it.

use std::collections::BTreeSet;

/// What both annotators found, and what each found alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What was looked for.
    pub name: &'static str,
    /// Found by both.
    pub both: usize,
    /// Found by the first alone.
    pub first: usize,
    /// Found by the second alone.
    pub second: usize,
}

impl Findings {
    /// The harmonic mean of the share of the first's that the second found and the other way about;
    /// none where nobody found anything.
    pub fn f1(&self) -> Option<f64> {
        let all = 2 * self.both + self.first + self.second;
        (all > 0).then(|| 2.0 * self.both as f64 / all as f64)
    }
}

/// What the two said of the things that both found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What they chose.
    pub name: &'static str,
    /// The choice of the first and of the second, thing by thing.
    pub pairs: Vec<(String, String)>,
}

impl Choices {
    /// How often they chose the same; none where there was nothing to choose.
    pub fn accuracy(&self) -> Option<f64> {
        let same = self.pairs.iter().filter(|(first, second)| first == second).count();
        (!self.pairs.is_empty()).then(|| same as f64 / self.pairs.len() as f64)
    }

    /// Cohen's kappa: how much more often than by chance, given how often each chose what; none
    /// where both always chose one and the same.
    pub fn kappa(&self) -> Option<f64> {
        let observed = self.accuracy()?;
        let count = self.pairs.len() as f64;
        let values: BTreeSet<_> = self.pairs.iter().flat_map(|(a, b)| [a, b]).collect();
        let share = |chose: &dyn Fn(&&(String, String)) -> bool| {
            self.pairs.iter().filter(chose).count() as f64 / count
        };
        let by_value = values
            .iter()
            .map(|value| share(&|pair| pair.0 == **value) * share(&|pair| pair.1 == **value));
        let chance: f64 = by_value.sum();
        (chance < 1.0).then(|| (observed - chance) / (1.0 - chance))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(pairs: &[(&str, &str)]) -> Choices {
        let pairs = pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Choices { name: "status", pairs }
    }

    #[test]
    fn f1_counts_what_one_alone_found_against_both() {
        let findings = Findings { name: "events", both: 3, first: 1, second: 1 };
        assert_eq!(findings.f1(), Some(0.75));
        assert_eq!(Findings::default().f1(), None);
    }

    #[test]
    fn kappa_takes_chance_off() {
        // Cohen's own kind of table: 20 both yes, 15 both no, 5 and 10 apart.
        let table = [(("y", "y"), 20), (("y", "n"), 5), (("n", "y"), 10), (("n", "n"), 15)];
        let pairs: Vec<_> =
            table.iter().flat_map(|(pair, count)| std::iter::repeat_n(*pair, *count)).collect();
        let found = choices(&pairs);
        assert!((found.accuracy().unwrap() - 0.7).abs() < 1e-9);
        assert!((found.kappa().unwrap() - 0.4).abs() < 1e-9);
        assert_eq!(choices(&[("y", "y")]).kappa(), None);
        assert_eq!(choices(&[]).kappa(), None);
    }
}

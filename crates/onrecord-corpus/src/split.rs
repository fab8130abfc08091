//! What a passage is for, and which passages of a family may be for what.

use std::collections::BTreeMap;

use crate::error::{Error, Problem};
use crate::passage::Passage;

/// What a passage is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Split {
    /// The model learns from it.
    Train,
    /// Choices are measured on it.
    Dev,
    /// It specifies behaviour, under test.
    Spec,
}

/// How many families in a hundred are for measuring.
const DEV_PERCENT: u64 = 15;

impl Split {
    /// Its name in headers and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Dev => "dev",
            Self::Spec => "spec",
        }
    }

    /// The split of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Train, Self::Dev, Self::Spec].into_iter().find(|split| split.name() == name)
    }

    /// Where a family goes whose passages do not say so: always the same way, whatever else there
    /// is, so that the parts stay apart as the corpus grows.
    pub(crate) fn of_family(family: &str) -> Self {
        if hash(family) % 100 < DEV_PERCENT { Self::Dev } else { Self::Train }
    }
}

/// FNV-1a, with its high bits folded in: the low ones of short names alone are not even.
fn hash(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^ (hash >> 32)
}

/// Families and happenings whose passages are not all for the same: what is learned from one would
/// be measured on its twin.
pub fn straddling(passages: &[Passage]) -> Vec<Error> {
    let mut first: BTreeMap<(&str, &str), &Passage> = BTreeMap::new();
    let mut errors = Vec::new();
    for passage in passages.iter().filter(|passage| passage.is_full()) {
        let headers = &passage.headers;
        for (group, name) in [("family", &headers.family), ("happening", &headers.happening)] {
            let Some(name) = name else { continue };
            let twin = *first.entry((group, name)).or_insert(passage);
            if twin.split() != passage.split() {
                errors.push(Error {
                    path: passage.path.clone(),
                    line: passage.line,
                    problem: Problem::Straddles {
                        group,
                        name: name.clone(),
                        split: passage.split().name(),
                        twin: format!("{} ({})", twin.id(), twin.split().name()),
                    },
                });
            }
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::parse;

    fn passages(headers: &[&str]) -> Vec<Passage> {
        let write = |(index, headers)| {
            format!(
                "## {index}\n\n> Rain fell.\n\n```record\nlayers: all\n{headers}\nnone\n```\n\n"
            )
        };
        let file: String = headers.iter().enumerate().map(write).collect();
        parse(Path::new("corpus/a.md"), &file).unwrap()
    }

    #[test]
    fn families_are_shared_out_evenly_and_for_good() {
        let names: Vec<_> = (0..2000).map(|number| format!("family-{number}")).collect();
        let dev = names.iter().filter(|name| Split::of_family(name) == Split::Dev).count();
        assert!((240..=360).contains(&dev), "{dev} of 2000");
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325 ^ 0xcbf2_9ce4);
    }

    #[test]
    fn a_header_decides_before_the_family_does() {
        let found = passages(&["family: x\nsplit: dev", "family: x\nsplit: train", "family: x"]);
        let splits: Vec<_> = found.iter().map(Passage::split).collect();
        assert_eq!(splits, [Split::Dev, Split::Train, Split::of_family("x")]);
    }

    #[test]
    fn a_family_and_a_happening_never_straddle_a_split() {
        let sound = ["family: x\nsplit: dev", "family: x\nsplit: dev", "family: y\nsplit: train"];
        assert_eq!(straddling(&passages(&sound)), []);
        for group in ["family", "happening"] {
            let [dev, train] = ["dev", "train"].map(|split| format!("{group}: x\nsplit: {split}"));
            let errors = straddling(&passages(&[&dev, &train]));
            assert_eq!(errors.len(), 1);
            let message = errors[0].to_string();
            assert!(message.contains(&format!("the {group} `x` is for train here")), "{message}");
            assert!(message.contains("a/0 (dev)"), "{message}");
        }
    }
}

//! The names of the classes that the event heads tell apart, as the weights file lists them.

use crate::weights::{Weights, WeightsError};

/// Kinds of mention, and tags for them: none, then first and later word of each.
pub(crate) const MENTION_TAGS: usize = 1 + 2 * 4;
/// Tags for triggers: none, then first and later word of each of PLOVER's types.
pub(crate) const TRIGGER_TAGS: usize = 1 + 2 * 16;

/// Names of classes, in the order of their numbers.
#[derive(Clone, Debug)]
pub(crate) struct Codes {
    pub(crate) mentions: Vec<&'static str>,
    pub(crate) types: Vec<&'static str>,
    pub(crate) statuses: Vec<&'static str>,
    /// The type that a mode belongs to, and the mode.
    pub(crate) modes: Vec<(&'static str, &'static str)>,
    pub(crate) contexts: Vec<&'static str>,
}

impl Codes {
    /// The names in the weights file.
    pub(crate) fn open(weights: &Weights) -> Result<Self, WeightsError> {
        let names = |list| names(weights, list);
        let modes =
            names("modes")?.into_iter().map(|mode| mode.split_once('-').unwrap_or((mode, "")));
        let codes = Self {
            mentions: names("mentions")?,
            types: names("types")?,
            statuses: names("statuses")?,
            modes: modes.collect(),
            contexts: names("contexts")?,
        };
        if 1 + 2 * codes.mentions.len() != MENTION_TAGS || 1 + 2 * codes.types.len() != TRIGGER_TAGS
        {
            return Err(WeightsError::Shape("other kinds of mention or types of event"));
        }
        Ok(codes)
    }

    /// How many facts are told of an event: statuses, modes and contexts.
    pub(crate) fn facts(&self) -> usize {
        self.statuses.len() + self.modes.len() + self.contexts.len()
    }
}

/// A list of names in the weights file.
pub(crate) fn names(weights: &Weights, list: &str) -> Result<Vec<&'static str>, WeightsError> {
    let bytes: &'static [u8] = weights.values(&format!("codes.{list}"))?;
    let text = std::str::from_utf8(bytes);
    Ok(text.map_err(|_| WeightsError::Shape("names that are no text"))?.lines().collect())
}

//! How widely an event is told.

use onrecord::record::Event;

/// How widely an event is told, as GDELT counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// How often it is told, in all articles together: `NumMentions`.
    pub mentions: usize,
    /// How many publishers tell it: `NumSources`.
    pub sources: usize,
    /// How many articles tell it: `NumArticles`.
    pub articles: usize,
}

impl Reach {
    /// The reach of an event of which nothing is known but what its own article tells.
    pub fn alone(event: &Event) -> Self {
        Self { mentions: event.evidence.len().max(1), sources: 1, articles: 1 }
    }
}

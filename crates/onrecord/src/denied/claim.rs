//! The claim that a denial denies.

use std::collections::BTreeSet;

use onrecord_text::Document;

use crate::did;
use crate::record::Stance;
use crate::said;

/// How many statements before and after a denial a claim is looked for.
const REACH: usize = 8;
/// What must speak for a claim before it is taken.
const ENOUGH: u32 = 3;

/// What is known of an article when denials are linked.
pub(crate) struct Scene<'a> {
    pub(crate) text: &'a str,
    pub(crate) document: &'a Document,
    pub(crate) statements: &'a [said::Draft],
    /// Each statement's actors.
    pub(crate) speakers: &'a [&'a [usize]],
    pub(crate) events: &'a [did::Draft],
    /// For each statement, the events told in it.
    pub(crate) told_in: &'a [Vec<usize>],
}

impl Scene<'_> {
    /// The statement near a denial that speaks most for being what is denied.
    pub(crate) fn denied_by(&self, denial: usize) -> Option<usize> {
        let first = denial.saturating_sub(REACH);
        let last = self.statements.len().min(denial + REACH);
        let (words, kinds) = (self.words(denial), self.kinds(denial));
        let scored = (first..last).filter(|&other| self.can_claim(denial, other)).map(|other| {
            let distance = denial.abs_diff(other);
            // An answer follows its question; of two that fit alike the nearer one.
            (
                self.score(denial, &words, &kinds, other),
                other < denial,
                usize::MAX - distance,
                other,
            )
        });
        scored.max().filter(|best| best.0 >= ENOUGH).map(|best| best.3)
    }

    /// Whether a statement asserts something that another party could deny.
    fn can_claim(&self, denial: usize, other: usize) -> bool {
        let (one, claim) = (&self.statements[denial], &self.statements[other]);
        let asserts = !matches!(claim.stance, Stance::Deny | Stance::Question | Stance::Demand);
        let apart = !one.contents.iter().any(|content| {
            claim.contents.iter().any(|told| told.contains(*content) || content.contains(*told))
        });
        let others = self.speakers[other].iter().all(|who| !self.speakers[denial].contains(who));
        other != denial && asserts && others && apart && claim.parent != Some(denial)
    }

    /// How much speaks for it: common words, an event of the same type, the denier among those the
    /// claim is about.
    ///
    /// `words` and `kinds` are the denial's own, read once for all that it may deny.
    fn score(
        &self,
        denial: usize,
        words: &BTreeSet<String>,
        kinds: &BTreeSet<&str>,
        claim: usize,
    ) -> u32 {
        let shared = words.intersection(&self.words(claim)).count() as u32;
        let same_kind = self.events_in(claim).any(|event| kinds.contains(event.kind));
        let about = self.events_in(claim).any(|event| {
            let parties = event.actors.iter().chain(&event.recipients);
            parties.into_iter().any(|party| self.speakers[denial].contains(party))
        });
        let disputed = self.events_in(claim).any(|event| event.sounds_disputed);
        let near = self.paragraphs_between(denial, claim) <= 1;
        shared.min(3)
            + 2 * u32::from(same_kind)
            + 2 * u32::from(about)
            + 2 * u32::from(disputed)
            + u32::from(near)
    }

    fn events_in(&self, statement: usize) -> impl Iterator<Item = &did::Draft> {
        self.told_in[statement].iter().map(|&number| &self.events[number])
    }

    /// The types of the events told in a statement.
    fn kinds(&self, statement: usize) -> BTreeSet<&'static str> {
        self.events_in(statement).map(|event| event.kind).collect()
    }

    fn paragraphs_between(&self, one: usize, other: usize) -> usize {
        let place = |number: usize| self.document.paragraph_at(self.statements[number].anchor());
        place(one).unwrap_or(0).abs_diff(place(other).unwrap_or(0))
    }

    /// The words of a content that carry meaning.
    fn words(&self, statement: usize) -> BTreeSet<String> {
        let contents = self.statements[statement].contents.iter();
        let words = contents.flat_map(|content| content.of(self.text).split_whitespace());
        words
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
            .filter(|word| word.len() > 3 && !onrecord_lexicon::is_function_word(word))
            .map(|word| word.chars().take(5).collect())
            .collect()
    }
}

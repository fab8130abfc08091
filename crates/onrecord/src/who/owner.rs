//! Whose somebody is: "its director" and "the union's lawyer" are of the country of the body that
//! they belong to.

use super::cast::Id;
use super::phrase::PhraseForm;
use super::resolve::Resolver;

/// Nouns for those who are somebody's and yet not of that side.
const OTHERS: [&str; 16] = [
    "neighbour",
    "neighbor",
    "counterpart",
    "rival",
    "enemy",
    "ally",
    "opponent",
    "foe",
    "guest",
    "host",
    "victim",
    "partner",
    "creditor",
    "colleague",
    "visitor",
    "adversary",
];

impl Resolver<'_> {
    /// For everybody described as somebody's, whose.
    pub(super) fn owners(&self) -> Vec<(Id, Id)> {
        (0..self.mentions.len()).filter_map(|number| self.owned(number)).collect()
    }

    fn owned(&self, number: usize) -> Option<(Id, Id)> {
        let mention = &self.mentions[number];
        let owner = mention.phrase.standing.owner?;
        let other = |head: &String| OTHERS.contains(&head.as_str());
        if !matches!(mention.phrase.form, PhraseForm::Nominal(_) | PhraseForm::Person(_))
            || mention.phrase.standing.heads.iter().any(other)
        {
            return None;
        }
        let [id] = self.who[number][..] else { return None };
        let pronoun = self.owned_by.get(&number).copied();
        let owner = pronoun.or_else(|| {
            let inside = (number + 1..self.mentions.len())
                .take_while(|&next| self.mentions[next].span.start < mention.span.end);
            let mut same = inside.filter(|&next| self.mentions[next].span == owner);
            self.who[same.next()?].first().copied()
        })?;
        Some((self.cast.settled(id), self.cast.settled(owner)))
    }
}

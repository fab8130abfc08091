//! Whose somebody is: "its director" and "the union's lawyer" are of the country of the body that
//! they belong to.

use onrecord_text::Span;

use super::cast::Id;
use super::nominal;
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
    /// Notes to whom somebody belongs who is described as somebody's, or as speaking for a body.
    pub(super) fn note_owner(&mut self, number: usize) {
        if let Some((id, owner)) = self.owned(number) {
            self.owner_of.entry(id).or_insert(owner);
        }
    }

    fn owned(&self, number: usize) -> Option<(Id, Id)> {
        let mention = &self.mentions[number];
        let standing = &mention.phrase.standing;
        let other = |head: &String| OTHERS.contains(&head.as_str());
        if !matches!(mention.phrase.form, PhraseForm::Nominal(_) | PhraseForm::Person(_))
            || standing.heads.iter().any(other)
        {
            return None;
        }
        let [id] = self.who[number][..] else { return None };
        let owner = self.owned_by.get(&number).copied();
        let owner = owner.or_else(|| self.inside(number, standing.owner?));
        let owner = owner.or_else(|| self.inside(number, standing.house?))?;
        let (id, owner) = (self.cast.settled(id), self.cast.settled(owner));
        (id != owner).then_some((id, owner))
    }

    /// Who the mention at `span` inside another is: names are known by now, and descriptions that
    /// were met before.
    fn inside(&self, number: usize, span: Span) -> Option<Id> {
        let end = self.mentions[number].span.end;
        let mut inside = (number + 1..self.mentions.len())
            .take_while(|&next| self.mentions[next].span.start < end)
            .filter(|&next| self.mentions[next].span == span);
        let found = inside.next()?;
        let known = self.who[found].first().copied();
        known.or_else(|| {
            let mention = &self.mentions[found];
            let (id, _) =
                nominal::antecedent(&self.cast, &self.log, &mention.phrase, mention.sentence)?;
            Some(id)
        })
    }
}

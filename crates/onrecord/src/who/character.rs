//! One of those who appear in a report, as far as the report has told.

use super::Mentioned;
use super::fits::Fits;
use super::phrase::{Article, Phrase, PhraseForm};
use super::standing::Standing;
use crate::record::ActorKind;

/// Somebody who appears in a report.
#[derive(Clone, Debug)]
pub(super) struct Character {
    /// What it is.
    pub(super) kind: ActorKind,
    /// Whether it bears a name.
    pub(super) named: bool,
    /// Whether the text shows that a capitalised name is a person's or a body's.
    pub(super) certain: bool,
    /// A person's names, the fullest first.
    pub(super) names: Vec<Vec<String>>,
    /// How it is printed.
    pub(super) printed: String,
    /// The pronouns that can stand for it.
    pub(super) fits: Fits,
    /// What the text tells of it.
    pub(super) standing: Standing,
    /// Its description in the text's words.
    pub(super) role: Option<String>,
    /// The state it is, as its code.
    pub(super) state: Option<&'static str>,
    /// Where it is mentioned.
    pub(super) mentions: Vec<Mentioned>,
}

impl Character {
    /// Somebody of whom a phrase tells for the first time.
    pub(super) fn new(phrase: &Phrase) -> Self {
        let names = match &phrase.form {
            PhraseForm::Person(words) => vec![words.clone()],
            _ => Vec::new(),
        };
        Self {
            kind: phrase.kind,
            named: matches!(
                phrase.form,
                PhraseForm::Person(_) | PhraseForm::State(_) | PhraseForm::Name(_)
            ),
            certain: false,
            names,
            printed: phrase.printed.clone(),
            fits: phrase.fits,
            standing: phrase.standing.clone(),
            role: phrase.role.clone(),
            state: match phrase.form {
                PhraseForm::State(code) => Some(code),
                _ => None,
            },
            mentions: Vec::new(),
        }
    }

    /// Takes over what another phrase tells of it.
    pub(super) fn learn(&mut self, phrase: &Phrase) {
        if let PhraseForm::Person(words) = &phrase.form {
            self.learn_name(words, &phrase.printed);
        } else if !self.named {
            self.learn_description(phrase);
        }
        if self.kind == ActorKind::Unknown {
            self.kind = phrase.kind;
        }
        let both = self.fits.and(phrase.fits);
        if !both.is_empty() && !matches!(phrase.form, PhraseForm::Pronoun(_)) {
            self.fits = both;
        }
        self.standing.add(phrase.standing.clone());
        if self.role.is_none() {
            self.role.clone_from(&phrase.role);
        }
    }

    fn learn_name(&mut self, words: &[String], printed: &str) {
        let fuller = self.names.first().is_none_or(|known| words.len() > known.len());
        if fuller || !self.named {
            printed.clone_into(&mut self.printed);
            self.names.insert(0, words.to_vec());
        } else if !self.names.iter().any(|name| name == words) && self.names.len() < 8 {
            self.names.push(words.to_vec());
        }
        self.named = true;
        self.kind = ActorKind::Person;
    }

    /// A description with more words is the fuller one; "the man" says less than "a guide".
    fn learn_description(&mut self, phrase: &Phrase) {
        if matches!(phrase.form, PhraseForm::Name(_) | PhraseForm::State(_)) {
            self.named = true;
            self.printed.clone_from(&phrase.printed);
        } else if matches!(phrase.form, PhraseForm::Nominal(Article::Definite | Article::Bare)) {
            let count = |words: &str| {
                words.split(' ').filter(|word| !onrecord_lexicon::is_function_word(word)).count()
            };
            if count(&phrase.printed) > count(&self.printed) {
                self.printed.clone_from(&phrase.printed);
            }
        }
    }

    /// A pronoun that stands for it tells what it is: "she" is a person and a woman.
    pub(super) fn learn_pronoun(&mut self, fits: Fits) {
        let both = self.fits.and(fits);
        if both.is_empty() {
            return;
        }
        if fits.and(Fits::PERSON) == fits {
            self.fits = both;
            if self.kind == ActorKind::Unknown {
                self.kind = ActorKind::Person;
            }
        }
    }

    /// Joins what is known of another who turns out to be the same.
    pub(super) fn absorb(&mut self, other: Character) {
        if other.named && !self.named {
            self.printed = other.printed;
            self.kind = other.kind;
            self.named = true;
        }
        self.names.extend(other.names);
        self.standing.add(other.standing);
        self.role = self.role.take().or(other.role);
        self.state = self.state.or(other.state);
        let both = self.fits.and(other.fits);
        if !both.is_empty() {
            self.fits = both;
        }
        self.mentions.extend(other.mentions);
    }
}

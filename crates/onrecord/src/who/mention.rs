//! Where a report mentions somebody: the sources of its statements, and the names, descriptions
//! and pronouns of the sentences around them.

use std::collections::HashSet;
use std::ops::Range;

use onrecord_lexicon::{
    Case, RoleKind, country_of, cue_as, is_function_word, organisation, pronoun, role,
};
use onrecord_text::Span;

use super::phrase::{Phrase, PhraseForm, read_tokens};
use super::proper::{Owner, proper_names, span_of, take_apart};
use super::sentence::{Report, Sentence};
use super::token::{Class, Token};

/// A place where a report mentions somebody.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the words, and any may hold"
)]
pub(super) struct Mention {
    /// Its words.
    pub(super) span: Span,
    /// What they tell by themselves.
    pub(super) phrase: Phrase,
    /// The number of its sentence.
    pub(super) sentence: usize,
    /// Whether it is the source of a statement.
    pub(super) source: bool,
    /// Whether who it is is asked for: sources, and those who take part in events.
    pub(super) asked: bool,
    /// Whether it can be the subject of its clause.
    pub(super) subject: bool,
    /// Whether the words show that a capitalised name is a person's or a body's.
    pub(super) certain: bool,
}

/// The mentions of a report outside the sources of its statements, in order.
///
/// `taken` are the spans of the sources, sorted.
pub(super) fn around_sources(text: &str, report: &Report, taken: &[Span]) -> Vec<Mention> {
    let mut found = Vec::new();
    let free = |span: Span| {
        let next = taken.partition_point(|source| source.end <= span.start);
        !taken.get(next).is_some_and(|source| source.overlaps(span))
    };
    for (number, sentence) in report.sentences.iter().enumerate() {
        let tokens = &report.tokens[sentence.tokens.clone()];
        if sentence.headline && is_title_case(text, tokens) {
            continue;
        }
        let scan = Scan { text, tokens, sentence, number };
        found.extend(scan.mentions().into_iter().filter(|mention| free(mention.span)));
    }
    found.sort_by_key(|mention| (mention.span.start, usize::MAX - mention.span.end));
    found
}

/// Whether the sentence capitalises every word of weight, as headlines do.
fn is_title_case(text: &str, tokens: &[Token]) -> bool {
    let weighty = |token: &&Token| token.class == Class::Word && token.of(text).len() > 4;
    let words: Vec<_> = tokens.iter().skip(1).filter(weighty).collect();
    let capital = words.iter().filter(|token| token.capital(text)).count();
    words.len() > 1 && capital * 3 > words.len() * 2
}

struct Scan<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentence: &'a Sentence,
    number: usize,
}

impl Scan<'_> {
    fn mentions(&self) -> Vec<Mention> {
        let names = proper_names(self.text, self.tokens);
        let mut taken: HashSet<usize> = HashSet::new();
        let mut found = Vec::new();
        for name in &names {
            if let Some((range, mention)) = self.name(name) {
                taken.extend(range);
                found.push(mention);
            }
        }
        for number in 0..self.tokens.len() {
            if taken.contains(&number) {
                continue;
            }
            if let Some(mention) = self.pronoun(number) {
                found.push(mention);
            } else if let Some(range) = self.description(number)
                && !range.clone().any(|token| taken.contains(&token))
                && let Some(mention) = self.read(range, false)
            {
                found.push(mention);
            }
        }
        found
    }

    fn word(&self, number: usize) -> &str {
        self.tokens.get(number).map_or("", |token| token.of(self.text))
    }

    fn read(&self, range: Range<usize>, certain: bool) -> Option<Mention> {
        let tokens = &self.tokens[range.clone()];
        let phrase = read_tokens(self.text, tokens)?;
        let span = Span::new(tokens[0].span.start, tokens[tokens.len() - 1].span.end);
        let subject = self.is_subject(range.start);
        let sentence = self.number;
        Some(Mention { span, phrase, sentence, source: false, asked: false, subject, certain })
    }

    /// A capitalised name with the description before and after it.
    fn name(&self, name: &Range<usize>) -> Option<(Range<usize>, Mention)> {
        let words = span_of(&self.tokens[name.clone()]).of(self.text);
        if name.len() == 1 && self.is_plain_word(name.start) {
            return None;
        }
        let apart = take_apart(self.text, self.tokens, name.clone());
        let start = if apart.owner == Owner::Person || apart.owner == Owner::Unknown {
            self.description_before(name.start)
        } else {
            name.start
        };
        let start = if start == name.start { self.introduction_before(start) } else { start };
        let described = start < name.start;
        let end = self.apposition_after(name.end, apart.owner);
        let known = country_of(words).is_some() || organisation(words).is_some();
        let given = apart.gender.is_some()
            || onrecord_lexicon::given_name(self.word(apart.name.start)).is_some();
        let titled = apart.sector.is_some() || !apart.before.is_empty();
        let certain =
            known || described || titled || apart.owner == Owner::Body || (given && name.len() > 1);
        let range = start..end;
        let mut mention = self.read(range.clone(), certain)?;
        if end > name.end {
            mention.span.end = self.tokens[name.end - 1].span.end;
        }
        Some((range, mention))
    }

    /// Whether a capitalised word at a sentence's beginning is an ordinary one.
    fn is_plain_word(&self, number: usize) -> bool {
        let word = self.word(number);
        let first = number == 0 || self.tokens[number - 1].class == Class::Mark;
        let lower = word.to_lowercase();
        first
            && (is_function_word(word)
                || role(&lower).is_some()
                || onrecord_lexicon::cue(&lower).is_some())
            && country_of(word).is_none()
    }

    /// Where the description before a name begins: "palace spokeswoman |Ada Roe".
    fn description_before(&self, name: usize) -> usize {
        let Some(last) = name.checked_sub(1) else { return name };
        let is_role = |words: &str| {
            role(words).is_some_and(|role| role.kind == RoleKind::Person && !role.plural)
        };
        let word = self.word(last);
        if self.tokens[last].possessive()
            || !(is_role(&word.to_lowercase()) || super::named::is_doer(word))
            || self.tokens[last].capital(self.text) && last > 0
        {
            return name;
        }
        let mut start = last;
        while start > 0 && name - start < 6 && self.is_modifier(start - 1) {
            start -= 1;
        }
        if start > 0 && self.is_determiner(start - 1) { start - 1 } else { start }
    }

    /// Where the description before a comma and a name begins: "|the coroner, Ada Roe,".
    fn introduction_before(&self, name: usize) -> usize {
        let closed = matches!(self.word(name.wrapping_sub(1)), ",");
        if !closed {
            return name;
        }
        (name.saturating_sub(10)..name - 1)
            .rev()
            .find_map(|number| {
                let found = self.description(number)?;
                let person = role(&self.word(number).to_lowercase())
                    .is_some_and(|role| role.kind == RoleKind::Person && !role.plural);
                (found.end == name - 1 && person).then_some(found.start)
            })
            .unwrap_or(name)
    }

    /// Where the apposition after a name ends: "Ana Roe, a nurse in Keln|, said".
    fn apposition_after(&self, end: usize, owner: Owner) -> usize {
        let opens = self.word(end) == ","
            && matches!(self.word(end + 1), "a" | "an" | "the" | "its" | "his" | "her" | "head");
        if !opens || owner == Owner::State {
            return end;
        }
        let close = (end + 2..self.tokens.len().min(end + 14))
            .find(|&number| self.tokens[number].class == Class::Mark);
        match close {
            Some(close) if matches!(self.word(close), "," | ".") => close,
            _ => end,
        }
    }

    fn is_modifier(&self, number: usize) -> bool {
        let token = self.tokens[number];
        let word = token.of(self.text);
        if token.class == Class::Mark || is_function_word(word) {
            return false;
        }
        let verb = cue_as(word, onrecord_lexicon::Part::Verb).is_some() && role(word).is_none();
        token.capital(self.text) || !verb
    }

    fn is_determiner(&self, number: usize) -> bool {
        let word = self.word(number).to_lowercase();
        matches!(
            word.as_str(),
            "a" | "an"
                | "the"
                | "this"
                | "that"
                | "these"
                | "those"
                | "his"
                | "her"
                | "its"
                | "their"
                | "our"
                | "my"
                | "one"
                | "some"
                | "several"
                | "many"
                | "another"
                | "other"
                | "all"
        ) || self.tokens[number].class == Class::Number
    }

    /// A description around a role noun: "the regional governor", "officials of the port".
    fn description(&self, number: usize) -> Option<Range<usize>> {
        let token = self.tokens[number];
        let word = token.of(self.text).to_lowercase();
        let noun = role(&word)?;
        let next = self.word(number + 1);
        let compound = !token.possessive()
            && (role(next).is_some()
                || self.tokens.get(number + 1).is_some_and(|t| t.capital(self.text)));
        if compound || token.possessive() || noun.kind == RoleKind::Document && noun.plural {
            return None;
        }
        let mut start = number;
        while start > 0 && number - start < 4 && self.is_modifier(start - 1) {
            start -= 1;
        }
        let determined = start > 0 && self.is_determiner(start - 1);
        let owned = (start..number).any(|token| self.tokens[token].possessive());
        let several = noun.plural || noun.kind == RoleKind::Group;
        match (determined, several) {
            (true, _) => start -= 1,
            _ if owned => {}
            (false, true) => start = self.plural_start(start, number),
            _ => return None,
        }
        Some(start..self.complement_after(number + 1))
    }

    /// A bare plural takes only nouns and adjectives that can be sure to belong to it.
    fn plural_start(&self, start: usize, number: usize) -> usize {
        let sure = |n: &usize| {
            let word = self.word(*n);
            role(&word.to_lowercase()).is_some() || country_of(word).is_some()
        };
        (start..number).rev().take_while(sure).last().unwrap_or(number)
    }

    /// Where "of the port", "for Kenya" after a noun ends.
    fn complement_after(&self, end: usize) -> usize {
        if !matches!(self.word(end), "of" | "for" | "at" | "from") {
            return end;
        }
        let mut at = end + 1;
        if self.tokens.get(at).is_some() && self.is_determiner(at) {
            at += 1;
        }
        let first = at;
        while at < self.tokens.len() && at - first < 4 && self.is_modifier(at) {
            let word = self.word(at);
            let verb = word.ends_with("ing") || (at > first && word.ends_with("ed"));
            if verb {
                break;
            }
            at += 1;
        }
        if at > first { at } else { end }
    }

    /// A pronoun that keeps somebody in mind: "he", "she", "they".
    fn pronoun(&self, number: usize) -> Option<Mention> {
        let word = pronoun(self.word(number))?;
        let keeps = word.case == Case::Subject && word.person == 3 && word.word != "it";
        if !keeps {
            return None;
        }
        self.read(number..number + 1, true)
    }

    /// Whether what begins at `start` can be the subject of its clause.
    fn is_subject(&self, start: usize) -> bool {
        is_subject_at(self.text, self.tokens, self.sentence, start)
    }
}

/// Whether the phrase that begins with token `start` of a sentence can be the subject of a clause.
pub(super) fn is_subject_at(
    text: &str,
    tokens: &[Token],
    sentence: &Sentence,
    start: usize,
) -> bool {
    let Some(before) = start.checked_sub(1) else { return !sentence.tokens.is_empty() };
    tokens[before].class == Class::Mark
        || matches!(
            tokens[before].of(text).to_lowercase().as_str(),
            "that"
                | "but"
                | "while"
                | "and"
                | "as"
                | "when"
                | "after"
                | "because"
                | "if"
                | "where"
                | "although"
                | "though"
                | "since"
                | "before"
                | "meanwhile"
                | "unless"
                | "whether"
                | "until"
                | "once"
                | "than"
                | "what"
                | "which"
                | "how"
                | "why"
                | "said"
                | "says"
                | "saying"
                | "should"
                | "were"
                | "later"
        )
        || tokens[before].class == Class::Word && tokens[before].of(text).ends_with("day")
}

/// Whether a name that stands alone, with nothing to tell whose it is, may found a character.
pub(super) fn is_bare_word(phrase: &Phrase) -> bool {
    match &phrase.form {
        PhraseForm::Person(words) => words.len() == 1,
        PhraseForm::Name(name) => !name.contains(' '),
        // A country's name may be a surname, which only the whole name tells.
        PhraseForm::State(_) => true,
        _ => false,
    }
}

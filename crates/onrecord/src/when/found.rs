//! The expressions of time in a text, in its order.

use jiff::civil::Date;
use onrecord_text::{Document, ParagraphKind, Published, Span};

use super::anchor::{Anchor, Context};
use super::expression::{Expression, From, Period};
use super::grammar::{self, Phrase};
use super::tense::{Sentence, Tense};
use super::token::{Token, tokens};
use super::value::{Grain, Length, Point, Unit, Value};

/// An expression of time, and when it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DateFound {
    /// Where it stands, in bytes.
    pub(crate) span: Span,
    /// When it is, as ISO 8601; nothing where nothing anchors it.
    pub(crate) value: Option<String>,
    /// How fine it is, or which kind; nothing for "previously".
    pub(crate) grain: Option<Grain>,
    /// Whether it stands in the dateline and so dates nothing in the report.
    pub(crate) in_dateline: bool,
    /// Whether it names a time for itself: "Thursday", but not "previously".
    pub(crate) vague: bool,
}

impl DateFound {
    /// Whether it can be when something happened or was said.
    pub(crate) fn is_time(&self) -> bool {
        self.value.is_some()
            && !self.in_dateline
            && !matches!(self.grain, Some(Grain::Duration | Grain::Habitual))
    }
}

/// The expressions of time in a text. `published` anchors the relative ones, as the dateline's date
/// does.
pub(crate) fn dates(
    text: &str,
    document: &Document,
    published: Option<&Published>,
) -> Vec<DateFound> {
    let mut anchor = Anchor { report: published.map(Published::day), ..Anchor::default() };
    anchor.report = dateline_day(text, document, &anchor).or(anchor.report);
    let mut found = Vec::new();
    for paragraph in &document.paragraphs {
        if paragraph.kind == ParagraphKind::Boilerplate {
            continue;
        }
        for sentence in &paragraph.sentences {
            let tokens = tokens(text, *sentence);
            let phrases = grammar::read(&tokens);
            if !phrases.is_empty() {
                let reader = Reader {
                    sentence: Sentence { text, tokens: &tokens },
                    document,
                    phrases: &phrases,
                };
                reader.read(&mut anchor, paragraph.kind == ParagraphKind::Body, &mut found);
            }
        }
    }
    found
}

/// The day that the dateline gives, if it lies near that of publication or is complete in itself.
fn dateline_day(text: &str, document: &Document, anchor: &Anchor) -> Option<Date> {
    let date = document.dateline.as_ref()?.date?;
    let tokens = tokens(text, date);
    let phrase = grammar::read(&tokens).into_iter().next()?;
    let day = anchor.resolve(&phrase.expression, Context::new(Tense::Unknown))?.only_day()?;
    let near = |report: Date| (-1..=10).contains(&(report - day).get_days());
    anchor.report.is_none_or(near).then_some(day)
}

impl Context {
    fn new(tense: Tense) -> Self {
        Self { tense, beside: None, spoken: None }
    }
}

/// How many expressions around one are asked for its day, so that time stays in proportion to length.
const NEAR: usize = 8;

/// A sentence with its expressions.
struct Reader<'a> {
    sentence: Sentence<'a>,
    document: &'a Document,
    phrases: &'a [Phrase],
}

impl Reader<'_> {
    /// Gives each expression its value; those that lean on others of the sentence come last.
    fn read(&self, anchor: &mut Anchor, body: bool, found: &mut Vec<DateFound>) {
        let mut values: Vec<Option<Value>> = vec![None; self.phrases.len()];
        let dateline = self.document.dateline.as_ref().map(|dateline| dateline.span);
        for (value, phrase) in values.iter_mut().zip(self.phrases) {
            if leans(&phrase.expression) || self.is_deictic_in_quotation(phrase) {
                continue;
            }
            let in_dateline = dateline.is_some_and(|dateline| dateline.contains(self.span(phrase)));
            let tense =
                if in_dateline { Tense::Unknown } else { self.sentence.tense(&phrase.tokens) };
            *value = anchor.resolve(&phrase.expression, Context::new(tense));
            if !in_dateline {
                anchor.note(&phrase.expression, *value, body);
            }
        }
        for index in 0..self.phrases.len() {
            let phrase = &self.phrases[index];
            if leans(&phrase.expression) || self.is_deictic_in_quotation(phrase) {
                values[index] = self.leaning(anchor, index, &values);
            }
        }
        let dated = self.phrases.iter().zip(values).map(|(phrase, value)| {
            let span = self.span(phrase);
            DateFound {
                span,
                value: value.map(|value| value.to_string()),
                grain: grain(&phrase.expression, value),
                in_dateline: dateline.is_some_and(|dateline| dateline.contains(span)),
                vague: matches!(phrase.expression, Expression::Vague(None)),
            }
        });
        found.extend(dated);
    }

    /// The value of an expression that leans on another day: of the sentence, or of the speech.
    fn leaning(&self, anchor: &Anchor, index: usize, values: &[Option<Value>]) -> Option<Value> {
        let phrase = &self.phrases[index];
        let tense = self.sentence.tense(&phrase.tokens);
        let mut context = Context { beside: beside(index, values), ..Context::new(tense) };
        match phrase.expression {
            Expression::Apart(count, Length { unit, .. })
            | Expression::Offset(count, unit, From::Event) => {
                if let Some(day) = self.event_day(index, values) {
                    return unit
                        .from(day, count)
                        .and_then(|day| Point::of(day, unit.grain()))
                        .map(Value::At);
                }
                if context.beside.is_none() && self.points_back() {
                    context.beside = anchor.day;
                }
            }
            // "09:10 - Both sides …": the hour that an entry of a running report was made.
            Expression::Clock(..) if phrase.tokens.start == 0 => context.beside = None,
            _ if self.quoted(phrase) => context.spoken = self.said_day(index, values),
            _ => {}
        }
        anchor.resolve(&phrase.expression, context)
    }

    fn span(&self, phrase: &Phrase) -> Span {
        let tokens = &self.sentence.tokens[phrase.tokens.clone()];
        tokens[0].span.join(tokens[tokens.len() - 1].span)
    }

    fn quoted(&self, phrase: &Phrase) -> bool {
        self.document.quoted(self.span(phrase).start)
    }

    fn is_deictic_in_quotation(&self, phrase: &Phrase) -> bool {
        is_deictic(&phrase.expression) && self.quoted(phrase)
    }

    /// The day that the sentence tells outside quotations, near one of its expressions.
    fn said_day(&self, index: usize, values: &[Option<Value>]) -> Option<Date> {
        let near = index.saturating_sub(NEAR)..(index + NEAR).min(values.len());
        let near = self.phrases[near.clone()].iter().zip(&values[near]);
        let mut outside = near.filter(|(phrase, _)| !self.quoted(phrase));
        outside.find_map(|(_, value)| value.and_then(Value::only_day))
    }

    /// The day of the event after "two days after": the next one told before a comma.
    fn event_day(&self, index: usize, values: &[Option<Value>]) -> Option<Date> {
        let next = self.phrases.get(index + 1)?;
        let between = &self.sentence.tokens[self.phrases[index].tokens.end..next.tokens.start];
        let comma = between.iter().any(is_break);
        values[index + 1].and_then(Value::only_day).filter(|_| !comma)
    }

    /// Whether the sentence goes on about what was just told: "That was conveyed …".
    fn points_back(&self) -> bool {
        let first = self.sentence.tokens[0].span.of(self.sentence.text);
        matches!(first, "That" | "This" | "It" | "These" | "Those" | "The")
    }
}

/// The day nearest before an expression in its sentence, or else after it.
fn beside(index: usize, values: &[Option<Value>]) -> Option<Date> {
    let day = |value: &Option<Value>| value.and_then(Value::only_day);
    let before = values[..index].iter().rev().take(NEAR).find_map(day);
    before.or_else(|| values[index + 1..].iter().take(NEAR).find_map(day))
}

fn is_break(token: &Token) -> bool {
    matches!(token.kind, super::token::Kind::Mark(',' | ';' | ':' | '—'))
}

/// Whether an expression has no day of its own.
fn leans(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::Clock(_, None) | Expression::Apart(..) | Expression::Offset(_, _, From::Event)
    )
}

/// Whether it counts from the day on which it is said: "today", "last night".
fn is_deictic(expression: &Expression) -> bool {
    match expression {
        Expression::Turned(Period::Unit(Unit::Day), _)
        | Expression::Offset(_, Unit::Day, From::Report) => true,
        Expression::PartOfDay(Some(day)) => is_deictic(day),
        _ => false,
    }
}

/// How fine an expression is.
fn grain(expression: &Expression, value: Option<Value>) -> Option<Grain> {
    let of_value = value.map(Value::grain);
    match expression {
        Expression::Fixed(_, grain) => Some(*grain),
        Expression::Habit(_) => Some(Grain::Habitual),
        Expression::Season(..) => Some(Grain::Season),
        Expression::Vague(grain) => *grain,
        Expression::Within(inner, _) => grain(inner, value),
        Expression::PartOfDay(None) | Expression::Clock(..) => Some(Grain::Time),
        Expression::PartOfDay(Some(day)) if is_deictic(day) => Some(Grain::Time),
        Expression::Weekday(..)
        | Expression::MonthDay(..)
        | Expression::DayOfMonth(_)
        | Expression::Holiday(..)
        | Expression::PartOfDay(_) => of_value.or(Some(Grain::Day)),
        Expression::Month(..) => Some(Grain::Month),
        Expression::Turned(Period::Unit(unit), _) | Expression::Offset(_, unit, _) => {
            of_value.or(Some(unit.grain()))
        }
        _ => of_value.or(Some(Grain::Period)),
    }
}

/// How long, in days, before the report its news can be.
const NEWS: i32 = 6;

impl Anchor {
    /// Keeps what was last told, so that "the following day" can count from it.
    fn note(&mut self, expression: &Expression, value: Option<Value>, body: bool) {
        let Some(value @ Value::At(_)) = value else { return };
        if matches!(expression, Expression::Turned(Period::Unit(Unit::Year), _)) {
            return;
        }
        self.last = Some(value);
        let Some(day) = value.only_day() else { return };
        self.day = Some(day);
        let recent =
            self.report.is_some_and(|report| (0..=NEWS).contains(&(report - day).get_days()));
        if self.news.is_none() && body && recent {
            self.news = Some(day);
        }
    }
}

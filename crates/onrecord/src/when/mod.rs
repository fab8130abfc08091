//! When: the expressions of time in a text, each with its value.
//!
//! [`token`] sees the words, [`grammar`] finds expressions among them and says what they mean
//! ([`expression`]), [`tense`] tells whether the sentence looks back or ahead, [`anchor`] gives
//! each a [`value`], and [`governs`] says which of them dates a statement or an event.
//!
//! Nothing is guessed from today's clock. Relative dates count from the dateline's date, else from
//! the day of publication, or from another date in the text ("the following day"); where nothing
//! anchors an expression it has no value.

mod anchor;
mod expression;
mod found;
mod governs;
mod grammar;
mod holiday;
mod portion;
mod tense;
#[cfg(test)]
mod tests;
mod token;
mod value;
mod vocabulary;

pub(crate) use found::{DateFound, dates};
pub(crate) use governs::{Said, event_date, statement_dates};

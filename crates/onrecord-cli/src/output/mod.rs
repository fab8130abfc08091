//! From records to what is printed: the readable view, JSON, HTML, and where it goes.
//!
//! `document` strings records together in each format, `sink` is where the bytes go, `outlet` tells
//! one document from a folder of tables. What several
//! formats need is beside them: `excerpt` cuts spans out of the text, `order` puts nested
//! statements under their parents, `speaker` says who speaks, `standing` how an event stands, `tally`
//! counts, `hit` is what a search found, `told` who tells a story or a happening, `denial` who denies it.

mod denial;
mod document;
mod excerpt;
mod flow;
mod hit;
mod html;
mod json;
mod manner;
mod order;
mod outlet;
mod paint;
pub(crate) mod readable;
mod sink;
mod speaker;
mod standing;
mod tally;
pub(crate) mod told;
mod visible;

use std::io;

pub(crate) use document::{Document, Form, Rendered};
pub(crate) use flow::Flow;
pub(crate) use hit::Hit;
pub(crate) use outlet::Outlet;
pub(crate) use paint::{Ink, Look};
pub(crate) use sink::Sink;
pub(crate) use visible::visible;

/// Below this probability a statement is marked as uncertain.
const CERTAIN: f32 = 0.5;

/// Whether an error only says that nobody reads the output any more, as under `| head`.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        kind == Some(io::ErrorKind::BrokenPipe)
    })
}

/// The code of an enum's value as it stands in the record: `deny`, `armed-group`.
pub(crate) fn code<T: serde::Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// A number as people read it: `2,791`.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 statement`, `2 statements`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

#[cfg(test)]
pub(crate) mod sample;

#[cfg(test)]
mod tests {
    use onrecord::record::{ActorKind, Stance};

    use super::*;

    #[test]
    fn codes_are_those_of_the_record() {
        assert_eq!(code(Stance::Deny), "deny");
        assert_eq!(code(ActorKind::ArmedGroup), "armed-group");
    }

    #[test]
    fn numbers_are_grouped_by_three() {
        let cases = [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")];
        for (number, shown) in cases {
            assert_eq!(thousands(number), shown);
        }
    }
}

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
pub(crate) use governs::{Said, statement_dates};

#[cfg(test)]
mod dump {
    #[test]
    #[ignore]
    fn dump() {
        let path = std::env::var("DUMP").unwrap();
        let mut out = String::new();
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let v: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = v["text"].as_str().unwrap();
            let published = v["published"].as_str().map(|p| p.parse().unwrap());
            let document = onrecord_text::Document::new(text);
            let points = onrecord_text::CodePoints::new(text);
            let dates = super::dates(text, &document, published.as_ref());
            let mut rows = Vec::new();
            for d in &dates {
                rows.push(serde_json::json!({"s": points.code_point(d.span.start), "e": points.code_point(d.span.end), "value": d.value, "grain": d.grain.map(|g| g.name())}));
            }
            let mut events = Vec::new();
            for t in v["triggers"].as_array().cloned().unwrap_or_default() {
                let span = |a: &serde_json::Value| {
                    let s = a[0].as_u64().unwrap() as usize;
                    let e = a[1].as_u64().unwrap() as usize;
                    let b = |n: usize| text.char_indices().nth(n).map_or(text.len(), |x| x.0);
                    onrecord_text::Span::new(b(s), b(e))
                };
                let within = if t["within"].is_array() { Some(span(&t["within"])) } else { None };
                events.push(serde_json::json!(super::governs::event_date(
                    text,
                    &document,
                    &dates,
                    span(&t["span"]),
                    within
                )));
            }
            out += &serde_json::json!({"dates": rows, "events": events}).to_string();
            out.push('\n');
        }
        std::fs::write(std::env::var("DUMP_OUT").unwrap(), out).unwrap();
    }
}

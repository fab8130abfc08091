//! Whether a record fits the text it is said to be of: offsets, ids, length and digest.

use std::collections::HashSet;

use onrecord::record::{CharSpan, Participant, Record};

use crate::{ArticleId, RecordFault};

/// Everything in which a record does not fit a text.
pub(crate) fn faults(text: &str, record: &Record) -> Vec<RecordFault> {
    let sha256 = ArticleId::of(text);
    let length = text.chars().count();
    let mut faults = Fit { found: Vec::new(), length };
    let about = &record.article;
    if about.sha256 != sha256.sha256() {
        faults.found.push(RecordFault::Text(about.sha256.clone()));
    }
    if about.length != length {
        faults.found.push(RecordFault::Length { told: about.length, length });
    }
    faults.spans(record);
    faults.references(record);
    faults.found
}

struct Fit {
    found: Vec<RecordFault>,
    length: usize,
}

impl Fit {
    fn check(&mut self, part: impl Fn() -> String, spans: &[CharSpan]) {
        for &[start, end] in spans {
            if start > end || end > self.length {
                let (span, length) = ([start, end], self.length);
                self.found.push(RecordFault::Span { part: part(), span, length });
            }
        }
    }

    fn spans(&mut self, record: &Record) {
        for actor in &record.actors {
            self.check(|| format!("{} mention", actor.id), &actor.mentions);
        }
        for statement in &record.statements {
            for (part, spans) in [
                ("source", &statement.source.spans),
                ("cue", &statement.cue.spans),
                ("content", &statement.content.spans),
                ("addressee", &statement.addressee),
                ("medium", &statement.medium),
            ] {
                self.check(|| format!("{} {part}", statement.id), spans);
            }
        }
        for event in &record.events {
            self.check(|| format!("{} trigger", event.id), &[event.trigger]);
            self.check(|| format!("{} evidence", event.id), &event.evidence);
        }
        for (nth, dispute) in record.disputes.iter().enumerate() {
            self.check(|| format!("dispute {}", nth + 1), &dispute.claim.spans);
        }
        let dates = record.dates.iter().map(|date| date.span).collect::<Vec<_>>();
        let places = record.places.iter().map(|place| place.span).collect::<Vec<_>>();
        let dateline = record.article.dateline.iter().map(|one| one.span).collect::<Vec<_>>();
        self.check(|| "date".to_owned(), &dates);
        self.check(|| "place".to_owned(), &places);
        self.check(|| "dateline".to_owned(), &dateline);
        self.check(|| "boilerplate".to_owned(), &record.boilerplate);
    }

    fn references(&mut self, record: &Record) {
        let actors = self.ids(record.actors.iter().map(|one| one.id.as_str()));
        let statements = self.ids(record.statements.iter().map(|one| one.id.as_str()));
        let events = self.ids(record.events.iter().map(|one| one.id.as_str()));
        for statement in &record.statements {
            let from = |part: &str| format!("{} {part}", statement.id);
            self.leads(|| from("parent"), &statement.parent, &statements);
            self.leads(|| from("restates"), &statement.restates, &statements);
            self.leads(|| from("source"), &statement.source.actors, &actors);
        }
        let ids =
            |those: &[Participant]| those.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
        for event in &record.events {
            let from = |part: &str| format!("{} {part}", event.id);
            self.leads(|| from("according_to"), &event.according_to, &statements);
            self.leads(|| from("actor"), &ids(&event.actors), &actors);
            self.leads(|| from("recipient"), &ids(&event.recipients), &actors);
        }
        for (nth, dispute) in record.disputes.iter().enumerate() {
            let from = || format!("dispute {}", nth + 1);
            self.leads(from, &dispute.claim.statement, &statements);
            self.leads(from, &dispute.claim.event, &events);
            self.leads(from, &ids(&dispute.asserted_by), &actors);
            self.leads(from, &ids(&dispute.denied_by), &actors);
        }
    }

    fn ids<'r>(&mut self, ids: impl Iterator<Item = &'r str>) -> HashSet<&'r str> {
        let mut known = HashSet::new();
        for id in ids {
            if !known.insert(id) {
                self.found.push(RecordFault::Twice(id.to_owned()));
            }
        }
        known
    }

    fn leads<'i>(
        &mut self,
        from: impl Fn() -> String,
        ids: impl IntoIterator<Item = &'i String>,
        known: &HashSet<&str>,
    ) {
        for id in ids {
            if !known.contains(id.as_str()) {
                self.found.push(RecordFault::Reference { from: from(), to: id.clone() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_record_of_the_coder_has_no_fault() {
        for entry in sample::entries() {
            assert_eq!(faults(&entry.article.text, &entry.record.unwrap()), []);
        }
    }

    #[test]
    fn every_fault_is_named() {
        type Change = fn(&mut Record);
        let cases: [(Change, &str); 9] = [
            (|r| r.article.length = 3, "the record says that the text has 3 characters; it has "),
            (
                |r| r.article.sha256 = "ab".to_owned(),
                "the record is of another text: its sha256 is ab",
            ),
            (
                |r| r.statements[0].content.spans.push([5, 9999]),
                "s1 content: [5, 9999] is no stretch",
            ),
            (|r| r.statements[0].cue.spans.push([9, 5]), "s1 cue: [9, 5] is no stretch"),
            (|r| r.boilerplate.push([0, 9999]), "boilerplate: [0, 9999] is no stretch"),
            (|r| r.statements[0].parent = Some("s99".to_owned()), "s1 parent names `s99`"),
            (|r| r.statements[0].source.actors.push("a99".to_owned()), "s1 source names `a99`"),
            (|r| r.events[0].according_to = Some("s99".to_owned()), "e1 according_to names `s99`"),
            (|r| r.statements[1].id = "s1".to_owned(), "two entries have the id `s1`"),
        ];
        for (change, said) in cases {
            let entry = sample::entry();
            let mut record = entry.record.unwrap();
            change(&mut record);
            let found: Vec<String> =
                faults(&entry.article.text, &record).iter().map(ToString::to_string).collect();
            assert!(found.iter().any(|fault| fault.starts_with(said)), "{said}: {found:?}");
        }
    }
}

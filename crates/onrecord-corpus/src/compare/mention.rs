//! Dates, places with the dateline, and page furniture of a record against those of its passage.

use onrecord::record::CharSpan;

use super::{Comparison, Difference, overlap};
use crate::code_points;

/// A date or a place: what it is to be, the words, their line and whether they may be left out.
struct Mention {
    what: String,
    span: CharSpan,
    line: usize,
    optional: bool,
}

impl Comparison<'_> {
    /// What is different about the dates.
    pub(super) fn dates(&self) -> Vec<Difference> {
        let mut expected = Vec::new();
        for date in &self.passage.dates {
            let value = date.value.as_deref().unwrap_or("unknown");
            for span in &date.spans {
                expected.push(Mention {
                    what: value.to_owned(),
                    span: self.passage.point(*span),
                    line: date.line,
                    optional: date.optional,
                });
            }
        }
        let value = |value: &Option<String>| value.as_deref().unwrap_or("unknown").to_owned();
        let found = self.record.dates.iter().map(|date| (value(&date.value), date.span));
        self.mentions("date", &expected, &found.collect::<Vec<_>>())
    }

    /// What is different about the places.
    pub(super) fn places(&self) -> Vec<Difference> {
        let what = |name: &str, country: Option<&String>| {
            format!("{name}, {}", country.map_or("no country", String::as_str))
        };
        let mut expected = Vec::new();
        for place in &self.passage.places {
            for span in &place.spans {
                expected.push(Mention {
                    what: what(&place.name, place.country.as_ref()),
                    span: self.passage.point(*span),
                    line: place.line,
                    optional: place.optional,
                });
            }
        }
        let wanted = self.passage.places.iter().find(|place| place.dateline);
        let wanted =
            wanted.and_then(|place| place.spans.first()).map(|span| self.passage.point(*span));
        let got = self.record.article.dateline.as_ref().map(|dateline| dateline.span);
        let found = self
            .record
            .places
            .iter()
            .map(|place| (what(&place.name, place.country.as_ref()), place.span));
        let mut differences = self.mentions("place", &expected, &found.collect::<Vec<_>>());
        let show = |span: Option<_>| self.show(span.as_slice());
        // "TARTU, Estonia" and "TARTU" are the same dateline.
        if wanted != got && overlap(wanted.as_slice(), got.as_slice()) == 0.0 {
            let what = format!("dateline: expected {}, found {}", show(wanted), show(got));
            differences.push(self.at(self.passage.line, what));
        }
        differences
    }

    /// What is different about the page furniture.
    pub(super) fn boilerplate(&self) -> Vec<Difference> {
        let all = self.passage.boilerplate.iter().flat_map(|one| one.spans.iter().copied());
        let wanted = code_points::of(&self.passage.text, &all.collect::<Vec<_>>());
        let (wanted, got) = (self.show(&wanted), self.show(&self.record.boilerplate));
        let what = format!("boilerplate: expected {wanted}, found {got}");
        (wanted != got).then(|| self.at(self.passage.line, what)).into_iter().collect()
    }

    /// Each mention has the record's that overlaps with it, and no other is left.
    fn mentions(
        &self,
        name: &str,
        expected: &[Mention],
        found: &[(String, CharSpan)],
    ) -> Vec<Difference> {
        let mut differences = Vec::new();
        let mut taken = vec![false; found.len()];
        for mention in expected {
            let [start, end] = mention.span;
            let same = found
                .iter()
                .enumerate()
                .find(|(index, (_, span))| !taken[*index] && span[0] < end && start < span[1]);
            let words = self.show(&[mention.span]);
            match same {
                Some((index, (what, span))) => {
                    taken[index] = true;
                    let (wanted, got) = (
                        format!("{words} {}", mention.what),
                        format!("{} {what}", self.show(&[*span])),
                    );
                    if wanted != got {
                        let what = format!("{name}: expected {wanted}, found {got}");
                        differences.push(self.at(mention.line, what));
                    }
                }
                None if mention.optional => {}
                None => {
                    let what = format!("{name} {words} {} is missing", mention.what);
                    differences.push(self.at(mention.line, what));
                }
            }
        }
        for ((what, span), _) in found.iter().zip(&taken).filter(|(_, taken)| !**taken) {
            let what = format!("found a {name} too many: {} {what}", self.show(&[*span]));
            differences.push(self.at(self.passage.line, what));
        }
        differences
    }
}

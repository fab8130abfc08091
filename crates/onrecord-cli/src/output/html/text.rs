//! The article's text with everything that is on record marked in it.
//!
//! Marks may overlap in any way, and tags may not: at each place where a mark begins or ends, the
//! tags that differ are closed and opened again. Marks that stand inside one another keep one tag.

use std::fmt::Write;
use std::ops::Range;

use onrecord::record::Record;

use super::escape::escaped;
use super::marks::{Mark, marks};
use super::paragraphs::paragraphs;
use crate::output::excerpt::Excerpts;

/// Writes the article's paragraphs, marked.
pub(super) fn write(
    out: &mut String,
    article: usize,
    text: &str,
    record: &Record,
    excerpts: &Excerpts<'_>,
) {
    let marks = marks(record, excerpts);
    let mut cuts: Vec<usize> =
        marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let ids = record.statements.iter().map(|statement| statement.id.as_str()).collect();
    let mut writer = Writer { out, article, text, marks, ids, open: Vec::new(), next: 0 };
    for paragraph in paragraphs(text) {
        writer.paragraph(&paragraph, &cuts);
    }
}

struct Writer<'a> {
    out: &'a mut String,
    article: usize,
    text: &'a str,
    marks: Vec<Mark>,
    ids: Vec<&'a str>,
    /// The marks that have begun and not ended, outer ones first.
    open: Vec<usize>,
    /// The first mark that has not begun.
    next: usize,
}

impl Writer<'_> {
    fn paragraph(&mut self, paragraph: &Range<usize>, cuts: &[usize]) {
        self.out.push_str("<p dir=\"auto\">");
        let first = cuts.partition_point(|cut| *cut <= paragraph.start);
        let inside = cuts[first..].iter().copied().take_while(|cut| *cut < paragraph.end);
        let mut start = paragraph.start;
        let mut tags: Vec<usize> = Vec::new();
        for end in inside.chain([paragraph.end]) {
            self.advance(start);
            self.retag(&mut tags);
            self.out.push_str(&escaped(&self.text[start..end]));
            start = end;
        }
        for _ in tags {
            self.out.push_str("</span>");
        }
        self.out.push_str("</p>\n");
    }

    /// Ends the marks that are over at this place and begins those that stand over it.
    fn advance(&mut self, place: usize) {
        let marks = &self.marks;
        self.open.retain(|mark| marks[*mark].range.end > place);
        while self.next < marks.len() && marks[self.next].range.start <= place {
            if marks[self.next].range.end > place {
                self.open.push(self.next);
            }
            self.next += 1;
        }
        // A longer mark that began later goes outside, so that what is within it keeps its place.
        self.open.sort_by_key(|mark| {
            let range = &marks[*mark].range;
            (std::cmp::Reverse(range.len()), *mark)
        });
    }

    /// Closes and opens tags until those that are open are the marks over this place.
    fn retag(&mut self, tags: &mut Vec<usize>) {
        let same = tags.iter().zip(&self.open).take_while(|(tag, mark)| tag == mark).count();
        for _ in same..tags.len() {
            self.out.push_str("</span>");
        }
        tags.truncate(same);
        for nth in same..self.open.len() {
            let mark = self.open[nth];
            self.begin(mark);
            tags.push(mark);
        }
    }

    fn begin(&mut self, nth: usize) {
        let article = self.article;
        let mark = &mut self.marks[nth];
        let _ = write!(self.out, "<span class=\"{}\"", mark.class);
        let Some(statement) = mark.statement else {
            self.out.push('>');
            return;
        };
        let number = statement + 1;
        let _ = write!(self.out, " data-s=\"{article}-{number}\">");
        if std::mem::take(&mut mark.is_start) {
            let _ = write!(
                self.out,
                "<a class=\"ref\" id=\"t{article}-{number}\" href=\"#l{article}-{number}\">{}</a>",
                escaped(self.ids[statement]),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::{Sample, harbour};

    fn shown(sample: Sample) -> String {
        let (article, record) = sample.build();
        let mut out = String::new();
        write(&mut out, 1, &article.text, &record, &Excerpts::new(&article.text, &record));
        out
    }

    #[test]
    fn source_cue_and_content_are_marked() {
        let sample = Sample::new("He said rain & fog.").statement("He", "said", &["rain & fog"]);
        assert_eq!(
            shown(sample),
            "<p dir=\"auto\"><span class=\"source\" data-s=\"1-1\">He</span> \
             <span class=\"cue\" data-s=\"1-1\">said</span> \
             <span class=\"said indirect\" data-s=\"1-1\">\
             <a class=\"ref\" id=\"t1-1\" href=\"#l1-1\">s1</a>rain &amp; fog</span>.</p>\n"
        );
    }

    #[test]
    fn overlapping_marks_stay_well_formed() {
        let sample = Sample::new("aa bb cc dd").statement("", "", &["aa bb cc"]).statement(
            "",
            "",
            &["cc dd"],
        );
        let html = shown(sample);
        assert_eq!(html.matches("<span").count(), html.matches("</span>").count());
        assert_eq!(html.matches("data-s=\"1-2\"").count(), 2, "{html}");
        assert_eq!(html.matches("id=\"t1-2\"").count(), 1, "{html}");
    }

    #[test]
    fn a_mark_over_two_paragraphs_is_in_both() {
        let sample = Sample::new("one\n\ntwo three").statement("", "", &["one\n\ntwo"]);
        let html = shown(sample);
        assert_eq!(html.matches("<p ").count(), 2);
        assert_eq!(html.matches("data-s=\"1-1\"").count(), 2, "{html}");
    }

    #[test]
    fn without_tags_the_text_is_whole() {
        let (article, record) = harbour();
        let mut out = String::new();
        write(&mut out, 1, &article.text, &record, &Excerpts::new(&article.text, &record));
        let mut text = String::new();
        for part in out.split("</a>") {
            let part = part.split("<a ").next().unwrap();
            let mut inside = false;
            text.extend(part.chars().filter(|c| match c {
                '<' => {
                    inside = true;
                    false
                }
                '>' => !std::mem::take(&mut inside),
                _ => !inside,
            }));
        }
        assert_eq!(
            text.split_whitespace().collect::<Vec<_>>(),
            article.text.split_whitespace().collect::<Vec<_>>()
        );
    }
}

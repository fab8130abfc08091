//! How much is on record, in a line.

use std::collections::HashSet;
use std::fmt::Write;
use std::ops::AddAssign;

use onrecord::record::{Record, Stance, StatementKind};

use super::count;
use super::excerpt::Excerpts;
use super::speaker::Cast;

/// The numbers of one record, or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// How many articles.
    pub(crate) articles: usize,
    /// Statements that tell something for the first time.
    pub(crate) statements: usize,
    restated: usize,
    speakers: usize,
    direct: usize,
    mixed: usize,
    indirect: usize,
    denials: usize,
    events: usize,
    disputes: usize,
}

impl Tally {
    /// One article of which nothing else is counted.
    pub(crate) fn one_article() -> Self {
        Self { articles: 1, ..Self::default() }
    }

    /// The numbers of one record.
    pub(crate) fn of(record: &Record, excerpts: &Excerpts<'_>) -> Self {
        let cast = Cast::new(record);
        let mut tally = Self {
            articles: 1,
            events: record.events.len(),
            disputes: record.disputes.len(),
            ..Self::default()
        };
        let mut speakers = HashSet::new();
        for statement in &record.statements {
            let by = &statement.source.actors;
            if by.is_empty() {
                speakers.extend(cast.speaker(statement, excerpts).name.map(|n| n.to_lowercase()));
            } else {
                speakers.extend(by.iter().cloned());
            }
            if statement.restates.is_some() {
                tally.restated += 1;
                continue;
            }
            tally.statements += 1;
            tally.denials += usize::from(statement.stance == Stance::Deny);
            match statement.kind {
                StatementKind::Direct => tally.direct += 1,
                StatementKind::Mixed => tally.mixed += 1,
                StatementKind::Indirect => tally.indirect += 1,
            }
        }
        tally.speakers = speakers.len();
        tally
    }

    /// `5 statements by 3 speakers: 2 direct, 3 indirect; 1 denial`.
    pub(crate) fn line(&self) -> String {
        if self.statements + self.restated == 0 {
            return "no statements found".to_owned();
        }
        let kinds = [(self.direct, "direct"), (self.mixed, "mixed"), (self.indirect, "indirect")];
        let kinds: Vec<String> = kinds
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, kind)| format!("{number} {kind}"))
            .collect();
        let mut line = count(self.statements, "statement", "statements");
        if self.speakers > 0 {
            let _ = write!(line, " by {}", count(self.speakers, "speaker", "speakers"));
        }
        if !kinds.is_empty() {
            let _ = write!(line, ": {}", kinds.join(", "));
        }
        let more = [
            (self.denials, "denial", "denials"),
            (self.restated, "restatement", "restatements"),
            (self.events, "event", "events"),
            (self.disputes, "dispute", "disputes"),
        ];
        for (number, one, many) in more.into_iter().filter(|(number, ..)| *number > 0) {
            let _ = write!(line, "; {}", count(number, one, many));
        }
        line
    }
}

impl AddAssign for Tally {
    /// Speakers are added up as they come: who is the same in two articles is not known here.
    fn add_assign(&mut self, other: Self) {
        self.articles += other.articles;
        self.statements += other.statements;
        self.restated += other.restated;
        self.speakers += other.speakers;
        self.direct += other.direct;
        self.mixed += other.mixed;
        self.indirect += other.indirect;
        self.denials += other.denials;
        self.events += other.events;
        self.disputes += other.disputes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample::{Sample, harbour};

    #[test]
    fn a_record_is_summed_up_in_a_line() {
        let (article, record) = harbour();
        let tally = Tally::of(&record, &Excerpts::new(&article.text, &record));
        let expected = "6 statements by 3 speakers: 1 direct, 1 mixed, 4 indirect; 1 denial";
        assert_eq!(tally.line(), expected);
    }

    #[test]
    fn what_is_told_again_is_not_counted_again() {
        let (article, mut record) = harbour();
        record.statements[0].restates = Some("s2".to_owned());
        let tally = Tally::of(&record, &Excerpts::new(&article.text, &record));
        let expected = "5 statements by 3 speakers: 1 direct, 4 indirect; 1 denial; 1 restatement";
        assert_eq!(tally.line(), expected);
    }

    #[test]
    fn nothing_found_is_said() {
        let (article, record) = Sample::new("Rain fell.").build();
        let tally = Tally::of(&record, &Excerpts::new(&article.text, &record));
        assert_eq!(tally.line(), "no statements found");
    }
}

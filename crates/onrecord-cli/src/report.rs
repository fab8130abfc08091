//! What the program says to its user on standard error.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

use crate::output::visible;

/// Something wrong with one input: what it is, and what would mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Complaint {
    about: String,
    what: String,
    help: Option<String>,
}

impl Complaint {
    /// A complaint about the file at `path`.
    pub(crate) fn new(path: &Path, what: impl Into<String>) -> Self {
        Self { about: path.display().to_string(), what: what.into(), help: None }
    }

    /// The same, with advice.
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", visible(&self.about), visible(&self.what))?;
        match &self.help {
            Some(help) => write!(f, "; help: {}", visible(help)),
            None => Ok(()),
        }
    }
}

/// How loud a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// An input failed.
    Error,
    /// Done, but perhaps not as meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// After so many notes and warnings the rest is only counted: a folder of ten thousand old files
/// should not scroll away its one error.
const SAID_AT_MOST: usize = 10;

/// Says messages as they come, above the progress bar where there is one.
pub(crate) struct Reporter {
    quiet: bool,
    bar: ProgressBar,
    articles: AtomicUsize,
    failed: usize,
    remarks: usize,
}

impl Reporter {
    /// A reporter that says only errors if `quiet`.
    pub(crate) fn new(quiet: bool) -> Self {
        let articles = AtomicUsize::new(0);
        Self { quiet, bar: ProgressBar::hidden(), articles, failed: 0, remarks: 0 }
    }

    /// Shows beneath the messages, from now on, how much of so many bytes is done.
    pub(crate) fn show_progress(&mut self, bytes: u64) {
        // Of a pipe nobody knows how much is to come.
        if bytes > 0 {
            self.bar = bar(bytes);
        }
    }

    /// Counts one more article as done, which was read when so many bytes of the inputs had been.
    pub(crate) fn advance(&self, position: u64) {
        let articles = self.articles.fetch_add(1, Ordering::Relaxed) + 1;
        let seconds = self.bar.elapsed().as_secs_f64().max(0.001);
        // Digits behind the point would flicker where there are hundreds a second.
        let rate = articles as f64 / seconds;
        let digits = usize::from(rate < 10.0);
        self.bar.set_position(position.max(self.bar.position()));
        self.bar.set_message(format!("{articles} articles, {rate:.digits$}/s"));
    }

    /// How many inputs failed so far.
    pub(crate) fn failed(&self) -> usize {
        self.failed
    }

    /// Says what is to be said, as `quiet` allows.
    pub(crate) fn say(&mut self, level: Level, complaint: &Complaint) {
        if level == Level::Error {
            self.failed += 1;
            self.line(&format!("error: {complaint}"));
            return;
        }
        self.remarks += 1;
        if self.quiet || self.remarks > SAID_AT_MOST {
            return;
        }
        let word = if level == Level::Warning { "warning" } else { "note" };
        self.line(&format!("{word}: {complaint}"));
    }

    /// Says something about all inputs together.
    pub(crate) fn note(&mut self, text: &str) {
        if !self.quiet {
            self.line(&format!("note: {}", visible(text)));
        }
    }

    /// Takes the bar away and says how much was left unsaid.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
        if !self.quiet && self.remarks > SAID_AT_MOST {
            self.line(&format!("note: {} more notes and warnings", self.remarks - SAID_AT_MOST));
        }
    }

    fn line(&self, text: &str) {
        self.bar.suspend(|| {
            // Nobody is left to tell if standard error is closed.
            let _ = writeln!(io::stderr(), "{text}");
        });
    }
}

fn bar(bytes: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {percent}%, {msg}, {eta} left");
    ProgressBar::new(bytes).with_style(style.unwrap_or(ProgressStyle::default_bar()))
}

/// Says why nothing could be done.
pub(crate) fn fatal(error: &anyhow::Error) {
    let _ = writeln!(io::stderr(), "error: {}", visible(&format!("{error:#}")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_is_one_line_with_file_fault_and_help() {
        let complaint = Complaint::new(Path::new("a.txt"), "the file is empty").help("add text");
        assert_eq!(complaint.to_string(), "a.txt: the file is empty; help: add text");
    }

    #[test]
    fn a_file_name_cannot_send_commands_to_the_terminal() {
        let complaint = Complaint::new(Path::new("\x1b[2Ja.txt"), "the file is empty");
        assert_eq!(complaint.to_string(), "␛[2Ja.txt: the file is empty");
    }

    #[test]
    fn only_errors_count_as_failures() {
        let mut reporter = Reporter::new(true);
        let complaint = Complaint::new(Path::new("a.txt"), "odd");
        reporter.say(Level::Note, &complaint);
        reporter.say(Level::Warning, &complaint);
        assert_eq!(reporter.failed(), 0);
    }
}

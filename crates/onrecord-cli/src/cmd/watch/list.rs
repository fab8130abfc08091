//! The feeds that the user named: addresses, and files that list some.

use std::fs;
use std::path::Path;

use onrecord_watch::{List, Subscription};

use crate::report::{Complaint, Level, Reporter};

/// All feeds, each once; what could not be read is said.
pub(super) fn gather(named: &[String], reporter: &mut Reporter) -> Vec<Subscription> {
    let mut all = List::default();
    for name in named {
        match read(name) {
            Ok(list) => {
                for error in &list.errors {
                    let complaint = Complaint::new(Path::new(name), error.to_string());
                    reporter.say(Level::Error, &complaint);
                }
                list.feeds.into_iter().for_each(|feed| all.add(feed));
            }
            Err(complaint) => reporter.say(Level::Error, &complaint),
        }
    }
    all.feeds
}

fn read(name: &str) -> Result<List, Complaint> {
    let path = Path::new(name);
    // `file:///list` and `ftp://…` are no files' names, and are refused as addresses.
    if name.contains("://") {
        let feed = Subscription::new(name);
        let feed = feed.map_err(|fault| Complaint::new(path, fault.to_string()))?;
        return Ok(List { feeds: vec![feed], errors: Vec::new() });
    }
    let bytes = fs::read(path).map_err(|error| {
        Complaint::new(path, error.to_string())
            .help("name a file that lists feeds, or an address such as https://example.org/rss")
    })?;
    let list = List::parse(&String::from_utf8_lossy(&bytes));
    if list.feeds.is_empty() && list.errors.is_empty() {
        return Err(Complaint::new(path, "it lists no feed"));
    }
    Ok(list)
}

//! Stories, happenings and disputes across articles brought up to date at the end of other commands.

use std::fmt::Write;
use std::path::Path;

use anyhow::Result;
use onrecord_store::{Grouped, Store};

use crate::output::{count, thousands};
use crate::report::{Complaint, Level, Reporter};

/// Brings the groups of a store up to date if articles came or changed.
pub(crate) fn bring(store: &mut Store, path: &Path, reporter: &mut Reporter) -> Result<()> {
    if store.ungrouped()? > 0 && store.group()?.waiting > 0 {
        let what = "another program keeps writing to this store; its stories and happenings wait";
        let complaint = Complaint::new(path, what);
        reporter.say(Level::Warning, &complaint.help("run `onrecord store group` when it is done"));
    }
    Ok(())
}

/// What there is in a store, and what waits.
pub(crate) fn summary(grouped: &Grouped) -> String {
    let Grouped { stories, happenings, shared, denials, waiting } = *grouped;
    let mut text = format!(
        "{}, {} ({} in several stories), {} of what another article tells\n",
        count(stories, "story", "stories"),
        count(happenings, "happening", "happenings"),
        thousands(shared),
        count(denials, "denial", "denials"),
    );
    if waiting > 0 {
        let articles = count(waiting, "article waits", "articles wait");
        let _ = writeln!(text, "{articles}: another program keeps writing to the store");
    }
    text
}

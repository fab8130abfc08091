//! Traps for happenings: the same report of another day, a report from the same mould, and all
//! passages of the corpus on one day.

use onrecord::record::Record;
use onrecord_store::happening::days::{days, written};
use onrecord_store::happening::{Telling, happenings};

use super::corpus::{Report, stories_of};
use super::made::mould;
use super::score::print;
use super::together::{told, wrong};

pub(super) fn measure(reports: &[Report]) {
    let mut rows =
        vec!["\ntraps: events joined with those of a made report\n\n| | events | joined |\n|---|---:|---:|".to_owned()];
    let originals = told(reports, &numbers(reports, 0));
    for days in [1, 2, 7] {
        let later: Vec<Report> = reports.iter().filter_map(|report| moved(report, days)).collect();
        let later = told(&later, &numbers(&later, 1));
        rows.push(joined(
            &format!("dated, the same words {days} days on"),
            &originals,
            &later,
            true,
        ));
    }
    let moulds: Vec<Report> = reports.iter().map(mould).collect();
    let moulds = told(&moulds, &numbers(&moulds, 1));
    rows.push(joined("other names, places, figures", &originals, &moulds, false));
    print(&rows.join("\n"));
    let crowd: Vec<Report> = reports.iter().map(of_one_day).collect();
    let told = told(&crowd, &stories_of(&crowd));
    print(&wrong("all passages published on one day", &crowd, &told));
}

/// A story for each report.
fn numbers(reports: &[Report], half: u64) -> Vec<u64> {
    (0..reports.len() as u64).map(|at| 2 * at + half).collect()
}

/// Of the made events, how many stand with the event that they were made of.
fn joined(name: &str, originals: &[Telling], made: &[Telling], dated: bool) -> String {
    let all: Vec<Telling> = originals.iter().chain(made).cloned().collect();
    let day = |one: &Telling| {
        one.dated && one.days.as_ref().is_some_and(|days| days.start() == days.end())
    };
    let counts = |at: &&usize| **at >= originals.len() && (!dated || day(&all[**at]));
    let (mut count, mut wrong) = (0, 0);
    for one in happenings(&all) {
        let made = one.tellings.iter().filter(counts).count();
        count += made;
        wrong += if one.tellings.iter().any(|&at| at < originals.len()) { made } else { 0 };
    }
    format!("| {name} | {count} | {:.4} |", f64::from(wrong as u32) / f64::from(count as u32))
}

/// The report as if it were of some days later; none where it has no date.
fn moved(report: &Report, days: i64) -> Option<Report> {
    report.day()?;
    let mut record = report.record.clone();
    record.article.id += " (later)";
    shift(&mut record, days);
    Some(Report { record, ..report.clone() })
}

/// The report as if all had been published on the first of May 2024.
fn of_one_day(report: &Report) -> Report {
    let mut record = report.record.clone();
    match report.day() {
        Some(day) => shift(&mut record, i64::from(MAY - day)),
        None => record.article.published = Some("2024-05-01".to_owned()),
    }
    Report { record, ..report.clone() }
}

/// The first of May 2024, in days from the first of January 1970.
const MAY: i32 = 19844;

/// Moves all dates of a record.
fn shift(record: &mut Record, by: i64) {
    let moved = |date: &mut Option<String>| {
        if let Some(date) = date
            && let Some(range) = days(date)
        {
            let written = |day: i32| written(day + by as i32);
            *date = match (written(*range.start()), written(*range.end())) {
                (first, last) if first == last => first,
                (first, last) => format!("{first}/{last}"),
            };
        }
    };
    moved(&mut record.article.published);
    record.events.iter_mut().for_each(|event| moved(&mut event.date));
    record.statements.iter_mut().for_each(|statement| moved(&mut statement.date));
}

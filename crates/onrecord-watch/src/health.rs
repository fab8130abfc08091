//! How a feed stands, in one line for people.

use std::time::Duration;

use jiff::Timestamp;

use crate::clock::until;
use crate::standing::Standing;

/// How a feed stands, in words: `had 2 min ago · 25 items, 3 new · 120 kept · next in 13 min`.
pub fn describe(standing: &Standing, now: Timestamp) -> String {
    let mut parts = Vec::new();
    let had = standing.succeeded.map(|then| format!("had {} ago", words(until(then, now))));
    match (&standing.error, had) {
        (Some(error), had) => {
            let times = match standing.failures {
                0 | 1 => String::new(),
                times => format!(" {times} times"),
            };
            parts.push(format!("failed{times}: {error}"));
            parts.push(had.map_or("never had".to_owned(), |had| format!("last {had}")));
        }
        (None, Some(had)) => parts.push(had),
        (None, None) => return "not asked yet".to_owned(),
    }
    if standing.succeeded.is_some() {
        parts.push(format!("{} items, {} new", standing.items, standing.new));
        parts.push(format!("{} kept", standing.kept));
    }
    if !standing.pending.is_empty() {
        parts.push(format!("{} to be tried again", standing.pending.len()));
    }
    if let Some(moved) = &standing.moved {
        parts.push(format!("moved for good to {moved}: change your list"));
    }
    match standing.next {
        Some(next) if next > now => parts.push(format!("next in {}", words(until(now, next)))),
        _ => parts.push("due".to_owned()),
    }
    parts.join(" · ")
}

/// A length of time in its largest unit, as in `13 min`.
fn words(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{seconds} s"),
        60..7200 => format!("{} min", seconds / 60),
        7200..172_800 => format!("{} h", seconds / 3600),
        _ => format!("{} days", seconds / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Option<Timestamp> {
        Timestamp::from_second(second).ok()
    }

    #[test]
    fn a_feed_s_standing_is_one_line() {
        let good = Standing {
            succeeded: at(880),
            items: 25,
            new: 3,
            kept: 120,
            next: at(1780),
            ..Standing::default()
        };
        let failing = Standing {
            error: Some("no whole answer within 30 seconds".to_owned()),
            failures: 3,
            next: at(900),
            moved: Some("https://example.com/rss".to_owned()),
            ..good.clone()
        };
        let never = Standing { succeeded: None, failures: 1, moved: None, ..failing.clone() };
        let now = Timestamp::from_second(1000).unwrap();
        for (standing, said) in [
            (good, "had 2 min ago · 25 items, 3 new · 120 kept · next in 13 min"),
            (
                failing,
                "failed 3 times: no whole answer within 30 seconds · last had 2 min ago · \
                 25 items, 3 new · 120 kept · moved for good to https://example.com/rss: change \
                 your list · due",
            ),
            (never, "failed: no whole answer within 30 seconds · never had · due"),
            (Standing::default(), "not asked yet"),
        ] {
            assert_eq!(describe(&standing, now), said);
        }
    }
}

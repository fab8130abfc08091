//! What a site's answer to the request for its robots.txt stands for, and for how long.

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Rules;
use crate::clock::later;
use crate::fault::Fault;

/// A robots.txt is asked for again after a day.
const KEPT: Duration = Duration::from_secs(24 * 3600);

/// One that could not be had is asked for again after ten minutes.
const KEPT_UNREACHABLE: Duration = Duration::from_secs(10 * 60);

/// What is known about the robots.txt of a site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Robots {
    /// When it was asked for.
    pub asked: Timestamp,
    /// What came of it.
    pub ask: Ask,
}

/// What came of asking for a robots.txt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ask {
    /// There are these rules; none if there is no such file.
    Rules(Rules),
    /// It cannot be had, for this reason: nothing may be read.
    Unreachable(String),
}

impl Robots {
    /// What an answer stands for: a file's rules, or for the fault that came instead of one, that
    /// all may be read or that nothing may be (RFC 9309, 2.3.1).
    ///
    /// 429 is a site that is there and is busy, not one without a robots.txt.
    pub fn of(answer: Result<&[u8], &Fault>, asked: Timestamp) -> Self {
        let ask = match answer {
            Ok(bytes) => Ask::Rules(Rules::parse(bytes)),
            Err(Fault::Status { status: 400..=428 | 430..=499, .. }) => {
                Ask::Rules(Rules::default())
            }
            // Redirects beyond five count as no file.
            Err(Fault::Redirects(_) | Fault::Circle(_)) => Ask::Rules(Rules::default()),
            Err(fault) => Ask::Unreachable(fault.to_string()),
        };
        Self { asked, ask }
    }

    /// Whether it is still to be gone by.
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        let kept = match self.ask {
            Ask::Rules(_) => KEPT,
            Ask::Unreachable(_) => KEPT_UNREACHABLE,
        };
        now < later(self.asked, kept) && self.asked <= now
    }

    /// Whether an address of the site, by its path and query, may be read.
    ///
    /// # Errors
    ///
    /// It may not: the fault names the host and says why.
    pub fn check(&self, host: &str, path: &str) -> Result<(), Fault> {
        match &self.ask {
            Ask::Rules(rules) if rules.allow(path) => Ok(()),
            Ask::Rules(_) => Err(Fault::Disallowed(format!("{host}{path}"))),
            Ask::Unreachable(why) => {
                Err(Fault::NoRobots { host: host.to_owned(), why: why.clone() })
            }
        }
    }

    /// The time that the site wants between two requests.
    pub fn delay(&self) -> Option<Duration> {
        match &self.ask {
            Ask::Rules(rules) => rules.delay,
            Ask::Unreachable(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_allows_all_and_no_answer_allows_nothing() {
        let status = |status| Fault::Status { status, retry: None };
        for (fault, allowed) in [
            (status(404), true),
            (status(401), true),
            (status(403), true),
            (status(410), true),
            (Fault::Redirects(5), true),
            (status(429), false),
            (status(500), false),
            (status(503), false),
            (Fault::Slow(30), false),
            (Fault::NoHost, false),
            (Fault::Cut(9), false),
        ] {
            let robots = Robots::of(Err(&fault), Timestamp::UNIX_EPOCH);
            assert_eq!(robots.check("h", "/x").is_ok(), allowed, "{fault}");
        }
    }

    #[test]
    fn it_is_asked_for_again_after_a_day_or_ten_minutes() {
        let asked = Timestamp::from_second(1_000_000).unwrap();
        let after = |seconds: i64| Timestamp::from_second(1_000_000 + seconds).unwrap();
        let had = Robots::of(Ok(b""), asked);
        assert!(had.is_fresh(after(24 * 3600 - 1)) && !had.is_fresh(after(24 * 3600)));
        let lost = Robots::of(Err(&Fault::NoHost), asked);
        assert!(lost.is_fresh(after(599)) && !lost.is_fresh(after(600)));
        // A clock that was set back.
        assert!(!had.is_fresh(after(-1)));
    }
}

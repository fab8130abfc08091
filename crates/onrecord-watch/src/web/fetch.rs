//! Following an address to what stands there: robots.txt, turns, redirects, limits.

use jiff::Timestamp;
use ureq::http::header::{CONTENT_TYPE, LOCATION, RETRY_AFTER};
use url::Url;

use super::body;
use super::client::{Answer, Client, Validators, header};
use super::hosts::Hosts;
use super::limits::Limits;
use crate::clock::Clock;
use crate::fault::Fault;
use crate::link::{host, join, link, origin};
use crate::memory::Memory;
use crate::network::Private;
use crate::page::Page;
use crate::retry_after::retry_after;
use crate::robots::{self, Robots};

/// What is being looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Want {
    /// A feed, whatever type the server calls it.
    Feed,
    /// A web page.
    Page,
    /// The start of a robots.txt.
    Robots,
}

impl Want {
    fn accept(self) -> &'static str {
        match self {
            Self::Feed => {
                "application/rss+xml, application/atom+xml, application/feed+json, \
                 application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
            }
            Self::Page => "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5",
            Self::Robots => "text/plain, */*;q=0.5",
        }
    }
}

/// What came of it.
#[derive(Debug)]
pub(crate) enum Fetched {
    /// Nothing new since the validators were given.
    Unchanged,
    /// What stands there.
    Page {
        page: Page,
        validators: Validators,
        /// Where it has moved for good, if it has.
        moved: Option<String>,
    },
}

/// Fetches feeds and pages.
pub(crate) struct Fetcher<'a> {
    client: Client,
    limits: Limits,
    hosts: Hosts<'a>,
    memory: &'a dyn Memory,
    clock: &'a dyn Clock,
}

impl<'a> Fetcher<'a> {
    pub(crate) fn new(
        user_agent: &str,
        private: Private,
        limits: Limits,
        memory: &'a dyn Memory,
        clock: &'a dyn Clock,
    ) -> Self {
        let client = Client::new(user_agent, private, limits.clone());
        let hosts = Hosts::new(clock, limits.pause);
        Self { client, limits, hosts, memory, clock }
    }

    /// What stands at an address, unless it is as the validators say.
    ///
    /// # Errors
    ///
    /// Whatever can go wrong on the way.
    pub(crate) fn fetch(
        &self,
        address: &str,
        want: Want,
        validators: &Validators,
    ) -> Result<Fetched, Fault> {
        let mut url = link(address)?;
        let mut passed: Vec<Url> = Vec::new();
        let mut moved_for_good = true;
        loop {
            self.check_hop(&url, &passed)?;
            match self.hop(&url, want, validators)? {
                Hop::To { url: next, for_good } => {
                    moved_for_good &= for_good;
                    passed.push(std::mem::replace(&mut url, next));
                }
                Hop::Unchanged => return Ok(Fetched::Unchanged),
                Hop::Page { page, validators } => {
                    let moved = moved_for_good && !passed.is_empty();
                    let moved = moved.then(|| url.to_string());
                    return Ok(Fetched::Page { page, validators, moved });
                }
            }
        }
    }

    fn check_hop(&self, url: &Url, passed: &[Url]) -> Result<(), Fault> {
        if passed.contains(url) {
            return Err(Fault::Circle(url.to_string()));
        }
        if passed.len() > self.limits.redirects {
            return Err(Fault::Redirects(self.limits.redirects));
        }
        Ok(())
    }

    /// One request, where robots.txt and the host's turn allow it.
    fn hop(&self, url: &Url, want: Want, validators: &Validators) -> Result<Hop, Fault> {
        let delay = if want == Want::Robots {
            None
        } else {
            let robots = self.robots(url)?;
            robots.check(host(url), path(url))?;
            robots.delay()
        };
        let _turn = self.hosts.turn(host(url), delay)?;
        let answer = self.client.get(url, want.accept(), validators)?;
        match answer.status {
            200 | 203 => self.page(url, want, answer),
            304 if *validators != Validators::default() => Ok(Hop::Unchanged),
            301 | 302 | 303 | 307 | 308 => redirect(url, &answer),
            status => Err(Fault::Status { status, retry: self.retry(url, &answer) }),
        }
    }

    fn page(&self, url: &Url, want: Want, answer: Answer) -> Result<Hop, Fault> {
        let content_type = header(&answer.headers, CONTENT_TYPE).map(str::to_owned);
        let reader = answer.body.into_reader();
        let bytes = match want {
            Want::Robots => {
                let length = robots::LIMIT as u64 + 1;
                body::read_head(reader, &answer.headers, &self.limits, length)?
            }
            Want::Page if !is_page(content_type.as_deref()) => {
                return Err(Fault::Type(content_type.unwrap_or_default()));
            }
            Want::Page | Want::Feed => body::read(reader, &answer.headers, &self.limits)?,
        };
        let validators = Validators::of(&answer.headers);
        Ok(Hop::Page { page: Page { url: url.to_string(), content_type, bytes }, validators })
    }

    /// Until when a server asks to be left alone, which holds for all its pages.
    fn retry(&self, url: &Url, answer: &Answer) -> Option<Timestamp> {
        let asked = header(&answer.headers, RETRY_AFTER);
        let until = asked.and_then(|value| retry_after(value, self.clock.now()))?;
        if matches!(answer.status, 429 | 503) {
            self.hosts.hold(host(url), until);
        }
        Some(until)
    }

    /// The robots.txt of an address: the one known, if that is fresh, or the one on the site.
    fn robots(&self, url: &Url) -> Result<Robots, Fault> {
        let origin = origin(url);
        let known = self.memory.robots(&origin);
        if let Some(known) = known.filter(|known| known.is_fresh(self.clock.now())) {
            return Ok(known);
        }
        let none = Validators::default();
        let robots = match self.fetch(&format!("{origin}/robots.txt"), Want::Robots, &none) {
            Ok(Fetched::Page { page, .. }) => Robots::of(Ok(&page.bytes), self.clock.now()),
            Ok(Fetched::Unchanged) => Robots::of(Ok(b""), self.clock.now()),
            // These are about the host, and would be met at any of its pages.
            Err(fault @ (Fault::Private { .. } | Fault::NoHost | Fault::Held(_))) => {
                return Err(fault);
            }
            Err(fault) => Robots::of(Err(&fault), self.clock.now()),
        };
        // If it cannot be kept, it is asked for again; that nothing can be kept is said when the
        // feed's state is.
        let _ = self.memory.keep_robots(&origin, &robots);
        Ok(robots)
    }
}

/// What one request led to.
enum Hop {
    To { url: Url, for_good: bool },
    Unchanged,
    Page { page: Page, validators: Validators },
}

fn redirect(url: &Url, answer: &Answer) -> Result<Hop, Fault> {
    let location = header(&answer.headers, LOCATION).ok_or(Fault::RedirectNowhere)?;
    let for_good = matches!(answer.status, 301 | 308);
    Ok(Hop::To { url: join(url, location)?, for_good })
}

/// The path with its query, as robots.txt speaks of it.
fn path(url: &Url) -> &str {
    &url[url::Position::BeforePath..url::Position::AfterQuery]
}

fn is_page(content_type: Option<&str>) -> bool {
    let Some(content_type) = content_type else { return true };
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(kind.as_str(), "" | "text/html" | "application/xhtml+xml" | "text/plain")
}

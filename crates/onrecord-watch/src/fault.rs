//! What can go wrong on the way to a feed or a page, in words for the person who follows it.

use std::net::IpAddr;

use jiff::Timestamp;

/// Why a feed or a page was not had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The address is none that is followed.
    #[error("`{address}` is not followed: {why}")]
    BadAddress {
        /// The address, without any password.
        address: String,
        /// What is wrong with it.
        why: String,
    },
    /// The host is in the user's own network.
    #[error(
        "{host} is at {address}, which is not on the public internet; \
         --allow-private={host} lets it through"
    )]
    Private {
        /// The host as the address names it.
        host: String,
        /// Where it was found.
        address: IpAddr,
    },
    /// No such host.
    #[error("there is no host of that name, or its name server does not answer")]
    NoHost,
    /// robots.txt says no.
    #[error("robots.txt asks programs not to read {0}")]
    Disallowed(String),
    /// robots.txt cannot be had, which stands for no.
    #[error("robots.txt of {host} cannot be read ({why}), so nothing is read there for now")]
    NoRobots {
        /// Whose it is.
        host: String,
        /// Why it cannot be read.
        why: String,
    },
    /// The server answered with an error.
    #[error("the server answered {status} {}", meaning(*.status))]
    Status {
        /// The HTTP status.
        status: u16,
        /// Until when the server asks to be left alone.
        retry: Option<Timestamp>,
    },
    /// The host is to be left alone for longer than is waited for.
    #[error("the server asks to be left alone until {0:.0}")]
    Held(Timestamp),
    /// Redirects lead back to where they came from.
    #[error("redirects lead in a circle, back to {0}")]
    Circle(String),
    /// More redirects than are followed.
    #[error("more than {0} redirects")]
    Redirects(usize),
    /// A redirect without an address.
    #[error("a redirect that does not say where to")]
    RedirectNowhere,
    /// It took too long.
    #[error("no whole answer within {0} seconds")]
    Slow(u64),
    /// The connection failed.
    #[error("no connection: {0}")]
    Connection(String),
    /// The connection broke while the answer came.
    #[error("the answer was cut off after {0} bytes")]
    Cut(usize),
    /// What came is too large.
    #[error("larger than {0} bytes")]
    Large(u64),
    /// What came is too large once unpacked.
    #[error("larger than {0} bytes once unpacked")]
    Bomb(u64),
    /// What came cannot be unpacked.
    #[error("cannot be unpacked: {0}")]
    Packed(String),
    /// What came is not of a kind that is read.
    #[error("`{0}` is no web page")]
    Type(String),
    /// What came is no feed.
    #[error("no feed: {0}")]
    NoFeed(String),
}

impl Fault {
    /// Whether it may be gone when asked again a little later.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::NoHost
            | Self::NoRobots { .. }
            | Self::Held(_)
            | Self::Slow(_)
            | Self::Connection(_)
            | Self::Cut(_) => true,
            Self::Status { status, .. } => matches!(status, 408 | 425 | 429 | 500..),
            _ => false,
        }
    }

    /// Until when the server asks to be left alone.
    pub fn retry(&self) -> Option<Timestamp> {
        match self {
            Self::Held(until) => Some(*until),
            Self::Status { retry, .. } => *retry,
            _ => None,
        }
    }
}

/// What a status means to the person who follows the feed.
fn meaning(status: u16) -> &'static str {
    match status {
        401 | 407 => "(it wants a password)",
        402 => "(it wants to be paid)",
        403 => "(it does not let this program in)",
        404 => "(there is nothing at this address; has it moved?)",
        410 => "(it is gone for good; take it off the list)",
        429 => "(too many requests)",
        451 => "(withheld for legal reasons)",
        503 => "(out of service for now)",
        400..=499 => "(it refuses)",
        500.. => "(a fault of the server)",
        _ => "(which is no answer to go by)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_pass_is_told_from_what_stays() {
        let status = |status| Fault::Status { status, retry: None };
        for (fault, passing) in [
            (status(500), true),
            (status(429), true),
            (status(404), false),
            (status(403), false),
            (Fault::Slow(30), true),
            (Fault::Cut(3), true),
            (Fault::Disallowed("x".to_owned()), false),
            (Fault::Large(5), false),
            (Fault::Circle("x".to_owned()), false),
        ] {
            assert_eq!(fault.is_passing(), passing, "{fault}");
        }
    }

    #[test]
    fn a_status_is_said_in_words() {
        let said = Fault::Status { status: 410, retry: None }.to_string();
        assert_eq!(said, "the server answered 410 (it is gone for good; take it off the list)");
    }
}

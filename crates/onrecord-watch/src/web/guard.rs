//! Which machine a request may go to.
//!
//! The name is looked up once, the addresses found are judged, and the connection is made to one
//! of those very addresses: a name server that answers differently the next time (DNS rebinding)
//! gains nothing.

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::fault::Fault;
use crate::network::Private;

/// Looks a host up and keeps the addresses that may be connected to.
#[derive(Debug, Default)]
pub(super) struct Guard<R = DefaultResolver> {
    lookup: R,
    private: Private,
}

impl Guard {
    pub(super) fn new(private: Private) -> Self {
        Self { lookup: DefaultResolver::default(), private }
    }
}

impl<R: Resolver> Resolver for Guard<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = match self.lookup.resolve(uri, config, timeout) {
            // Whatever the system says of a name that it cannot find.
            Err(ureq::Error::Io(_)) => return Err(ureq::Error::HostNotFound),
            found => found?,
        };
        let host = uri.host().unwrap_or_default();
        let mut open = self.empty();
        let mut closed = None;
        for address in &found {
            if self.private.lets(host, address.ip()) {
                open.push(*address);
            } else {
                closed = Some(address.ip());
            }
        }
        match closed {
            Some(address) if open.is_empty() => {
                Err(ureq::Error::Other(Box::new(Fault::Private { host: host.to_owned(), address })))
            }
            _ => Ok(open),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;
    use std::time::Duration;

    use ureq::Timeout;

    use super::*;

    /// A name server that answers with these addresses, whatever it is asked.
    #[derive(Debug)]
    struct Answers(&'static [&'static str]);

    impl Resolver for Answers {
        fn resolve(
            &self,
            _: &Uri,
            _: &Config,
            _: NextTimeout,
        ) -> Result<ResolvedSocketAddrs, ureq::Error> {
            let mut found = self.empty();
            self.0
                .iter()
                .for_each(|address| found.push(SocketAddr::new(address.parse().unwrap(), 80)));
            Ok(found)
        }
    }

    fn resolve(answers: &'static [&'static str], private: Private) -> Result<Vec<String>, String> {
        let guard = Guard { lookup: Answers(answers), private };
        let timeout = NextTimeout {
            after: Duration::from_secs(1).into(),
            reason: Timeout::Global,
            ..NextTimeout::default()
        };
        let uri = "http://news.example/".parse().unwrap();
        match guard.resolve(&uri, &Config::default(), timeout) {
            Ok(found) => Ok(found.iter().map(|address| address.ip().to_string()).collect()),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn a_name_that_points_into_the_own_network_is_refused() {
        for answers in [&["127.0.0.1"][..], &["::ffff:10.0.0.1"], &["fd00::1", "169.254.169.254"]] {
            let said = resolve(answers, Private::Refused).unwrap_err();
            assert!(said.contains("news.example is at"), "{said}");
            assert!(said.contains("--allow-private=news.example"), "{said}");
        }
    }

    #[test]
    fn of_several_addresses_the_public_ones_are_kept() {
        let kept = resolve(&["10.0.0.1", "1.1.1.1", "::1"], Private::Refused).unwrap();
        assert_eq!(kept, ["1.1.1.1"]);
    }

    #[test]
    fn a_host_that_is_let_through_keeps_all() {
        let private = Private::Hosts(vec!["news.example".to_owned()]);
        assert_eq!(resolve(&["10.0.0.1", "1.1.1.1"], private).unwrap().len(), 2);
    }
}

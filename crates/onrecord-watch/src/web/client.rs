//! One request and its answer, without following redirects.

use serde::{Deserialize, Serialize};
use ureq::http::HeaderMap;
use ureq::http::header::{AsHeaderName, ETAG, LAST_MODIFIED};
use ureq::tls::TlsConfig;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

use super::guard::Guard;
use super::limits::Limits;
use crate::fault::Fault;
use crate::network::Private;

/// What a server gave along with a feed, to be asked for it only if it has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// The header `ETag`.
    pub etag: Option<String>,
    /// The header `Last-Modified`.
    pub modified: Option<String>,
}

impl Validators {
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let own = |value: &str| value.to_owned();
        Self {
            etag: header(headers, ETAG).map(own),
            modified: header(headers, LAST_MODIFIED).map(own),
        }
    }
}

/// What the program calls itself to servers: its name and version, and how to reach the person who
/// runs it, if they gave an address.
///
/// ```
/// let name = onrecord_watch::user_agent(Some("desk@example.org"));
/// assert!(name.starts_with("OnRecord/") && name.ends_with("(+desk@example.org)"));
/// ```
pub fn user_agent(contact: Option<&str>) -> String {
    let name = format!("{}/{}", crate::robots::TOKEN, env!("CARGO_PKG_VERSION"));
    let is_clean = |character: &char| character.is_ascii_graphic() && !"()".contains(*character);
    let contact: String = contact.unwrap_or_default().chars().filter(is_clean).collect();
    if contact.is_empty() { name } else { format!("{name} (+{contact})") }
}

/// Makes requests.
pub(super) struct Client {
    agent: Agent,
    limits: Limits,
}

/// A server's answer; its body is still on the way.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Body,
}

impl Client {
    pub(super) fn new(user_agent: &str, private: Private, limits: Limits) -> Self {
        let config = Agent::config_builder()
            .user_agent(user_agent)
            .http_status_as_error(false)
            // A proxy would look names up itself, and go where we would not.
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .tls_config(TlsConfig::default())
            .timeout_resolve(Some(limits.connect))
            .timeout_connect(Some(limits.connect))
            .timeout_global(Some(limits.answer))
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), Guard::new(private));
        Self { agent, limits }
    }

    pub(super) fn get(
        &self,
        url: &Url,
        accept: &str,
        validators: &Validators,
    ) -> Result<Answer, Fault> {
        let mut request = self.agent.get(url.as_str());
        request = request.header("Accept", accept).header("Accept-Encoding", "gzip");
        if let Some(etag) = &validators.etag {
            request = request.header("If-None-Match", etag);
        }
        if let Some(modified) = &validators.modified {
            request = request.header("If-Modified-Since", modified);
        }
        let response = request.call().map_err(|error| self.fault(error))?;
        let (parts, body) = response.into_parts();
        Ok(Answer { status: parts.status.as_u16(), headers: parts.headers, body })
    }

    fn fault(&self, error: ureq::Error) -> Fault {
        use std::io::ErrorKind;
        match error {
            ureq::Error::Other(inner) => match inner.downcast::<Fault>() {
                Ok(fault) => *fault,
                Err(other) => Fault::Connection(other.to_string()),
            },
            ureq::Error::Timeout(_) => Fault::Slow(self.limits.answer.as_secs()),
            ureq::Error::HostNotFound => Fault::NoHost,
            ureq::Error::Io(error) => match error.kind() {
                ErrorKind::ConnectionRefused => {
                    Fault::Connection("the server does not take it".to_owned())
                }
                ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset => Fault::Cut(0),
                _ => Fault::Connection(error.to_string()),
            },
            ureq::Error::Rustls(error) => Fault::Connection(format!("it is not secure ({error})")),
            ureq::Error::Protocol(error) => {
                Fault::Connection(format!("the answer is no HTTP ({error})"))
            }
            error => Fault::Connection(error.to_string()),
        }
    }
}

/// A header's value, if it is there and is text.
pub(super) fn header(headers: &HeaderMap, name: impl AsHeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_cannot_add_a_header() {
        let name = user_agent(Some("me@example.org)\r\nX-Other: 1"));
        assert!(name.ends_with(" (+me@example.orgX-Other:1)"), "{name}");
        assert!(!user_agent(None).contains('('));
    }
}

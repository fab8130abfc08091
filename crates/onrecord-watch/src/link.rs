//! Addresses of feeds and pages: only http and https, with a host, without a password.

use url::{Host, Url};

use crate::fault::Fault;

/// The longest address that is followed, in bytes; servers refuse longer ones anyway.
const LONGEST: usize = 8192;

/// Reads an address, or says why it is none that is followed.
///
/// # Errors
///
/// The address is not one of the web, holds a name or password, or is too long.
pub fn link(address: &str) -> Result<Url, Fault> {
    let url = Url::parse(address.trim()).map_err(|error| bad(address, error.to_string()))?;
    check(url)
}

/// The address that `reference` stands for on the page at `base`, as in a redirect.
pub(crate) fn join(base: &Url, reference: &str) -> Result<Url, Fault> {
    let url = base.join(reference.trim()).map_err(|error| bad(reference, error.to_string()))?;
    check(url)
}

fn check(mut url: Url) -> Result<Url, Fault> {
    let refuse = |why: &str| Err(bad(url.as_str(), why.to_owned()));
    if !matches!(url.scheme(), "http" | "https") {
        return refuse("only http and https are followed");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("take the name and password out of it");
    }
    if url.host().is_none_or(|host| matches!(host, Host::Domain(""))) {
        return refuse("it names no host");
    }
    if url.as_str().len() > LONGEST {
        return refuse("it is longer than 8,192 bytes");
    }
    url.set_fragment(None);
    Ok(url)
}

fn bad(address: &str, why: String) -> Fault {
    const SHOWN: usize = 200;
    let mut address: String = address.chars().take(SHOWN).collect();
    // A password in an address has no place in a message.
    if let Some((before, after)) = address.split_once('@') {
        let scheme = before.split_once("://").map_or("", |(scheme, _)| scheme);
        address = format!("{scheme}://…@{after}");
    }
    Fault::BadAddress { address, why }
}

/// The host of an address that [`link`] took.
pub(crate) fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default()
}

/// Scheme, host and port: what one robots.txt speaks for.
pub(crate) fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_web_are_taken_without_their_fragment() {
        for (typed, taken) in [
            (" https://example.org/a#top ", "https://example.org/a"),
            ("HTTP://Example.ORG:80", "http://example.org/"),
            ("http://0x7f.1/", "http://127.0.0.1/"),
        ] {
            assert_eq!(link(typed).unwrap().as_str(), taken);
        }
    }

    #[test]
    fn other_addresses_are_refused_with_a_reason() {
        for (typed, why) in [
            ("file:///etc/passwd", "only http and https"),
            ("gopher://example.org/", "only http and https"),
            ("javascript:alert(1)", "only http and https"),
            ("example.org/feed", "relative URL without a base"),
            ("https://", "empty host"),
            ("https://example.org:99999/", "invalid port"),
        ] {
            let said = link(typed).unwrap_err().to_string();
            assert!(said.contains(why), "{typed}: {said}");
        }
        let long = format!("https://example.org/{}", "a".repeat(LONGEST));
        assert!(link(&long).unwrap_err().to_string().contains("longer than"));
    }

    #[test]
    fn a_password_is_refused_and_not_repeated() {
        let said = link("https://anna:secret@example.org/").unwrap_err().to_string();
        assert!(said.contains("take the name and password out of it"), "{said}");
        assert!(!said.contains("secret") && !said.contains("anna"), "{said}");
    }

    #[test]
    fn a_redirect_is_read_from_where_it_stands_and_checked() {
        let base = link("https://example.org/news/feed").unwrap();
        assert_eq!(join(&base, "../rss").unwrap().as_str(), "https://example.org/rss");
        assert_eq!(join(&base, "//example.com/x").unwrap().as_str(), "https://example.com/x");
        assert!(join(&base, "file:///etc/passwd").is_err());
    }
}

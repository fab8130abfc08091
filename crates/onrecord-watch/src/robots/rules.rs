//! What a robots.txt lets this program read.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::path::{matches, normal};

/// The rules of a site for this program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    rules: Vec<Rule>,
    /// The time the site wants between two requests.
    pub delay: Option<Duration>,
}

/// One rule, its pattern in the normal form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Rule {
    pub(super) allow: bool,
    pub(super) pattern: String,
}

impl Rules {
    /// The rules for this program in a robots.txt.
    pub fn parse(bytes: &[u8]) -> Self {
        super::parse::parse(bytes)
    }

    /// Whether a path (with its query) may be read.
    ///
    /// The rule with the longest pattern decides; of two as long, the one that allows.
    ///
    /// ```
    /// let rules = onrecord_watch::Rules::parse(b"User-agent: *\nDisallow: /drafts/");
    /// assert!(rules.allow("/news/1") && !rules.allow("/drafts/1"));
    /// ```
    pub fn allow(&self, path: &str) -> bool {
        if path == "/robots.txt" {
            return true;
        }
        let path = normal(path);
        let fitting = self.rules.iter().filter(|rule| matches(&rule.pattern, &path));
        fitting.max_by_key(|rule| (rule.pattern.len(), rule.allow)).is_none_or(|rule| rule.allow)
    }

    pub(super) fn add(&mut self, rule: Rule) {
        self.rules.push(rule);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(text: &str, path: &str) -> bool {
        Rules::parse(format!("User-agent: *\n{text}").as_bytes()).allow(path)
    }

    #[test]
    fn the_longest_rule_decides() {
        // RFC 9309, 5.2.
        let text = "Allow: /example/page/\nDisallow: /example/page/disallowed.gif\n";
        assert!(!allows(text, "/example/page/disallowed.gif"));
        assert!(allows(text, "/example/page/other.gif"));
        for (text, path, expected) in [
            ("Disallow: /\nAllow: /p", "/page", true),
            ("Allow: /p\nDisallow: /", "/page", true),
            ("Allow: /page\nDisallow: /*.htm", "/page.htm", false),
            ("Allow: /$\nDisallow: /", "/", true),
            ("Allow: /$\nDisallow: /", "/page", false),
            ("Disallow: /folder\nAllow: /folder", "/folder/page", true),
            ("Disallow: /", "/robots.txt", true),
            ("Disallow: /*?print", "/a?print=1", false),
        ] {
            assert_eq!(allows(text, path), expected, "{text} {path}");
        }
    }

    #[test]
    fn encoded_and_plain_addresses_are_the_same() {
        assert!(!allows("Disallow: /foo/bar/ツ", "/foo/bar/%E3%83%84"));
        assert!(!allows("Disallow: /foo/bar/%62%61%7A", "/foo/bar/baz"));
        assert!(!allows("Disallow: /foo/bar/baz", "/foo/bar/%62%61%7A"));
    }
}

//! Reading a robots.txt: lines, groups, and which groups speak to this program.

use std::time::Duration;

use super::path::normal;
use super::rules::{Rule, Rules};
use super::{LIMIT, TOKEN};

/// The rules for this program in the bytes of a robots.txt.
///
/// Groups that name it go before those for all (`*`); where several name it they count as one.
/// Bytes beyond the limit are not read, nor is a line that the limit cuts.
pub(super) fn parse(bytes: &[u8]) -> Rules {
    let text = String::from_utf8_lossy(head(bytes));
    let mut named: Option<Rules> = None;
    let mut general = Rules::default();
    let mut group = Group::default();
    for (key, value) in text.trim_start_matches('\u{feff}').split(['\n', '\r']).filter_map(line) {
        match key.as_str() {
            "user-agent" => {
                group.meet(value);
                if group.is_named {
                    named.get_or_insert_default();
                }
            }
            "allow" | "disallow" | "crawl-delay" => {
                group.is_open = false;
                let targets = [
                    group.is_general.then_some(&mut general),
                    named.as_mut().filter(|_| group.is_named),
                ];
                for rules in targets.into_iter().flatten() {
                    add(rules, &key, value);
                }
            }
            // A site map, or something that others have agreed upon, belongs to no group.
            _ => {}
        }
    }
    named.unwrap_or(general)
}

fn head(bytes: &[u8]) -> &[u8] {
    match bytes.split_at_checked(LIMIT) {
        Some((head, rest)) if !rest.is_empty() => {
            let end = head.iter().rposition(|byte| matches!(byte, b'\n' | b'\r'));
            &head[..end.unwrap_or_default()]
        }
        _ => bytes,
    }
}

/// A line's key in small letters, and its value without comment.
fn line(line: &str) -> Option<(String, &str)> {
    let line = line.split_once('#').map_or(line, |(line, _)| line);
    let (key, value) = line.split_once(':')?;
    Some((key.trim().to_ascii_lowercase(), value.trim()))
}

/// Whom the lines that follow speak to.
#[derive(Default)]
struct Group {
    /// Whether another `user-agent` line adds to this group rather than starting one.
    is_open: bool,
    is_named: bool,
    is_general: bool,
}

impl Group {
    fn meet(&mut self, agent: &str) {
        if !self.is_open {
            *self = Self { is_open: true, ..Self::default() };
        }
        // `OnRecord/1.0` is written by people who know the program's whole user agent.
        let is_token = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_');
        let length = agent.bytes().take_while(is_token).count();
        self.is_named |= agent[..length].eq_ignore_ascii_case(TOKEN);
        self.is_general |= agent.starts_with('*');
    }
}

fn add(rules: &mut Rules, key: &str, value: &str) {
    match key {
        "crawl-delay" => {
            let seconds = value.parse().ok().filter(|seconds| *seconds >= 0.0);
            let delay = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
            rules.delay = rules.delay.max(delay);
        }
        // `Disallow:` with nothing behind it forbids nothing.
        _ if value.is_empty() => {}
        _ => rules.add(Rule { allow: key == "allow", pattern: normal(value) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 9309, 5.1, with this program in the place of one of its crawlers.
    const SIMPLE: &str = "\
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: onrecord
Disallow: /example/page.html

User-Agent: quxbot
";

    #[test]
    fn the_group_that_names_the_program_goes_before_that_for_all() {
        let rules = parse(SIMPLE.as_bytes());
        assert!(!rules.allow("/example/page.html"));
        assert!(rules.allow("/example/other.gif"));
        let others = parse(SIMPLE.replace("onrecord", "bazbot").as_bytes());
        assert!(!others.allow("/example/other"));
        assert!(!others.allow("/picture.gif"));
        assert!(others.allow("/publications/x"));
        let empty = parse(SIMPLE.replace("quxbot", "OnRecord").replace("onrecord", "b").as_bytes());
        assert!(empty.allow("/example/page.html"), "a group without rules allows all");
    }

    #[test]
    fn groups_of_one_name_count_as_one() {
        // RFC 9309, 2.2.1.
        let text = "user-agent: OnRecord\ndisallow: /foo\ndisallow: /bar\n\nuser-agent: b\n\
                    disallow: /\n\nuser-agent: ONRECORD/2.0 (x)\ndisallow: /baz\n";
        let rules = parse(text.as_bytes());
        for path in ["/foo", "/bar", "/baz"] {
            assert!(!rules.allow(path), "{path}");
        }
        assert!(rules.allow("/other"));
    }

    #[test]
    fn lines_are_read_however_they_are_written() {
        for text in [
            "User-agent: *\nDisallow: /p",
            "user-agent:*\r\ndisallow:/p\r\n",
            "USER-AGENT : * # all\rDISALLOW : /p # private\r",
            "\u{feff}User-agent: *\n\n\nDisallow: /p",
            "Sitemap: https://x/s.xml\nUser-agent: *\nSitemap: y\nUser-agent: b\nDisallow: /p",
            "User-agent: b\nUser-agent: *\nnonsense\nDisallow: /p\nDisallow:\n",
        ] {
            let rules = parse(text.as_bytes());
            assert!(!rules.allow("/private") && rules.allow("/open"), "{text}");
        }
    }

    #[test]
    fn what_names_others_only_forbids_nothing() {
        for text in ["", "Disallow: /", "User-agent: b\nDisallow: /", "<html>Not found", "\0\x01"] {
            assert!(parse(text.as_bytes()).allow("/x"), "{text}");
        }
        assert!(parse(b"User-agent: OnRecordings\nDisallow: /").allow("/x"));
    }

    #[test]
    fn a_crawl_delay_is_kept_with_its_group() {
        let text = "User-agent: b\nCrawl-delay: 99\nUser-agent: *\nCrawl-delay: 2.5\n";
        assert_eq!(parse(text.as_bytes()).delay, Some(Duration::from_millis(2500)));
        for value in ["-1", "fast", "1e300", "NaN", "inf"] {
            let text = format!("User-agent: *\nCrawl-delay: {value}\n");
            assert_eq!(parse(text.as_bytes()).delay, None, "{value}");
        }
    }

    #[test]
    fn beyond_the_limit_nothing_is_read() {
        let mut text = "User-agent: *\nDisallow: /early\n".to_owned();
        text.push_str(&"#".repeat(LIMIT - text.len() - 20));
        text.push_str("\nDisallow: /late/but/not/whole\nDisallow: /never\n");
        let rules = parse(text.as_bytes());
        assert!(!rules.allow("/early"));
        assert!(rules.allow("/late/but/not/whole") && rules.allow("/la") && rules.allow("/never"));
    }
}

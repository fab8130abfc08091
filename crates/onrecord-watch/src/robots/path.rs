//! Paths written one way, so that an address and a rule of robots.txt can be compared.

/// Writes a path as RFC 9309 (2.2.2) wants it before comparison: bytes beyond ASCII are
/// percent-encoded; encoded letters, digits, `-`, `.`, `_` and `~` are written plainly; other
/// encoded bytes stay encoded, in capitals.
///
/// In a query, `:/?@` mean the same encoded or not, so they are written plainly there: a rule on
/// `/go?to=https://example.org` matches however the address is written.
pub(super) fn normal(path: &str) -> String {
    let mut written = String::with_capacity(path.len());
    let mut in_query = false;
    let mut rest = path.as_bytes();
    while let [byte, after @ ..] = rest {
        let encoded = (*byte == b'%').then(|| after.split_at_checked(2)).flatten();
        let encoded = encoded.and_then(|(digits, after)| Some((decode(digits)?, after)));
        if let Some((byte, after)) = encoded {
            if is_plain(byte) || in_query && b":/?@".contains(&byte) {
                written.push(char::from(byte));
            } else {
                encode(byte, &mut written);
            }
            rest = after;
        } else {
            in_query |= *byte == b'?';
            if byte.is_ascii_graphic() {
                written.push(char::from(*byte));
            } else {
                encode(*byte, &mut written);
            }
            rest = after;
        }
    }
    written
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn decode(digits: &[u8]) -> Option<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    match *digits {
        [high, low] => Some((digit(high)? * 16 + digit(low)?) as u8),
        _ => None,
    }
}

fn encode(byte: u8, written: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    written.push('%');
    written.push(char::from(DIGITS[usize::from(byte >> 4)]));
    written.push(char::from(DIGITS[usize::from(byte & 15)]));
}

/// Whether a rule's pattern matches the start of a path; `*` stands for any bytes, a `$` at the
/// end for the end of the path. Both are in the form of [`normal`].
pub(super) fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, to_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return !to_end || rest.is_empty() };
    for part in parts {
        // The first place where it fits leaves most room for the others.
        match rest.find(part) {
            Some(place) => rest = &rest[place + part.len()..],
            None => return false,
        }
    }
    if to_end { rest.ends_with(last) } else { rest.contains(last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_addresses_meet_in_one_form() {
        // The table of RFC 9309, 2.2.2, and its like.
        for (written, other) in [
            ("/foo/bar?baz=quz", "/foo/bar?baz=quz"),
            ("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar"),
            ("/foo/bar/ツ", "/foo/bar/%E3%83%84"),
            ("/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84"),
            ("/foo/bar/%62%61%7A", "/foo/bar/baz"),
            ("/a%3cd", "/a%3Cd"),
            ("/%7Ejoe", "/~joe"),
        ] {
            assert_eq!(normal(written), normal(other), "{written}");
        }
        assert_ne!(normal("/a%2Fb"), normal("/a/b"));
        assert_eq!(normal("/100%"), "/100%");
        assert_eq!(normal("/%zz%4"), "/%zz%4");
    }

    #[test]
    fn stars_and_ends_match_as_in_the_rfc() {
        for (pattern, path, expected) in [
            ("/", "/x", true),
            ("/fish", "/fish.html", true),
            ("/fish", "/Fish.asp", false),
            ("/fish*", "/fishheads/yummy.html", true),
            ("/fish/", "/fish", false),
            ("/fish/", "/fish/?id=anything", true),
            ("/*.php", "/folder/filename.php?parameters", true),
            ("/*.php", "/windows.PHP", false),
            ("/*.php$", "/filename.php", true),
            ("/*.php$", "/filename.php?parameters", false),
            ("/*.php$", "/filename.php/", false),
            ("/*.php$", "/a.php/b.php", true),
            ("/fish*.php", "/fishheads/catfish.php?parameters", true),
            ("/fish*.php", "/Fish.PHP", false),
            ("/$", "/", true),
            ("/$", "/page.htm", false),
            ("/a*b*c$", "/abbc", true),
            ("/ab*bc$", "/abc", false),
            ("/a$b", "/a$bc", true),
            ("*", "/anything", true),
            ("*/private", "/my/private/x", true),
            ("/**/x", "/a/x", true),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn a_pattern_full_of_stars_takes_no_time() {
        let pattern = format!("/{}b$", "*a".repeat(2000));
        let path = format!("/{}", "a".repeat(8000));
        assert!(!matches(&pattern, &path));
    }
}

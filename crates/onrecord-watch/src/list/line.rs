//! One line of a list: `https://example.org/rss every=15m publisher="Example Wire" # a comment`.

use std::time::Duration;

use super::{List, Subscription};

/// No feed is asked more often: no newsroom is faster, and servers take it for an attack.
const LEAST: Duration = Duration::from_secs(60);

pub(super) fn parse(text: &str) -> List {
    let mut list = List::default();
    for (index, line) in text.lines().enumerate() {
        let found = words(line).and_then(|words| match words.split_first() {
            None => Ok(None),
            Some((address, settings)) => subscription(address, settings).map(Some),
        });
        if let Some(found) = found.transpose() {
            list.take(index + 1, found);
        }
    }
    list
}

fn subscription(address: &str, settings: &[String]) -> Result<Subscription, String> {
    let mut found = Subscription::new(address).map_err(|fault| fault.to_string())?;
    for setting in settings {
        match setting.split_once('=') {
            Some(("every", value)) => found.every = Some(parse_interval(value)?),
            Some(("publisher", value)) if !value.is_empty() => {
                found.publisher = Some(value.to_owned());
            }
            _ => {
                return Err(format!(
                    "`{setting}` is not known; after the address write every=15m or \
                     publisher=\"Example Wire\""
                ));
            }
        }
    }
    Ok(found)
}

/// The words of a line; quotation marks hold words together, `#` at the start of a word begins a
/// comment (within an address it is part of it).
fn words(line: &str) -> Result<Vec<String>, String> {
    let mut words: Vec<String> = Vec::new();
    let (mut in_word, mut in_quotes) = (false, false);
    for character in line.chars() {
        match character {
            '#' if !in_word => break,
            '"' if in_word => in_quotes = !in_quotes,
            _ if character.is_whitespace() && !in_quotes => in_word = false,
            _ => {
                if !in_word {
                    words.push(String::new());
                    in_word = true;
                }
                if let Some(word) = words.last_mut() {
                    word.push(character);
                }
            }
        }
    }
    if in_quotes { Err("a quotation mark is not closed".to_owned()) } else { Ok(words) }
}

/// Reads how often: `90s`, `15m`, `2h`, `1d`.
///
/// # Errors
///
/// It is none of these, or less than a minute.
pub fn parse_interval(value: &str) -> Result<Duration, String> {
    let bad = || format!("`{value}` is no interval: write 15m, 2h or 1d");
    let unit = value.chars().next_back().ok_or_else(bad)?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        'd' => 24 * 3600,
        _ => return Err(bad()),
    };
    let number: u32 = value[..value.len() - 1].parse().map_err(|_| bad())?;
    let interval = Duration::from_secs(u64::from(number) * seconds);
    if interval < LEAST {
        return Err(format!("`{value}` is too often: a minute is the least"));
    }
    Ok(interval)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_a_feed_and_how_to_follow_it() {
        let list = parse(
            "\n# wires\n  https://example.org/rss#x   every=5m publisher=\"Example Wire\" # good\n\
             https://example.com/atom\t# none\nhttps://example.org/rss every=2h\n",
        );
        assert_eq!(list.errors, []);
        let [wire, plain] = &list.feeds[..] else { panic!("{list:?}") };
        assert_eq!(wire.feed, "https://example.org/rss");
        assert_eq!(wire.every, Some(Duration::from_secs(300)));
        assert_eq!(wire.publisher.as_deref(), Some("Example Wire"));
        assert_eq!(plain, &Subscription::new("https://example.com/atom").unwrap());
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line_and_the_rest_is_read() {
        let list = parse(
            "example.org/rss\nhttps://a.example/ every=soon\nhttps://b.example/ evry=1h\n\
             https://c.example/ publisher=\"C\nhttps://d.example/ every=5s\nhttps://e.example/\n",
        );
        assert_eq!(list.feeds.len(), 1);
        let said: Vec<_> = list.errors.iter().map(ToString::to_string).collect();
        for (said, part) in said.iter().zip([
            "line 1: `example.org/rss` is not followed",
            "line 2: `soon` is no interval: write 15m",
            "line 3: `evry=1h` is not known",
            "line 4: a quotation mark is not closed",
            "line 5: `5s` is too often",
        ]) {
            assert!(said.starts_with(part), "{said}");
        }
        assert_eq!(said.len(), 5);
    }

    #[test]
    fn intervals_have_a_unit() {
        for (value, seconds) in [("90s", 90), ("15m", 900), ("2h", 7200), ("1d", 86_400)] {
            assert_eq!(parse_interval(value), Ok(Duration::from_secs(seconds)));
        }
        for value in ["", "15", "m", "-1h", "1.5h", "59s", "1ż", "99999999999h"] {
            assert!(parse_interval(value).is_err(), "{value}");
        }
    }
}

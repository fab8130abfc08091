//! Words between backticks, found in the passage.

use onrecord_text::Span;

use crate::error::Problem;

/// Where the words of `reference` stand in `text`: the bracketed part, or all of them.
pub(crate) fn find(reference: &str, text: &str) -> Result<Span, Problem> {
    let (words, marked) = unmark(reference)?;
    let mut found = occurrences(&words, text);
    let Some(start) = found.next() else {
        return Err(Problem::Absent(reference.to_owned()));
    };
    match found.count() {
        0 => Ok(Span::new(start + marked.start, start + marked.end)),
        more => Err(Problem::Ambiguous { reference: reference.to_owned(), count: more + 1 }),
    }
}

/// The words without their brackets, and which of them are meant.
fn unmark(reference: &str) -> Result<(String, Span), Problem> {
    let mut words = String::new();
    let (mut opened, mut closed) = (None, None);
    let mut chars = reference.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => words.push(chars.next().unwrap_or('\\')),
            '[' if opened.is_none() => opened = Some(words.len()),
            ']' if opened.is_some() && closed.is_none() => closed = Some(words.len()),
            '[' | ']' => return Err(Problem::Brackets(reference.to_owned())),
            _ => words.push(c),
        }
    }
    let marked = match (opened, closed) {
        (None, None) => Span::new(0, words.len()),
        (Some(start), Some(end)) => Span::new(start, end),
        _ => return Err(Problem::Brackets(reference.to_owned())),
    };
    if marked.of(&words).trim().is_empty() || marked.of(&words).trim() != marked.of(&words) {
        return Err(Problem::Brackets(reference.to_owned()));
    }
    Ok((words, marked))
}

/// Where `words` stand in `text` as whole words: "he" is not in "the".
pub(crate) fn occurrences<'a>(words: &'a str, text: &'a str) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    let all = std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(words)?;
        from = at + text[at..].chars().next().map_or(1, char::len_utf8);
        Some(at)
    });
    all.filter(move |&at| {
        !(joined(text[..at].chars().next_back(), words.chars().next()))
            && !(joined(words.chars().next_back(), text[at + words.len()..].chars().next()))
    })
}

/// Whether two neighbours belong to one word.
fn joined(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The mayor said he left; later he said they [the crews] stayed.";

    #[test]
    fn words_are_found_whole_and_once() {
        let cases = [
            ("The mayor", "The mayor"),
            ("said [he] left", "he"),
            ("[he] said they", "he"),
            ("they \\[the crews\\]", "they [the crews]"),
            ("[left];", "left"),
        ];
        for (reference, words) in cases {
            assert_eq!(find(reference, TEXT).unwrap().of(TEXT), words, "{reference}");
        }
    }

    #[test]
    fn what_cannot_be_found_is_explained() {
        let ambiguous = Problem::Ambiguous { reference: "he".to_owned(), count: 2 };
        assert_eq!(find("he", TEXT), Err(ambiguous));
        for absent in ["she", "he lef", "the mayor"] {
            assert_eq!(find(absent, TEXT), Err(Problem::Absent(absent.to_owned())));
        }
        for brackets in ["[he", "he]", "[] left", "[he] [left]", "[he ]left"] {
            assert_eq!(find(brackets, TEXT), Err(Problem::Brackets(brackets.to_owned())));
        }
    }
}

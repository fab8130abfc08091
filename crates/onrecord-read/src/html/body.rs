//! The main text of a page: the extractor's answer, or what JSON-LD gives where that has far more.

use std::collections::HashMap;

use onrecord_text::guard::caught;
use trafilatura::{ExtractionFocus, HtmlDateMode, Options, extract};

use super::furniture::letters;
use super::paragraphs::{Paragraph, paragraphs};

/// Below this share of the words that the page itself calls the article's, extraction has failed.
const COVERED: f64 = 0.8;

/// The paragraphs of the article on a page, `described` being its text as JSON-LD gives it.
pub(super) fn body(html: &str, described: Option<&str>) -> Vec<Paragraph> {
    let first = extracted(html, ExtractionFocus::Balanced);
    let Some(described) = described.filter(|text| covered(&first, text) < COVERED) else {
        return first;
    };
    let second = extracted(html, ExtractionFocus::FavorPrecision);
    if covered(&second, described) >= COVERED {
        return second;
    }
    // Most give the text without its paragraphs, so this comes last.
    paragraphs(&described.replace('\n', "<br>"))
}

/// What the extractor finds; nothing where there is no article.
fn extracted(html: &str, focus: ExtractionFocus) -> Vec<Paragraph> {
    let options = Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_focus(focus)
        .with_html_date_mode(HtmlDateMode::Disabled);
    // The extractor is young: a page that it breaks on is a page without an article.
    match caught(|| extract(html, &options)) {
        Ok(Ok(result)) => parted(paragraphs(&result.content_html), html),
        Ok(Err(_)) | Err(_) => Vec::new(),
    }
}

/// The extractor runs the paragraphs of a short article together; the page itself knows where each
/// ends.
fn parted(found: Vec<Paragraph>, html: &str) -> Vec<Paragraph> {
    const FEW: usize = 3;
    if found.is_empty() || found.len() > FEW {
        return found;
    }
    let on_page = paragraphs(html);
    found.into_iter().flat_map(|one| parts(&on_page, &one).unwrap_or(vec![one])).collect()
}

/// The paragraphs of the page that together are this one; none if they are not nearly all of it.
fn parts(on_page: &[Paragraph], whole: &Paragraph) -> Option<Vec<Paragraph>> {
    let all = letters(&whole.text);
    let mut rest = all.as_str();
    let mut parts = Vec::new();
    for paragraph in on_page {
        let own = letters(&paragraph.text);
        if let Some(after) = rest.strip_prefix(own.as_str()).filter(|_| !own.is_empty()) {
            parts.push(paragraph.clone());
            rest = after;
        }
    }
    (rest.len() * 10 <= all.len()).then_some(parts)
}

/// Which share of the words of `text` stands in the paragraphs.
fn covered(found: &[Paragraph], text: &str) -> f64 {
    let mut words: HashMap<&str, usize> = HashMap::new();
    for word in found.iter().flat_map(|paragraph| paragraph.text.split_whitespace()) {
        *words.entry(word).or_default() += 1;
    }
    let (mut all, mut both) = (0_usize, 0_usize);
    for word in text.split_whitespace() {
        all += 1;
        if let Some(left) = words.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            both += 1;
        }
    }
    both as f64 / all.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_run_together_is_parted_as_on_the_page() {
        let html = "<nav>Home</nav><p>The ferry sails.<p>Homes are safe.<p>Soon.";
        let glued = Paragraph::new("The ferry sails.Homes are safe.");
        let texts: Vec<String> =
            parted(vec![glued], html).into_iter().map(|paragraph| paragraph.text).collect();
        assert_eq!(texts, ["The ferry sails.", "Homes are safe."]);
        let other = vec![Paragraph::new("Something else.")];
        assert_eq!(parted(other.clone(), html), other);
    }

    #[test]
    fn the_share_of_words_counts_each_once() {
        let found = [Paragraph::new("the ferry the"), Paragraph::new("sails")];
        for (text, share) in [("the ferry sails", 1.0), ("the the the port", 0.5), ("", 0.0)] {
            assert!((covered(&found, text) - share).abs() < 1e-9, "{text}");
        }
    }
}

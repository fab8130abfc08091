//! Where a source, a cue and a content begin and end: no dateline, no page furniture, no loose marks.

use onrecord_lexicon::Part;
use onrecord_text::{Document, Paragraph, ParagraphKind, Quotation, Span, words};

use super::Draft;

/// Marks that may stand at the edge of a content without belonging to it.
const LOOSE: [char; 7] = ['.', ',', ';', ':', '—', '–', '-'];

/// Trims every part of `draft`; parts of which nothing is left are dropped.
pub(super) fn trim(text: &str, document: &Document, draft: &mut Draft) {
    let outside = |span: &Span| outside_furniture(document, *span);
    for part in [&mut draft.sources, &mut draft.cue] {
        *part = part.iter().filter_map(outside).filter_map(|s| trim_phrase(text, s)).collect();
    }
    keep_nearest_source(text, draft);
    draft.cue =
        draft.cue.iter().map(|cue| without_by(text, without_circumstance(text, *cue))).collect();
    draft.contents = draft
        .contents
        .iter()
        .filter_map(outside)
        .flat_map(|span| split_by_paragraph(document, span))
        .filter_map(|span| trim_content(text, document, span, draft.nested))
        .collect();
}

/// Puts the contents in order, without overlap and without the page's own words, once quotations
/// have been added.
pub(super) fn tidy(text: &str, document: &Document, draft: &mut Draft) {
    for part in [&mut draft.sources, &mut draft.cue] {
        *part = part.iter().filter_map(|span| outside_furniture(document, *span)).collect();
    }
    let outside = draft.contents.iter().filter_map(|span| outside_furniture(document, *span));
    let mut contents: Vec<_> = outside.filter_map(|span| trim_space(text, span)).collect();
    contents.sort_unstable();
    draft.contents.clear();
    for content in contents {
        match draft.contents.last_mut() {
            Some(last) if content.start < last.end => *last = last.join(content),
            _ => draft.contents.push(content),
        }
    }
}

/// A statement has one phrase that names its source: of several marked, the one nearest to the cue,
/// with those that "and" joins to it ("denied by the army and by the police").
fn keep_nearest_source(text: &str, draft: &mut Draft) {
    let Some(cue) = draft.cue.first().copied() else { return };
    draft.sources.retain(|source| !is_bare(source.of(text)));
    if draft.sources.iter().any(|source| !is_company(text, *source)) {
        draft.sources.retain(|source| !is_company(text, *source));
    }
    let gap = |span: &Span| span.start.saturating_sub(cue.end) + cue.start.saturating_sub(span.end);
    let Some(nearest) = draft.sources.iter().copied().min_by_key(gap) else { return };
    let near = |span: &Span| {
        let (from, to) = (span.end.min(nearest.end), span.start.max(nearest.start));
        let between = text.get(from..to).unwrap_or_default().trim();
        *span == nearest || matches!(between, "and" | "and by" | ", and" | "," | "or" | "&")
    };
    draft.sources.retain(near);
    if draft.nested {
        draft.sources = draft.sources.iter().map(|source| without_that(text, *source)).collect();
    }
}

/// "told the radio *that members* believed": the "that" is no part of the inner source.
fn without_that(text: &str, source: Span) -> Span {
    let lead = if source.of(text).starts_with("that ") { "that ".len() } else { 0 };
    Span::new(source.start + lead, source.end)
}

/// Whether a phrase names those whom the speaker was with: "spoke *with editors* and said".
fn is_company(text: &str, source: Span) -> bool {
    text[..source.start].trim_end().rsplit(char::is_whitespace).next() == Some("with")
}

/// Whether a phrase is an article or "there" alone, which names nobody.
fn is_bare(phrase: &str) -> bool {
    matches!(phrase.to_lowercase().as_str(), "a" | "an" | "the" | "there")
}

/// Where a cue's verb ends and a phrase of place, manner or medium begins: "said in a statement".
///
/// Only after a verb that says no more than "said": in "believes in" the preposition belongs.
fn without_circumstance(text: &str, cue: Span) -> Span {
    let words: Vec<_> = words(text, cue).collect();
    let opens = |at: &usize| match words[*at].of(text).to_lowercase().as_str() {
        "in" => true,
        "on" | "with" | "at" | "during" | "via" => at + 1 < words.len(),
        "to" => at + 1 == words.len(),
        _ => false,
    };
    let Some(at) = (1..words.len()).find(opens) else { return cue };
    let neutral = onrecord_lexicon::cue_as(words[at - 1].of(text), Part::Verb)
        .is_some_and(|cue| matches!(cue.force, "neutral" | "announcement" | "addition"));
    if neutral { Span::new(cue.start, words[at - 1].end) } else { cue }
}

/// "was denied by": the "by" leads to the source and is no part of the cue.
fn without_by(text: &str, cue: Span) -> Span {
    match cue.of(text).strip_suffix(" by") {
        Some(rest) if rest.contains(' ') => Span::new(cue.start, cue.start + rest.trim_end().len()),
        _ => cue,
    }
}

/// What of `span` is left without the dateline and the boilerplate at its edges.
fn outside_furniture(document: &Document, span: Span) -> Option<Span> {
    let mut left = span;
    let dateline = document.dateline.iter().map(|dateline| dateline.span);
    let from = document.boilerplate.partition_point(|part| part.end <= span.start);
    let near = document.boilerplate[from..].iter().take_while(|part| part.start < span.end);
    for furniture in dateline.chain(near.copied()) {
        if !furniture.overlaps(left) {
            continue;
        }
        if furniture.start <= left.start {
            left.start = furniture.end.min(left.end);
        } else {
            left.end = furniture.start;
        }
    }
    (!left.is_empty()).then_some(left)
}

/// One span for each paragraph that a content runs over; a headline is a report of its own, and no
/// content runs out of it into the text below.
fn split_by_paragraph(document: &Document, span: Span) -> Vec<Span> {
    let first = document.paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
    let within = document.paragraphs[first..].iter().take_while(|p| p.span.start < span.end);
    let headline =
        document.paragraphs.get(first).is_some_and(|p| p.kind == ParagraphKind::Headline);
    let part = |p: &Paragraph| Span::new(p.span.start.max(span.start), p.span.end.min(span.end));
    within.take(if headline { 1 } else { usize::MAX }).map(part).collect()
}

/// A source or cue without white space and stops around it; a trailing comma goes too.
fn trim_phrase(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let start =
        words.len() - words.trim_start_matches([' ', '\t', '\n', '\r', '\u{a0}', ',', ';']).len();
    let kept = words[start..].trim_end_matches(|c: char| c.is_whitespace() || ",;".contains(c));
    if kept.is_empty() {
        // A lone colon or dash may be a cue: "Minister: no talks".
        return (!words.trim().is_empty()).then_some(span);
    }
    Some(Span::new(span.start + start, span.start + start + kept.len()))
}

/// A content without white space and loose marks; marks of a quotation that holds all of it go too.
///
/// A nested content inside its parent's quotation has the outer marks around it and is trimmed like
/// reported words.
fn trim_content(text: &str, document: &Document, span: Span, nested: bool) -> Option<Span> {
    let mut span = trim_space(text, span)?;
    if let Some(quotation) = quotation_around(document, span) {
        let inner = quotation.inner;
        span = trim_space(text, Span::new(span.start.max(inner.start), span.end.min(inner.end)))?;
        if !nested {
            return Some(span);
        }
        span = without_inner_marks(document, span);
    } else {
        span = close_quotation(document, span);
    }
    let words = span.of(text);
    let kept = words.trim_end_matches(|c: char| c.is_whitespace() || LOOSE.contains(&c));
    let start = kept.len()
        - kept.trim_start_matches(|c: char| c.is_whitespace() || ",;:".contains(c)).len();
    let start = start + aside(&kept[start..]);
    (start < kept.len()).then(|| Span::new(span.start + start, span.start + kept.len()))
}

/// The outermost quotation whose marks and words hold all of `span`.
pub(super) fn quotation_around(document: &Document, span: Span) -> Option<&Quotation> {
    document.quotation_at(span.start).filter(|q| q.span.end >= span.end && q.inner.overlaps(span))
}

/// An inner content that is an inner quotation from end to end leaves that one's marks out.
fn without_inner_marks(document: &Document, span: Span) -> Span {
    let from = document.quotations.partition_point(|quotation| quotation.span.start < span.start);
    let near = document.quotations[from.saturating_sub(1)..].iter().take(2);
    let is_whole = |q: &&Quotation| {
        q.level > 0
            && q.span.contains(span)
            && span.start <= q.inner.start
            && q.inner.overlaps(span)
    };
    let mut whole = near.filter(is_whole);
    let inner = whole.next().map(|quotation| quotation.inner);
    inner.map_or(span, |inner| Span::new(inner.start.max(span.start), inner.end.min(span.end)))
}

/// Longest aside between a cue and its "that", in bytes.
const LONGEST_ASIDE: usize = 48;

/// Bytes of an aside of place or time before "that": "said, also in the capital, that …".
fn aside(content: &str) -> usize {
    const OPENERS: [&str; 8] = ["in", "on", "at", "during", "after", "including", "also", "before"];
    let opens = content.split(' ').next().is_some_and(|word| OPENERS.contains(&word));
    match content.find(", that ") {
        Some(at) if opens && at < LONGEST_ASIDE => at + 2,
        _ => 0,
    }
}

/// A content that ends just inside a quotation takes its closing mark, one that begins there its opening.
fn close_quotation(document: &Document, mut span: Span) -> Span {
    if let Some(quotation) = document.quotation_at(span.start)
        && span.start <= quotation.inner.start
    {
        span.start = quotation.span.start;
    }
    if let Some(quotation) = document.quotation_at(span.end - 1)
        && span.end >= quotation.inner.end
    {
        span.end = quotation.span.end;
    }
    span
}

/// `span` without the white space at its edges; nothing where there is nothing else.
pub(super) fn trim_space(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let start = words.len() - words.trim_start().len();
    let kept = words.trim();
    (!kept.is_empty()).then(|| Span::new(span.start + start, span.start + start + kept.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_the_speaker_was_with_is_no_source_beside_the_speaker() {
        let text = "The envoy met with senior editors on Monday and said the strait was open.";
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let draft = |sources: &[&str]| {
            let sources = sources.iter().map(|words| span(words)).collect();
            let mut draft =
                Draft::new(vec![span("said")], sources, vec![span("the strait was open")]);
            keep_nearest_source(text, &mut draft);
            draft.sources.iter().map(|source| source.of(text)).collect::<Vec<_>>()
        };
        assert_eq!(draft(&["The envoy", "senior editors"]), ["The envoy"]);
        assert_eq!(draft(&["senior editors"]), ["senior editors"]);
    }
}

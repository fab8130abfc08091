//! What a layout tells: turns of an interview or a transcript ("MODERATOR: Shall we begin?"), and
//! quotations that their speakers sign.

use std::collections::BTreeMap;
use std::ops::Range;

use onrecord_text::{Document, ParagraphKind, Span};

use super::Draft;

/// Longest label, in words: "Deputy Governor of the Bank:".
const LONGEST_LABEL: usize = 6;

/// Longest signature, in words: "Piet Morrow, a retired teacher in Gobabis".
const LONGEST_SIGNATURE: usize = 10;

/// Labels that name no speaker.
const PAGE_LABELS: [&str; 22] = [
    "note",
    "update",
    "updated",
    "breaking",
    "correction",
    "clarification",
    "watch",
    "photos",
    "photo",
    "video",
    "related",
    "editor's note",
    "caption",
    "source",
    "sources",
    "tags",
    "topics",
    "share",
    "warning",
    "example",
    "ps",
    "listen",
];

/// Labels of asking and answering, which name a part and nobody.
const PARTS: [&str; 4] = ["q", "a", "question", "answer"];

/// Confidence of a turn: the layout is plain, who is behind the label may not be.
const PLAIN: f32 = 0.8;

/// A paragraph that opens with a label.
struct Turn {
    paragraph: usize,
    label: Span,
    colon: Span,
    words: Span,
}

/// Adds the statements that a text's layout tells by itself.
pub(super) fn add(text: &str, document: &Document, within: Span, drafts: &mut Vec<Draft>) {
    let place = |byte| document.paragraphs.partition_point(|paragraph| paragraph.span.start < byte);
    let paragraphs = place(within.start)..place(within.end);
    add_labelled(text, document, paragraphs.clone(), drafts);
    for paragraph in paragraphs {
        if let Some(signed) = signed(text, document, paragraph) {
            let whole = document.paragraphs[paragraph].span;
            let words = signed.contents[0];
            drafts
                .retain(|draft| draft.nested || !draft.contents.iter().any(|c| c.overlaps(words)));
            for draft in drafts.iter_mut() {
                draft.sources.retain(|source| draft.nested || !whole.contains(*source));
            }
            drafts.push(signed);
        }
    }
}

/// A quotation that its speaker signs, as in a letters page: `"We wait." — Ana Lubo, nurse`.
fn signed(text: &str, document: &Document, paragraph: usize) -> Option<Draft> {
    let whole = document.paragraphs[paragraph].span;
    let quotation = document.quotation_at(whole.start).filter(|q| q.span.start == whole.start)?;
    let rest = text.get(quotation.span.end..whole.end)?;
    let dash = rest.trim_start().chars().next().filter(|c| "—–―-".contains(*c))?;
    let at = quotation.span.end + (rest.len() - rest.trim_start().len());
    let after = &text[at + dash.len_utf8()..whole.end];
    let name = after.trim().trim_end_matches('.');
    let capital = name.chars().next().is_some_and(char::is_uppercase);
    if !capital
        || name.split_whitespace().count() > LONGEST_SIGNATURE
        || name.contains(['"', '“', '?'])
    {
        return None;
    }
    let start = at + dash.len_utf8() + (after.len() - after.trim_start().len());
    let cue = Span::new(at, at + dash.len_utf8());
    let source = Span::new(start, start + name.len());
    Some(Draft { confidence: PLAIN, ..Draft::new(vec![cue], vec![source], vec![quotation.inner]) })
}

/// Adds a statement for each turn that no statement tells yet, where the text is laid out in turns.
fn add_labelled(
    text: &str,
    document: &Document,
    paragraphs: Range<usize>,
    drafts: &mut Vec<Draft>,
) {
    let turns: Vec<_> = paragraphs.filter_map(|p| turn(text, document, p)).collect();
    let mut labels: BTreeMap<&str, usize> = BTreeMap::new();
    for turn in &turns {
        *labels.entry(turn.label.of(text)).or_default() += 1;
    }
    // One label alone is a heading; an interview has two speakers, or one who speaks again.
    let laid_out = turns.len() >= 2 && (labels.len() >= 2 || labels.values().any(|&n| n >= 2));
    for (number, turn) in turns.iter().enumerate() {
        let quoted =
            document.quotation_at(turn.words.start).is_some_and(|q| q.span.start >= turn.colon.end);
        let from = turn.label.start > 0 && text[..turn.label.start].ends_with("From ");
        if (laid_out || quoted || from) && is_untold(document, turn, drafts) {
            let next = turns.get(number + 1).map(|next| next.paragraph).filter(|_| laid_out);
            take_over(turn, drafts);
            drafts.push(statement(text, document, turn, next));
        }
    }
}

/// What another paragraph announces ("The transcript follows:") belongs to who speaks in it.
fn take_over(turn: &Turn, drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| {
        let announces = draft.cue.iter().all(|cue| cue.end < turn.label.start);
        draft.nested || !announces || !draft.contents.iter().any(|c| c.overlaps(turn.words))
    });
}

/// The turn that a paragraph is, if it opens with a label.
fn turn(text: &str, document: &Document, paragraph: usize) -> Option<Turn> {
    let whole = &document.paragraphs[paragraph];
    if whole.kind == ParagraphKind::Boilerplate {
        return None;
    }
    let words = whole.span.of(text);
    let lead = words.len() - words.trim_start_matches(['"', '“', '‘', '\'']).len();
    let colon = words.find(':')?;
    let label = words.get(lead..colon)?;
    let rest = &words[colon + 1..];
    let gap = rest.len() - rest.trim_start().len();
    if gap == 0 || gap == rest.len() || label.trim() == "From" || !is_label(label) {
        return None;
    }
    let start = whole.span.start;
    let furniture = document.boilerplate.partition_point(|part| part.end <= start);
    if document.boilerplate.get(furniture).is_some_and(|part| part.start < start + colon) {
        return None;
    }
    let named = label.strip_prefix("From ").unwrap_or(label);
    let lead = lead + label.len() - named.len();
    Some(Turn {
        paragraph,
        label: Span::new(start + lead, start + colon),
        colon: Span::new(start + colon, start + colon + 1),
        words: Span::new(start + colon + 1 + gap, whole.span.end),
    })
}

/// Whether words before a colon can be a speaker: few, with capitals, and no label of the page's.
fn is_label(label: &str) -> bool {
    let words: Vec<_> = label.split(' ').collect();
    let small = ["of", "the", "for", "and", "de", "van", "bin", "al"];
    let fits = |word: &&str| {
        let first = word.trim_start_matches('(').chars().next();
        small.contains(word) || first.is_some_and(char::is_uppercase)
    };
    let shouted = label.chars().any(char::is_uppercase) && !label.chars().any(char::is_lowercase);
    words.len() <= LONGEST_LABEL
        && (shouted || words[0] == "From" || words.iter().skip(1).all(fits) || words.len() <= 3)
        && words.first().is_some_and(fits)
        && !label.contains(['.', ',', ';', '"', '“', '”', '?', '!'])
        && !PAGE_LABELS.contains(&label.to_lowercase().as_str())
}

/// Whether no statement yet claims the label or most of the words of a turn.
fn is_untold(document: &Document, turn: &Turn, drafts: &[Draft]) -> bool {
    let paragraph = document.paragraphs[turn.paragraph].span;
    let here =
        |draft: &&Draft| !draft.nested && draft.cue.iter().any(|cue| paragraph.contains(*cue));
    let told: usize = drafts
        .iter()
        .filter(here)
        .flat_map(|draft| &draft.contents)
        .filter(|content| content.overlaps(paragraph))
        .map(|content| content.end.min(paragraph.end) - content.start.max(paragraph.start))
        .sum();
    told * 2 < turn.words.len()
}

/// A turn as a statement; paragraphs without a label before the `next` turn go on with it.
fn statement(text: &str, document: &Document, turn: &Turn, next: Option<usize>) -> Draft {
    let label = turn.label.of(text);
    let part = PARTS.contains(&label.to_lowercase().as_str());
    let (sources, cue) =
        if part { (vec![], turn.label.join(turn.colon)) } else { (vec![turn.label], turn.colon) };
    let on = next.map_or(0..0, |next| turn.paragraph + 1..next);
    let more = document.paragraphs[on].iter().filter(|p| p.kind == ParagraphKind::Body);
    let contents = std::iter::once(turn.words).chain(more.map(|p| p.span)).collect();
    Draft { confidence: PLAIN, ..Draft::new(vec![cue], sources, contents) }
}

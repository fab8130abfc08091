//! Quotations as evidence: a direct content is the whole quotation, and a quotation that nobody
//! has yet been given belongs to who was speaking.

use onrecord_text::{Document, ParagraphKind, Quotation, Span};

use super::Draft;
use super::boundary::{quotation_around, trim_space};
use super::subject::subject;

/// Quotations shorter than this, in words, may be a title or scare quotes.
const SHORTEST_SPEECH: usize = 4;

/// Confidence of a statement that has no cue: a quotation in running dialogue.
const UNCUED: f32 = 0.5;

/// Widens direct contents to their quotations, then hands out the quotations left over.
pub(super) fn complete(text: &str, document: &Document, within: Span, drafts: &mut Vec<Draft>) {
    widen(text, document, drafts);
    for index in 0..drafts.len() {
        release(text, document, drafts, index);
    }
    let place = |byte| document.quotations.partition_point(|q| q.span.start < byte);
    for index in place(within.start)..place(within.end) {
        let quotation = &document.quotations[index];
        if quotation.level == 0 && is_free(quotation.span, drafts) {
            hand_out(text, document, quotation, drafts);
        }
    }
}

/// A content inside a quotation of which nothing else is told becomes the whole of it.
fn widen(text: &str, document: &Document, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        if drafts[index].nested {
            continue;
        }
        for part in 0..drafts[index].contents.len() {
            let span = drafts[index].contents[part];
            let Some(quotation) = quotation_around(document, span) else { continue };
            let inside = |other: &Span| quotation.span.overlaps(*other);
            let shared = drafts.iter().enumerate().any(|(other, draft)| {
                other != index
                    && !draft.nested
                    && (draft.contents.iter().any(inside) || draft.cue.iter().any(inside))
            });
            let own_cue = drafts[index].cue.iter().any(inside);
            if !shared
                && !own_cue
                && let Some(inner) = trim_space(text, quotation.inner)
            {
                drafts[index].contents[part] = inner;
            }
        }
        drafts[index].contents.sort_unstable();
        drafts[index].contents.dedup();
    }
}

/// Takes from an answer the paragraphs after its own, where who asked speaks again in turn.
fn release(text: &str, document: &Document, drafts: &mut [Draft], index: usize) {
    if drafts[index].nested || drafts[index].contents.len() < 2 {
        return;
    }
    let Some(own) = document.paragraph_at(drafts[index].anchor()) else { return };
    let asked = own.checked_sub(1).and_then(|above| speaker_of(document, above, drafts));
    let here = document.paragraphs[own].span;
    let first: Vec<_> =
        drafts[index].contents.iter().copied().filter(|content| here.contains(*content)).collect();
    let turn = Draft { contents: first.clone(), ..drafts[index].clone() };
    if !first.is_empty() && asked.is_some_and(|asked| in_turn(text, &turn, &drafts[asked])) {
        drafts[index].contents = first;
    }
}

/// Whether no statement claims any of `span` as content, cue or source.
fn is_free(span: Span, drafts: &[Draft]) -> bool {
    drafts.iter().all(|draft| {
        let mut parts = draft.contents.iter().chain(&draft.cue).chain(&draft.sources);
        !parts.any(|part| part.overlaps(span))
    })
}

/// Gives a quotation to the statement it continues, or makes it a statement of running dialogue.
fn hand_out(text: &str, document: &Document, quotation: &Quotation, drafts: &mut Vec<Draft>) {
    let Some(inner) = trim_space(text, quotation.inner) else { return };
    if let Some(before) = quotation.continues {
        let before = document.quotations[before].inner;
        if let Some(owner) = owner_of(before, drafts) {
            drafts[owner].contents.push(inner);
            return;
        }
    }
    let Some(here) = document.paragraph_at(quotation.span.start) else { return };
    let owner = speaker_before(document, here, quotation.span, drafts);
    let goes_on = owner.is_some_and(|owner| cut_by_cue(text, &drafts[owner], quotation.span));
    let alone = document.paragraphs[here].span == quotation.span;
    if !goes_on && !is_speech(text, inner, if alone { 1 } else { SHORTEST_SPEECH }) {
        return;
    }
    let narrated = narrator_before(text, document, quotation.span, drafts)
        .filter(|subject| owner.is_none() || !is_pronoun(text, *subject));
    if let Some(source) = narrated {
        drafts.push(uncued(source, inner));
    } else if let Some(owner) = owner {
        drafts[owner].contents.push(inner);
    } else if let Some(announced) = announced(text, document, here, inner) {
        drafts.push(announced);
    } else if alone {
        hand_down(text, document, here, inner, drafts);
    }
}

/// A statement of which only source and content are there.
fn uncued(source: Span, inner: Span) -> Draft {
    Draft { confidence: UNCUED, ..Draft::new(Vec::new(), vec![source], vec![inner]) }
}

/// Gives a paragraph that is all quotation to who spoke in the paragraph above; where two have been
/// asking and answering in turn, to the other of them; where nobody has spoken, to whom the
/// paragraph above is about.
fn hand_down(text: &str, document: &Document, here: usize, inner: Span, drafts: &mut Vec<Draft>) {
    let Some(above) = here.checked_sub(1) else { return };
    let last = speaker_of(document, above, drafts);
    let other = above.checked_sub(1).and_then(|p| speaker_of(document, p, drafts));
    match (last, other) {
        (Some(last), Some(other)) if in_turn(text, &drafts[last], &drafts[other]) => {
            let source = drafts[other].sources[0];
            drafts.push(uncued(source, inner));
        }
        (Some(last), _) => drafts[last].contents.push(inner),
        (None, _) => {
            let paragraph = &document.paragraphs[above];
            let silent = paragraph.kind == ParagraphKind::Body && is_free(paragraph.span, drafts);
            let about = paragraph.sentences.first().and_then(|s| subject(text, *s));
            if let Some(source) = about.filter(|_| silent) {
                drafts.push(uncued(source, inner));
            }
        }
    }
}

/// Whether two statements are question and answer of two speakers.
fn in_turn(text: &str, one: &Draft, other: &Draft) -> bool {
    let asks = |draft: &Draft| draft.contents.last().is_some_and(|c| c.of(text).ends_with('?'));
    let name = |draft: &Draft| draft.sources.first().map(|source| source.of(text).to_lowercase());
    (asks(one) != asks(other)) && name(one) != name(other)
}

/// "He pointed at the wall": most likely still the one who spoke before.
fn is_pronoun(text: &str, subject: Span) -> bool {
    onrecord_lexicon::pronoun(subject.of(text)).is_some()
}

/// Whom the sentence before a quotation is about, where nobody says anything in that sentence.
fn narrator_before(text: &str, document: &Document, span: Span, drafts: &[Draft]) -> Option<Span> {
    let paragraph = &document.paragraphs[document.paragraph_at(span.start)?];
    let before = *paragraph.sentences.iter().rev().find(|sentence| sentence.end <= span.start)?;
    let gap = text[before.end..span.start].trim().is_empty();
    let told = document.quotation_at(before.start).is_some() || !is_free(before, drafts);
    subject(text, before).filter(|_| gap && !told)
}

/// The outermost statement that says most of `span`.
fn owner_of(span: Span, drafts: &[Draft]) -> Option<usize> {
    let common =
        |content: &Span| content.end.min(span.end).saturating_sub(content.start.max(span.start));
    let said = |draft: &Draft| draft.contents.iter().map(common).sum::<usize>();
    drafts.iter().position(|draft| !draft.nested && 2 * said(draft) > span.len())
}

/// The statement of this paragraph whose own quotation went before: `"…," he said. "…"`.
fn speaker_before(document: &Document, here: usize, span: Span, drafts: &[Draft]) -> Option<usize> {
    let paragraph = document.paragraphs[here].span;
    let before = |draft: &Draft| {
        let last = draft.contents.last()?;
        let quoted = document.quotation_at(last.start).is_some();
        let own = paragraph.contains(*last) && last.end <= span.start && quoted && !draft.nested;
        (own && draft.cue.iter().all(|cue| cue.end <= span.start)).then_some(last.end)
    };
    let candidates = drafts.iter().enumerate().filter_map(|(i, d)| before(d).map(|end| (end, i)));
    candidates.max().map(|(_, index)| index)
}

/// Whether a quotation goes on where its cue cut it: `"Every time," she said, "you give in."`
fn cut_by_cue(text: &str, owner: &Draft, span: Span) -> bool {
    let cue = owner.cue.last().map_or(0, |cue| cue.end);
    let spoken = owner.sources.iter().map(|source| source.end).fold(cue, usize::max);
    text.get(spoken..span.start).is_some_and(|gap| gap.trim() == ",")
}

/// A quotation that the paragraph above announces: "The governor's office said:".
fn announced(text: &str, document: &Document, here: usize, inner: Span) -> Option<Draft> {
    let above = document.paragraphs.get(here.checked_sub(1)?)?;
    let sentence = *above.sentences.last()?;
    let words: Vec<_> = onrecord_text::words(text, sentence).collect();
    let (colon, rest) = words.split_last().filter(|(last, _)| last.of(text) == ":")?;
    let cue = rest.iter().position(|word| {
        onrecord_lexicon::cue_as(word.of(text), onrecord_lexicon::Part::Verb).is_some()
    })?;
    let source = rest[..cue].first()?.join(rest[cue - 1]);
    let reports = rest[cue].join(*colon);
    Some(Draft { confidence: UNCUED, ..Draft::new(vec![reports], vec![source], vec![inner]) })
}

/// The only statement of a paragraph, where it is direct and has a source.
fn speaker_of(document: &Document, paragraph: usize, drafts: &[Draft]) -> Option<usize> {
    let span = document.paragraphs[paragraph].span;
    let here = |draft: &Draft| {
        !draft.nested && draft.contents.iter().any(|content| span.contains(*content))
    };
    let mut speakers = (0..drafts.len()).filter(|index| here(&drafts[*index]));
    let only = speakers.next()?;
    let quoted = drafts[only].contents.iter().all(|c| document.quotation_at(c.start).is_some());
    (speakers.next().is_none() && quoted && !drafts[only].sources.is_empty()).then_some(only)
}

/// Whether quoted words are an utterance: long enough, begun like a sentence and ended like one.
fn is_speech(text: &str, inner: Span, shortest: usize) -> bool {
    let words = inner.of(text);
    let begun = words.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let ended = words.trim_end().ends_with(['.', '!', '?', ',', '…']);
    begun && ended && words.split_whitespace().count() >= shortest
}

//! Statements inside statements: which one stands in which.

use onrecord_text::Span;

use super::Draft;

/// What ends a clause.
const BREAKS: [&str; 15] = [
    ". ",
    "? ",
    "! ",
    "; ",
    ".\"",
    ".”",
    "\n",
    ", but ",
    ", and ",
    ", so ",
    ", while ",
    ", although ",
    " — ",
    ", adding ",
    ", then ",
];

/// Puts statements in the order of the text and names each one's parent: the smallest statement
/// in whose content its cue stands.
pub(super) fn nest(text: &str, mut drafts: Vec<Draft>) -> Vec<Draft> {
    for index in 0..drafts.len() {
        if let Some(parent) = parent(&drafts, index) {
            let outer = drafts[parent].contents.clone();
            clip(&mut drafts[index].contents, &outer);
        }
    }
    drafts.sort_by_key(|draft| {
        let first = draft.contents.iter().map(|content| content.start).min();
        let extent = draft.extent().map_or(0, |extent| usize::MAX - extent.len());
        (first.unwrap_or(0).min(draft.anchor()), extent)
    });
    // A parent begins before its child; what the order has parted belongs to nobody.
    for index in 0..drafts.len() {
        let parent = parent(&drafts, index).filter(|parent| *parent < index);
        drafts[index].parent = parent;
        if let Some(parent) = parent {
            let outer = drafts[parent].contents.clone();
            clip(&mut drafts[index].contents, &outer);
        }
    }
    for index in 0..drafts.len() {
        if let Some(end) = clause_end(text, &drafts, index)
            && let Some(last) = drafts[index].contents.last_mut()
        {
            last.end = end;
        }
    }
    drafts
}

/// Where the clause ends in which an inner content stops short: at a stop, at ", but" and the like,
/// before another statement's words, or with the parent's content.
fn clause_end(text: &str, drafts: &[Draft], index: usize) -> Option<usize> {
    let draft = &drafts[index];
    let parent = &drafts[draft.parent?];
    let last = *draft.contents.last()?;
    if draft.cue.iter().any(|cue| cue.start > last.start) {
        return None;
    }
    let outer = parent.contents.iter().find(|content| content.contains(last))?;
    let mut end = outer.end;
    for other in drafts.iter().filter(|other| other.parent == draft.parent) {
        let parts = other.contents.iter().chain(&other.cue).chain(&other.sources);
        end = parts.map(|part| part.start).filter(|start| *start >= last.end).fold(end, usize::min);
    }
    let rest = &text[last.end..end];
    let stop = BREAKS.iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
    let kept = text[last.start..last.end + stop].trim_end_matches([' ', ',', '.', ';', '\n']);
    Some((last.start + kept.len()).max(last.end))
}

/// The smallest statement that says the cue of the statement at `index` and something of its content.
fn parent(drafts: &[Draft], index: usize) -> Option<usize> {
    let cue = *drafts[index].cue.first()?;
    let mine = &drafts[index].contents;
    let around = |(other, draft): &(usize, &Draft)| {
        let shares = |content: &Span| mine.iter().any(|m| m.overlaps(*content));
        *other != index && draft.says(cue) && draft.contents.iter().any(shares)
    };
    let size = |draft: &Draft| draft.contents.iter().map(|c| c.len()).sum::<usize>();
    let candidates = drafts.iter().enumerate().filter(around);
    candidates.min_by_key(|(_, draft)| size(draft)).map(|(other, _)| other)
}

/// Keeps of `contents` what lies inside `outer`.
fn clip(contents: &mut Vec<Span>, outer: &[Span]) {
    let inside = |content: &Span| {
        outer
            .iter()
            .find(|o| o.overlaps(*content))
            .map(|o| Span::new(content.start.max(o.start), content.end.min(o.end)))
    };
    *contents = contents.iter().filter_map(inside).collect();
}

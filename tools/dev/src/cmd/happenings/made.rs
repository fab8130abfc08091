//! Texts made from our passages: copies as desks make them, and reports filled in from a mould.

use onrecord::record::{Participant, Record};
use onrecord_text::{Document, ParagraphKind, Span, words};

use super::corpus::Report;

/// A way to make a copy, and its name.
pub(super) type Change = (&'static str, fn(&Report, &Report) -> String);

/// What desks do with a copy; the second report lends its words.
pub(super) const COPIES: [Change; 8] = [
    ("another headline", |report, other| headed(&report.text, &other.text)),
    ("every 15th word another", |report, other| edited(&report.text, &other.text, 15)),
    ("every 8th word another", |report, other| edited(&report.text, &other.text, 8)),
    ("cut to two thirds", |report, _| cut(&report.text, 2.0 / 3.0)),
    ("cut to a third", |report, _| cut(&report.text, 1.0 / 3.0)),
    ("credits and notices added", |report, _| framed(&report.text)),
    ("two figures changed", |report, _| refigured(&report.text)),
    ("another headline, edited, cut, credits", |report, other| {
        framed(&headed(&edited(&cut(&report.text, 0.6), &other.text, 20), &other.text))
    }),
];

fn headed(text: &str, other: &str) -> String {
    let body: Vec<&str> = body(text);
    let lent: Vec<&str> = other.split_whitespace().skip(4).take(7).collect();
    format!("# {}\n\n{}", lent.join(" "), body.join("\n"))
}

/// The paragraphs of the report, without headline and notices.
fn body(text: &str) -> Vec<&str> {
    let document = Document::new(text);
    let body = document.paragraphs.iter().filter(|one| one.kind == ParagraphKind::Body);
    body.map(|paragraph| paragraph.span.of(text)).collect()
}

/// Every so many words another one.
fn edited(text: &str, other: &str, every: usize) -> String {
    let mut lent =
        other.split_whitespace().filter(|word| word.chars().all(char::is_lowercase)).cycle();
    let mut at = 0;
    let line = |line: &str| {
        let words = line.split(' ').map(|word| {
            at += 1;
            let plain = word.chars().all(char::is_lowercase);
            if at % every == 0 && plain { lent.next().unwrap_or(word) } else { word }
        });
        words.collect::<Vec<_>>().join(" ")
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The first sentences, a share of all.
fn cut(text: &str, share: f64) -> String {
    let document = Document::new(text);
    let ends: Vec<usize> =
        document.paragraphs.iter().flat_map(|one| &one.sentences).map(|one| one.end).collect();
    let kept = ((ends.len() as f64 * share).round() as usize).max(1);
    ends.get(kept - 1).map_or(text, |&end| &text[..end]).to_owned()
}

fn framed(text: &str) -> String {
    format!(
        "By Our Correspondent\nADVERTISEMENT\n{text}\n(Reporting by Ana Roe; Editing by Jon Doe)\n\
         READ MORE: Storm closes mountain roads\nSubscribe to our newsletter for the day's news.\n\
         The Lake Courier is a family paper that has come out every week since 1911 and belongs to \
         its readers.\n"
    )
}

/// The first two figures another, as in an update.
fn refigured(text: &str) -> String {
    let mut left = 2;
    let change = |word: &str| {
        let figure = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
        if figure && left > 0 {
            left -= 1;
            return word.chars().map(turned).collect();
        }
        word.to_owned()
    };
    text.split(' ').map(change).collect::<Vec<_>>().join(" ")
}

/// Another report filled in from the same mould: other names, places and figures, all else alike. Every
/// letter keeps its place, so that the record's spans hold.
pub(super) fn mould(report: &Report) -> Report {
    let names: Vec<&str> = names(&report.text);
    let change = |word: &str| -> String {
        let figure = word.starts_with(|c: char| c.is_ascii_digit());
        if figure || names.contains(&word) {
            word.chars().map(turned).collect()
        } else {
            word.to_owned()
        }
    };
    let text = changed(&report.text, &change);
    let mut record = report.record.clone();
    record.article.id += " (mould)";
    refill(&mut record, &|name: &str| changed(name, &change));
    Report { text, record, ..report.clone() }
}

/// Words with a capital that do not open a sentence and are no day or month.
fn names(text: &str) -> Vec<&str> {
    const DATES: [&str; 19] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let document = Document::new(text);
    let sentences = document.paragraphs.iter().flat_map(|one| &one.sentences);
    let words = sentences.flat_map(|&sentence| words(text, sentence).skip(1));
    let named = words.map(|word| word.of(text)).filter(|word| word.starts_with(char::is_uppercase));
    named.filter(|word| word.len() > 1 && !DATES.contains(word)).collect()
}

/// A text with its words changed.
fn changed(text: &str, change: &dyn Fn(&str) -> String) -> String {
    let (mut out, mut last) = (String::new(), 0);
    for word in words(text, Span::new(0, text.len())) {
        out += &text[last..word.start];
        out += &change(word.of(text));
        last = word.end;
    }
    out + &text[last..]
}

/// The next vowel for a vowel, the next consonant for a consonant, the next figure for a figure.
fn turned(letter: char) -> char {
    const TURNS: [&str; 5] =
        ["aeiou", "AEIOU", "bcdfghjklmnpqrstvwxyz", "BCDFGHJKLMNPQRSTVWXYZ", "123456789"];
    let turn = TURNS.iter().find_map(|turn| {
        let at = turn.find(letter)?;
        turn[at + 1..].chars().next().or_else(|| turn.chars().next())
    });
    turn.unwrap_or(letter)
}

/// The names in a record changed, countries among them.
fn refill(record: &mut Record, change: &dyn Fn(&str) -> String) {
    let country = |code: &mut Option<String>| {
        if let Some(code) = code {
            *code = code.chars().map(turned).collect();
        }
    };
    let party = |one: &mut Participant| {
        one.name = change(&one.name);
        country(&mut one.country);
    };
    for actor in &mut record.actors {
        actor.name = change(&actor.name);
        country(&mut actor.country);
    }
    for event in &mut record.events {
        event.actors.iter_mut().chain(&mut event.recipients).for_each(party);
        event.place = event.place.as_deref().map(change);
    }
    for place in &mut record.places {
        place.name = change(&place.name);
        country(&mut place.country);
    }
}

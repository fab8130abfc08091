//! What a search found, each in a few lines: when and who, what, and where to read on.

use onrecord_store::{ArticleHit, EventHit, HappeningHit, HappeningSummary, Heading, StatementHit};

use super::flow::Flow;
use super::paint::{Ink, Look};
use super::readable::position;
use super::{CERTAIN, count};

/// The columns of a day, with the space behind it.
const DAY: usize = 12;

/// Something that was found.
pub(crate) trait Hit {
    /// Writes it, over several lines, each ended.
    fn write(&self, out: &mut String, look: Look);
}

impl Hit for StatementHit {
    fn write(&self, out: &mut String, look: Look) {
        let source = if self.source.is_empty() { "nobody named" } else { &self.source };
        let mut who = Flow::default().words(source, Ink::Speaker);
        for (badge, usual) in
            [(&self.kind, "indirect"), (&self.stance, "assert"), (&self.polarity, "positive")]
        {
            let ink = if badge == "deny" { Ink::Alarm } else { Ink::Badge };
            if badge != usual {
                who = who.words(&format!("[{badge}]"), ink);
            }
        }
        who = uncertain(who, self.confidence);
        let is_quote = self.kind == "direct";
        let said = if is_quote { format!("“{}”", self.content) } else { self.content.clone() };
        let ink = if is_quote { Ink::Quote } else { Ink::Plain };
        let mut facts = vec![self.id.clone(), position(&self.spans)];
        facts.extend(self.date.as_ref().map(|date| format!("said {date}")));
        facts.extend(self.place.clone());
        entry(out, &self.article, [&who, &Flow::default().words(&said, ink)], facts, look);
    }
}

impl Hit for EventHit {
    fn write(&self, out: &mut String, look: Look) {
        let mut what = Flow::default().words(&self.kind, Ink::Speaker);
        for detail in self.modes.iter().chain(&self.contexts) {
            what = what.glued(&format!(", {detail}"), Ink::Plain);
        }
        what = what.glued(&parties(&self.actor, &self.recipient), Ink::Plain);
        if self.status != "fact" {
            let ink = if self.status == "disputed" { Ink::Alarm } else { Ink::Badge };
            what = what.words(&format!("[{}]", self.status), ink);
        }
        what = uncertain(what, self.confidence);
        let mut facts = vec![self.id.clone(), position(&self.spans)];
        facts.extend(self.according_to.as_ref().map(|id| match self.teller.as_str() {
            "" => format!("according to {id}"),
            teller => format!("according to {teller} ({id})"),
        }));
        facts.extend(self.date.as_ref().map(|date| format!("on {date}")));
        facts.extend(self.place.clone());
        let sentence = Flow::default().words(&self.sentence, Ink::Plain);
        entry(out, &self.article, [&what, &sentence], facts, look);
    }
}

impl Hit for HappeningHit {
    fn write(&self, out: &mut String, look: Look) {
        let what = happening(&self.summary);
        let mut facts = vec![self.id.clone(), tellers(&self.summary)];
        facts.extend(self.summary.date.as_ref().map(|date| format!("on {date}")));
        facts.extend(self.summary.place.clone());
        let sentence = Flow::default().words(&self.sentence, Ink::Plain);
        entry(out, &self.article, [&what, &sentence], facts, look);
    }
}

/// What happened, who did it to whom, and how it stands.
pub(super) fn happening(told: &HappeningSummary) -> Flow {
    let parties = parties(&told.actor, &told.recipient);
    let mut what = Flow::default().words(&told.kind, Ink::Speaker).glued(&parties, Ink::Plain);
    if told.status != "fact" {
        what = what.words(&format!("[{}]", told.status), Ink::Badge);
    }
    if !told.contradicted.is_empty() {
        let details = told.contradicted.join(", ");
        what = what.words(&format!("[contradicted: {details}]"), Ink::Alarm);
    }
    what
}

/// `3 stories, 5 articles, 4 publishers`.
pub(super) fn tellers(told: &HappeningSummary) -> String {
    [
        count(told.stories, "story", "stories"),
        count(told.articles, "article", "articles"),
        count(told.publishers, "publisher", "publishers"),
    ]
    .join(", ")
}

/// `: Denmark → Norway`.
fn parties(actor: &str, recipient: &str) -> String {
    match (actor, recipient) {
        ("", "") => String::new(),
        (actor, "") => format!(": {actor}"),
        ("", recipient) => format!(": nobody named → {recipient}"),
        (actor, recipient) => format!(": {actor} → {recipient}"),
    }
}

impl Hit for ArticleHit {
    fn write(&self, out: &mut String, look: Look) {
        let title = self.article.title.as_deref().unwrap_or(&self.article.name);
        let title = Flow::default().words(title, Ink::Speaker);
        let snippet = Flow::default().words(&self.snippet, Ink::Plain);
        let mut facts = vec![self.article.id.to_string()];
        if !self.coded {
            let language = self.language.as_deref().unwrap_or("unknown");
            facts.push(format!("not coded, its language is {language}"));
        }
        entry(out, &self.article, [&title, &snippet], facts, look);
    }
}

fn uncertain(flow: Flow, confidence: f64) -> Flow {
    if confidence < f64::from(CERTAIN) { flow.words("[uncertain]", Ink::Alarm) } else { flow }
}

/// Writes the day, the lines beside it, and below them who published it with what else is known.
pub(super) fn entry(
    out: &mut String,
    article: &Heading,
    lines: [&Flow; 2],
    facts: Vec<String>,
    look: Look,
) {
    let day = article.published.as_deref().and_then(|date| date.get(..10)).unwrap_or("undated");
    out.push_str(&Ink::Faint.paint(day, look.color));
    out.extend(std::iter::repeat_n(' ', DAY - day.len()));
    lines[0].write(out, DAY, DAY, look);
    if !lines[1].is_empty() {
        lines[1].write(out, 0, DAY, look);
    }
    let name = article.publisher.as_ref().unwrap_or(&article.name).clone();
    let facts: Vec<String> = [name].into_iter().chain(facts).collect();
    Flow::default().words(&facts.join(" · "), Ink::Faint).write(out, 0, DAY, look);
}

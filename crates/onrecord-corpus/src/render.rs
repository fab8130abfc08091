//! A passage written in the notation again: what [`parse`](crate::parse()) reads back is the same.

use std::fmt::Write;

use onrecord_text::Span;

use crate::passage::Passage;
use crate::{about, line, reference};

impl Passage {
    /// The passage in the notation: heading, block quote and record.
    ///
    /// None where a span cannot be written, since no context makes its words occur once.
    pub fn render(&self) -> Option<String> {
        let mut out = format!("## {}\n", self.title);
        for (index, paragraph) in paragraphs(&self.text).enumerate() {
            let mark = if Some(paragraph) == self.headline { "# " } else { "" };
            let lead = if index == 0 { "\n" } else { ">\n" };
            let _ = writeln!(out, "{lead}> {mark}{}", paragraph.of(&self.text));
        }
        out.push_str("\n```record\n");
        self.render_headers(&mut out);
        let lines = self.render_lines()?;
        // With nothing else to say, the record still says that there is nothing.
        out.push_str(if lines.is_empty() { "none\n" } else { &lines });
        out.push_str("```\n");
        Some(out)
    }

    fn render_lines(&self) -> Option<String> {
        let text = &self.text;
        let mut lines = Vec::new();
        lines.extend(self.statements.iter().map(|one| line::statement::write(one, text)));
        lines.extend(self.actors.iter().map(|one| line::actor::write(one, text)));
        lines.extend(self.events.iter().map(|one| line::event::write(one, text)));
        lines.extend(self.disputes.iter().map(|one| line::dispute::write(one, text)));
        lines.extend(self.dates.iter().map(|one| line::date::write(one, text)));
        lines.extend(self.places.iter().map(|one| line::place::write(one, text)));
        lines.extend(self.boilerplate.iter().map(|one| line::boilerplate::write(one, text)));
        lines.into_iter().map(|line| line.map(|line| line + "\n")).collect()
    }

    fn render_headers(&self, out: &mut String) {
        let headers = &self.headers;
        let published = headers.published.as_ref().map(ToString::to_string);
        for (name, value) in [
            ("published", published.as_deref()),
            ("family", headers.family.as_deref()),
            ("style", headers.style.as_deref()),
            ("region", headers.region.as_deref()),
            ("article", headers.article.then_some("yes")),
            ("happening", headers.happening.as_deref()),
            ("relation", headers.relation.map(crate::Relation::name)),
            ("layers", self.is_full().then_some("all")),
            ("about", about::write(&headers.about).as_deref()),
            ("split", headers.split.map(crate::Split::name)),
            ("note", headers.note.as_deref()),
        ] {
            if let Some(value) = value {
                let _ = writeln!(out, "{name}: {value}");
            }
        }
    }
}

/// The words of each span between backticks, joined by `+`; `-` for none.
pub(crate) fn references(spans: &[Span], text: &str) -> Option<String> {
    if spans.is_empty() {
        return Some("-".to_owned());
    }
    let all: Option<Vec<_>> = spans.iter().map(|span| reference_to(*span, text)).collect();
    Some(all?.join(" + "))
}

/// The words of `span` between backticks, with as many words around them as make them occur once.
fn reference_to(span: Span, text: &str) -> Option<String> {
    let paragraph = paragraphs(text).find(|paragraph| paragraph.contains(span))?;
    let mut context = span;
    loop {
        let words = context.of(text);
        let mut found = reference::occurrences(words, text);
        if found.next().is_some() && found.next().is_none() {
            return Some(fence(&marked(span, context, text)));
        }
        let wider = widen(context, paragraph, text);
        if wider == context {
            return None;
        }
        context = wider;
    }
}

/// `context` and one more word: after it, or before it where the paragraph ends.
fn widen(context: Span, paragraph: Span, text: &str) -> Span {
    if context.end < paragraph.end {
        let rest = &text[context.end..paragraph.end];
        let blank = rest.len() - rest.trim_start().len();
        let word = rest[blank..].find(char::is_whitespace).unwrap_or(rest.len() - blank);
        return Span::new(context.start, context.end + blank + word);
    }
    let before = &text[paragraph.start..context.start];
    let word = before.trim_end().rfind(char::is_whitespace).map_or(0, |at| at + 1);
    Span::new(paragraph.start + word, context.end)
}

fn marked(span: Span, context: Span, text: &str) -> String {
    let part = |start, end| Span::new(start, end).of(text).replace('\\', "\\\\");
    let part = |start, end| part(start, end).replace('[', "\\[").replace(']', "\\]");
    if span == context {
        return part(span.start, span.end);
    }
    let [before, after] = [part(context.start, span.start), part(span.end, context.end)];
    format!("{before}[{}]{after}", part(span.start, span.end))
}

/// Backticks around `words`, more of them than stand in a row inside.
fn fence(words: &str) -> String {
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    match longest {
        0 => format!("`{words}`"),
        more => format!("{0} {words} {0}", "`".repeat(more + 1)),
    }
}

fn paragraphs(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split('\n').map(move |paragraph| {
        let span = Span::new(start, start + paragraph.len());
        start = span.end + 1;
        span
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::{Passage, parse};

    const FILE: &str = r#"
## Everything the notation can say

> # Port [Old] to Reopen
>
> COLOMBO - "The port will reopen on Monday," the authority said, "and no
> later." He said he said [so]. ``No,'' he said.
>
> It said no more. He said it.

```record
published: 2023-05-11T08:00:00+05:30
family: everything
style: wire
region: South Asia
split: dev
note: forced for the test
s1 direct: `the authority` / `the authority [said]` / `The port will reopen on Monday,`
  + `and no later.` ; by "Port Authority", "Colombo" ; date 2023-05-10/2023-05-11 ; optional
s2 mixed! question mixed: `[He] said he` / `He [said] he` / `he said \[so\]` ; to `Port \[Old\]`
  + `COLOMBO` ; via `It` ; place "Colombo"
s3 indirect deny negative: - / - / `[so]\]` ; in s2 ; restates s1
s4 direct: ``` '' [he] said. ``` / ``` '' he [said]. ``` / `No,`
```
"#;

    /// What a file says, whatever line it says it on.
    fn said(passages: &[Passage]) -> Vec<Passage> {
        let mut passages = passages.to_vec();
        for passage in &mut passages {
            passage.line = 0;
            passage.statements.iter_mut().for_each(|statement| statement.line = 0);
        }
        passages
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let path = Path::new("corpus/a.md");
        let passages = parse(path, FILE).unwrap();
        let written: String = passages.iter().map(|passage| passage.render().unwrap()).collect();
        assert_eq!(said(&parse(path, &written).unwrap()), said(&passages), "{written}");
    }
}

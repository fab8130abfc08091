//! A text taken apart: what every later stage reads instead of the bare string.

use crate::boilerplate::Residue;
use crate::dateline::{self, Dateline};
use crate::line::lines;
use crate::paragraph::paragraphs;
use crate::sentence::sentences;
use crate::{Paragraph, ParagraphKind, Quotation, Span, headline, quotation};

/// The parts of one text: its paragraphs with their sentences, what is no part of the report, and
/// its quotations.
///
/// All spans are bytes of the text it was made from. It never fails: any text has parts.
///
/// ```
/// use onrecord_text::{Document, ParagraphKind};
///
/// let text = "Ferries sail again\n\
///             LIMA, May 3 - Ferries sailed on Monday. “We are glad,” the operator said.\n\
///             READ MORE:\n";
/// let document = Document::new(text);
/// let kinds: Vec<ParagraphKind> = document.paragraphs.iter().map(|part| part.kind).collect();
/// assert_eq!(kinds, [ParagraphKind::Headline, ParagraphKind::Body, ParagraphKind::Boilerplate]);
/// assert_eq!(document.dateline.unwrap().place.of(text), "LIMA");
/// assert_eq!(document.quotations[0].inner.of(text), "We are glad,");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// What the page put there and not the reporter, in order: whole paragraphs, a label at the
    /// start of one ("SEE ALSO:"), a credit at the end of one ("(Reporting by …)").
    pub boilerplate: Vec<Span>,
    /// Where the report says it was written, which is no part of what it says.
    pub dateline: Option<Dateline>,
    /// Its quotations, in the order in which they open.
    pub quotations: Vec<Quotation>,
    /// The numbers of the quotations that stand in no other.
    outermost: Vec<usize>,
}

impl Document {
    /// Takes a text apart.
    pub fn new(text: &str) -> Self {
        let spans = paragraphs(text, &lines(text));
        let mut residues: Vec<Residue> =
            spans.iter().map(|&span| Residue::find(text, span)).collect();
        headline::mark(text, &spans, &mut residues);
        let boilerplate = residues.iter().flat_map(Residue::boilerplate).collect();
        let paragraphs: Vec<Paragraph> =
            residues.iter().map(|residue| paragraph(text, residue)).collect();
        let dateline = dateline::find(text, &paragraphs);
        let quotations = quotation::quotations(text, &paragraphs);
        let numbers = 0..quotations.len();
        let outermost = numbers.filter(|&number| quotations[number].level == 0).collect();
        Self { paragraphs, boilerplate, dateline, quotations, outermost }
    }

    /// The number of the paragraph that holds the byte at `byte`.
    pub fn paragraph_at(&self, byte: usize) -> Option<usize> {
        let number = self.paragraphs.partition_point(|paragraph| paragraph.span.end <= byte);
        self.paragraphs.get(number)?.span.covers(byte).then_some(number)
    }

    /// Whether the byte at `byte` stands in a headline.
    pub fn in_headline(&self, byte: usize) -> bool {
        let paragraph = self.paragraph_at(byte);
        paragraph.is_some_and(|number| self.paragraphs[number].kind == ParagraphKind::Headline)
    }

    /// The sentence that holds the byte at `byte`, and its number in its paragraph.
    pub fn sentence_at(&self, byte: usize) -> Option<(usize, Span)> {
        let sentences = &self.paragraphs[self.paragraph_at(byte)?].sentences;
        let number = sentences.partition_point(|sentence| sentence.end <= byte);
        let sentence = *sentences.get(number)?;
        sentence.covers(byte).then_some((number, sentence))
    }

    /// The outermost quotation that holds the byte at `byte`, its marks among them.
    pub fn quotation_at(&self, byte: usize) -> Option<&Quotation> {
        let opened = |&number: &usize| self.quotations[number].span.start <= byte;
        let last = self.outermost.partition_point(opened).checked_sub(1)?;
        let quotation = &self.quotations[self.outermost[last]];
        quotation.span.covers(byte).then_some(quotation)
    }

    /// Whether the byte at `byte` lies inside a quotation, its marks among them.
    pub fn quoted(&self, byte: usize) -> bool {
        self.quotation_at(byte).is_some()
    }
}

/// A paragraph with its sentences; a label or a credit in it is a sentence of its own.
fn paragraph(text: &str, residue: &Residue) -> Paragraph {
    let sentences = residue.parts(text).flat_map(|part| sentences(text, part)).collect();
    Paragraph { span: residue.paragraph, kind: residue.kind, sentences }
}

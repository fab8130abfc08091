//! What can be wrong in a file of passages, said so that its writer can mend it.

use std::path::PathBuf;

/// One mistake, with the place where it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{line}: {problem}", path.display())]
pub struct Error {
    /// The file.
    pub path: PathBuf,
    /// The line in it, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// A passage stands before any heading.
    #[error("the passage has no title; put a `## Title` above it")]
    NoTitle,
    /// Two passages of one file have the same title.
    #[error("the title `{0}` is taken by another passage of this file; titles must differ")]
    TitleTaken(String),
    /// A passage without its record.
    #[error(
        "the passage `{0}` has no record; write a ```record block after it, with `none` in it \
             where nobody says anything"
    )]
    NoRecord(String),
    /// A record without its passage.
    #[error("the record has no passage before it; write the text as `> …` lines above it")]
    NoPassage,
    /// A second block quote under one heading.
    #[error(
        "a second passage under one heading; give it a heading, or join the two with an \
             empty `>` line"
    )]
    SecondPassage,
    /// A line that Markdown would take into the block quote.
    #[error(
        "this line runs on from the passage; begin it with `> ` or leave a line empty before it"
    )]
    RunsOn,
    /// A code fence that is never closed.
    #[error("the block opened here is never closed; end it with a line of ```")]
    Unclosed,
    /// A header nobody knows.
    #[error(
        "`{0}` is no header; there are published, family, style, region, layers, article, \
             happening, relation, split and note"
    )]
    UnknownHeader(String),
    /// A header given twice.
    #[error("`{0}` is given twice; keep one")]
    HeaderTwice(String),
    /// A header whose value cannot be read.
    #[error("`{header}: {value}` cannot be read; write {expected}")]
    HeaderValue {
        /// Its name.
        header: String,
        /// Its value.
        value: String,
        /// What it should look like.
        expected: &'static str,
    },
    /// A record line of a kind that does not exist.
    #[error("`{0}` begins no line of a record; write `key: value`, `sN …` or `none`")]
    UnknownLine(String),
    /// A record with neither statements nor `none`.
    #[error(
        "the record says nothing; write its lines, or `none` where nobody says or does anything"
    )]
    EmptyRecord,
    /// `none` beside statements, events or disputes.
    #[error("`none` stands beside statements, events or disputes; take it out")]
    NoneBesideStatements,
    /// A line that does not follow the pattern of its kind.
    #[error("{0}; the line is written {1}")]
    Malformed(String, &'static str),
    /// Words that are not in the passage.
    #[error("`{0}` does not occur in the passage; copy the words exactly, whole words only")]
    Absent(String),
    /// Words that are in the passage several times.
    #[error(
        "`{reference}` occurs {count} times in the passage; add context in the reference and \
             put the words themselves in brackets, as in `[he] said on`"
    )]
    Ambiguous {
        /// The words.
        reference: String,
        /// How often they occur.
        count: usize,
    },
    /// Brackets that mark nothing, or too much.
    #[error(
        "`{0}` needs exactly one pair of brackets around words, or none; write a bracket of \
             the text itself as `\\[`"
    )]
    Brackets(String),
    /// An id used for two lines.
    #[error("`{0}` is used twice; number the lines of a kind 1, 2, …")]
    IdTaken(String),
    /// An id that no line has.
    #[error("`{0}` is no {1} of this record; mend the id, or write the line")]
    UnknownId(String, &'static str),
    /// A statement inside itself, or restating itself.
    #[error("`{0}` refers to itself")]
    OwnParent(String),
    /// A nested statement that reaches out of its parent.
    #[error("the {part} `{words}` of {id} lies outside the content of its parent {parent}")]
    OutsideParent {
        /// The nested statement.
        id: String,
        /// Its parent.
        parent: String,
        /// Cue or content.
        part: &'static str,
        /// The words that reach out.
        words: String,
    },
    /// A kind that the quotation marks contradict.
    #[error(
        "{id} is marked {marked}, but by its quotation marks it is {found}; mend it, or write \
             `{marked}!` and give the reason in a `note:` header"
    )]
    Kind {
        /// The statement.
        id: String,
        /// The kind written.
        marked: &'static str,
        /// The kind that the text shows.
        found: &'static str,
    },
    /// A content that takes in, or leaves out, the wrong quotation marks.
    #[error("the content `{words}` of {id} is cut wrongly at its quotation marks: {rule}")]
    Marks {
        /// The statement.
        id: String,
        /// Its words.
        words: String,
        /// What holds for its kind.
        rule: &'static str,
    },
    /// A forced kind without a reason.
    #[error("{0} forces its kind with `!`; give the reason in a `note:` header")]
    ForcedWithoutNote(String),
    /// Two parts of a statement that share words.
    #[error("`{first}` and `{second}` of {id} overlap; source, cue and content never share words")]
    Overlap {
        /// The statement.
        id: String,
        /// Words of one part.
        first: String,
        /// Words of another.
        second: String,
    },
    /// A line of another layer in a passage of which only the statements are annotated.
    #[error(
        "`{0}` stands in a passage without `layers: all` or `about`; add that header, or leave it out"
    )]
    OtherLayer(String),
    /// A passage of the full corpus without one of its headers.
    #[error("the header `{header}` is missing; write {expected}")]
    HeaderMissing {
        /// Its name.
        header: &'static str,
        /// What it should look like.
        expected: &'static str,
    },
    /// An event told inside a statement that does not hold its trigger.
    #[error(
        "the trigger `{words}` of {id} is not inside the content of {statement}; name in `in` the \
             statement whose content holds it, or take `in` out where none does"
    )]
    TriggerOutside {
        /// The event.
        id: String,
        /// Its trigger.
        words: String,
        /// The statement it names.
        statement: String,
    },
    /// An event told inside a statement that it does not name.
    #[error(
        "the trigger `{words}` of {id} stands inside the content of {statement}; write `in {statement}`"
    )]
    TriggerInside {
        /// The event.
        id: String,
        /// Its trigger.
        words: String,
        /// The innermost statement around it.
        statement: String,
    },
    /// An event of a dispute that is told as if nobody denied it.
    #[error(
        "{event} is the claim of {dispute}, but its status is {status}; make it disputed, or leave it out of the claim"
    )]
    NotDisputed {
        /// The dispute.
        dispute: String,
        /// The event.
        event: String,
        /// Its status.
        status: &'static str,
    },
    /// A disputed event that stands in no dispute.
    #[error(
        "{0} is disputed, but no dispute has it as its claim; write a `dN` line, or mend its status"
    )]
    NoDispute(String),
    /// A dispute that nobody denies.
    #[error("nobody denies {0}; write who does, or `by` with the denying statement")]
    NobodyDenies(String),
    /// A family or a happening that is in two splits.
    #[error(
        "the {group} `{name}` is for {split} here, but also in {twin}; give all its passages one `split`, or another {group}"
    )]
    Straddles {
        /// Family or happening.
        group: &'static str,
        /// Its name.
        name: String,
        /// What this passage is for.
        split: &'static str,
        /// Another passage, and what that is for.
        twin: String,
    },
}

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
    #[error("`{0}` is no header; there are published, family, style, region, split and note")]
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
    /// A record line of a kind that the notation keeps for later.
    #[error("`{0}` is kept for {1}, which the notation does not hold yet; leave the line out")]
    LaterLine(String, &'static str),
    /// A record with neither statements nor `none`.
    #[error("the record says nothing; write its statements, or `none` where nobody says anything")]
    EmptyRecord,
    /// `none` beside statements.
    #[error("`none` stands beside statements; keep one or the other")]
    NoneBesideStatements,
    /// A line that does not follow the pattern of a statement.
    #[error("{0}; write `sN KIND STANCE POLARITY: SOURCE / CUE / CONTENT ; modifier`")]
    Malformed(String),
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
    #[error("`{0}` is used twice; number the statements s1, s2, …")]
    IdTaken(String),
    /// An id that no line has.
    #[error("`{0}` is no statement of this record")]
    UnknownId(String),
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
}

//! The notation of annotated passages: Markdown that a person writes and reviews, read here as
//! training data and as the specification that tests run.
//!
//! A file is prose with passages. Under a heading stands a block quote, the text, and after it a
//! `record` block, what OnRecord should put on record:
//!
//! ````markdown
//! ## A quote split by its cue is one statement
//!
//! > "The road is open," the governor's office said, "and it will stay open."
//!
//! ```record
//! s1 direct: `the governor's office` / `said` / `The road is open,` + `and it will stay open.`
//! ```
//! ````
//!
//! `corpus/GUIDELINES.md` says how to write one, and what counts as a statement. The header
//! `about: events dates` says that the passage specifies only these: only they are compared, and only
//! they need be annotated, with what they hang on.
//!
//! | part | does |
//! |---|---|
//! | `document` | cuts a file into headings, block quotes and record blocks |
//! | `prose` | joins the lines of a block quote into the passage's text |
//! | `block` | cuts a record block into its lines; `line` holds one file for each kind of line |
//! | `finder`, `iso_date` | read what stands in a line: references, ids, modifiers, dates |
//! | `reference` | finds the words between backticks in the text |
//! | `check`, `marks` | say what is wrong between the lines: ids, nesting, overlap, quotation marks |
//! | `about` | which parts of its record a passage specifies |
//! | `split` | shares the passages out between learning and measuring, families whole |
//! | [`compare`] | says how a record differs from the passage |
//! | [`agreement`] | says how far two people agree about the same passages |
//! | `export` | writes a passage as a line of training data, as a record, or as gold for scoring |
//! | [`duplicates`] | finds word sequences that stand in too many passages |
//! | `render` | writes a passage back in the notation |
//!
//! ```
//! let file = "## A promise\n\n> The port will reopen, officials said.\n\n```record\n\
//!     s1 indirect: `officials` / `said` / `The port will reopen`\n```\n";
//! let passages = onrecord_corpus::parse("example.md".as_ref(), file).unwrap();
//! assert_eq!(passages[0].statements[0].content[0].of(&passages[0].text), "The port will reopen");
//! ```

mod about;
mod agreement;
mod block;
mod check;
mod code_points;
mod compare;
mod document;
mod duplicates;
mod error;
mod export;
mod finder;
mod headers;
mod iso_date;
mod line;
mod marks;
mod name;
mod parse;
mod passage;
mod prose;
mod quoted;
mod reference;
mod render;
mod split;
mod token;

pub use about::Aspect;
pub use agreement::{Agreement, Choices, Findings, agreement};
pub use compare::{Difference, compare};
pub use duplicates::{Duplicate, duplicates, words};
pub use error::{Error, Problem};
pub use headers::{Headers, Layers, Relation};
pub use line::actor::ExpectedActor;
pub use line::boilerplate::ExpectedBoilerplate;
pub use line::date::ExpectedDate;
pub use line::dispute::ExpectedDispute;
pub use line::event::ExpectedEvent;
pub use line::place::ExpectedPlace;
pub use parse::parse;
pub use passage::{ExpectedStatement, Passage};
pub use split::{Split, straddling};

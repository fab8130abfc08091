//! A feed's document: RSS, Atom or JSON Feed, as the items it tells.
//!
//! `charset` mends its bytes, `parse` reads it, `item` is what it makes of
//! each entry, and `plain` turns the HTML that items hold into text.

mod charset;
mod item;
mod parse;
mod plain;

pub use item::Item;
pub use parse::{Feed, parse};
pub use plain::plain;

#[cfg(test)]
mod tests;

//! The store as those who use it meet it: each file holds one side of it.

mod checking;
mod finding;
mod grouping;
mod hostile;
mod keeping;
mod old_stores;
mod opening;
mod recoding;
mod together;

//! Where: the places that an article names, and where what it tells happened.

mod candidate;
mod choose;
mod evidence;
mod feature;
mod toponym;

#[cfg(test)]
mod measure;

pub(crate) use toponym::{Toponym, toponyms};

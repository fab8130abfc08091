//! The encoder: word pieces, the forward pass, the weights in the binary, the heads' decoding.
//!
//! [`Model::read`] is the whole interface; whatever makes it faster stays behind it.

mod reading;

pub use reading::{Found, Reading, Word};

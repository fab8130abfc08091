//! The encoder: word pieces, the forward pass, the weights in the binary, the heads' decoding.
//!
//! [`Model::read`] is the whole interface; whatever makes it faster stays behind it. A text takes
//! this road: `split` makes words and their pieces, `window` gathers them, `encoder` (over `linear`
//! and `attention`) turns pieces into vectors. For statements, `heads` scores words as cues and
//! `pairs` as parts of a cue's statement; `decode` picks the best spans, `choose` which of them to
//! keep, `stance_heads` how each is meant and what it disputes. For events, over the same vectors,
//! `event_finder` asks `event_heads` for mentions and triggers, `pairs` for who takes part, `told` for
//! how an event is presented, and `event` which to keep; `kin` tells who is of one country.
//! `arithmetic` and `kernel` hold the numbers' side.

#![allow(
    clippy::inline_always,
    reason = "the arithmetic is compiled once for each kernel, into whose target features it must be inlined"
)]
#![allow(
    clippy::needless_range_loop,
    clippy::excessive_precision,
    clippy::similar_names,
    clippy::cast_ptr_alignment,
    reason = "lanes and rows go by number, coefficients keep the digits they were fitted with, and what a \
              kernel reads by the word it reads unaligned"
)]
#![cfg_attr(
    test,
    allow(
        clippy::float_cmp,
        clippy::single_range_in_vec_init,
        reason = "kernels agree to the last bit, and lists of one range are what is compared"
    )
)]

mod arithmetic;
mod attention;
mod characters;
mod choose;
mod classes;
mod codes;
mod decode;
mod encoder;
mod event;
mod event_finder;
mod event_heads;
#[cfg(test)]
mod event_reference;
mod heads;
mod kernel;
mod kin;
mod linear;
mod model;
mod pairs;
mod reading;
#[cfg(test)]
mod reference;
mod shape;
mod split;
mod stance_heads;
mod told;
mod vocabulary;
mod weights;
mod window;

pub use kernel::Kernel;
pub use kin::Kin;
pub use model::Model;
pub use reading::{Disputed, Found, FoundEvent, FoundMention, Reading, Word};
pub use weights::WeightsError;

/// SHA-256 of the weights in the program, in hexadecimal digits.
pub const WEIGHTS_SHA256: &str = env!("ONRECORD_WEIGHTS_SHA256");

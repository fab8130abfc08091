//! The encoder: word pieces, the forward pass, the weights in the binary, the heads' decoding.
//!
//! [`Model::read`] is the whole interface; whatever makes it faster stays behind it. A text takes
//! this road: `split` makes words and their pieces, `window` gathers them, `encoder` (over `linear`
//! and `attention`) turns pieces into vectors, `heads` scores words as cues and as parts of a cue's
//! statement, `decode` picks the best spans, `choose` which of
//! them to keep. `arithmetic` and `kernel` hold the numbers' side.

mod arithmetic;
mod attention;
mod characters;
mod choose;
mod decode;
mod encoder;
mod heads;
mod kernel;
mod linear;
mod model;
mod reading;
#[cfg(test)]
mod reference;
mod shape;
mod split;
mod vocabulary;
mod weights;
mod window;

pub use kernel::Kernel;
pub use model::Model;
pub use reading::{Found, Reading, Word};
pub use weights::WeightsError;

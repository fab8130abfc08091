//! The weights file: one block of bytes, read where it lies.
//!
//! `training/export.py` writes it: a header of 64 bytes (magic, version, sizes), a directory of
//! named sections, and the sections themselves, each at a multiple of 64 bytes and in the form the
//! arithmetic wants. Nothing is unpacked when a program starts.

use bytemuck::{AnyBitPattern, NoUninit};

#[cfg(target_endian = "big")]
compile_error!("the weights are stored little-endian and read in place");

const MAGIC: &[u8; 8] = b"onrecord";
const VERSION: u32 = 1;
const ENTRY: usize = 64;
const NAME: usize = 40;

/// Weights that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// The bytes are no weights file, or one of another version.
    #[error("not a weights file of version {VERSION}")]
    Format,
    /// A section is missing, cut off, or not of the kind and size the network needs.
    #[error("weights: section `{name}` is {problem}")]
    Section {
        /// Its name in the directory.
        name: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The network has a shape that this program cannot run.
    #[error("weights: cannot run a network with {0}")]
    Shape(&'static str),
}

/// A type that a section can hold.
pub(crate) trait Element: AnyBitPattern + NoUninit {
    /// Its number in the directory.
    const KIND: u32;
}

impl Element for f32 {
    const KIND: u32 = 0;
}
impl Element for i32 {
    const KIND: u32 = 1;
}
impl Element for i8 {
    const KIND: u32 = 2;
}
impl Element for u8 {
    const KIND: u32 = 3;
}
impl Element for u16 {
    const KIND: u32 = 4;
}
impl Element for u32 {
    const KIND: u32 = 5;
}

/// The sizes of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sizes {
    /// Transformer layers.
    pub(crate) layers: usize,
    /// Numbers a piece is represented by.
    pub(crate) width: usize,
    /// Attention heads of a layer.
    pub(crate) heads: usize,
    /// Width of the feed-forward part.
    pub(crate) inner: usize,
    /// Most pieces in a window.
    pub(crate) window: usize,
    /// Width of the head that joins words to cues.
    pub(crate) pair: usize,
    /// Distance classes of that head.
    pub(crate) distances: usize,
}

/// An opened weights file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights {
    bytes: &'static [u8],
    sections: usize,
    /// The sizes of the network.
    pub(crate) sizes: Sizes,
}

impl Weights {
    /// Reads the header; the bytes must start at a multiple of 64.
    pub(crate) fn open(bytes: &'static [u8]) -> Result<Self, WeightsError> {
        let header = bytes.get(..64).ok_or(WeightsError::Format)?;
        let number = |at: usize| u32_at(header, 8 + 4 * at) as usize;
        if header[..8] != *MAGIC || number(0) != VERSION as usize {
            return Err(WeightsError::Format);
        }
        let [layers, width, heads, inner, window, pair, distances] =
            std::array::from_fn(|i| number(2 + i));
        let sizes = Sizes { layers, width, heads, inner, window, pair, distances };
        let sections = number(1);
        if sections > (bytes.len() - 64) / ENTRY {
            return Err(WeightsError::Format);
        }
        Ok(Self { bytes, sections, sizes })
    }

    /// The section `name`, which must hold `rows` × `columns` values.
    pub(crate) fn table<T: Element>(
        &self,
        name: &str,
        rows: usize,
        columns: usize,
    ) -> Result<&'static [T], WeightsError> {
        let values = self.values(name)?;
        if values.len() == rows * columns {
            Ok(values)
        } else {
            Err(problem(name, "not of the size the header calls for"))
        }
    }

    /// All values of the section `name`.
    pub(crate) fn values<T: Element>(&self, name: &str) -> Result<&'static [T], WeightsError> {
        let entry = self.entry(name).ok_or_else(|| problem(name, "missing"))?;
        if u32_at(entry, NAME) != T::KIND {
            return Err(problem(name, "of another kind of number"));
        }
        let count = u32_at(entry, NAME + 4) as usize * u32_at(entry, NAME + 8) as usize;
        let start = u32_at(entry, NAME + 16) as usize;
        let part = (count.checked_mul(size_of::<T>()))
            .and_then(|length| self.bytes.get(start..start.checked_add(length)?))
            .ok_or_else(|| problem(name, "cut off"))?;
        bytemuck::try_cast_slice(part).map_err(|_| problem(name, "not aligned in memory"))
    }

    fn entry(&self, name: &str) -> Option<&'static [u8]> {
        let directory = &self.bytes[64..64 + ENTRY * self.sections];
        directory.chunks_exact(ENTRY).find(|entry| {
            let (own, rest) = entry[..NAME].split_at(name.len().min(NAME));
            own == name.as_bytes() && rest.iter().all(|&byte| byte == 0)
        })
    }
}

fn problem(name: &str, problem: &'static str) -> WeightsError {
    WeightsError::Section { name: name.to_owned(), problem }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// Bytes that start at a multiple of 64, as the sections' alignment counts on.
#[repr(C, align(64))]
struct Aligned<B: ?Sized>(B);

/// The weights of the network, in the binary; the vocabulary lies with them.
pub(crate) fn embedded() -> &'static [u8] {
    static NETWORK: &Aligned<[u8]> = &Aligned(*include_bytes!("../weights/network.bin"));
    &NETWORK.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_open_and_hold_their_tables() {
        let weights = Weights::open(embedded()).unwrap();
        let Sizes { width, window, .. } = weights.sizes;
        assert_eq!(weights.table::<f32>("positions", window, width).unwrap().len(), window * width);
    }

    #[test]
    fn what_is_missing_or_of_another_kind_is_named() {
        let weights = Weights::open(embedded()).unwrap();
        let error = weights.values::<f32>("no such thing").unwrap_err();
        assert_eq!(error.to_string(), "weights: section `no such thing` is missing");
        let error = weights.values::<i8>("positions").unwrap_err();
        assert!(error.to_string().contains("another kind"), "{error}");
        let error = weights.table::<f32>("positions", 1, 1).unwrap_err();
        assert!(error.to_string().contains("size"), "{error}");
    }

    #[test]
    fn other_bytes_are_refused() {
        assert_eq!(Weights::open(b"short").unwrap_err(), WeightsError::Format);
        assert_eq!(Weights::open(&[7; 256]).unwrap_err(), WeightsError::Format);
    }

    #[test]
    fn a_file_cut_off_is_refused_by_section() {
        let weights = Weights::open(&embedded()[..1 << 16]).unwrap();
        let error = weights.values::<u16>("characters.blocks").unwrap_err();
        assert!(error.to_string().contains("cut off"), "{error}");
    }
}

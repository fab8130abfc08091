//! The weights file: one block of bytes, read where it lies.
//!
//! `training/export.py` writes it: a header of 64 bytes (magic, version, sizes), a directory of
//! named sections, and the sections themselves, each at a multiple of 64 bytes and in the form the
//! arithmetic wants. Nothing is unpacked when a program starts.

use std::sync::{Mutex, PoisonError};

use bytemuck::{AnyBitPattern, NoUninit};

#[cfg(target_endian = "big")]
compile_error!("the weights are stored little-endian and read in place");

const MAGIC: &[u8; 8] = b"onrecord";
const VERSION: u32 = 3;
const ENTRY: usize = 64;
/// The sections' alignment, and that of the whole.
const ALIGNMENT: usize = 64;
const NAME: usize = 40;
/// No size of a network is larger: products of three of them stay in range.
const MOST: usize = 1 << 16;
/// Fewest pieces of a window: the opening one, a word's and the separator.
const LEAST_WINDOW: usize = 3;

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
    /// Opens weights; the bytes must start at a multiple of 64.
    pub(crate) fn open(bytes: &'static [u8]) -> Result<Self, WeightsError> {
        let (sections, sizes) = header(bytes)?;
        Ok(Self { bytes, sections, sizes })
    }

    /// Whether these are the weights in the binary, whose soundness a test shows once for all starts.
    pub(crate) fn are_built_in(&self) -> bool {
        std::ptr::eq(self.bytes, embedded())
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

/// What the header says: how many sections there are, and the sizes of the network.
pub(crate) fn header(bytes: &[u8]) -> Result<(usize, Sizes), WeightsError> {
    let header = bytes.get(..64).ok_or(WeightsError::Format)?;
    let number = |at: usize| u32_at(header, 8 + 4 * at) as usize;
    if header[..8] != *MAGIC || number(0) != VERSION as usize {
        return Err(WeightsError::Format);
    }
    let all @ [layers, width, heads, inner, window, pair, distances] =
        std::array::from_fn(|i| number(2 + i));
    if all.iter().any(|&size| size > MOST) {
        return Err(WeightsError::Shape("sizes beyond all reason"));
    }
    if window < LEAST_WINDOW {
        return Err(WeightsError::Shape("windows that hold no word"));
    }
    let sections = number(1);
    if sections > (bytes.len() - 64) / ENTRY {
        return Err(WeightsError::Format);
    }
    Ok((sections, Sizes { layers, width, heads, inner, window, pair, distances }))
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

/// Weights from elsewhere, where they stay as long as the program runs: parts of the network lie in
/// them, on any number of threads. The same weights are kept once, however often they come.
pub(crate) fn lasting(bytes: &[u8]) -> &'static [u8] {
    static KEPT: Mutex<Vec<&'static [u8]>> = Mutex::new(Vec::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.iter().find(|known| **known == bytes) {
        return known;
    }
    let room = vec![0; bytes.len() + ALIGNMENT].leak();
    let start = ALIGNMENT - room.as_ptr() as usize % ALIGNMENT;
    let placed = &mut room[start..start + bytes.len()];
    placed.copy_from_slice(bytes);
    kept.push(placed);
    placed
}

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
    fn sizes_that_no_network_has_are_refused() {
        let mut bytes = embedded()[..1 << 12].to_vec();
        for (at, value, problem) in
            [(4, u32::MAX, "reason"), (8, u32::MAX, "reason"), (6, 2, "word")]
        {
            let place = 8 + 4 * at..12 + 4 * at;
            let before = bytes[place.clone()].to_vec();
            bytes[place.clone()].copy_from_slice(&value.to_le_bytes());
            let error = Weights::open(lasting(&bytes)).unwrap_err();
            assert!(error.to_string().contains(problem), "{at}: {error}");
            bytes[place].copy_from_slice(&before);
        }
    }

    #[test]
    fn weights_from_elsewhere_are_kept_once_and_aligned() {
        let bytes = [9; 100];
        let kept = lasting(&bytes);
        assert_eq!(kept, bytes);
        assert_eq!(kept.as_ptr() as usize % ALIGNMENT, 0);
        assert_eq!(lasting(&bytes).as_ptr(), kept.as_ptr());
        assert_ne!(lasting(&bytes[1..]).as_ptr(), kept.as_ptr());
    }

    #[test]
    fn a_file_cut_off_is_refused_by_section() {
        let weights = Weights::open(&embedded()[..1 << 16]).unwrap();
        let error = weights.values::<u16>("characters.blocks").unwrap_err();
        assert!(error.to_string().contains("cut off"), "{error}");
    }
}

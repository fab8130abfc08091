//! Weights from a file in place of those in the binary: the same give the same, and damaged ones are
//! refused or read, but never bring the program down.

use onrecord_model::{Model, WeightsError};
use onrecord_text::Span;
use proptest::prelude::*;

const NETWORK: &[u8] = include_bytes!("../weights/network.bin");
const TEXT: &str = "The harbour will reopen on Monday, the port authority said on Friday.";
/// Bytes of the header, and of an entry of the directory.
const HEADER: usize = 64;

fn whole() -> [Span; 1] {
    [Span::new(0, TEXT.len())]
}

#[test]
fn the_same_weights_from_a_file_read_the_same() {
    let own = Model::with_weights(NETWORK).unwrap();
    let built_in = Model::new();
    assert_eq!(own.read(TEXT, &whole()), built_in.read(TEXT, &whole()));
    assert_eq!(own.fingerprint(), built_in.fingerprint());
}

#[test]
fn what_is_no_weights_file_is_refused() {
    for bytes in [&b""[..], b"onrecord", &[0; 4096], TEXT.as_bytes()] {
        assert_eq!(Model::with_weights(bytes).unwrap_err(), WeightsError::Format);
    }
}

#[test]
fn a_file_that_was_not_copied_whole_names_a_section() {
    let error = Model::with_weights(&NETWORK[..NETWORK.len() / 2]).unwrap_err().to_string();
    assert!(error.contains("is cut off"), "{error}");
}

/// The weights with the layer count of the header changed.
fn with_layers(number: u8) -> Vec<u8> {
    let mut bytes = NETWORK.to_vec();
    bytes[16] = number;
    bytes
}

#[test]
fn fewer_layers_than_the_file_holds_can_be_run_and_more_are_missed() {
    let shallow = Model::with_weights(&with_layers(2)).unwrap();
    assert!(shallow.multiply_adds(9) < Model::new().multiply_adds(9));
    assert_eq!(shallow.read(TEXT, &whole()).words.len(), 14);
    let error = Model::with_weights(&with_layers(7)).unwrap_err().to_string();
    assert!(error.contains("`layers.6.qkv.panels` is missing"), "{error}");
}

proptest! {
    // Each case keeps a copy of the weights in memory.
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn damaged_weights_never_bring_the_program_down(
        damage in prop::collection::vec((8..120 * HEADER, any::<u8>()), 1..6),
        floats in prop::collection::vec((HEADER * 120..NETWORK.len(), any::<u8>()), 0..50),
    ) {
        let mut bytes = NETWORK.to_vec();
        for (at, value) in floats.iter().chain(damage.iter().filter(|(at, _)| at % 3 == 0)) {
            bytes[*at] = *value;
        }
        if let Ok(model) = Model::with_weights(&bytes) {
            model.read(TEXT, &whole());
        }
    }
}

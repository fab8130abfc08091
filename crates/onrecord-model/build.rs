//! Names the weights by their SHA-256: a store must know which ones coded what it keeps.

use std::fmt::Write;

use sha2::{Digest, Sha256};

const WEIGHTS: &str = "weights/network.bin";

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed={WEIGHTS}");
    let mut digits = String::new();
    for byte in Sha256::digest(std::fs::read(WEIGHTS)?) {
        let _ = write!(digits, "{byte:02x}");
    }
    println!("cargo::rustc-env=ONRECORD_WEIGHTS_SHA256={digits}");
    Ok(())
}

//! A fault in reading one page or feed stays with that page or feed.

use onrecord_text::guard::caught;

/// Does the work; a panic in it becomes an error in words.
///
/// Pages are written by everybody, and those who read them are libraries: what brings one of them
/// down must not take the other feeds with it.
pub(super) fn contain<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    caught(work).unwrap_or_else(|_| Err("it cannot be read, by a fault of this program".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error() {
        let said = contain::<()>(|| std::panic::resume_unwind(Box::new("no")));
        assert_eq!(said, Err("it cannot be read, by a fault of this program".to_owned()));
        assert_eq!(contain(|| Ok(1)), Ok(1));
    }
}

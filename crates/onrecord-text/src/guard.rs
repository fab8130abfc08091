//! A fault of the program itself, brought out by one article, must not take ten thousand others with it.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    /// Where the last panic on this thread came from, and what it said.
    static PANIC: Cell<String> = const { Cell::new(String::new()) };
}

/// From now on a panic, on any thread, is not printed, but told by [`caught`].
pub fn keep_panics_quiet() {
    panic::set_hook(Box::new(|info| PANIC.set(info.to_string())));
}

/// What the work gives.
///
/// # Errors
/// It panicked: where, and what it said, if [`keep_panics_quiet`] was called before.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| PANIC.take())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_told_and_the_rest_goes_on() {
        PANIC.set("no such span".to_owned());
        let fault = caught::<()>(|| panic::resume_unwind(Box::new("no such span")));
        assert_eq!(fault, Err("no such span".to_owned()));
        assert_eq!(caught(|| 1), Ok(1));
        // What was told of one is not told of the next.
        assert_eq!(caught::<()>(|| panic::resume_unwind(Box::new(1))), Err(String::new()));
    }
}

//! What the exit status of the program means.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Everything asked for was done.
    Done,
    /// Some inputs failed: each was named, and the rest was done.
    SomeFailed,
    /// Nothing could be done.
    Nothing,
}

impl Status {
    /// The status after `done` inputs went well and `failed` did not.
    pub(crate) fn of(done: usize, failed: usize) -> Self {
        match (done, failed) {
            (_, 0) => Self::Done,
            (0, _) => Self::Nothing,
            _ => Self::SomeFailed,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::SomeFailed => 1,
            Status::Nothing => 2,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_done_is_one_and_nothing_done_is_two() {
        assert_eq!(Status::of(3, 0), Status::Done);
        assert_eq!(Status::of(2, 1), Status::SomeFailed);
        assert_eq!(Status::of(0, 1), Status::Nothing);
    }
}

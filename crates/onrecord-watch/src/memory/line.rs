//! One line of the journal.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::robots::Robots;
use crate::standing::Standing;

/// Something to remember, as it stands in the file.
#[derive(Debug, Deserialize, Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub(super) enum Line<'a> {
    /// An item of a feed was seen.
    Seen { feed: Cow<'a, str>, item: Cow<'a, str> },
    /// How a feed stands.
    Feed { feed: Cow<'a, str>, standing: Cow<'a, Standing> },
    /// A site's robots.txt.
    Robots { origin: Cow<'a, str>, robots: Cow<'a, Robots> },
}

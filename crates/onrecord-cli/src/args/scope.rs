//! Which articles of a store are meant, as the user types it: what `search` and `export` share.

use anyhow::{Result, bail};
use onrecord::Published;
use onrecord_store::Query;

/// Which articles of a store are meant.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct ScopeArgs {
    /// Who published the article
    #[arg(long, value_name = "NAME")]
    publisher: Vec<String>,

    /// Published on this day or later
    #[arg(long, value_name = "DATE")]
    from: Option<Published>,

    /// Published on this day or earlier
    #[arg(long, value_name = "DATE")]
    to: Option<Published>,
}

impl ScopeArgs {
    /// Whether all articles are meant.
    pub(crate) fn is_all(&self) -> bool {
        self.publisher.is_empty() && self.from.is_none() && self.to.is_none()
    }

    /// A query for these articles.
    pub(crate) fn query(&self) -> Result<Query> {
        let [from, to] = [&self.from, &self.to].map(|date| date.as_ref().map(Published::day));
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            bail!("--from {from} is later than --to {to}: nothing lies between");
        }
        Ok(Query { publisher: self.publisher.clone(), from, to, ..Query::default() })
    }
}

//! From an item of a feed to an article: as the feed tells it, or as its page does.

use onrecord_text::Article;

use crate::fault::Fault;
use crate::feed::Item;
use crate::page::Page;
use crate::web::{Fetched, Fetcher, Validators, Want};

/// After so many tries to get an item's page, it is taken as the feed tells it.
const TRIES: u32 = 3;

/// What an item led to.
pub(super) enum Made {
    /// An article; and why it is only what the feed tells, if it is.
    Article(Article, Option<String>),
    /// Nothing yet: its page may be had another time. Whether this counts as a try.
    Later(Fault, bool),
}

/// The article of an item whose page was tried `tries` times before.
pub(super) fn make(
    item: &Item,
    publisher: &Publisher<'_>,
    tries: u32,
    fetcher: &Fetcher<'_>,
    extract: impl FnOnce(&Page) -> Result<Article, String>,
) -> Made {
    let told = || item.article(publisher.named.or(publisher.feed));
    let Some(link) = item.link.as_deref().filter(|_| !item.is_whole()) else {
        return Made::Article(told(), None);
    };
    match fetcher.fetch(link, Want::Page, &Validators::default()) {
        Ok(Fetched::Page { page, .. }) => match extract(&page) {
            Ok(article) => Made::Article(join(article, item, publisher, &page.url), None),
            Err(why) => Made::Article(told(), Some(why)),
        },
        // A server that says so unasked has nothing for us.
        Ok(Fetched::Unchanged) => Made::Article(told(), Some("no page came".to_owned())),
        Err(fault @ Fault::Held(_)) => Made::Later(fault, false),
        Err(fault) if fault.is_passing() && tries + 1 < TRIES => Made::Later(fault, true),
        Err(fault) => Made::Article(told(), Some(fault.to_string())),
    }
}

/// Who publishes a feed's articles.
pub(super) struct Publisher<'a> {
    /// As the user's list says.
    pub(super) named: Option<&'a str>,
    /// As the feed says.
    pub(super) feed: Option<&'a str>,
}

/// What the page tells, completed by what the feed does. The feed knows best when an item was
/// published.
fn join(article: Article, item: &Item, publisher: &Publisher<'_>, url: &str) -> Article {
    let own = |name: Option<&str>| name.map(str::to_owned);
    Article {
        id: item.link.clone().unwrap_or_else(|| item.id.clone()),
        url: article.url.or_else(|| Some(url.to_owned())),
        publisher: own(publisher.named).or(article.publisher).or_else(|| own(publisher.feed)),
        title: article.title.or_else(|| item.title.clone()),
        published: item.published.clone().or(article.published),
        language: article.language.or_else(|| item.language.clone()),
        text: article.text,
    }
}

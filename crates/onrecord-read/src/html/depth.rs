//! How deep the elements of a page stand in one another.

/// No page for people nests this deep, and no browser builds more.
pub(super) const DEEPEST: usize = 512;

/// The elements that are open, counted as a browser would as far as its rules matter here.
#[derive(Default)]
pub(super) struct Depth {
    open: Vec<String>,
    is_too_deep: bool,
}

/// Elements without an end, and those whose end is often left out because the next one of their
/// kind ends them.
const UNCOUNTED: [&str; 32] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option",
    "optgroup", "rt", "rp", "colgroup", "html", "head", "body",
];

impl Depth {
    /// A start tag was met.
    pub(super) fn start(&mut self, name: &str, is_closed: bool) {
        if is_closed || self.is_too_deep || UNCOUNTED.contains(&name) {
            return;
        }
        self.open.push(name.to_owned());
        self.is_too_deep = self.open.len() > DEEPEST;
    }

    /// An end tag was met: it ends everything since its start tag.
    pub(super) fn end(&mut self, name: &str) {
        if let Some(place) = self.open.iter().rposition(|open| open == name) {
            self.open.truncate(place);
        }
    }

    /// Whether elements stood deeper than [`DEEPEST`] somewhere.
    pub(super) fn is_too_deep(&self) -> bool {
        self.is_too_deep
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_too_deep(names: &[&str], times: usize) -> bool {
        let mut depth = Depth::default();
        for _ in 0..times {
            for name in names {
                match name.strip_prefix('/') {
                    Some(name) => depth.end(name),
                    None => depth.start(name, false),
                }
            }
        }
        depth.is_too_deep()
    }

    #[test]
    fn only_what_stays_open_counts() {
        assert!(is_too_deep(&["div"], 600));
        assert!(is_too_deep(&["b", "i"], 300));
        for flat in [&["div", "/div"][..], &["p"], &["br"], &["div", "b", "/div"], &["/div"]] {
            assert!(!is_too_deep(flat, 10_000), "{flat:?}");
        }
    }
}

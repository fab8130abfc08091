//! Following news feeds politely: what to fetch, when, and what came of it.

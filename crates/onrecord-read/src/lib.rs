//! From what users have to articles: plain text, HTML, JSON Lines, CSV, Parquet, WARC, feeds.

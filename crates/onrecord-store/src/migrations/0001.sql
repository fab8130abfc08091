-- The first format: articles with where they were published, and their records taken apart.
--
-- A key orders by day of publication: day << 40 | number, the day counted from the year 0 (0 where
-- the day is not known) and the number given out in the order of keeping. So the newest come first
-- by walking keys backwards, also inside the full-text indexes, whose rows have the same keys.
--
-- `spans` columns hold JSON as in the record: [[113,145],…], in code points of the article's text.
-- Ids (`a1`, `s1`, `e1`) are those of the record.

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO counters VALUES ('article', 0), ('statement', 0), ('event', 0);

-- Each text once, as it was first published; `publishers` lists all who did. `record` is the line
-- that `onrecord code` prints.
CREATE TABLE articles (
    key        INTEGER PRIMARY KEY,
    sha256     TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    url        TEXT,
    publisher  TEXT,
    publishers TEXT NOT NULL,
    title      TEXT,
    published  TEXT,
    language   TEXT,
    length     INTEGER NOT NULL,
    coded_by   TEXT NOT NULL,
    text       TEXT NOT NULL,
    record     TEXT NOT NULL
) STRICT;

CREATE INDEX articles_by_coder ON articles (coded_by);
CREATE INDEX articles_by_name ON articles (name);

-- Everywhere a text was published, the first among them. `address` is `url` made comparable.
CREATE TABLE publications (
    article   INTEGER NOT NULL REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
    nth       INTEGER NOT NULL,
    address   TEXT UNIQUE,
    name      TEXT NOT NULL,
    url       TEXT,
    publisher TEXT,
    title     TEXT,
    published TEXT,
    PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
    article  INTEGER NOT NULL REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
    id       TEXT NOT NULL,
    nth      INTEGER NOT NULL,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    country  TEXT,
    sector   TEXT,
    role     TEXT,
    wikidata TEXT,
    PRIMARY KEY (article, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX actors_by_name ON actors (name);

CREATE TABLE mentions (
    article INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    nth     INTEGER NOT NULL,
    begins  INTEGER NOT NULL,
    ends    INTEGER NOT NULL,
    PRIMARY KEY (article, actor, nth),
    FOREIGN KEY (article, actor) REFERENCES actors DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- `source`, `content` and `about` are words to read and to search: who says it with role and codes,
-- what is said, which actors the content mentions. `publishers` lists all who published the article.
CREATE TABLE statements (
    key             INTEGER PRIMARY KEY,
    article         INTEGER NOT NULL REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
    id              TEXT NOT NULL,
    nth             INTEGER NOT NULL,
    kind            TEXT NOT NULL,
    stance          TEXT NOT NULL,
    polarity        TEXT NOT NULL,
    parent          TEXT,
    restates        TEXT,
    source          TEXT NOT NULL,
    content         TEXT NOT NULL,
    about           TEXT NOT NULL,
    publishers      TEXT NOT NULL,
    codes           TEXT NOT NULL,
    source_spans    TEXT NOT NULL,
    cue_spans       TEXT NOT NULL,
    content_spans   TEXT NOT NULL,
    addressee_spans TEXT NOT NULL,
    medium_spans    TEXT NOT NULL,
    date            TEXT,
    place           TEXT,
    confidence      REAL NOT NULL,
    UNIQUE (article, id),
    FOREIGN KEY (article, parent) REFERENCES statements (article, id)
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, restates) REFERENCES statements (article, id)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- The actors of a statement: `part` is `source`, or `about` where the content mentions them.
CREATE TABLE statement_actors (
    article   INTEGER NOT NULL,
    statement TEXT NOT NULL,
    part      TEXT NOT NULL,
    nth       INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (article, statement, part, nth),
    FOREIGN KEY (article, statement) REFERENCES statements (article, id)
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, actor) REFERENCES actors DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- `actor` and `recipient` name the participants with their codes; `teller` is the source of the
-- statement in `according_to`; `sentence` is the sentence of the trigger.
CREATE TABLE events (
    key            INTEGER PRIMARY KEY,
    article        INTEGER NOT NULL REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
    id             TEXT NOT NULL,
    nth            INTEGER NOT NULL,
    type           TEXT NOT NULL,
    modes          TEXT NOT NULL,
    contexts       TEXT NOT NULL,
    status         TEXT NOT NULL,
    actor          TEXT NOT NULL,
    recipient      TEXT NOT NULL,
    teller         TEXT NOT NULL,
    sentence       TEXT NOT NULL,
    publishers      TEXT NOT NULL,
    codes          TEXT NOT NULL,
    according_to   TEXT,
    trigger_begins INTEGER NOT NULL,
    trigger_ends   INTEGER NOT NULL,
    evidence_spans TEXT NOT NULL,
    date           TEXT,
    place          TEXT,
    confidence     REAL NOT NULL,
    UNIQUE (article, id),
    FOREIGN KEY (article, according_to) REFERENCES statements (article, id)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Who takes part in an event: `part` is `actor` or `recipient`.
CREATE TABLE event_participants (
    article INTEGER NOT NULL,
    event   TEXT NOT NULL,
    part    TEXT NOT NULL,
    nth     INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    PRIMARY KEY (article, event, part, nth),
    FOREIGN KEY (article, event) REFERENCES events (article, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, actor) REFERENCES actors DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE disputes (
    article   INTEGER NOT NULL REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
    nth       INTEGER NOT NULL,
    statement TEXT,
    event     TEXT,
    claim     TEXT NOT NULL,
    spans     TEXT NOT NULL,
    PRIMARY KEY (article, nth),
    FOREIGN KEY (article, statement) REFERENCES statements (article, id)
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, event) REFERENCES events (article, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Who stands on which side of a dispute: `side` is `asserts` or `denies`.
CREATE TABLE dispute_parties (
    article INTEGER NOT NULL,
    dispute INTEGER NOT NULL,
    side    TEXT NOT NULL,
    nth     INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    PRIMARY KEY (article, dispute, side, nth),
    FOREIGN KEY (article, dispute) REFERENCES disputes DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, actor) REFERENCES actors DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE dates (
    article INTEGER NOT NULL REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
    nth     INTEGER NOT NULL,
    begins  INTEGER NOT NULL,
    ends    INTEGER NOT NULL,
    value   TEXT,
    grain   TEXT,
    PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
    article   INTEGER NOT NULL REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
    nth       INTEGER NOT NULL,
    begins    INTEGER NOT NULL,
    ends      INTEGER NOT NULL,
    name      TEXT NOT NULL,
    country   TEXT,
    latitude  REAL,
    longitude REAL,
    geonames  INTEGER,
    PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

-- The full-text indexes hold no text of their own; triggers keep them in step with their tables.
-- `=` counts as a letter, so that a code such as `status=fact` is one word.

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, publishers,
    content = 'articles', content_rowid = 'key', tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER article_kept AFTER INSERT ON articles BEGIN
    INSERT INTO article_words (rowid, title, text, publishers)
    VALUES (new.key, new.title, new.text, new.publishers);
END;

CREATE TRIGGER article_removed AFTER DELETE ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, text, publishers)
    VALUES ('delete', old.key, old.title, old.text, old.publishers);
END;

CREATE TRIGGER article_published_elsewhere AFTER UPDATE OF publishers ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, text, publishers)
    VALUES ('delete', old.key, old.title, old.text, old.publishers);
    INSERT INTO article_words (rowid, title, text, publishers)
    VALUES (new.key, new.title, new.text, new.publishers);
END;

CREATE VIRTUAL TABLE statement_words USING fts5 (
    source, content, about, publishers, codes,
    content = 'statements', content_rowid = 'key',
    tokenize = "unicode61 remove_diacritics 2 tokenchars '='"
);

CREATE TRIGGER statement_kept AFTER INSERT ON statements BEGIN
    INSERT INTO statement_words (rowid, source, content, about, publishers, codes)
    VALUES (new.key, new.source, new.content, new.about, new.publishers, new.codes);
END;

CREATE TRIGGER statement_removed AFTER DELETE ON statements BEGIN
    INSERT INTO statement_words (statement_words, rowid, source, content, about, publishers, codes)
    VALUES ('delete', old.key, old.source, old.content, old.about, old.publishers, old.codes);
END;

CREATE TRIGGER statement_published_elsewhere AFTER UPDATE OF publishers ON statements BEGIN
    INSERT INTO statement_words (statement_words, rowid, source, content, about, publishers, codes)
    VALUES ('delete', old.key, old.source, old.content, old.about, old.publishers, old.codes);
    INSERT INTO statement_words (rowid, source, content, about, publishers, codes)
    VALUES (new.key, new.source, new.content, new.about, new.publishers, new.codes);
END;

CREATE VIRTUAL TABLE event_words USING fts5 (
    actor, recipient, teller, sentence, publishers, codes,
    content = 'events', content_rowid = 'key',
    tokenize = "unicode61 remove_diacritics 2 tokenchars '='"
);

CREATE TRIGGER event_kept AFTER INSERT ON events BEGIN
    INSERT INTO event_words (rowid, actor, recipient, teller, sentence, publishers, codes)
    VALUES (new.key, new.actor, new.recipient, new.teller, new.sentence, new.publishers,
        new.codes);
END;

CREATE TRIGGER event_removed AFTER DELETE ON events BEGIN
    INSERT INTO event_words
        (event_words, rowid, actor, recipient, teller, sentence, publishers, codes)
    VALUES ('delete', old.key, old.actor, old.recipient, old.teller, old.sentence, old.publishers,
        old.codes);
END;

CREATE TRIGGER event_published_elsewhere AFTER UPDATE OF publishers ON events BEGIN
    INSERT INTO event_words
        (event_words, rowid, actor, recipient, teller, sentence, publishers, codes)
    VALUES ('delete', old.key, old.actor, old.recipient, old.teller, old.sentence, old.publishers,
        old.codes);
    INSERT INTO event_words (rowid, actor, recipient, teller, sentence, publishers, codes)
    VALUES (new.key, new.actor, new.recipient, new.teller, new.sentence, new.publishers,
        new.codes);
END;

-- Groups across articles: stories, happenings, denials of what another article tells.
--
-- All of it follows from `articles`, `publications` and the records; grouping again gives the same
-- rows. Ids are made of what a group holds and are the same in every store.

-- Articles that came, were published elsewhere too or were coded again since the last grouping.
CREATE TABLE ungrouped (
    article INTEGER PRIMARY KEY REFERENCES articles DEFERRABLE INITIALLY DEFERRED
) STRICT;

INSERT INTO ungrouped SELECT key FROM articles;

CREATE TRIGGER article_to_group AFTER INSERT ON publications BEGIN
    INSERT OR IGNORE INTO ungrouped VALUES (new.article);
END;

CREATE TRIGGER article_to_group_again AFTER UPDATE OF record ON articles BEGIN
    INSERT OR IGNORE INTO ungrouped VALUES (new.key);
END;

-- Articles that carry one text, edited or cut; an article without copies is a story too. `first` is
-- the earliest published, `publisher` who did so, `publishers` lists all in the order of the alphabet.
CREATE TABLE stories (
    id         TEXT PRIMARY KEY,
    first      INTEGER NOT NULL REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
    publisher  TEXT,
    publishers TEXT NOT NULL,
    articles   INTEGER NOT NULL,
    earliest   TEXT,
    latest     TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX stories_by_first ON stories (first);

CREATE TABLE story_copies (
    article INTEGER PRIMARY KEY REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
    story   TEXT NOT NULL REFERENCES stories DEFERRABLE INITIALLY DEFERRED,
    nth     INTEGER NOT NULL
) STRICT;

CREATE INDEX copies_of_story ON story_copies (story, nth);

-- One event of the world with all reports of it; an event that one article tells is one too. `type`,
-- `status`, `actor`, `recipient`, `date` and `place` are what most reports say; `stories`, `articles`
-- and `publishers` count who tells it; `contradicted` names the details that stories contradict.
CREATE TABLE happenings (
    id           TEXT PRIMARY KEY,
    type         TEXT NOT NULL,
    status       TEXT NOT NULL,
    actor        TEXT NOT NULL,
    recipient    TEXT NOT NULL,
    date         TEXT,
    place        TEXT,
    stories      INTEGER NOT NULL,
    articles     INTEGER NOT NULL,
    publishers   INTEGER NOT NULL,
    earliest     TEXT,
    latest       TEXT,
    contradicted TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The events that tell a happening, the earliest published first.
CREATE TABLE happening_reports (
    article   INTEGER NOT NULL,
    event     TEXT NOT NULL,
    happening TEXT NOT NULL REFERENCES happenings DEFERRABLE INITIALLY DEFERRED,
    nth       INTEGER NOT NULL,
    PRIMARY KEY (article, event),
    FOREIGN KEY (article, event) REFERENCES events (article, id) ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX reports_of_happening ON happening_reports (happening, nth);

-- What several stories tell of a happening (`actors`, `place`, `killed`, …): each version, the one of
-- the most stories first.
CREATE TABLE happening_details (
    happening    TEXT NOT NULL REFERENCES happenings DEFERRABLE INITIALLY DEFERRED,
    detail       TEXT NOT NULL,
    nth          INTEGER NOT NULL,
    value        TEXT NOT NULL,
    contradicted INTEGER NOT NULL,
    PRIMARY KEY (happening, detail, nth)
) STRICT, WITHOUT ROWID;

-- The stories that tell a version.
CREATE TABLE happening_detail_stories (
    happening TEXT NOT NULL,
    detail    TEXT NOT NULL,
    nth       INTEGER NOT NULL,
    story     TEXT NOT NULL REFERENCES stories DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (happening, detail, nth, story),
    FOREIGN KEY (happening, detail, nth) REFERENCES happening_details
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX details_of_story ON happening_detail_stories (story);

-- Denials of what other articles tell, by the statement that denies, the event that is denied, or
-- both.
CREATE TABLE denials (
    id        TEXT PRIMARY KEY,
    article   INTEGER NOT NULL,
    statement TEXT,
    event     TEXT,
    FOREIGN KEY (article, statement) REFERENCES statements (article, id) ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, event) REFERENCES events (article, id) ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX denials_of_article ON denials (article);

-- The claims that a denial answers, the surest first; `score` counts thousandths, from 1300 up.
CREATE TABLE denied_claims (
    denial    TEXT NOT NULL REFERENCES denials ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    nth       INTEGER NOT NULL,
    article   INTEGER NOT NULL,
    statement TEXT,
    event     TEXT,
    score     INTEGER NOT NULL,
    PRIMARY KEY (denial, nth),
    FOREIGN KEY (article, statement) REFERENCES statements (article, id) ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, event) REFERENCES events (article, id) ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX denied_claims_of_article ON denied_claims (article);

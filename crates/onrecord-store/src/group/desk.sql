-- What grouping lays out while it works: temporary tables, gone when it is done or stopped. SQLite
-- keeps them in a file of its own, so that memory does not grow with the number of articles.

PRAGMA temp.cache_size = -16384;

-- Every article as far as groups tell of it, numbered from 0: the earliest published first, those
-- without a date last, equals by id. `place` is the same with those without a date first. `story` is
-- the number of the first copy of its story.
CREATE TEMP TABLE filed (
    number    INTEGER PRIMARY KEY,
    key       INTEGER NOT NULL UNIQUE,
    sha256    TEXT NOT NULL,
    earliest  TEXT,
    latest    TEXT,
    publisher TEXT,
    place     INTEGER NOT NULL,
    story     INTEGER NOT NULL
);

WITH published AS (
    SELECT
        a.key,
        a.sha256,
        (SELECT min(published) FROM main.publications WHERE article = a.key) AS earliest,
        (SELECT max(published) FROM main.publications WHERE article = a.key) AS latest,
        (
            SELECT publisher FROM main.publications WHERE article = a.key
            ORDER BY published IS NULL, published, publisher IS NULL, publisher LIMIT 1
        ) AS publisher
    FROM main.articles AS a
),
numbered AS (
    SELECT
        row_number() OVER (ORDER BY earliest IS NULL, earliest, sha256) - 1 AS number,
        row_number() OVER (ORDER BY earliest, sha256) AS place,
        *
    FROM published
)
INSERT INTO temp.filed (number, key, sha256, earliest, latest, publisher, place, story)
SELECT number, key, sha256, earliest, latest, publisher, place, number
FROM numbered ORDER BY number;

-- The sketch of each article that is long enough to be judged, and the keys that copies share.
CREATE TEMP TABLE sketches (number INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TEMP TABLE sketch_keys (sketch_key INTEGER NOT NULL, number INTEGER NOT NULL);

-- What each article (`filed.number`) tells of an event, with the group of types and the first day that
-- it is looked for under.
CREATE TEMP TABLE told (
    number  INTEGER PRIMARY KEY,
    article INTEGER NOT NULL,
    voice   INTEGER NOT NULL,
    kinds   INTEGER NOT NULL,
    day     INTEGER NOT NULL,
    value   TEXT NOT NULL
);

-- The first telling of each voice, by the place of its article.
CREATE TEMP TABLE voices (voice INTEGER PRIMARY KEY, lead INTEGER NOT NULL, place INTEGER NOT NULL);

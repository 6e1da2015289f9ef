-- The store's second part: what came to be kept beside the programme's course.

PRAGMA user_version = 2;

-- Updates: what changed in somebody's life since the vision.
CREATE TABLE news (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person (id),
    at     INTEGER NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('challenge', 'job', 'founding', 'learning', 'life', 'other')),
    text   TEXT NOT NULL CHECK (text <> ''),
    digest INTEGER NOT NULL CHECK (digest IN (0, 1))   -- 1: its owner agrees that the digest tells it
) STRICT;
CREATE INDEX news_person ON news (person, at);

-- What the office made of what people write. How the columns of a form are to be read; one row a column.
CREATE TABLE column_map (
    name     TEXT NOT NULL CHECK (name <> ''),
    position INTEGER NOT NULL CHECK (position >= 1),
    field    TEXT NOT NULL CHECK (field <> ''),
    header   TEXT NOT NULL,
    PRIMARY KEY (name, position)
) STRICT, WITHOUT ROWID;

-- The community's agreement, and who accepted which version of it.
CREATE TABLE promise (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    text    TEXT NOT NULL CHECK (text <> '')
) STRICT;

CREATE TABLE promise_acceptance (
    version INTEGER NOT NULL REFERENCES promise (version),
    person  INTEGER NOT NULL REFERENCES person (id),
    at      INTEGER NOT NULL,
    PRIMARY KEY (version, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_acceptance_person ON promise_acceptance (person);

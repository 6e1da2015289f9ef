-- The store's second part: what came to be kept beside the programme's course.

PRAGMA user_version = 2;

-- Rights. Notes are the office's own about a person; who looked at what is held on whom.
CREATE TABLE note (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person (id),
    at     INTEGER NOT NULL,
    who    TEXT NOT NULL,
    text   TEXT NOT NULL CHECK (text <> ''),
    snooze TEXT CHECK (snooze IS date(snooze, '+0 days'))   -- the day on which it comes up again
) STRICT;
CREATE INDEX note_person ON note (person);

CREATE TABLE look (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person (id),
    at     INTEGER NOT NULL,
    who    TEXT NOT NULL,
    what   TEXT NOT NULL CHECK (what IN ('disclose', 'notes'))
) STRICT;
CREATE INDEX look_person ON look (person);

-- What people agreed to let others see. The office sees it anyway.
CREATE TABLE share (
    person   INTEGER NOT NULL REFERENCES person (id),
    field    TEXT NOT NULL CHECK (field <> ''),   -- a code, or "answer:" and the header of a question
    audience TEXT NOT NULL CHECK (audience IN ('team', 'mentor', 'alumni', 'public')),
    since    INTEGER NOT NULL,
    until    TEXT CHECK (until IS date(until, '+0 days')),   -- the last day; NULL: until further notice
    who      TEXT NOT NULL,            -- recorded it
    PRIMARY KEY (person, field, audience)
) STRICT, WITHOUT ROWID;

-- Keyed hashes of addresses, by which an old file does not bring back who was forgotten.
CREATE TABLE forgotten (
    hash   TEXT NOT NULL PRIMARY KEY,
    person INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX forgotten_person ON forgotten (person);

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

-- What an outside instrument found of a person: a score in millionths or a word for each of its scales.
CREATE TABLE assessment (
    person     INTEGER NOT NULL REFERENCES person (id),
    instrument TEXT NOT NULL CHECK (instrument <> ''),
    taken_on   TEXT NOT NULL CHECK (taken_on IS date(taken_on, '+0 days')),
    scale      TEXT NOT NULL CHECK (scale <> ''),
    place      INTEGER NOT NULL CHECK (place >= 0),   -- in the order of the sheet
    score      INTEGER,
    text       TEXT CHECK (text <> ''),
    PRIMARY KEY (person, instrument, taken_on, scale),
    CHECK ((score IS NULL) <> (text IS NULL))
) STRICT, WITHOUT ROWID;

-- The same questions at every stage: what became of the worry, how satisfied somebody is.
CREATE TABLE follow_up (
    cohort       INTEGER NOT NULL,
    person       INTEGER NOT NULL,
    stage        TEXT NOT NULL CHECK (stage IN ('first', 'graduation') OR stage GLOB 'm[1-9]*'),
    at           INTEGER NOT NULL,     -- when it was answered
    worry        TEXT CHECK (worry IN ('gone', 'lighter', 'same', 'heavier')),
    satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
    comment      TEXT,
    PRIMARY KEY (cohort, person, stage),
    FOREIGN KEY (cohort, person) REFERENCES application (cohort, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_up_person ON follow_up (person);

-- Ties: what grew between two people, said by each of them.
CREATE TABLE tie (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    low       INTEGER NOT NULL REFERENCES person (id),
    high      INTEGER NOT NULL REFERENCES person (id),
    kind      TEXT NOT NULL CHECK (kind IN ('business', 'hire', 'project', 'mentoring', 'friendship', 'other')),
    low_at    INTEGER,                 -- when each said so; NULL: not yet
    high_at   INTEGER,
    denied_by INTEGER REFERENCES person (id),
    UNIQUE (low, high, kind),
    CHECK (low < high)
) STRICT;
CREATE INDEX tie_high ON tie (high);

-- Acquaintances that people declared: they count as having met.
CREATE TABLE acquaintance (
    low    INTEGER NOT NULL REFERENCES person (id),
    high   INTEGER NOT NULL REFERENCES person (id),
    reason TEXT,                       -- from where
    since  INTEGER NOT NULL,           -- when it was said
    PRIMARY KEY (low, high),
    CHECK (low < high)
) STRICT, WITHOUT ROWID;
CREATE INDEX acquaintance_high ON acquaintance (high);

-- Mixes: groups over all cohorts, of graduates who have not met.
CREATE TABLE mix (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    state   TEXT NOT NULL CHECK (state IN ('draft', 'adopted')),
    name    TEXT NOT NULL CHECK (name <> ''),
    at      INTEGER NOT NULL,
    date    TEXT NOT NULL CHECK (date IS date(date, '+0 days')),   -- from when on its groups have met
    status  TEXT NOT NULL CHECK (status IN ('optimal', 'feasible')),
    repeats INTEGER NOT NULL,          -- pairs that met before
    bound   INTEGER NOT NULL,          -- no mix has fewer
    kin     INTEGER NOT NULL,          -- pairs of one cohort
    unfamiliar INTEGER NOT NULL,       -- people who know somebody of all, but nobody of their group
    seed    INTEGER NOT NULL,
    steps   INTEGER NOT NULL,
    digest  TEXT NOT NULL,             -- SHA-256 of what it was computed from
    everybody INTEGER NOT NULL CHECK (everybody IN (0, 1))   -- those, too, who did not agree to be known
) STRICT;

CREATE TABLE mix_member (
    mix    INTEGER NOT NULL REFERENCES mix (id),
    person INTEGER NOT NULL REFERENCES person (id),
    number INTEGER NOT NULL CHECK (number >= 1),    -- of the group
    fresh  INTEGER NOT NULL,           -- people of the group whom they had not met
    again  INTEGER NOT NULL,           -- people of it whom they had
    PRIMARY KEY (mix, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX mix_member_person ON mix_member (person);

-- What the office made of what people write. How the columns of a form are to be read; one row a column.
CREATE TABLE column_map (
    name     TEXT NOT NULL CHECK (name <> ''),
    position INTEGER NOT NULL CHECK (position >= 1),
    field    TEXT NOT NULL CHECK (field <> ''),
    header   TEXT NOT NULL,
    PRIMARY KEY (name, position)
) STRICT, WITHOUT ROWID;

-- What counts as what: 法人営業 counts as 営業. What people wrote stays as they wrote it.
CREATE TABLE value_map (
    field      TEXT NOT NULL CHECK (field IN ('industry', 'occupation', 'place', 'themes')),
    value_key  TEXT NOT NULL CHECK (value_key <> ''),
    value      TEXT NOT NULL,          -- as the office wrote it
    target_key TEXT NOT NULL CHECK (target_key <> '' AND target_key <> value_key),
    target     TEXT NOT NULL,          -- of themes: one or several, parted by commas
    PRIMARY KEY (field, value_key)
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

-- Presentations. The order at a session; visions as their owners presented them, of which the latest version holds; and
-- what others wrote to a presenter.
CREATE TABLE presentation (
    session  TEXT NOT NULL REFERENCES session (id),
    person   INTEGER NOT NULL REFERENCES person (id),
    position INTEGER NOT NULL CHECK (position >= 1),
    PRIMARY KEY (session, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE vision (
    cohort    INTEGER NOT NULL REFERENCES cohort (id),
    person    INTEGER NOT NULL REFERENCES person (id),
    version   INTEGER NOT NULL CHECK (version >= 1),
    sealed_at INTEGER NOT NULL,
    text      TEXT,                    -- NULL: a file's digest is kept only
    file      TEXT,                    -- its name
    digest    TEXT NOT NULL,           -- SHA-256 of the text or of the file
    reason    TEXT,                    -- why the owner wanted another version; NULL: the first
    PRIMARY KEY (cohort, person, version),
    CHECK (text IS NOT NULL OR file IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE cheer (
    session TEXT NOT NULL REFERENCES session (id),
    person  INTEGER NOT NULL REFERENCES person (id),   -- to whom
    sender  INTEGER NOT NULL REFERENCES person (id),
    text    TEXT NOT NULL CHECK (text <> ''),
    at      INTEGER NOT NULL,
    PRIMARY KEY (session, person, sender)
) STRICT, WITHOUT ROWID;
CREATE INDEX cheer_sender ON cheer (sender);

-- Ids and addresses of people who turned out to be somebody else: they lead there for ever.
CREATE TABLE redirect (
    id        INTEGER PRIMARY KEY,     -- never a person's again
    person    INTEGER NOT NULL REFERENCES person (id),
    email_key TEXT NOT NULL UNIQUE,
    email     TEXT NOT NULL,
    name      TEXT NOT NULL,
    at        INTEGER NOT NULL
) STRICT;
CREATE INDEX redirect_person ON redirect (person);

-- Anonymous answers. A ballot says what was answered, a voter that somebody has: nothing joins the two, neither a number
-- nor an order nor the history, which records neither. Results count what is shown; it follows what there is in steps
-- that are too large to say what one person answered.
CREATE TABLE ballot (
    topic   TEXT NOT NULL,                 -- "survey:1-1", "pulse:1:3"
    answers TEXT NOT NULL,                 -- JSON; code of the question to answer
    copies  INTEGER NOT NULL CHECK (copies >= 0),
    shown   INTEGER NOT NULL CHECK (shown >= 0),
    PRIMARY KEY (topic, answers)
) STRICT, WITHOUT ROWID;

CREATE TABLE voter (
    topic  TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (topic, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX voter_person ON voter (person);

-- The office's own questions of the survey; none: those that miraif comes with.
CREATE TABLE question (
    code     TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    position INTEGER NOT NULL,
    low      INTEGER NOT NULL,
    high     INTEGER NOT NULL,             -- low and high 0: free text
    ja       TEXT NOT NULL CHECK (ja <> ''),
    en       TEXT NOT NULL CHECK (en <> ''),
    CHECK (high > low OR (low = 0 AND high = 0))
) STRICT, WITHOUT ROWID;

-- Rounds of the pulse.
CREATE TABLE pulse (
    cohort INTEGER NOT NULL REFERENCES cohort (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    date   TEXT NOT NULL CHECK (date IS date(date, '+0 days')),
    PRIMARY KEY (cohort, number)
) STRICT, WITHOUT ROWID;

-- What was written for somebody and left the store: where people's data may lie.
CREATE TABLE handout (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    who      TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind <> ''),       -- the words of the command: "export csv"
    audience TEXT NOT NULL CHECK (audience <> ''),   -- "office", "public", "alumni", "1-A", "p7", a reviewer
    cohort   INTEGER,                  -- NULL: all; no reference, so that a cohort's creation can be undone
    file     TEXT,                     -- without its folder; NULL: standard output
    newest   INTEGER NOT NULL          -- the last person who had come in by then
) STRICT;

-- Whom mentors, and people and teams of a cohort, would like to be matched with, the dearest first.
CREATE TABLE match_wish (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    cohort      INTEGER NOT NULL REFERENCES cohort (id),
    person      INTEGER REFERENCES person (id),          -- who wishes; NULL: a team
    team        INTEGER CHECK (team >= 1),
    wished      INTEGER REFERENCES person (id),          -- who is wished for; NULL: a team
    wished_team INTEGER CHECK (wished_team >= 1),
    rank        INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 100),
    at          INTEGER NOT NULL,
    CHECK ((person IS NULL) <> (team IS NULL) AND (wished IS NULL) <> (wished_team IS NULL)),
    CHECK (team IS NULL OR wished_team IS NULL)
) STRICT;
CREATE INDEX match_wish_cohort ON match_wish (cohort);
CREATE INDEX match_wish_person ON match_wish (person);
CREATE INDEX match_wish_wished ON match_wish (wished);

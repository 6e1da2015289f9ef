-- The store's first shape. Instants are Unix seconds, dates YYYY-MM-DD, marks and weights millionths.
-- Every table has a declared primary key, so that the history can record its rows. A column `batch` holds the history
-- entry of the bulk import that made the row, which takes it back as a whole. JSON is checked by the doctor, not here:
-- SQLite takes json_valid for unsafe in a schema that is not trusted.

PRAGMA application_id = 0x4D495241;    -- "MIRA"
PRAGMA user_version = 1;               -- every migration writes its number

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,   -- uuid, secret, created_at, group, hold
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    at        INTEGER NOT NULL,
    who       TEXT NOT NULL,
    command   TEXT NOT NULL,
    changes   INTEGER NOT NULL,
    changeset BLOB,                    -- SQLite session changeset; NULL when all rows are the batch's
    undoes    INTEGER REFERENCES history (id),
    undone_by INTEGER REFERENCES history (id),
    final     INTEGER NOT NULL DEFAULT 0 CHECK (final IN (0, 1))   -- 1: cannot be taken back
) STRICT;

CREATE TABLE cohort (
    id         INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 9999),
    name       TEXT NOT NULL CHECK (name <> ''),
    start_date TEXT NOT NULL CHECK (start_date IS date(start_date, '+0 days')),
    teams      INTEGER NOT NULL CHECK (teams BETWEEN 1 AND 10000),
    team_size  INTEGER NOT NULL CHECK (team_size BETWEEN 2 AND 40),
    created_at INTEGER NOT NULL,
    attributes TEXT                    -- by which its teams are formed, as JSON; NULL: the default ones
) STRICT;

-- One human for life: who somebody is. What changes with time (employer, occupation, worry) is in profile.
CREATE TABLE person (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    email_key   TEXT NOT NULL,
    email       TEXT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    family_name TEXT,                  -- NULL where the name could not be split
    given_name  TEXT,
    kana        TEXT,
    phone       TEXT,
    birth_date  TEXT CHECK (birth_date IS date(birth_date, '+0 days')),
    gender      TEXT,
    language    TEXT CHECK (language IN ('ja', 'en')),   -- of letters; NULL: Japanese
    forgotten_at INTEGER,              -- since then nobody: no name, no address, no letters
    batch       INTEGER
) STRICT;
CREATE UNIQUE INDEX person_email_key ON person (email_key);   -- a large first import makes it anew

-- What a person said of their situation on a date, as an applicant of a cohort or in a role. The latest one is the
-- present.
CREATE TABLE profile (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    person       INTEGER NOT NULL REFERENCES person (id),
    as_of        INTEGER NOT NULL,
    company      TEXT,
    company_key  TEXT,                 -- NULL: never matches anybody (self-employed, none)
    industry     TEXT,
    occupation   TEXT,
    place        TEXT,
    age          INTEGER CHECK (age BETWEEN 0 AND 150),   -- as stated on as_of, where there is no birth date
    availability TEXT,
    offers       TEXT,                 -- what they can give: expertise of a mentor
    concern      TEXT,
    themes       TEXT,                 -- as written, parts separated by the source's own mark
    answers      TEXT,                 -- JSON; unmapped columns: header to value
    batch        INTEGER
) STRICT;
CREATE INDEX profile_person ON profile (person, as_of);

CREATE TABLE role (
    person     INTEGER NOT NULL REFERENCES person (id),
    role       TEXT NOT NULL CHECK (role IN ('mentor', 'staff', 'lecturer')),
    profile    INTEGER NOT NULL REFERENCES profile (id),
    since      INTEGER NOT NULL,
    capacity   INTEGER CHECK (capacity BETWEEN 0 AND 1000),
    batch      INTEGER,
    PRIMARY KEY (person, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE application (
    cohort     INTEGER NOT NULL REFERENCES cohort (id),
    person     INTEGER NOT NULL REFERENCES person (id),
    profile    INTEGER NOT NULL REFERENCES profile (id),
    applied_at INTEGER NOT NULL,
    -- Of a longer list SQLite makes a table for every row: what imports write stands before it.
    status     TEXT NOT NULL CHECK (status IN ('applied', 'selected') OR
                                    status IN ('offered', 'accepted', 'waitlisted', 'deferred', 'declined',
                                               'withdrawn', 'expired', 'rejected', 'left')),
    status_at  INTEGER NOT NULL,
    batch      INTEGER,
    PRIMARY KEY (cohort, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX application_person ON application (person);

-- Graduates: who went through a cohort's programme to its end. A graduate may be one of several cohorts.
CREATE TABLE graduation (
    cohort INTEGER NOT NULL,
    person INTEGER NOT NULL,
    date   TEXT NOT NULL CHECK (date IS date(date, '+0 days')),
    PRIMARY KEY (cohort, person),
    FOREIGN KEY (cohort, person) REFERENCES application (cohort, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX graduation_person ON graduation (person);

-- Asks: what somebody throws into the community, who was asked and why, and what was answered.
CREATE TABLE ask (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    asker     INTEGER NOT NULL REFERENCES person (id),
    kind      TEXT NOT NULL CHECK (kind IN ('question', 'news', 'invitation')),
    text      TEXT NOT NULL CHECK (text <> ''),
    themes    TEXT,
    anyone    INTEGER NOT NULL CHECK (anyone IN (0, 1)),   -- 1: the asker's own company may be asked
    opened_at INTEGER NOT NULL,
    due       INTEGER NOT NULL,        -- when it widens, unless somebody answered
    circle    TEXT NOT NULL CHECK (circle IN ('team', 'cohort', 'alumni', 'mentors', 'community-manager')),
    reminders INTEGER NOT NULL CHECK (reminders >= 0),     -- to the community manager
    closed_at INTEGER,
    outcome   TEXT,
    CHECK ((closed_at IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX ask_asker ON ask (asker);
CREATE INDEX ask_due ON ask (due) WHERE closed_at IS NULL;

CREATE TABLE ask_exclusion (
    ask    INTEGER NOT NULL REFERENCES ask (id),
    person INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (ask, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE ask_route (
    ask    INTEGER NOT NULL REFERENCES ask (id),
    person INTEGER NOT NULL REFERENCES person (id),
    circle TEXT NOT NULL CHECK (circle IN ('team', 'cohort', 'alumni', 'mentors')),
    at     INTEGER NOT NULL,
    score  INTEGER NOT NULL,
    PRIMARY KEY (ask, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX ask_route_person ON ask_route (person);

CREATE TABLE ask_reason (
    ask      INTEGER NOT NULL,
    person   INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code     TEXT NOT NULL,
    points   INTEGER NOT NULL,
    text     TEXT,
    PRIMARY KEY (ask, person, position),
    FOREIGN KEY (ask, person) REFERENCES ask_route (ask, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE ask_answer (
    ask     INTEGER NOT NULL REFERENCES ask (id),
    number  INTEGER NOT NULL CHECK (number >= 1),
    person  INTEGER NOT NULL REFERENCES person (id),
    at      INTEGER NOT NULL,
    channel TEXT,                      -- where it was said, if not here
    text    TEXT,
    digest  INTEGER NOT NULL CHECK (digest IN (0, 1)),   -- 1: who gave it agreed that the digest quotes it
    PRIMARY KEY (ask, number),
    CHECK (channel IS NOT NULL OR text IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX ask_answer_person ON ask_answer (person);

-- Separation: two people who must not sit in judgement over, mentor, or share a team with one another.
CREATE TABLE apart (
    low    INTEGER NOT NULL REFERENCES person (id),
    high   INTEGER NOT NULL REFERENCES person (id),
    reason TEXT,                       -- the office's alone
    since  INTEGER NOT NULL,
    PRIMARY KEY (low, high),
    CHECK (low < high)
) STRICT, WITHOUT ROWID;

-- People who look like one and are two, by the office's word.
CREATE TABLE twin_dismissal (
    low    INTEGER NOT NULL REFERENCES person (id),
    high   INTEGER NOT NULL REFERENCES person (id),
    reason TEXT,
    since  INTEGER NOT NULL,
    PRIMARY KEY (low, high),
    CHECK (low < high)
) STRICT, WITHOUT ROWID;

-- Companies are known by their key. A group is named by the smallest key of its members.
CREATE TABLE company_group (
    company_key TEXT NOT NULL PRIMARY KEY,
    group_key   TEXT NOT NULL,
    name        TEXT NOT NULL          -- the company as the office wrote it
) STRICT, WITHOUT ROWID;

-- Companies of which one reads like a branch of the other and is none.
CREATE TABLE branch_dismissal (
    low       TEXT NOT NULL,           -- company keys
    high      TEXT NOT NULL,
    low_name  TEXT NOT NULL,           -- as the office wrote them
    high_name TEXT NOT NULL,
    reason    TEXT,
    since     INTEGER NOT NULL,
    PRIMARY KEY (low, high),
    CHECK (low < high)
) STRICT, WITHOUT ROWID;

CREATE TABLE company_relation (
    low       TEXT NOT NULL,           -- company keys
    high      TEXT NOT NULL,
    low_name  TEXT NOT NULL,           -- as the office wrote them
    high_name TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('client', 'supplier', 'competitor')),   -- what high is to low
    rule      TEXT NOT NULL CHECK (rule IN ('forbid', 'avoid', 'tell')),
    PRIMARY KEY (low, high),
    CHECK (low < high)
) STRICT, WITHOUT ROWID;

CREATE TABLE criterion (
    cohort   INTEGER NOT NULL REFERENCES cohort (id),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL CHECK (name <> ''),
    weight   INTEGER NOT NULL CHECK (weight > 0),
    low      INTEGER NOT NULL,         -- marks run from low to high
    high     INTEGER NOT NULL CHECK (high > low),
    PRIMARY KEY (cohort, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
    cohort   INTEGER NOT NULL,
    person   INTEGER NOT NULL,
    reviewer TEXT NOT NULL CHECK (reviewer <> ''),
    at       INTEGER NOT NULL,
    comment  TEXT,
    PRIMARY KEY (cohort, person, reviewer),
    FOREIGN KEY (cohort, person) REFERENCES application (cohort, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
    cohort    INTEGER NOT NULL,
    person    INTEGER NOT NULL,
    reviewer  TEXT NOT NULL,
    criterion TEXT NOT NULL,
    value     INTEGER NOT NULL,
    PRIMARY KEY (cohort, person, reviewer, criterion),
    FOREIGN KEY (cohort, person, reviewer) REFERENCES review (cohort, person, reviewer),
    FOREIGN KEY (cohort, criterion) REFERENCES criterion (cohort, name)
) STRICT, WITHOUT ROWID;

-- One solved stage of a cohort: a draft until adopted; superseded by the next draft or adoption of its stage.
CREATE TABLE run (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    cohort     INTEGER NOT NULL REFERENCES cohort (id),
    stage      TEXT NOT NULL CHECK (stage IN ('select', 'form', 'match', 'plan')),
    state      TEXT NOT NULL CHECK (state IN ('draft', 'adopted', 'superseded')),
    at         INTEGER NOT NULL,
    adopted_at INTEGER,
    status     TEXT NOT NULL CHECK (status IN ('optimal', 'feasible')),
    digest     TEXT NOT NULL,          -- SHA-256 of the inputs it was computed from
    seed       INTEGER NOT NULL,
    steps      INTEGER NOT NULL,
    settings   TEXT NOT NULL,          -- JSON; options and policy in force
    outcome    TEXT NOT NULL           -- JSON; objective, bound, counts
) STRICT;
CREATE UNIQUE INDEX run_draft ON run (cohort, stage) WHERE state = 'draft';
CREATE UNIQUE INDEX run_adopted ON run (cohort, stage) WHERE state = 'adopted';

CREATE TABLE selection (
    run      INTEGER NOT NULL REFERENCES run (id),
    person   INTEGER NOT NULL REFERENCES person (id),
    decision TEXT NOT NULL CHECK (decision IN ('selected', 'waitlisted', 'rejected', 'unmarked')),
    rank     INTEGER,                  -- by mark, 1 is best; NULL: unmarked
    mark     INTEGER,
    waitlist INTEGER,                  -- place on the waitlist, 1 is first
    PRIMARY KEY (run, person)
) STRICT, WITHOUT ROWID;

-- Offers, and what people answer. An offer made again to the same person counts on.
CREATE TABLE offer (
    cohort   INTEGER NOT NULL,
    person   INTEGER NOT NULL,
    times    INTEGER NOT NULL CHECK (times >= 1),   -- how often it was made
    at       INTEGER NOT NULL,             -- the last time
    deadline TEXT NOT NULL CHECK (deadline IS date(deadline, '+0 days')),   -- the last day for an answer
    PRIMARY KEY (cohort, person),
    FOREIGN KEY (cohort, person) REFERENCES application (cohort, person)
) STRICT, WITHOUT ROWID;

-- Who was told that they wait, or that they were not selected.
CREATE TABLE announcement (
    cohort INTEGER NOT NULL,
    person INTEGER NOT NULL,
    letter TEXT NOT NULL CHECK (letter IN ('waitlisted', 'regret')),
    at     INTEGER NOT NULL,
    PRIMARY KEY (cohort, person, letter),
    FOREIGN KEY (cohort, person) REFERENCES application (cohort, person)
) STRICT, WITHOUT ROWID;

-- Every answer that came; the latest by `at`, then by id, is the one that counts.
CREATE TABLE offer_reply (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    cohort   INTEGER NOT NULL,
    person   INTEGER NOT NULL,
    at       INTEGER NOT NULL,         -- when it was given
    answer   TEXT NOT NULL CHECK (answer IN ('accepted', 'declined', 'withdrawn', 'deferred', 'left')),
    taken_at INTEGER NOT NULL,         -- when the office took it in
    FOREIGN KEY (cohort, person) REFERENCES application (cohort, person)
) STRICT;
CREATE INDEX offer_reply_person ON offer_reply (cohort, person, at);

-- Teams.
CREATE TABLE team (
    run    INTEGER NOT NULL REFERENCES run (id),
    number INTEGER NOT NULL CHECK (number >= 1),             -- 1 is A
    score  INTEGER NOT NULL,
    scores TEXT NOT NULL,              -- JSON; attribute to score
    PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE team_member (
    run    INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id),
    number INTEGER NOT NULL,
    PRIMARY KEY (run, person),
    FOREIGN KEY (run, number) REFERENCES team (run, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_member_person ON team_member (person);

-- Why: a code and its arguments, put into words when it is read.
CREATE TABLE reason (
    run      INTEGER NOT NULL REFERENCES run (id),
    subject  TEXT NOT NULL,            -- "run", "p12", "1-A"
    position INTEGER NOT NULL,
    code     TEXT NOT NULL,
    args     TEXT NOT NULL,
    PRIMARY KEY (run, subject, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE team_rule (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    cohort INTEGER NOT NULL REFERENCES cohort (id),
    kind   TEXT NOT NULL CHECK (kind IN ('apart', 'together', 'never-alone', 'at-least', 'at-most',
                                         'apart-from-earlier', 'slots', 'locked')),
    field  TEXT,                       -- of never-alone, at-least and at-most: an attribute,
    value  TEXT,                       -- and what people said in it
    amount INTEGER CHECK (amount >= 0), length INTEGER CHECK (length >= 1),   -- of slots (minutes); the first of counts, too
    team   INTEGER CHECK (team >= 1),  -- of locked: its number
    reason TEXT,
    since  INTEGER NOT NULL,
    CHECK ((field IS NULL) = (kind NOT IN ('never-alone', 'at-least', 'at-most')) AND (field IS NULL) = (value IS NULL)),
    CHECK ((amount IS NULL) = (kind NOT IN ('at-least', 'at-most', 'slots')) AND (length IS NULL) = (kind <> 'slots')),
    CHECK ((team IS NULL) = (kind <> 'locked'))
) STRICT;

CREATE TABLE team_rule_person (
    rule   INTEGER NOT NULL REFERENCES team_rule (id),   -- no CASCADE: undo replays every row
    person INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (rule, person)
) STRICT, WITHOUT ROWID;

-- Letters. An item is one thing to be said to one person, or on the channel of one team; a letter bundles what is due,
-- frozen when it is claimed; a batch is what one claim handed over. Only items are recorded in the history: what left
-- the house cannot be taken back.
CREATE TABLE item (
    key          TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),   -- rule:object:person[:occurrence]
    rule         TEXT NOT NULL CHECK (rule <> ''),
    person       INTEGER REFERENCES person (id),                -- NULL: the channel of the team
    cohort       INTEGER REFERENCES cohort (id),
    team         INTEGER CHECK (team >= 1),
    object       TEXT NOT NULL,        -- what it is about: "1-1", "a7"
    args         TEXT,                 -- JSON; what its template needs beyond the standard values
    due          INTEGER NOT NULL,
    expires      INTEGER NOT NULL,
    added_at     INTEGER NOT NULL,
    cancelled_at INTEGER,
    CHECK (expires > due),
    CHECK (person IS NOT NULL OR (cohort IS NOT NULL AND team IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX item_expires ON item (expires) WHERE cancelled_at IS NULL;
CREATE INDEX item_person ON item (person);

CREATE TABLE letter (
    id         TEXT NOT NULL PRIMARY KEY,   -- the left side of its Message-ID
    channel    TEXT NOT NULL CHECK (channel IN ('mail', 'team')),
    person     INTEGER REFERENCES person (id),
    cohort     INTEGER REFERENCES cohort (id),
    team       INTEGER,
    language   TEXT NOT NULL CHECK (language IN ('ja', 'en')),
    at         INTEGER NOT NULL,
    subject    TEXT NOT NULL,
    text       TEXT NOT NULL,
    ics        TEXT,
    attempt    INTEGER NOT NULL CHECK (attempt >= 1),
    state      TEXT NOT NULL CHECK (state IN ('claimed', 'sent', 'failed')),
    state_at   INTEGER NOT NULL,
    reason     TEXT                    -- why it failed
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_person ON letter (person);
CREATE INDEX letter_open ON letter (state) WHERE state IN ('claimed', 'failed');

-- Whom it goes to, as they were when it was frozen.
CREATE TABLE letter_recipient (
    letter   TEXT NOT NULL REFERENCES letter (id),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    email    TEXT NOT NULL,
    PRIMARY KEY (letter, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE letter_item (
    item       TEXT NOT NULL PRIMARY KEY REFERENCES item (key),
    letter     TEXT NOT NULL REFERENCES letter (id),
    position   INTEGER NOT NULL,
    reply_code TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_item_letter ON letter_item (letter, position);

CREATE TABLE batch (
    id          TEXT NOT NULL PRIMARY KEY,
    at          INTEGER NOT NULL,
    who         TEXT NOT NULL,
    format      TEXT NOT NULL CHECK (format IN ('jsonl', 'maildir')),
    lease       INTEGER NOT NULL CHECK (lease > 0),   -- seconds
    lease_until INTEGER NOT NULL,
    written_at  INTEGER                -- NULL: perhaps not, or not all, in the spool
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_unwritten ON batch (at, id) WHERE written_at IS NULL;

CREATE TABLE handover (
    claim    TEXT NOT NULL REFERENCES batch (id),   -- which batch; a column `batch` is an import's
    letter   TEXT NOT NULL REFERENCES letter (id),
    position INTEGER NOT NULL,
    attempt  INTEGER NOT NULL,
    bytes    BLOB,                     -- as handed over; NULL once the batch is written
    PRIMARY KEY (claim, letter)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_letter ON handover (letter, attempt);

-- The office's own texts, and the forms in which people answer.
CREATE TABLE template (
    rule     TEXT NOT NULL CHECK (rule <> ''),
    language TEXT NOT NULL CHECK (language IN ('ja', 'en')),
    subject  TEXT NOT NULL CHECK (subject <> ''),
    body     TEXT NOT NULL,
    PRIMARY KEY (rule, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE form (
    purpose TEXT NOT NULL PRIMARY KEY CHECK (purpose <> ''),
    url     TEXT NOT NULL CHECK (url <> '')
) STRICT, WITHOUT ROWID;

-- Codes that letters carry and answers come back with. The person is no reference, so that a code, which is derived and
-- never changes, does not keep an import from being taken back.
CREATE TABLE reply_code (
    code    TEXT NOT NULL PRIMARY KEY,
    person  INTEGER NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose <> ''),
    object  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reply_code_person ON reply_code (person);

-- Duties: they belong to a cohort's roles, a person holds them from a day until a day.
CREATE TABLE duty (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    cohort     INTEGER NOT NULL REFERENCES cohort (id),
    person     INTEGER NOT NULL REFERENCES person (id),
    duty       TEXT NOT NULL CHECK (duty IN ('founder', 'advisor', 'digital-advisor', 'lecturer', 'community-manager',
                                             'mentor')),
    from_date  TEXT NOT NULL CHECK (from_date IS date(from_date, '+0 days')),
    until_date TEXT CHECK (until_date IS date(until_date, '+0 days') AND until_date >= from_date)   -- NULL: open
) STRICT;
CREATE INDEX duty_cohort ON duty (cohort, duty);

-- Matches of a run: who leads a team, and who accompanies a person.
-- The office's word about who is to accompany whom: a team of a cohort, or a person in whatever cohort.
CREATE TABLE match_rule (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    kind   TEXT NOT NULL CHECK (kind IN ('pin', 'ban')),
    mentor INTEGER NOT NULL REFERENCES person (id),
    cohort INTEGER REFERENCES cohort (id),
    team   INTEGER CHECK (team >= 1),  -- its number within the cohort
    person INTEGER REFERENCES person (id),
    reason TEXT,
    since  INTEGER NOT NULL,
    CHECK ((cohort IS NULL) = (team IS NULL) AND (team IS NULL) <> (person IS NULL))
) STRICT;
CREATE INDEX match_rule_mentor ON match_rule (mentor);
CREATE INDEX match_rule_person ON match_rule (person);

CREATE TABLE team_mentor (
    run      INTEGER NOT NULL REFERENCES run (id),
    teams    INTEGER NOT NULL,         -- the run that the team is of
    number   INTEGER NOT NULL,
    mentor   INTEGER NOT NULL REFERENCES person (id),
    score    INTEGER NOT NULL,         -- points
    blocking INTEGER NOT NULL CHECK (blocking >= 0),   -- mentors who would suit the team better, and it them
    PRIMARY KEY (run, number),
    FOREIGN KEY (teams, number) REFERENCES team (run, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_mentor_mentor ON team_mentor (mentor);
CREATE INDEX team_mentor_team ON team_mentor (teams, number);

CREATE TABLE person_mentor (
    run      INTEGER NOT NULL REFERENCES run (id),
    person   INTEGER NOT NULL REFERENCES person (id),
    mentor   INTEGER NOT NULL REFERENCES person (id),
    score    INTEGER NOT NULL,
    blocking INTEGER NOT NULL CHECK (blocking >= 0),
    PRIMARY KEY (run, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_mentor_person ON person_mentor (person);
CREATE INDEX person_mentor_mentor ON person_mentor (mentor);

-- Sessions. Days that are free or not by the office's word, over what the law says.
CREATE TABLE holiday (
    date TEXT NOT NULL PRIMARY KEY CHECK (date IS date(date, '+0 days')),
    free INTEGER NOT NULL CHECK (free IN (0, 1)),
    name TEXT
) STRICT, WITHOUT ROWID;

-- A draft's sessions belong to its run, and go with the next draft.
CREATE TABLE session (
    id        TEXT NOT NULL PRIMARY KEY,   -- "1-1", "1-1s", "1-A-3", "1-A-m2", "e3"; never another's
    cohort    INTEGER REFERENCES cohort (id),      -- NULL: of the community
    kind      TEXT NOT NULL CHECK (kind IN ('general', 'social', 'peer', 'mentor', 'community')),
    team      INTEGER CHECK (team >= 1),   -- its number within the cohort
    number    INTEGER NOT NULL CHECK (number >= 1),
    title     TEXT,                        -- NULL: by kind and number
    date      TEXT NOT NULL CHECK (date IS date(date, '+0 days')),   -- without a time: the Monday of the week
    starts_at INTEGER,
    ends_at   INTEGER,
    place     TEXT,
    mentee    INTEGER REFERENCES person (id),
    mentor    INTEGER REFERENCES person (id),
    state     TEXT NOT NULL CHECK (state IN ('draft', 'planned', 'cancelled')),
    sequence  INTEGER NOT NULL,
    run       INTEGER REFERENCES run (id),         -- NULL: added by hand
    CHECK ((starts_at IS NULL) = (ends_at IS NULL)),
    CHECK (ends_at > starts_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_cohort ON session (cohort, date);
CREATE INDEX session_mentor ON session (mentor) WHERE mentor IS NOT NULL;

CREATE TABLE rsvp (
    session TEXT NOT NULL REFERENCES session (id),
    person  INTEGER NOT NULL REFERENCES person (id),
    answer  TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'maybe')),
    diet    TEXT,
    note    TEXT,
    at      INTEGER NOT NULL,
    PRIMARY KEY (session, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX rsvp_person ON rsvp (person);

CREATE TABLE attendance (
    session TEXT NOT NULL REFERENCES session (id),
    person  INTEGER NOT NULL REFERENCES person (id),
    status  TEXT NOT NULL CHECK (status IN ('present', 'late', 'left-early', 'absent', 'excused', 'online')),
    at      INTEGER NOT NULL,
    PRIMARY KEY (session, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_person ON attendance (person);

-- That something took place; never what was said.
CREATE TABLE log (
    session TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
    at      INTEGER NOT NULL,          -- when it took place
    kind    TEXT NOT NULL CHECK (kind IN ('peer', 'listen', 'advise', 'cheer')),
    minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
    theme   TEXT,
    mentee  INTEGER REFERENCES person (id)
) STRICT, WITHOUT ROWID;

-- Seats: who sits at which table of a session, round by round.
CREATE TABLE seating (
    session TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
    state   TEXT NOT NULL CHECK (state IN ('draft', 'adopted')),
    at      INTEGER NOT NULL,
    status  TEXT NOT NULL CHECK (status IN ('optimal', 'feasible')),
    rounds  INTEGER NOT NULL CHECK (rounds >= 1),
    repeats INTEGER NOT NULL,          -- meetings of pairs that met before
    bound   INTEGER NOT NULL,          -- no seating has fewer
    unfamiliar INTEGER NOT NULL,       -- seats of people who know somebody there, but nobody at their table
    seed    INTEGER NOT NULL, steps INTEGER NOT NULL,
    digest  TEXT NOT NULL              -- SHA-256 of what it was computed from
) STRICT, WITHOUT ROWID;

CREATE TABLE seat (
    session TEXT NOT NULL REFERENCES seating (session),
    round   INTEGER NOT NULL CHECK (round >= 1),
    person  INTEGER NOT NULL REFERENCES person (id),
    number  INTEGER NOT NULL CHECK (number >= 1),   -- of the table
    reason  TEXT NOT NULL CHECK (reason IN ('team', 'rest', 'mix', 'kept', 'moved', 'joined')),
    fresh   INTEGER NOT NULL,          -- people at the table whom they had not met
    again   INTEGER NOT NULL,          -- people there whom they had
    origin  INTEGER,                   -- the table that they moved from
    PRIMARY KEY (session, round, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX seat_person ON seat (person);

"""The layout of a workspace file, as numbered steps that only go forward.

A step is never edited once it has been released; a change to the layout is a new step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import apsw

APPLICATION_ID = 0x56445431
"""Marks the file as ours ("VDT1" in the header, at byte 68)."""

_FIRST = """
CREATE TABLE captures (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    content BLOB NOT NULL                 -- zlib
) STRICT;

CREATE TABLE retrievals (                 -- where and when the same bytes were found
    seq INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES captures (sha256),
    address TEXT NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    retrieved_at TEXT NOT NULL,
    UNIQUE (sha256, address)
) STRICT;

CREATE TABLE reports (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    outlet TEXT NOT NULL,
    outlet_folded TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT NOT NULL,              -- ISO day, '' when it is not said
    published_day INTEGER NOT NULL,       -- ordinal, or after every day
    published_basis TEXT NOT NULL,
    authors TEXT NOT NULL,                -- JSON
    capture_sha256 TEXT NOT NULL REFERENCES captures (sha256),
    layout TEXT NOT NULL,                 -- JSON of the Document, its report left blank
    credits TEXT NOT NULL,                -- JSON: the words of the layout's credits
    lineage TEXT NOT NULL,                -- JSON: the agency of the dateline
    added_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_day ON reports (published_day, id);

CREATE TABLE claims (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    report_seq INTEGER NOT NULL REFERENCES reports (seq),
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    words TEXT NOT NULL,                  -- the evidence
    first TEXT NOT NULL,                  -- as resolved, '' when not
    last TEXT NOT NULL,
    from_day INTEGER NOT NULL,            -- ordinals by which the claim is found
    to_day INTEGER NOT NULL,
    published_day INTEGER NOT NULL,
    source TEXT NOT NULL,                 -- innermost, '' for the report's own voice
    sources_folded TEXT NOT NULL,
    engine TEXT NOT NULL,
    record TEXT NOT NULL,                 -- JSON of the Claim
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX claims_by_day ON claims (from_day, published_day, id);
CREATE INDEX claims_by_type ON claims (type, from_day, published_day, id);
CREATE INDEX claims_by_report ON claims (report_seq);

CREATE TABLE claim_actors (
    seq INTEGER PRIMARY KEY,
    claim_seq INTEGER NOT NULL REFERENCES claims (seq) ON DELETE CASCADE,
    role TEXT NOT NULL,
    words TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    sector TEXT NOT NULL,
    folded TEXT NOT NULL
) STRICT;
CREATE INDEX claim_actors_by_claim ON claim_actors (claim_seq);

CREATE TABLE claim_places (
    seq INTEGER PRIMARY KEY,
    claim_seq INTEGER NOT NULL REFERENCES claims (seq) ON DELETE CASCADE,
    role TEXT NOT NULL,
    words TEXT NOT NULL,
    grounding TEXT NOT NULL,
    name TEXT NOT NULL,                   -- '' and NULL below where it did not resolve
    key TEXT NOT NULL,
    country TEXT NOT NULL,
    lat_deg REAL,
    lon_deg REAL,
    radius_km REAL,
    precision INTEGER
) STRICT;
CREATE INDEX claim_places_by_claim ON claim_places (claim_seq);

CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    from_day INTEGER NOT NULL,
    to_day INTEGER NOT NULL,
    record TEXT NOT NULL                  -- JSON of the Event
) STRICT;
CREATE INDEX events_by_day ON events (from_day, id);

CREATE TABLE event_claims (
    event_seq INTEGER NOT NULL REFERENCES events (seq) ON DELETE CASCADE,
    claim_seq INTEGER NOT NULL REFERENCES claims (seq),
    PRIMARY KEY (event_seq, claim_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_claims_by_claim ON event_claims (claim_seq);

CREATE TABLE log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL                 -- JSON: what stood before, what stands now
) STRICT;
CREATE TRIGGER log_keeps_its_rows BEFORE DELETE ON log
    BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_keeps_its_words BEFORE UPDATE ON log
    BEGIN SELECT raise(ABORT, 'the log is append-only'); END;

CREATE VIRTUAL TABLE claim_words USING fts5 (
    words, content = 'claims', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER claim_words_in AFTER INSERT ON claims
    BEGIN INSERT INTO claim_words (rowid, words) VALUES (new.seq, new.words); END;
CREATE TRIGGER claim_words_out AFTER DELETE ON claims BEGIN
    INSERT INTO claim_words (claim_words, rowid, words) VALUES ('delete', old.seq, old.words);
END;
CREATE TRIGGER claims_are_replaced_whole BEFORE UPDATE ON claims
    BEGIN SELECT raise(ABORT, 'a claim is deleted and written anew'); END;

CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'reports', content_rowid = 'seq',
    tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER report_words_in AFTER INSERT ON reports BEGIN
    INSERT INTO report_words (rowid, title, text) VALUES (new.seq, new.title, new.text);
END;
CREATE TRIGGER report_words_out AFTER DELETE ON reports BEGIN
    INSERT INTO report_words (report_words, rowid, title, text)
    VALUES ('delete', old.seq, old.title, old.text);
END;
CREATE TRIGGER report_words_new AFTER UPDATE OF title, text ON reports BEGIN
    INSERT INTO report_words (report_words, rowid, title, text)
    VALUES ('delete', old.seq, old.title, old.text);
    INSERT INTO report_words (rowid, title, text) VALUES (new.seq, new.title, new.text);
END;

CREATE VIRTUAL TABLE place_boxes USING rtree (seq, south, north, west, east);
CREATE TRIGGER place_boxes_out AFTER DELETE ON claim_places
    BEGIN DELETE FROM place_boxes WHERE seq = old.seq; END;
"""

_WATCHES = """
CREATE TABLE watches (                    -- feeds and alerts
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    record TEXT NOT NULL,                 -- JSON of the Feed or Alert
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
"""

_DECISIONS = """
CREATE INDEX log_by_kind ON log (kind, seq);   -- decisions of persons stand in the log

CREATE TABLE event_aliases (                   -- ids of events that no longer stand
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL,
    why TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE dropped_events (                  -- taken away with a report's old claims, until fused anew
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE rejected_claims (                 -- what the decisions in the log come to
    claim_id TEXT PRIMARY KEY
) STRICT;
"""

_NOTICES = """
CREATE INDEX reports_by_url ON reports (url) WHERE url <> '';

CREATE TABLE notices (                         -- reports that correct or retract others of their outlet
    report_seq INTEGER PRIMARY KEY REFERENCES reports (seq),
    outlet_folded TEXT NOT NULL,
    record TEXT NOT NULL                       -- JSON of the Notice
) STRICT;
CREATE INDEX notices_by_outlet ON notices (outlet_folded);
CREATE INDEX reports_by_outlet ON reports (outlet_folded, published_day);
"""

STEPS: tuple[str, ...] = (_FIRST, _WATCHES, _DECISIONS, _NOTICES)
"""Step n brings a file from layout n - 1 to layout n."""


def layout_of(connection: apsw.Connection) -> int:
    """Number of the layout that the file has; 0 for a new file."""
    return int(connection.pragma("user_version"))


def migrate(connection: apsw.Connection, steps: tuple[str, ...]) -> int:
    """Bring the file to the newest layout, each step in one transaction of its own.

    A step that fails leaves the file as the step before left it. Two programs may do this at
    the same time: the second one waits and finds the work done.

    Returns:
        How many steps were taken.
    """
    taken = 0
    while layout_of(connection) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        try:
            number = layout_of(connection)  # another program may have been faster
            if number < len(steps):
                connection.execute(steps[number])
                connection.pragma("application_id", APPLICATION_ID)
                connection.pragma("user_version", number + 1)
                taken += 1
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    return taken

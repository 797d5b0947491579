"""Numbered steps that bring a desk's database up to date. Append only; never edit a shipped one.

A step speaks SQL and never imports the models: the models move on, an old step must not.
"""

import peewee as pw

from checkin.errors import ForumTooNew

APPLICATION_ID = 0x41534852  # "ASHR", in the header of the file: whose it is

STEPS: list[list[str]] = [
    [  # 1: the journal and the tables of one desk
        """CREATE TABLE entry (
            stream TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
            subject TEXT NOT NULL, at TEXT NOT NULL, hlc TEXT NOT NULL, operator TEXT NOT NULL,
            payload TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL,
            PRIMARY KEY (stream, seq)) WITHOUT ROWID""",
        "CREATE INDEX entry_subject ON entry (subject, kind)",
        """CREATE TRIGGER entry_unchanged BEFORE UPDATE ON entry
            BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END""",
        """CREATE TRIGGER entry_kept BEFORE DELETE ON entry
            BEGIN SELECT RAISE(ABORT, 'the journal is never shortened'); END""",
        """CREATE TABLE forum (
            id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, place TEXT NOT NULL,
            begins TEXT NOT NULL, ends TEXT NOT NULL, timezone TEXT NOT NULL)""",
        """CREATE TABLE delegate (
            uid TEXT NOT NULL PRIMARY KEY, given_name TEXT NOT NULL, family_name TEXT NOT NULL,
            display_name TEXT NOT NULL, latin_name TEXT NOT NULL, honorific TEXT NOT NULL,
            position TEXT NOT NULL, organisation TEXT NOT NULL, country TEXT NOT NULL,
            delegation TEXT NOT NULL, role TEXT NOT NULL, language TEXT NOT NULL,
            email TEXT NOT NULL, phone TEXT NOT NULL, photo TEXT NOT NULL, alert TEXT NOT NULL,
            notes TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL,
            walk_in SMALLINT NOT NULL, extra TEXT NOT NULL, source TEXT NOT NULL,
            corrected TEXT NOT NULL, changed TEXT NOT NULL)""",
        # the list of people is shown a page at a time in these orders, also with 100,000 of them
        "CREATE INDEX delegate_display_name ON delegate (display_name, uid)",
        "CREATE INDEX delegate_organisation ON delegate (organisation, display_name, uid)",
        """CREATE TABLE ticket (
            text TEXT NOT NULL, delegate TEXT NOT NULL,
            PRIMARY KEY (text, delegate)) WITHOUT ROWID""",
        "CREATE INDEX ticket_delegate ON ticket (delegate)",
        """CREATE TABLE taught (
            delegate TEXT NOT NULL, words TEXT NOT NULL,
            PRIMARY KEY (delegate, words)) WITHOUT ROWID""",
        """CREATE TABLE badge (
            credential TEXT NOT NULL, serial TEXT NOT NULL, reissue INTEGER NOT NULL,
            delegate TEXT NOT NULL, issued_at TEXT NOT NULL, desk INTEGER NOT NULL,
            printed INTEGER NOT NULL, handed_at TEXT, void_at TEXT, void_reason TEXT NOT NULL,
            void_desk INTEGER, PRIMARY KEY (credential, delegate))""",
        "CREATE INDEX badge_serial ON badge (serial)",
        "CREATE INDEX badge_delegate ON badge (delegate)",
        """CREATE TABLE checkpoint (
            id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, rule TEXT NOT NULL,
            position INTEGER NOT NULL)""",
        """CREATE TABLE session (
            id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, checkpoint TEXT NOT NULL,
            starts TEXT NOT NULL, ends TEXT NOT NULL, capacity INTEGER NOT NULL)""",
        """CREATE TABLE scan (
            id TEXT NOT NULL PRIMARY KEY, delegate TEXT NOT NULL, checkpoint TEXT NOT NULL,
            at TEXT NOT NULL, outcome TEXT NOT NULL, text TEXT NOT NULL, desk INTEGER NOT NULL,
            operator TEXT NOT NULL, undone SMALLINT NOT NULL)""",
        "CREATE INDEX scan_at ON scan (at)",
        "CREATE INDEX scan_delegate_checkpoint ON scan (delegate, checkpoint)",
        """CREATE TABLE print_job (
            id INTEGER NOT NULL PRIMARY KEY, delegate TEXT NOT NULL, badge TEXT NOT NULL,
            printer TEXT NOT NULL, layout TEXT NOT NULL, state TEXT NOT NULL,
            reason TEXT NOT NULL, tries INTEGER NOT NULL, asked_at TEXT NOT NULL,
            asked_by TEXT NOT NULL, sent_as TEXT NOT NULL, done_at TEXT)""",
        "CREATE INDEX print_job_state ON print_job (state)",
        """CREATE TABLE name_key (
            delegate TEXT NOT NULL PRIMARY KEY, stamp TEXT NOT NULL, keys TEXT NOT NULL)""",
        "CREATE TABLE here (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
        f"PRAGMA application_id = {APPLICATION_ID}",
    ],
    [  # 2: two records that are one person; badges handed to a representative and given back
        """CREATE TABLE merged (
            lost TEXT NOT NULL PRIMARY KEY, kept TEXT NOT NULL, names TEXT NOT NULL,
            before TEXT NOT NULL, fields TEXT NOT NULL, at TEXT NOT NULL,
            operator TEXT NOT NULL)""",
        "CREATE INDEX merged_kept ON merged (kept)",
        "ALTER TABLE ticket RENAME TO ticket_1",
        "DROP INDEX ticket_delegate",
        """CREATE TABLE ticket (
            text TEXT NOT NULL, delegate TEXT NOT NULL, owner TEXT NOT NULL,
            PRIMARY KEY (text, delegate, owner)) WITHOUT ROWID""",
        "INSERT INTO ticket SELECT text, delegate, delegate FROM ticket_1",
        "DROP TABLE ticket_1",
        "CREATE INDEX ticket_delegate ON ticket (delegate)",
        "CREATE INDEX ticket_owner ON ticket (owner)",
        "ALTER TABLE badge ADD COLUMN returned_at TEXT",
        "ALTER TABLE badge ADD COLUMN handed_to TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE badge ADD COLUMN owner TEXT NOT NULL DEFAULT ''",
        "UPDATE badge SET owner = delegate",
    ],
    [  # 3: rules of checkpoints, guest lists, leave given against a refusal
        "ALTER TABLE checkpoint ADD COLUMN roles TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE checkpoint ADD COLUMN guests TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE checkpoint ADD COLUMN opens TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE checkpoint ADD COLUMN closes TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE checkpoint ADD COLUMN capacity INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE checkpoint ADD COLUMN removed SMALLINT NOT NULL DEFAULT 0",
        "ALTER TABLE session ADD COLUMN speakers TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE session ADD COLUMN removed SMALLINT NOT NULL DEFAULT 0",
        """CREATE TABLE guest (
            list TEXT NOT NULL, uid TEXT NOT NULL,
            PRIMARY KEY (list, uid)) WITHOUT ROWID""",
        "ALTER TABLE scan ADD COLUMN overruled TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE scan ADD COLUMN consent TEXT NOT NULL DEFAULT ''",
        # who is inside now is counted at every scan of a place with a capacity
        """CREATE INDEX scan_checkpoint_at_delegate_outcome_undone
            ON scan (checkpoint, at, delegate, outcome, undone)""",
    ],
    [  # 4: where a page was sent, and by which name to ask for it
        *(
            f"ALTER TABLE print_job ADD COLUMN {name} TEXT NOT NULL DEFAULT ''"
            for name in ("kind", "sent_kind", "sent_to", "title")
        ),
        "ALTER TABLE print_job ADD COLUMN sent_at TEXT",
        "CREATE INDEX print_job_to ON print_job (state, kind, printer)",
    ],
    [  # 5: the document seen before a badge is handed over
        """CREATE TABLE document (
            delegate TEXT NOT NULL PRIMARY KEY, document TEXT NOT NULL,
            differs SMALLINT NOT NULL, at TEXT NOT NULL, operator TEXT NOT NULL)""",
    ],
    [  # 6: what this desk knows of its printers, who prints where, and badges that go in batches
        """CREATE TABLE printer (
            kind TEXT NOT NULL, address TEXT NOT NULL, team TEXT NOT NULL,
            paused SMALLINT NOT NULL, roll INTEGER NOT NULL, roll_at TEXT,
            roll_other INTEGER NOT NULL, x_mm REAL NOT NULL, y_mm REAL NOT NULL,
            x_scale REAL NOT NULL, y_scale REAL NOT NULL,
            PRIMARY KEY (kind, address)) WITHOUT ROWID""",
        """CREATE TABLE printer_order (
            purpose TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL,
            address TEXT NOT NULL, layout TEXT NOT NULL,
            PRIMARY KEY (purpose, position)) WITHOUT ROWID""",
        """CREATE TABLE print_batch (
            id INTEGER NOT NULL PRIMARY KEY, title TEXT NOT NULL, run TEXT NOT NULL,
            asked_at TEXT NOT NULL, asked_by TEXT NOT NULL)""",
        "ALTER TABLE print_job ADD COLUMN batch INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE print_job ADD COLUMN page INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE print_job ADD COLUMN lead INTEGER",
        "CREATE INDEX print_job_batch ON print_job (batch, page)",
        "CREATE INDEX print_job_lead ON print_job (lead)",
        "CREATE INDEX print_job_done ON print_job (sent_kind, sent_to, done_at)",
    ],
    [  # 7: questions before somebody is admitted, and their answers; people who come with another
        """CREATE TABLE question (
            id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, texts TEXT NOT NULL,
            choices TEXT NOT NULL, required SMALLINT NOT NULL, roles TEXT NOT NULL,
            position INTEGER NOT NULL, removed SMALLINT NOT NULL)""",
        """CREATE TABLE answer (
            delegate TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL,
            drawing TEXT NOT NULL, at TEXT NOT NULL, operator TEXT NOT NULL,
            PRIMARY KEY (delegate, question)) WITHOUT ROWID""",
        "ALTER TABLE delegate ADD COLUMN principal TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX delegate_principal ON delegate (principal) WHERE principal != ''",
    ],
    [  # 8: opening asks of everybody whether the keys they are found by are stale
        "CREATE INDEX delegate_uid_changed ON delegate (uid, changed)",
        "CREATE INDEX name_key_delegate_stamp ON name_key (delegate, stamp)",
    ],
    [  # 9: what an organiser chose for the whole forum
        "CREATE TABLE forum_option (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    ],
    [  # 10: figures are counted without reading whole rows
        "DROP INDEX scan_at",
        "CREATE INDEX scan_at_outcome_undone_desk ON scan (at, outcome, undone, desk)",
        """CREATE INDEX scan_admitted ON scan (delegate, at, checkpoint, desk)
            WHERE outcome = 'admitted' AND NOT undone""",
        "CREATE INDEX badge_void_at_printed_handed_at ON badge (void_at, printed, handed_at)",
    ],
    [  # 11: every check-in asks whether this very badge is on its way to paper already
        "CREATE INDEX print_job_badge ON print_job (badge)",
    ],
    [  # 12: a print system that begins a page a second time is found out, also by the next start
        "ALTER TABLE print_job ADD COLUMN begun INTEGER NOT NULL DEFAULT 0",
    ],
]


def upgrade(db: pw.SqliteDatabase) -> None:
    """Run the steps `db` has not seen, each in its own transaction.

    Raises:
        ForumTooNew: a newer version of this program wrote the file.
    """
    done = db.pragma("user_version")
    if done > len(STEPS):
        raise ForumTooNew(path=db.database, found=done, known=len(STEPS))
    for number, step in enumerate(STEPS[done:], start=done + 1):
        with db.atomic("IMMEDIATE"):
            for statement in step:
                db.execute_sql(statement)
            db.execute_sql(f"PRAGMA user_version = {number}")

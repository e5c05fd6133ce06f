import CSQLite
import GRDB
import GRDBSQLite

/// The tables of a store and the marks by which a file is known as one.
package enum Schema {
  /// "SAMN".
  static let applicationID = 0x5341_4D4E
  /// How many migrations a store of this program has had, the first tables among them.
  package static var version: Int { migrations.count + 1 }

  /// What turned the tables of an older version into the next one's, oldest first; never edited once released.
  static let migrations: [String] = [
    // 2: when a cell was last changed, beside it, so that a table of all cells need not read the journal.
    """
    ALTER TABLE rollout ADD COLUMN changed INTEGER;
    UPDATE rollout SET changed = (
      SELECT max(c.effective) FROM journal j JOIN change c ON c.id = j.change
      WHERE j.municipality = rollout.municipality AND j.initiative = rollout.initiative);
    """,
    // 3: whether anything is planned for a later day, and what was taken back, without reading the whole journal.
    """
    CREATE INDEX IF NOT EXISTS change_effective ON change (effective);
    CREATE INDEX IF NOT EXISTS change_undoes ON change (undoes) WHERE undoes IS NOT NULL;
    """,
    // 4: bookings by operators, never edited and reversed once at most; the functions of section C.
    """
    ALTER TABLE booking ADD COLUMN change INTEGER REFERENCES change;
    ALTER TABLE booking ADD COLUMN reason TEXT NOT NULL DEFAULT '';
    ALTER TABLE booking ADD COLUMN reverses INTEGER REFERENCES booking;
    CREATE UNIQUE INDEX booking_reverses ON booking (reverses) WHERE reverses IS NOT NULL;
    CREATE TRIGGER booking_keeps BEFORE UPDATE ON booking BEGIN SELECT RAISE(ABORT, 'bookings are never edited'); END;
    CREATE TRIGGER booking_stays BEFORE DELETE ON booking BEGIN SELECT RAISE(ABORT, 'bookings are never edited'); END;
    CREATE TABLE social_function (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, nl TEXT NOT NULL, en TEXT NOT NULL, amount INTEGER,
      executor_nl TEXT NOT NULL, executor_en TEXT NOT NULL, payment_nl TEXT NOT NULL, payment_en TEXT NOT NULL,
      remark_nl TEXT NOT NULL, remark_en TEXT NOT NULL, section TEXT NOT NULL, line INTEGER NOT NULL,
      position INTEGER NOT NULL UNIQUE) WITHOUT ROWID;
    """,
    // 5: figures and findings of the document, the lines on which its figures stand; a function names its figure.
    """
    ALTER TABLE social_function ADD COLUMN figure TEXT;
    ALTER TABLE social_function DROP COLUMN amount;
    ALTER TABLE activity ADD COLUMN line INTEGER;
    ALTER TABLE printed ADD COLUMN line INTEGER;
    ALTER TABLE fact ADD COLUMN line INTEGER;
    CREATE TABLE figure (
      key TEXT PRIMARY KEY, value TEXT NOT NULL, unit TEXT NOT NULL, section TEXT NOT NULL, line INTEGER NOT NULL,
      position INTEGER NOT NULL UNIQUE) WITHOUT ROWID;
    CREATE TABLE finding (
      id TEXT PRIMARY KEY, quotes TEXT NOT NULL, title_nl TEXT NOT NULL, title_en TEXT NOT NULL,
      printed_nl TEXT NOT NULL, printed_en TEXT NOT NULL, follows_nl TEXT NOT NULL, follows_en TEXT NOT NULL,
      place TEXT NOT NULL, position INTEGER NOT NULL UNIQUE) WITHOUT ROWID;
    """,
    // 6: the operation that a change was asked for by, so that asking once more does nothing twice.
    """
    ALTER TABLE change ADD COLUMN operation TEXT;
    CREATE UNIQUE INDEX change_operation ON change (operation) WHERE operation IS NOT NULL;
    """,
    // 7: two times for each record, and marks for what is taken back; `rollout` is what the journal comes to on one day.
    // What a reorganisation did to the tables themselves, `Upgrade` takes out of them again.
    """
    PRAGMA defer_foreign_keys = ON;
    CREATE TEMP TABLE old_change AS SELECT * FROM change;
    CREATE TEMP TABLE old_journal AS SELECT * FROM journal;
    CREATE INDEX temp.old_cell ON old_journal (change, municipality, initiative, field);
    DROP TABLE journal;
    DROP TABLE change;
    DROP TABLE rollout;
    CREATE TABLE change (
      id INTEGER PRIMARY KEY, by TEXT NOT NULL, at TEXT NOT NULL, recorded INTEGER NOT NULL, reason TEXT NOT NULL,
      operation TEXT);
    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY, change INTEGER NOT NULL REFERENCES change, kind TEXT NOT NULL,
      effective INTEGER NOT NULL, municipality TEXT NOT NULL, initiative TEXT NOT NULL, field TEXT NOT NULL,
      "from" TEXT NOT NULL, "to" TEXT NOT NULL, beside TEXT NOT NULL, undoes INTEGER REFERENCES journal,
      sample INTEGER NOT NULL);
    CREATE TABLE rollout (
      municipality TEXT NOT NULL, initiative TEXT NOT NULL REFERENCES initiative, status TEXT NOT NULL,
      flags INTEGER NOT NULL, since INTEGER, planned INTEGER, note TEXT NOT NULL, sample INTEGER NOT NULL,
      changed INTEGER, heard INTEGER, further INTEGER NOT NULL, behind INTEGER NOT NULL,
      PRIMARY KEY (municipality, initiative)) WITHOUT ROWID;
    INSERT INTO change SELECT id, by, at, CASE
        WHEN kind IN ('reorganisation', 'redo') AND effective > coalesce(
          (SELECT julianday(value) - 2440587.5 FROM meta WHERE key = 'today'), julianday(substr(at, 1, 10)) - 2440587.5)
        THEN CAST(coalesce((SELECT julianday(value) - 2440587.5 FROM meta WHERE key = 'today'),
          julianday(substr(at, 1, 10)) - 2440587.5) AS INTEGER)
        ELSE effective END, reason, operation
      FROM old_change ORDER BY id IN (SELECT change FROM booking) DESC, id;
    INSERT INTO journal SELECT j.seq, j.change, c.kind, c.effective, j.municipality, j.initiative, j.field, j."from",
        j."to", '', CASE WHEN c.kind = 'undo' AND c.effective < t.effective THEN
          (SELECT min(o.seq) FROM old_journal o WHERE o.change = t.id AND o.municipality = j.municipality
            AND o.initiative = j.initiative AND o.field = j.field) END, j.sample_to
      FROM old_journal j JOIN old_change c ON c.id = j.change LEFT JOIN old_change t ON t.id = c.undoes ORDER BY j.seq;
    DROP TABLE old_journal;
    DROP TABLE old_change;
    CREATE INDEX change_by ON change (by, id);
    CREATE INDEX change_recorded ON change (recorded);
    CREATE UNIQUE INDEX change_operation ON change (operation) WHERE operation IS NOT NULL;
    CREATE INDEX journal_cell ON journal (municipality, initiative, effective);
    CREATE INDEX journal_change ON journal (change);
    CREATE INDEX journal_effective ON journal (effective);
    CREATE INDEX journal_undoes ON journal (undoes) WHERE undoes IS NOT NULL;
    CREATE INDEX journal_fact ON journal (seq) WHERE field IN ('name', 'successor', 'phase', 'binding');
    CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER change_keeps BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER change_stays BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    """,
  ]

  /// The number of the schema's last change; 0 for an empty file.
  static func version(of database: Database) throws -> Int { try RawRows.int(database, "PRAGMA user_version") ?? 0 }

  /// Brings a database of `version` (0: an empty one) to a later one; part of the caller's transaction.
  package static func migrate(_ database: Database, from version: Int, to last: Int = version) throws {
    if version == 0 { try database.execute(sql: tables) }
    for sql in migrations[max(0, version - 1)..<last - 1] { try database.execute(sql: sql) }
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(last)")
  }

  /// The tables of version 1.
  private static let tables = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE municipality (
      code TEXT PRIMARY KEY, name TEXT NOT NULL, province TEXT NOT NULL, corop TEXT NOT NULL,
      safety_region TEXT NOT NULL, urbanity INTEGER, valid_from INTEGER NOT NULL, valid_until INTEGER,
      position INTEGER NOT NULL UNIQUE) WITHOUT ROWID;
    CREATE TABLE inhabitants (
      code TEXT NOT NULL REFERENCES municipality, year INTEGER NOT NULL, count INTEGER NOT NULL CHECK (count >= 0),
      PRIMARY KEY (year, code)) WITHOUT ROWID;
    CREATE TABLE reorganisation (
      date INTEGER NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL REFERENCES municipality, kind TEXT NOT NULL,
      main INTEGER NOT NULL, PRIMARY KEY (date, old, new)) WITHOUT ROWID;
    CREATE TABLE initiative (
      id TEXT PRIMARY KEY, name_nl TEXT NOT NULL, name_en TEXT NOT NULL, short_nl TEXT NOT NULL, short_en TEXT NOT NULL,
      label TEXT NOT NULL, phase TEXT NOT NULL, track INTEGER, binding TEXT NOT NULL,
      position INTEGER NOT NULL UNIQUE) WITHOUT ROWID;
    CREATE TABLE fact (
      initiative TEXT NOT NULL REFERENCES initiative, position INTEGER NOT NULL, question TEXT NOT NULL,
      nl TEXT NOT NULL, en TEXT NOT NULL, section TEXT NOT NULL, PRIMARY KEY (initiative, position)) WITHOUT ROWID;
    CREATE TABLE activity (
      id TEXT PRIMARY KEY, year INTEGER NOT NULL, grp TEXT NOT NULL, nl TEXT NOT NULL, en TEXT NOT NULL,
      budget INTEGER NOT NULL, section TEXT NOT NULL, position INTEGER NOT NULL UNIQUE) WITHOUT ROWID;
    CREATE TABLE printed (
      key TEXT NOT NULL, year INTEGER NOT NULL, amount INTEGER NOT NULL, section TEXT NOT NULL,
      PRIMARY KEY (key, year)) WITHOUT ROWID;
    CREATE TABLE booking (
      id INTEGER PRIMARY KEY, date INTEGER NOT NULL, activity TEXT NOT NULL REFERENCES activity, kind TEXT NOT NULL,
      amount INTEGER NOT NULL, sample INTEGER NOT NULL);
    CREATE TABLE rollout (
      municipality TEXT NOT NULL REFERENCES municipality, initiative TEXT NOT NULL REFERENCES initiative,
      status TEXT NOT NULL, flags INTEGER NOT NULL, since INTEGER, planned INTEGER, note TEXT NOT NULL,
      version INTEGER NOT NULL, sample INTEGER NOT NULL, PRIMARY KEY (municipality, initiative)) WITHOUT ROWID;
    CREATE TABLE change (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, effective INTEGER NOT NULL,
      reason TEXT NOT NULL, undoes INTEGER REFERENCES change, sample INTEGER NOT NULL);
    CREATE INDEX change_by ON change (by, id);
    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY, change INTEGER NOT NULL REFERENCES change, municipality TEXT NOT NULL,
      initiative TEXT NOT NULL, field TEXT NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL,
      since_from INTEGER, since_to INTEGER, sample_from INTEGER NOT NULL, sample_to INTEGER NOT NULL);
    CREATE INDEX journal_cell ON journal (municipality, initiative, seq);
    CREATE INDEX journal_change ON journal (change);
    CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER change_keeps BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER change_stays BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    """

  /// How every connection works: a rollback journal, whose removal is the COMMIT and is itself on the disk before that
  /// returns, so that COMMIT means kept.
  static func configuration(readOnly: Bool, patience: Double, until departure: Departure? = nil) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    // As below: where GRDB is asked for them, or to execute a text, it puts pieces together that a start has to look up.
    configuration.foreignKeysEnabled = false
    let patience = Patience(seconds: patience, until: departure)
    configuration.busyMode = .callback { tries in patience.wait(tries) }
    configuration.prepareDatabase { database in
      patience.attend(database)
      // GRDB asks of every column of every statement what it touches, for observers of which we have none: a tenth of
      // what a start takes.
      sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
      // No SQL, whoever's, writes past the tables into the file's own structure.
      samen_sqlite_defend(database.sqliteConnection)
      // With FULL the folder is not synced after the journal's removal: a power cut brings the journal back, and rolls
      // back what was told to be kept. DELETE is the default of Debian's SQLite.
      // A file from elsewhere may hold expressions that call functions, and pages whose parts overlap.
      let pragmas =
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON"
      let code = sqlite3_exec(database.sqliteConnection, pragmas, nil, nil, nil)
      guard code == SQLITE_OK else {
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
      }
    }
    return configuration
  }
}

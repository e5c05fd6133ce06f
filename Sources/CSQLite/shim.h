/* What Swift cannot import from SQLite: a variadic, as a function. */
#ifndef SAMEN_SQLITE_SHIM_H
#define SAMEN_SQLITE_SHIM_H

struct sqlite3;
extern int sqlite3_db_config(struct sqlite3 *, int, ...);

/* SQLITE_DBCONFIG_DEFENSIVE. */
static inline void samen_sqlite_defend(struct sqlite3 *connection) {
  sqlite3_db_config(connection, 1010, 1, (int *)0);
}

#endif

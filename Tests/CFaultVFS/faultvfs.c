#define _GNU_SOURCE
#include "faultvfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static sqlite3_vfs *real;
static sqlite3_vfs layer;
static int fault, wanted, steps, is_met;
static char only[512];
static FILE *book;

typedef struct {
  sqlite3_file base;
  sqlite3_file *inner;
  const char *name;
} file;

/* What a step can fail with. */
enum { CAN_FILL = 1, CAN_LOCK = 2, READS = 4 };

/* The error that the step must meet instead of being done, or 0; does not return when the process is to die before. */
static int meet(int can, int error) {
  if (fault == FAULT_NONE) return 0;
  int of_disk = fault >= FAULT_ERROR_ONCE && fault <= FAULT_ERROR_AFTER;
  if ((can & READS) && !of_disk) return 0;
  steps++;
  if (steps == wanted) is_met = 1;
  if (fault == FAULT_KILL_BEFORE && steps == wanted) kill(getpid(), SIGKILL);
  int is_step = steps == wanted, is_from = steps >= wanted;
  if (fault == FAULT_FULL && (can & CAN_FILL) && is_from) return SQLITE_FULL;
  if (fault == FAULT_ERROR_ONCE && is_step) return error;
  if (fault == FAULT_ERROR_FROM && is_from) return error;
  if ((can & CAN_LOCK) && ((fault == FAULT_BUSY_ONCE && is_step) || (fault == FAULT_BUSY_FROM && is_from))) {
    /* SQLite waits and tries again: that is the same step. */
    if (fault == FAULT_BUSY_ONCE) steps--;
    return SQLITE_BUSY;
  }
  return 0;
}
static int after(int result, int error) {
  if (fault == FAULT_KILL_AFTER && steps == wanted) kill(getpid(), SIGKILL);
  return fault == FAULT_ERROR_AFTER && steps == wanted && result == SQLITE_OK ? error : result;
}

#define INNER (((file *)f)->inner)
#define NAME (((file *)f)->name)
#define WRITE_DOWN(...) do { if (book) { fprintf(book, __VA_ARGS__); fflush(book); } } while (0)
#define STEP(can, error, note, call) do { \
    int met = meet(can, error); \
    if (met) return met; \
    note; \
    return after(call, error); \
  } while (0)

static int x_close(sqlite3_file *f) { return INNER->pMethods->xClose(INNER); }
static int x_read(sqlite3_file *f, void *p, int n, sqlite3_int64 o) {
  int met = meet(READS, SQLITE_IOERR_READ);
  return met ? met : INNER->pMethods->xRead(INNER, p, n, o);
}
static int x_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 o) {
  int met = meet(CAN_FILL, SQLITE_IOERR_WRITE);
  if (met) return met;
  if (book) {
    fprintf(book, "write %s %lld %d\n", NAME, (long long)o, n);
    fwrite(p, 1, (size_t)n, book);
    fflush(book);
  }
  return after(INNER->pMethods->xWrite(INNER, p, n, o), SQLITE_IOERR_WRITE);
}
static int x_truncate(sqlite3_file *f, sqlite3_int64 n) {
  STEP(0, SQLITE_IOERR_TRUNCATE, WRITE_DOWN("truncate %s %lld\n", NAME, (long long)n),
    INNER->pMethods->xTruncate(INNER, n));
}
static int x_sync(sqlite3_file *f, int flags) {
  STEP(0, SQLITE_IOERR_FSYNC, WRITE_DOWN("sync %s\n", NAME), INNER->pMethods->xSync(INNER, flags));
}
static int x_size(sqlite3_file *f, sqlite3_int64 *n) { return INNER->pMethods->xFileSize(INNER, n); }
static int x_lock(sqlite3_file *f, int l) {
  STEP(CAN_LOCK, SQLITE_IOERR_LOCK, , INNER->pMethods->xLock(INNER, l));
}
static int x_unlock(sqlite3_file *f, int l) {
  STEP(0, SQLITE_IOERR_UNLOCK, , INNER->pMethods->xUnlock(INNER, l));
}
static int x_reserved(sqlite3_file *f, int *r) { return INNER->pMethods->xCheckReservedLock(INNER, r); }
static int x_control(sqlite3_file *f, int op, void *p) { return INNER->pMethods->xFileControl(INNER, op, p); }
static int x_sector(sqlite3_file *f) { return INNER->pMethods->xSectorSize(INNER); }
static int x_traits(sqlite3_file *f) { return INNER->pMethods->xDeviceCharacteristics(INNER); }

static const sqlite3_io_methods methods = {
  1, x_close, x_read, x_write, x_truncate, x_sync, x_size, x_lock, x_unlock, x_reserved, x_control, x_sector, x_traits,
};

static const char *last_part(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}
static int is_meant(const char *name) { return name && (!only[0] || strstr(name, only)); }

static int v_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out) {
  (void)v;
  if (!is_meant(name)) return real->xOpen(real, name, f, flags, out);
  file *own = (file *)f;
  own->inner = (sqlite3_file *)(own + 1);
  own->name = last_part(name);
  own->base.pMethods = NULL;
  int met = meet(0, SQLITE_CANTOPEN);
  if (met) return met;
  if (book && access(name, F_OK) != 0) WRITE_DOWN("open %s\n", own->name);
  int result = real->xOpen(real, name, own->inner, flags, out);
  own->base.pMethods = result == SQLITE_OK ? &methods : NULL;
  return fault == FAULT_KILL_AFTER ? after(result, 0) : result;
}
static int v_delete(sqlite3_vfs *v, const char *name, int sync) {
  (void)v;
  if (!is_meant(name)) return real->xDelete(real, name, sync);
  STEP(0, SQLITE_IOERR_DELETE, if (access(name, F_OK) == 0) WRITE_DOWN("delete %s\n", last_part(name)),
    real->xDelete(real, name, sync));
}

/* SQLite opens a folder only to sync it at once. */
static int (*open_folder)(const char *, int *);
static int note_folder(const char *path, int *out) {
  int result = open_folder(path, out);
  if (result == SQLITE_OK) WRITE_DOWN("folder\n");
  return result;
}

int fault_vfs_install(void) {
  real = sqlite3_vfs_find(NULL);
  layer = *real;
  layer.zName = "fault";
  layer.szOsFile = (int)sizeof(file) + real->szOsFile;
  layer.xOpen = v_open;
  layer.xDelete = v_delete;
  return sqlite3_vfs_register(&layer, 1);
}
void fault_vfs_only(const char *part) { snprintf(only, sizeof only, "%s", part); }
void fault_vfs_arm(int kind, int number) {
  fault = kind;
  wanted = number;
  steps = 0;
  is_met = 0;
}
int fault_vfs_steps(void) { return steps; }
int fault_vfs_met(void) { return is_met; }
int fault_vfs_record(const char *path) {
  book = fopen(path, "w");
  open_folder = (int (*)(const char *, int *))real->xGetSystemCall(real, "openDirectory");
  if (!book || !open_folder) return 1;
  return real->xSetSystemCall(real, "openDirectory", (sqlite3_syscall_ptr)note_folder);
}
void fault_vfs_note(const char *word) { WRITE_DOWN("told %s\n", word); }

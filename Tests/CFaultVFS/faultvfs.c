#define _GNU_SOURCE
#include "faultvfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

static sqlite3_vfs *real;
static sqlite3_vfs layer;
static int fault, wanted, steps;

typedef struct {
  sqlite3_file base;
  sqlite3_file *inner;
} file;

/* 1 when the step must fail; does not return when the process is to die before it. */
static int meet(int can_fill) {
  if (fault == FAULT_NONE) return 0;
  steps++;
  if (fault == FAULT_KILL_BEFORE && steps == wanted) kill(getpid(), SIGKILL);
  return fault == FAULT_FULL && can_fill && steps >= wanted;
}
static int after(int result) {
  if (fault == FAULT_KILL_AFTER && steps == wanted) kill(getpid(), SIGKILL);
  return result;
}

#define INNER (((file *)f)->inner)
static int x_close(sqlite3_file *f) { return INNER->pMethods->xClose(INNER); }
static int x_read(sqlite3_file *f, void *p, int n, sqlite3_int64 o) { return INNER->pMethods->xRead(INNER, p, n, o); }
static int x_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 o) {
  if (meet(1)) return SQLITE_FULL;
  return after(INNER->pMethods->xWrite(INNER, p, n, o));
}
static int x_truncate(sqlite3_file *f, sqlite3_int64 n) {
  meet(0);
  return after(INNER->pMethods->xTruncate(INNER, n));
}
static int x_sync(sqlite3_file *f, int flags) {
  meet(0);
  return after(INNER->pMethods->xSync(INNER, flags));
}
static int x_size(sqlite3_file *f, sqlite3_int64 *n) { return INNER->pMethods->xFileSize(INNER, n); }
static int x_lock(sqlite3_file *f, int l) {
  meet(0);
  return after(INNER->pMethods->xLock(INNER, l));
}
static int x_unlock(sqlite3_file *f, int l) {
  meet(0);
  return after(INNER->pMethods->xUnlock(INNER, l));
}
static int x_reserved(sqlite3_file *f, int *r) { return INNER->pMethods->xCheckReservedLock(INNER, r); }
static int x_control(sqlite3_file *f, int op, void *p) { return INNER->pMethods->xFileControl(INNER, op, p); }
static int x_sector(sqlite3_file *f) { return INNER->pMethods->xSectorSize(INNER); }
static int x_traits(sqlite3_file *f) { return INNER->pMethods->xDeviceCharacteristics(INNER); }

static const sqlite3_io_methods methods = {
  1, x_close, x_read, x_write, x_truncate, x_sync, x_size, x_lock, x_unlock, x_reserved, x_control, x_sector, x_traits,
};

static int v_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out) {
  (void)v;
  file *own = (file *)f;
  own->inner = (sqlite3_file *)(own + 1);
  meet(0);
  int result = real->xOpen(real, name, own->inner, flags, out);
  own->base.pMethods = result == SQLITE_OK ? &methods : NULL;
  return after(result);
}
static int v_delete(sqlite3_vfs *v, const char *name, int sync) {
  (void)v;
  meet(0);
  return after(real->xDelete(real, name, sync));
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
void fault_vfs_arm(int kind, int number) {
  fault = kind;
  wanted = number;
  steps = 0;
}
int fault_vfs_steps(void) { return steps; }

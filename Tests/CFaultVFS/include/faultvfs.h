/* A layer under SQLite that ends the process, or fails, at a chosen step, or writes down what is done. For tests only. */
#ifndef FAULT_VFS_H
#define FAULT_VFS_H

enum {
  FAULT_NONE, FAULT_KILL_BEFORE, FAULT_KILL_AFTER, FAULT_FULL,
  /* An error of the disk: at one step only, from it on, or at one step that was done all the same. */
  FAULT_ERROR_ONCE, FAULT_ERROR_FROM, FAULT_ERROR_AFTER,
  /* Another program's lock, at one step or from it on. */
  FAULT_BUSY_ONCE, FAULT_BUSY_FROM,
};

/* Becomes SQLite's default layer; before any connection is opened that is to meet it. */
int fault_vfs_install(void);
/* From now on only files with `part` in their path meet it; all where it is empty. */
void fault_vfs_only(const char *part);
/* From now on the steps are counted; step `number` (from 1) meets the fault. */
void fault_vfs_arm(int kind, int number);
/* Steps since the arming. */
int fault_vfs_steps(void);
/* Whether the fault was met since then. */
int fault_vfs_met(void);
/* From now on everything that changes files is written down in a file at `path`; each line a step, and after a `write`
   its bytes: open NAME, write NAME OFFSET COUNT, truncate NAME SIZE, sync NAME, delete NAME, folder. */
int fault_vfs_record(const char *path);
/* Puts a line of the caller's among them: told WORD. */
void fault_vfs_note(const char *word);

#endif

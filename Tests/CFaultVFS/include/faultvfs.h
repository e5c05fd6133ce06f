/* A layer under SQLite that ends the process, or fails, at a chosen step of a save. For tests only. */
#ifndef FAULT_VFS_H
#define FAULT_VFS_H

enum { FAULT_NONE, FAULT_KILL_BEFORE, FAULT_KILL_AFTER, FAULT_FULL };

/* Becomes SQLite's default layer; before any connection is opened. */
int fault_vfs_install(void);
/* From now on the steps are counted; step `number` (from 1) meets the fault. */
void fault_vfs_arm(int kind, int number);
/* Steps since the arming. */
int fault_vfs_steps(void);

#endif

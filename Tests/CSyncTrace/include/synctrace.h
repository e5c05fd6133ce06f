/* Loaded before a program (LD_PRELOAD): writes into the file that SYNC_TRACE names what it links, renames, makes and
   syncs, a line each. For tests only. */
#ifndef SYNC_TRACE_H
#define SYNC_TRACE_H
#endif

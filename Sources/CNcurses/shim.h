/* What Swift cannot import from ncurses: macros, variadics and globals, as functions. */
#ifndef SAMEN_NCURSES_SHIM_H
#define SAMEN_NCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <ncurses.h>
#include <signal.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

static inline WINDOW *samen_stdscr(void) { return stdscr; }
static inline int samen_lines(void) { return LINES; }
static inline int samen_cols(void) { return COLS; }

/* A capability with its parameters filled in. */
static inline char *samen_filled(const char *text, long first, long second) {
  return tparm(text, first, second, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
}

/* Columns that this system's locale gives a character: what ncurses reckons with. */
extern int wcwidth(wchar_t);
static inline int samen_width(wchar_t character) { return wcwidth(character); }

static inline int samen_flag(const char *name) { return tigetflag(name); }
static inline int samen_number(const char *name) { return tigetnum(name); }

/* 1 when TERM can place the cursor, 0 when it cannot, -1 when TERM is not known. */
static inline int samen_term_state(const char *name, int output) {
  int error = 0;
  if (setupterm(name, output, &error) != OK) return -1;
  const char *cup = tigetstr("cup");
  return cup != NULL && cup != (char *)-1;
}

#endif

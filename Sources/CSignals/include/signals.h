/* What must be plain C: code that runs inside a signal handler. */
#ifndef SAMEN_SIGNALS_H
#define SAMEN_SIGNALS_H

/* Remembers the modes of `input` and the bytes that put the terminal right, for a crash. */
void samen_rescue_prepare(int input, int output, const char *bytes, int length);
/* Puts the terminal right once; safe in a signal handler. */
void samen_rescue_now(void);
/* From now on the terminal is ours (1) or the shell's again (0). */
void samen_rescue_arm(int armed);
/* On every signal that would end us: rescue, then die of the same signal. */
void samen_rescue_install(void);
/* Makes the pipe into which caught signals are written; returns its read end or -1. */
int samen_signal_pipe(void);
/* Catches a signal into the pipe. */
void samen_signal_catch(int number);

/* Sends us a signal when the thread that started us ends. */
void samen_signal_on_parent_death(int number);

#endif

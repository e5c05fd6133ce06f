/* What must be plain C: code that runs inside a signal handler. */
#ifndef SAMEN_SIGNALS_H
#define SAMEN_SIGNALS_H

/* Remembers the modes of `input` and the bytes that put the terminal right, for a crash. */
void samen_rescue_prepare(int input, int output, const char *bytes, int length);
/* Of the remembered bytes only so many are written from now on. */
void samen_rescue_cut(int length);
/* Puts the terminal right once; safe in a signal handler. The modes always, the bytes if it takes them in 0.2 s. */
void samen_rescue_now(void);
/* From now on the terminal is ours (1) or the shell's again (0). */
void samen_rescue_arm(int armed);
/* The calling thread is the one that writes to the terminal (1), or no thread is (0). A signal that comes from outside
   is handled by that thread: none goes on changing the terminal while another puts it right. */
void samen_rescue_own(int owned);
/* On every signal that would end us: rescue, then die of the same signal; or, where memory has run out, say so. */
void samen_rescue_install(void);
/* The language of the few words that are said there: 1 English, 0 Dutch. */
void samen_rescue_speak(int english);
/* The program is about to end with `status`: if something still blocks it after a second and a half, it ends anyway. */
void samen_leave_soon(int status);
/* Whether something can be written to a terminal within 0.2 s. */
int samen_takes_output(int output);
/* Makes the pipe into which caught signals are written; returns its read end or -1. */
int samen_signal_pipe(void);
/* Whether whoever started us wants a signal ignored (nohup). */
int samen_signal_is_ignored(int number);
/* Catches a signal into the pipe; those that end the program do so soon, whatever blocks it. */
void samen_signal_catch(int number);

/* Sends us a signal when the thread that started us ends. */
void samen_signal_on_parent_death(int number);

#endif

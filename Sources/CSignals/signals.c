#define _GNU_SOURCE
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t armed;
static int rescue_input, rescue_output, rescue_length;
static char rescue_bytes[512];
static struct termios rescue_modes;
static int pipe_ends[2] = {-1, -1};
static char spare_stack[65536];

void samen_rescue_prepare(int input, int output, const char *bytes, int length) {
  rescue_input = input;
  rescue_output = output;
  rescue_length = length < (int)sizeof rescue_bytes ? length : (int)sizeof rescue_bytes;
  memcpy(rescue_bytes, bytes, (size_t)rescue_length);
  tcgetattr(input, &rescue_modes);
}

void samen_rescue_arm(int on) { armed = on; }

void samen_rescue_now(void) {
  if (!armed) return;
  armed = 0;
  int saved = errno;
  /* A background process may not set modes unless it does not mind being told so. */
  sigset_t block, before;
  sigemptyset(&block);
  sigaddset(&block, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &block, &before);
  ssize_t ignored = write(rescue_output, rescue_bytes, (size_t)rescue_length);
  (void)ignored;
  tcsetattr(rescue_input, TCSANOW, &rescue_modes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = saved;
}

static void on_crash(int number) {
  samen_rescue_now();
  signal(number, SIG_DFL);
  raise(number);
}

void samen_rescue_install(void) {
  /* A stack of its own: a crash may be the end of the other. */
  stack_t stack = {.ss_sp = spare_stack, .ss_size = sizeof spare_stack};
  sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_handler = on_crash, .sa_flags = SA_ONSTACK | SA_RESETHAND};
  sigemptyset(&action.sa_mask);
  /* All whose default is the end of the process; the loop takes over some of them later. */
  const int deadly[] = {SIGSEGV, SIGILL,    SIGTRAP, SIGABRT, SIGBUS,  SIGFPE,  SIGQUIT, SIGHUP,    SIGINT,
                        SIGTERM, SIGALRM,   SIGUSR1, SIGUSR2, SIGXCPU, SIGSYS,  SIGPROF, SIGVTALRM, SIGPOLL,
                        SIGPWR,  SIGSTKFLT};
  for (unsigned i = 0; i < sizeof deadly / sizeof *deadly; i++) sigaction(deadly[i], &action, NULL);
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++) sigaction(number, &action, NULL);
}

static void on_signal(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t ignored = write(pipe_ends[1], &byte, 1);
  (void)ignored;
  errno = saved;
}

int samen_signal_pipe(void) {
  if (pipe_ends[0] < 0 && pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
  return pipe_ends[0];
}

void samen_signal_catch(int number) {
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
  /* Whoever started us may have blocked it. */
  sigset_t these;
  sigemptyset(&these);
  sigaddset(&these, number);
  pthread_sigmask(SIG_UNBLOCK, &these, NULL);
}

void samen_signal_on_parent_death(int number) { prctl(PR_SET_PDEATHSIG, number); }

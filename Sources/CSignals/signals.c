#define _GNU_SOURCE
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t armed, owner, handed, leaving = -1, english;
static volatile sig_atomic_t rescue_length;
static int rescue_input, rescue_output;
static char rescue_bytes[512];
static struct termios rescue_modes;
static int has_modes;
static int pipe_ends[2] = {-1, -1};
static char spare_stack[65536];

enum { TAKES_MS = 200, LEAVES_MS = 1300 };

void samen_rescue_prepare(int input, int output, const char *bytes, int length) {
  rescue_input = input;
  rescue_output = output;
  rescue_length = length < (int)sizeof rescue_bytes ? length : (int)sizeof rescue_bytes;
  memcpy(rescue_bytes, bytes, (size_t)rescue_length);
  has_modes = tcgetattr(input, &rescue_modes) == 0;
}

void samen_rescue_cut(int length) {
  rescue_length = length < (int)sizeof rescue_bytes ? length : (int)sizeof rescue_bytes;
}

void samen_rescue_arm(int on) { armed = on; }

void samen_rescue_own(int owned) {
  /* A stack of its own: a crash may be the end of the other. */
  stack_t stack = {.ss_sp = spare_stack, .ss_size = sizeof spare_stack};
  if (owned) sigaltstack(&stack, NULL);
  owner = owned ? (sig_atomic_t)syscall(SYS_gettid) : 0;
  /* A thread that ends takes along what was handed to it: whoever has the terminal after it gets that again. */
  __sync_synchronize();
  int number = handed;
  handed = 0;
  if (number) raise(number);
}

void samen_rescue_speak(int is_english) { english = is_english; }

static long now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000L + time.tv_nsec / 1000000;
}

/* Writes what `output` takes in a short while; never blocks longer, also where another thread blocks on it. */
static void put(int output, const char *bytes, int length) {
  int flags = fcntl(output, F_GETFL);
  if (flags < 0) return;
  /* The shell shares these flags with us, so they are put back. */
  fcntl(output, F_SETFL, flags | O_NONBLOCK);
  long end = now_ms() + TAKES_MS;
  while (length > 0) {
    ssize_t written = write(output, bytes, (size_t)length);
    if (written > 0) {
      bytes += written;
      length -= (int)written;
      continue;
    }
    if (written < 0 && errno != EAGAIN && errno != EINTR) break;
    long left = end - now_ms();
    if (left <= 0) break;
    struct pollfd watched = {.fd = output, .events = POLLOUT};
    poll(&watched, 1, (int)left);
    /* Ready, and yet it took nothing: another thread is in the middle of it. */
    if (written < 0 && watched.revents) usleep(5000);
  }
  fcntl(output, F_SETFL, flags);
}

int samen_takes_output(int output) {
  struct pollfd watched = {.fd = output, .events = POLLOUT};
  long end = now_ms() + TAKES_MS;
  for (;;) {
    long left = end - now_ms();
    int ready = poll(&watched, 1, left > 0 ? (int)left : 0);
    if (ready > 0) return (watched.revents & POLLOUT) != 0;
    if (ready == 0 || errno != EINTR || left <= 0) return 0;
  }
}

void samen_rescue_now(void) {
  if (!armed) return;
  armed = 0;
  int saved = errno;
  /* A background process may not set modes unless it does not mind being told so. */
  sigset_t block, before;
  sigemptyset(&block);
  sigaddset(&block, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &block, &before);
  /* The modes first: they need nobody to read. */
  if (has_modes) tcsetattr(rescue_input, TCSANOW, &rescue_modes);
  put(rescue_output, rescue_bytes, rescue_length);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = saved;
}

/* Has the thread that writes to the terminal handle what another got; 0 where there is none, or it is this one. */
static int handed_over(int number) {
  for (;;) {
    pid_t to = (pid_t)owner;
    if (to == 0 || to == (pid_t)syscall(SYS_gettid)) return 0;
    handed = number;
    /* Either the next owner sees what was handed, or this sees that there is another one. */
    __sync_synchronize();
    int is_sent = syscall(SYS_tgkill, getpid(), to, number) == 0;
    if (is_sent && (pid_t)owner == to) return 1;
    handed = 0;
    if (!is_sent) return 0;
  }
}

/* No memory is to be had: then that is what ended the program. */
static void tell_no_memory(void) {
  void *some = mmap(NULL, 4 << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (some != MAP_FAILED) {
    munmap(some, 4 << 20);
    return;
  }
  const char *words =
      english ? "samen: out of memory; raise the limit (ulimit -v) or close other programs. What was saved is kept.\n"
              : "samen: het geheugen is op; verruim de grens (ulimit -v) of sluit andere programma's. Wat opgeslagen is, "
                "blijft bewaard.\n";
  put(2, words, (int)strlen(words));
  _exit(1);
}

static void on_crash(int number, siginfo_t *info, void *context) {
  (void)context;
  int is_from_outside = info && (info->si_code == SI_USER || info->si_code == SI_QUEUE ||
                                 (number != SIGSEGV && info->si_code == SI_KERNEL));
  if (is_from_outside && handed_over(number)) return;
  samen_rescue_now();
  if (!is_from_outside) tell_no_memory();
  signal(number, SIG_DFL);
  raise(number);
}

int samen_signal_is_ignored(int number) {
  struct sigaction before;
  return sigaction(number, NULL, &before) == 0 && before.sa_handler == SIG_IGN;
}

void samen_rescue_install(void) {
  static int is_installed;
  if (is_installed) return;
  is_installed = 1;
  struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_ONSTACK | SA_SIGINFO | SA_RESTART};
  sigemptyset(&action.sa_mask);
  /* All whose default is the end of the process; the loop takes over some of them later. */
  const int deadly[] = {SIGSEGV, SIGILL,    SIGTRAP, SIGABRT, SIGBUS,  SIGFPE,  SIGQUIT, SIGHUP,    SIGINT,
                        SIGTERM, SIGUSR1,   SIGUSR2, SIGXCPU, SIGSYS,  SIGPROF, SIGVTALRM, SIGPOLL,
                        SIGPWR,  SIGSTKFLT, SIGALRM};
  for (unsigned i = 0; i < sizeof deadly / sizeof *deadly; i++) {
    if (!samen_signal_is_ignored(deadly[i])) sigaction(deadly[i], &action, NULL);
  }
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++) sigaction(number, &action, NULL);
}

/* What blocks (a terminal that nobody reads) has had its time. */
static void on_alarm(int number) {
  if (leaving < 0 || handed_over(number)) return;
  samen_rescue_now();
  _exit(leaving);
}

static void start_leaving(int status) {
  if (leaving >= 0) return;
  leaving = status;
  struct sigaction action = {.sa_handler = on_alarm, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGALRM, &action, NULL);
  struct itimerval timer = {.it_value = {.tv_sec = LEAVES_MS / 1000, .tv_usec = LEAVES_MS % 1000 * 1000}};
  setitimer(ITIMER_REAL, &timer, NULL);
}

void samen_leave_soon(int status) { start_leaving(status); }

static void on_signal(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t ignored = write(pipe_ends[1], &byte, 1);
  (void)ignored;
  if (number == SIGHUP || number == SIGTERM || number == SIGINT) start_leaving(128 + number);
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

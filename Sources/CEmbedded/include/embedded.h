/* The files of sample-data/ and themes/, built into the program so that it needs nothing beside it. */
#ifndef SAMEN_EMBEDDED_H
#define SAMEN_EMBEDDED_H

struct samen_embedded {
  const char *name;
  const unsigned char *bytes;
  unsigned long count;
};

int samen_embedded_count(void);
struct samen_embedded samen_embedded_file(int index);

#endif

#include "CAllocationCount.h"

#include <stdatomic.h>
#include <stddef.h>

static atomic_bool counting = false;
static atomic_uint_fast64_t count = 0;
static atomic_uint_fast64_t bytes = 0;

static inline void note(size_t size) {
  if (!atomic_load_explicit(&counting, memory_order_relaxed)) return;
  atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
  atomic_fetch_add_explicit(&bytes, size, memory_order_relaxed);
}

static void reset(bool isCounting) {
  atomic_store(&count, 0);
  atomic_store(&bytes, 0);
  atomic_store(&counting, isCounting);
}

AllocationTotals AllocationCountEnd(void) {
  AllocationTotals totals = {atomic_load(&count), atomic_load(&bytes)};
  reset(false);
  return totals;
}

#if defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
// A sanitizer has an allocator of its own, which another one in front of it breaks.
#define HAS_SANITIZER
#endif
#endif

#if defined(__GLIBC__) && !defined(HAS_SANITIZER)

// The C library lets a program define its allocator. These functions only look at the size and pass the call on to
// the library's own, so that `free` needs no replacement. A call costs one load more while nothing is counted.

#include <errno.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t items, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size) {
  note(size);
  return __libc_malloc(size);
}

void *calloc(size_t items, size_t size) {
  note(items * size);
  return __libc_calloc(items, size);
}

void *realloc(void *memory, size_t size) {
  note(size);
  return __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  note(size);
  return __libc_memalign(alignment, size);
}

void *memalign(size_t alignment, size_t size) {
  note(size);
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  note(size);
  void *made = __libc_memalign(alignment, size);
  if (made == NULL) return ENOMEM;
  *memory = made;
  return 0;
}

bool AllocationCountIsPossible(void) { return true; }

void AllocationCountBegin(void) { reset(true); }

#elif defined(__APPLE__)

// The system's allocator tells a hook about each call. Its declaration stands in no public header.

typedef void AllocationHook(
    uint32_t kind, uintptr_t zone, uintptr_t first, uintptr_t second, uintptr_t result, uint32_t frames);
extern AllocationHook *malloc_logger;

enum { allocates = 2, frees = 4 };

static void hear(
    uint32_t kind, uintptr_t zone, uintptr_t first, uintptr_t second, uintptr_t result, uint32_t frames) {
  // A call that does both moves memory: its size comes after the old place.
  if (kind & allocates) note(kind & frees ? second : first);
}

bool AllocationCountIsPossible(void) { return true; }

void AllocationCountBegin(void) {
  malloc_logger = hear;
  reset(true);
}

#else

bool AllocationCountIsPossible(void) { return false; }

void AllocationCountBegin(void) {}

#endif

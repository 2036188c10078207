#ifndef LARKSPUR_ALLOCATION_COUNT_H
#define LARKSPUR_ALLOCATION_COUNT_H

#include <stdbool.h>
#include <stdint.h>

/// How often memory was asked for, and how much of it.
typedef struct {
  uint64_t count;
  uint64_t bytes;
} AllocationTotals;

/// Whether allocations can be counted on this platform.
bool AllocationCountIsPossible(void);

/// Begins to count the allocations of all threads, from zero.
void AllocationCountBegin(void);

/// Stops counting.
AllocationTotals AllocationCountEnd(void);

#endif

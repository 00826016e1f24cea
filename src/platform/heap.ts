import { getHeapStatistics } from "node:v8";

/** Returns the bytes that this thread's objects and typed arrays take, garbage included. It costs a microsecond. */
export function usedBytes(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}

import Synchronization

#if canImport(CCurl)
  internal import CCurl
#endif

/// A value that one thread at a time may touch: a `Mutex` that the thread sanitizer knows.
///
/// On Linux a `Mutex` waits by system calls in a library that the sanitizer does not see, so that everything under it
/// looks like a race. `make sanitize` sets `THREAD_SANITIZER`, and the sanitizer is told.
struct LockedValue<Value>: ~Copyable, Sendable {
  private let mutex: Mutex<Value>
  #if THREAD_SANITIZER && canImport(CCurl)
    /// Something whose place names the lock: looking at the place of the value would be an access to it.
    private final class Name: Sendable {}
    private let name = Name()
  #endif

  init(_ value: consuming sending Value) {
    mutex = Mutex(value)
  }

  borrowing func withLock<Result, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    #if THREAD_SANITIZER && canImport(CCurl)
      let place = Unmanaged.passUnretained(name).toOpaque()
      return try mutex.withLock { value throws(Failure) in
        __tsan_acquire(place)
        defer { __tsan_release(place) }
        return try body(&value)
      }
    #else
      try mutex.withLock(body)
    #endif
  }
}

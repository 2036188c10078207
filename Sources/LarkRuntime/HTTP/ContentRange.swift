/// Which part of a file a response holds: `bytes 100-199/500`.
struct ContentRange: Hashable {
  /// The first byte; nil where the response holds none of the file.
  let start: Int64?
  /// The length of the whole file, where the server says it.
  let total: Int64?

  /// Nil where the header is none that can be read.
  init?(_ header: String?) {
    guard let words = header?.split(separator: " ", maxSplits: 1), words.count == 2, words[0].lowercased() == "bytes"
    else { return nil }
    let parts = words[1].split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    total = OutsideNumber.count(parts[1])
    guard parts[0] != "*" else {
      start = nil
      return
    }
    let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = OutsideNumber.count(ends[0]), let last = OutsideNumber.count(ends[1]),
      first <= last
    else { return nil }
    start = first
  }
}

import Foundation

/// What a run has seen so far.
struct FuzzSummary {
  private(set) var pages = 0
  private(set) var failures: [String] = []
  private var mutations: [String: Int] = [:]
  private var bytes = 0
  private var readingSeconds = 0.0
  private var slowest = (seconds: 0.0, page: 0, kind: "none", bytes: 0)
  private var peakMegabytes = 0

  mutating func add(_ page: Int, kind: String, bytes: Int, seconds: Double, peakMegabytes: Int) {
    pages += 1
    self.bytes += bytes
    readingSeconds += seconds
    self.peakMegabytes = max(self.peakMegabytes, peakMegabytes)
    for name in kind.split(separator: "+") { mutations[String(name), default: 0] += 1 }
    if seconds > slowest.seconds { slowest = (seconds, page, kind, bytes) }
  }

  mutating func add(failure: String) {
    failures.append(failure)
  }

  func text(seconds: Double) -> String {
    let rate = String(format: "%.1f", Double(pages) / max(seconds, 0.001))
    let megabytes = String(format: "%.1f", Double(bytes) / 1e6)
    var lines = mutations.sorted { $0.key < $1.key }.map { count in
      String(repeating: " ", count: max(1, 9 - String(count.value).count)) + "\(count.value) \(count.key)"
    }
    lines.append(
      "\(pages) inputs (\(megabytes) MB) in \(Int(seconds)) s: \(rate) a second, \(Int(readingSeconds)) s of it reading"
    )
    lines.append(
      "slowest: \(String(format: "%.3f", slowest.seconds)) s for input \(slowest.page) (\(slowest.bytes) bytes, \(slowest.kind))"
    )
    lines.append("peak memory: \(peakMegabytes) MB")
    lines.append(failures.isEmpty ? "no failures" : "\(failures.count) failures")
    return lines.joined(separator: "\n")
  }
}

import Synchronization
import TestPrograms

/// What became of the calls, to be compared with the server's log. A byte a call, so that the ledger is not what grows.
final class LoadLedger: Sendable {
  private enum Entry: UInt8 {
    case open, succeeded, failed
  }

  private struct Pages {
    var entries: [UInt8] = []
    var calls = 0
    var failures: [String: Int] = [:]
    var wrong: [String] = []

    mutating func enter(_ entry: Entry, for number: Int) {
      calls += 1
      if number >= entries.count {
        entries += repeatElement(Entry.open.rawValue, count: number + 4096 - entries.count)
      }
      entries[number] = entry.rawValue
    }

    func entry(_ number: Int) -> Entry {
      number < entries.count ? Entry(rawValue: entries[number]) ?? .open : .open
    }
  }

  private let pages = Mutex(Pages())

  func succeeded(_ call: LoadCall) {
    pages.withLock { $0.enter(.succeeded, for: call.number) }
  }

  func failed(_ call: LoadCall, _ error: any Error, _ reason: String) {
    pages.withLock { pages in
      pages.enter(.failed, for: call.number)
      if error is LoadCall.WrongAnswer { pages.wrong.append("\(error)") }
      pages.failures["\(call.kind): \(reason)", default: 0] += 1
    }
  }

  var calls: Int { pages.withLock(\.calls) }
  /// The answers that were not the server's.
  var wrongAnswers: [String] { pages.withLock(\.wrong) }
  /// How many calls failed, by kind and reason.
  var failures: [(reason: String, count: Int)] {
    pages.withLock(\.failures).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Where ledger and log disagree: a change that succeeded and was not carried out, or one that was carried out twice.
  func disagreements(with log: [MockLogLine]) -> [String] {
    var carriedOut: [Int: Int] = [:]
    for line in log where line.isCarriedOut {
      if let number = LoadCall.number(of: line) { carriedOut[number, default: 0] += 1 }
    }
    return pages.withLock { pages in
      let lost = pages.entries.indices.filter { number in
        pages.entry(number) == .succeeded && LoadCall(number).isChange && carriedOut[number] == nil
      }.map { "call \($0) succeeded and was not carried out" }
      let doubled = carriedOut.filter { $0.value > 1 && LoadCall($0.key).kind != .keyedChange }
        .map { "call \($0.key) was carried out \($0.value) times" }
      let unknown = carriedOut.keys.filter { pages.entry($0) == .open }.map {
        "call \($0) was carried out and not made"
      }
      return (lost + doubled + unknown).sorted()
    }
  }
}

extension LoadCall {
  /// The call that a request belongs to; nil where it changes nothing. A server knows a repeated key again.
  static func number(of line: MockLogLine) -> Int? {
    let mark: String?
    switch line.endpoint {
    case "im.v1.message.patch": mark = line.path
    case "task.v2.task.add_members": mark = line.body?["client_token"]?.string
    case "drive.v1.file.upload_all": mark = line.body?.array?.compactMap { $0["fileName"]?.string }.first
    default: mark = nil
    }
    return mark?.split { !$0.isNumber }.last.flatMap { Int($0) }
  }
}

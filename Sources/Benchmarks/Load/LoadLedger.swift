import RunningMock
import Synchronization

/// What became of the calls, to be compared with the server's log.
final class LoadLedger: Sendable {
  private struct Pages {
    var succeeded: Set<LoadCall.Mark> = []
    var failed: Set<LoadCall.Mark> = []
    var calls = 0
    var failures: [String: Int] = [:]
    var wrong: [String] = []
  }

  private let pages = Mutex(Pages())

  func succeeded(_ call: LoadCall) {
    pages.withLock { pages in
      pages.calls += 1
      if let mark = call.mark { pages.succeeded.insert(mark) }
    }
  }

  func failed(_ call: LoadCall, _ error: any Error, _ reason: String) {
    pages.withLock { pages in
      pages.calls += 1
      if error is LoadCall.WrongAnswer { pages.wrong.append("\(error)") }
      pages.failures["\(call.kind): \(reason)", default: 0] += 1
      if let mark = call.mark { pages.failed.insert(mark) }
    }
  }

  var calls: Int { pages.withLock(\.calls) }
  /// The answers that were not the server's.
  var wrongAnswers: [String] { pages.withLock(\.wrong) }
  /// How many calls failed, by kind and reason.
  var failures: [(reason: String, count: Int)] {
    pages.withLock(\.failures).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Where ledger and log disagree: a call that succeeded and was not carried out, or one that was carried out twice.
  func disagreements(with log: [MockLogLine]) -> [String] {
    var carriedOut: [LoadCall.Mark: Int] = [:]
    for line in log where line.isCarriedOut {
      if let mark = LoadCall.Mark(line) { carriedOut[mark, default: 0] += 1 }
    }
    return pages.withLock { pages in
      let lost = pages.succeeded.filter { carriedOut[$0] == nil }.map { "lost: \($0)" }
      let doubled = carriedOut.filter { mark, count in
        // The server knows the key again.
        if case .key = mark { return false }
        return count > 1
      }.map { "carried out \($0.value) times: \($0.key)" }
      let unknown = carriedOut.keys.filter { !pages.succeeded.contains($0) && !pages.failed.contains($0) }
        .map { "carried out, and no call: \($0)" }
      return (lost + doubled + unknown).sorted()
    }
  }
}

extension LoadCall.Mark {
  /// The mark of a request; nil where it changes nothing.
  init?(_ line: MockLogLine) {
    switch line.endpoint {
    case "im.v1.message.patch": self = .change(line.path)
    case "task.v2.task.add_members":
      guard let key = line.body?["client_token"]?.string else { return nil }
      self = .key(key)
    case "drive.v1.file.upload_all":
      guard let name = line.body?.array?.compactMap({ $0["fileName"]?.string }).first else { return nil }
      self = .upload(name)
    default: return nil
    }
  }
}

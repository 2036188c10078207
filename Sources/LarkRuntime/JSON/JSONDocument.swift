import StrictJSON
import Synchronization

/// A parsed document, shared by all readers that look into it.
final class JSONDocument: Sendable {
  let bytes: [UInt8]
  let tape: [TapeEntry]
  let policy: DecodingPolicy
  /// The identifier of the endpoint that answered; empty outside of calls.
  let endpoint: String
  /// How many mismatches were met that somebody listens to.
  private let mismatchCount = Atomic<Int>(0)

  init(_ bytes: [UInt8], policy: DecodingPolicy = .lenient, endpoint: String = "") throws(JSONSyntaxError) {
    self.bytes = bytes
    self.tape = try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
      try JSONParser.parse(
        buffer, from: buffer.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0,
        depthLimit: Self.depthLimit, mendsSurrogates: policy.mode == .lenient)
    }
    self.policy = policy
    self.endpoint = endpoint
  }

  /// The nesting that is accepted, as in Foundation.
  private static let depthLimit = 512
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The whole document as a value.
  var root: JSONValueReader { JSONValueReader(document: self, index: 0) }

  /// The text of a string or a name.
  func text(_ entry: TapeEntry) -> String {
    bytes.withUnsafeBufferPointer { entry.text(in: $0) }
  }

  /// Whether an entry's text is `name`.
  @inline(__always)
  func text(_ entry: TapeEntry, equals name: StaticString) -> Bool {
    bytes.withUnsafeBufferPointer { entry.equals(name, in: $0) }
  }

  /// Reports a value of another kind than documented, or throws it in strict mode.
  ///
  /// The server decides how many mismatches there are, and a path costs as much as the part of the document before the
  /// value. No path is made without a listener, and no more than ``DecodingPolicy/reportLimit`` with one.
  @inline(never)
  func refuse(_ index: Int, expected: DecodingMismatch.Expectation) throws {
    switch policy.mode {
    case .strict:
      throw mismatch(index, expected)
    case .lenient:
      guard let listener = policy.onMismatch,
        mismatchCount.add(1, ordering: .relaxed).oldValue < DecodingPolicy.reportLimit
      else { return }
      listener(mismatch(index, expected))
    }
  }

  private func mismatch(_ index: Int, _ expected: DecodingMismatch.Expectation) -> DecodingMismatch {
    DecodingMismatch(endpoint: endpoint, path: path(to: index), expected: expected, found: tape[index].kind.jsonKind)
  }
}

// MARK: Paths

extension JSONDocument {
  /// The path of a value, found by walking down from the root: only a mismatch pays for it.
  func path(to wanted: Int) -> String {
    var path = "$"
    var index = 0
    while index != wanted {
      guard let step = step(from: index, towards: wanted) else { return path }
      path += step.text
      index = step.index
    }
    return path
  }

  /// The child of a container that is or holds the wanted entry.
  private func step(from container: Int, towards wanted: Int) -> (text: String, index: Int)? {
    let isObject = tape[container].kind == .object
    guard isObject || tape[container].kind == .array else { return nil }
    var position = 0
    var child = container + 1
    while child < Int(tape[container].next) {
      let value = isObject ? child + 1 : child
      let next = Int(tape[value].next)
      if wanted < next {
        return (isObject ? ".\(text(tape[child]))" : "[\(position)]", value)
      }
      position += 1
      child = next
    }
    return nil
  }
}

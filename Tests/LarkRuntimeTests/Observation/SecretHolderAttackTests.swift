import Foundation
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("Values that hold secrets", .tags(.attack))
struct SecretHolderAttackTests {
  /// An enumeration and a structure of a program, with a value in them.
  private enum Wrapper {
    case one(Any)
    case named(value: Any)
  }

  private struct Outer {
    let inner: Any
    let pair: (Any, Int)
  }

  private final class Reference {
    let inner: Any
    init(_ inner: Any) { self.inner = inner }
  }

  @Test("values that hold secrets show none, however they are printed and wherever they are")
  func printed() throws {
    for (type, value) in try SecretSamples.all() {
      let places: [(String, Any)] = [
        ("itself", value), ("an optional", Optional<Any>.some(value) as Any), ("an array", [value]),
        ("a dictionary", ["k": value]), ("an enumeration", Wrapper.one(value)),
        ("a label", Wrapper.named(value: value)),
        ("a structure", Outer(inner: value, pair: (value, 1))), ("a class", Reference(value)), ("a tuple", (value, 1)),
        ("a result", Result<Any, any Error>.success(value)),
      ]
      for (place, holder) in places {
        for text in Self.texts(of: holder) {
          #expect(!Self.tells(text), "\(type) in \(place): \(text.prefix(500))")
        }
      }
    }
  }

  @Test("values that hold secrets show none as errors, whoever looks at them")
  func errors() throws {
    for (type, value) in try SecretSamples.all() {
      guard let error = value as? any Error else { continue }
      for text in ["\(error)", error.localizedDescription, "\(error as NSError)", "\((error as NSError).userInfo)"] {
        #expect(!Self.tells(text), "\(type): \(text)")
      }
    }
  }

  @Test("values that hold secrets still say what they are")
  func words() throws {
    for (type, value) in try SecretSamples.all() {
      #expect(!String(describing: value).isEmpty, "\(type)")
    }
    let url = try #require(URL(string: "https://h.example/x?token=a"))
    let request = OutgoingRequest(method: "GET", url: url, headers: ["Authorization": "Bearer a1", "Accept": "*/*"])
    #expect(
      "\(request)" == "curl -X GET 'https://h.example/x?token=(hidden)' -H 'Authorization: (hidden)' -H 'Accept: */*'")
    #expect("\(request.headers)" == "[Authorization: (hidden), Accept: */*]")
    #expect("\(CallOptions.user("u-1"))" == "call options (headers [], query [], token user_access_token (hidden))")
    #expect("\(LarkClient.stubbed(StubTransport(json: "")))" == "client of https://open.feishu.cn")
    #expect("\(BodyStream.bytes([1, 2]))" == "(2 bytes)")
  }

  /// All that standard ways of printing say, and all that a mirror gives, at any depth.
  private static func texts(of value: Any) -> [String] {
    var printed = ""
    print(value, to: &printed)
    var debugged = ""
    debugPrint(value, to: &debugged)
    var dumped = ""
    dump(value, to: &dumped)
    var mirrored = ""
    collect(Mirror(reflecting: value), into: &mirrored, depth: 12)
    return [printed, debugged, dumped, mirrored, "\(value)", String(reflecting: value)]
  }

  private static func collect(_ mirror: Mirror, into text: inout String, depth: Int) {
    guard depth > 0 else { return }
    for child in mirror.children {
      text += "\(child.label ?? ""): \(child.value) \(String(reflecting: child.value))\n"
      collect(Mirror(reflecting: child.value), into: &text, depth: depth - 1)
    }
    if let parent = mirror.superclassMirror { collect(parent, into: &text, depth: depth - 1) }
  }

  private static let decimals = Array(SecretSamples.marker.utf8).map(String.init)

  /// Whether the marker is there: as text, as a list of its bytes, or as one byte a line.
  private static func tells(_ text: String) -> Bool {
    let lines = decimals.map { "- \($0)" }
    return text.contains(SecretSamples.marker) || text.contains(decimals.joined(separator: ", "))
      || text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.contains(lines)
  }
}

extension Array where Element: Equatable {
  fileprivate func contains(_ run: [Element]) -> Bool {
    guard count >= run.count, let first = run.first else { return false }
    return indices.dropLast(run.count - 1).contains {
      self[$0] == first && self[$0..<($0 + run.count)].elementsEqual(run)
    }
  }
}

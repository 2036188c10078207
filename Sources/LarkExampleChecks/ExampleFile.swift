import Foundation
import LarkRuntime

/// The documented examples of one service, as the emitter writes them, and the checks against them.
///
/// The file is JSON with four members, each with one line for one name, sorted:
///
/// ```json
/// {
/// "examples":{
/// "corehr.v2.process_withdraw.update request 1":{"user_id":"ou_1","reason":"no longer needed"},
/// "corehr.v2.process_withdraw.update response 1":{"code":0,"msg":"success","data":{}}
/// },
/// "types":{
/// "LarkCorehr.Corehr.V2.Process":{"processID":"process_id","startTime":"start_time"}
/// },
/// "disagreements":{
/// "corehr.v2.process.get response 1":{"$.data.start_time":"the example has a number, the table says string"}
/// },
/// "reasons":{
/// "corehr.v2.process.list call":"The page has no response example."
/// }
/// }
/// ```
///
/// - `examples`: each documented example, byte for byte as the page has it in compact form.
/// - `types`: for each type that a response may hold, by its name as `String(reflecting:)` gives it, all its stored
///   properties with their names on the wire. The label of a property is its name in Swift without backticks, and
///   without the underscore that wrapped and deprecated properties are stored with.
/// - `disagreements`: places of an example that disagree with their own page, each with the reason; may be left out.
///   They are not compared. One that agrees after all is a difference, so that the list cannot rot.
/// - `reasons`: why a call is not made, or why its answer is not compared; may be left out.
///
/// A file that cannot be used makes every check against it fail and say why.
public struct ExampleFile: Sendable {
  /// The folder of a test target's resources that holds the files.
  public static let folder = "Documents"

  private let name: String
  private let content: Result<Content, Unusable>

  /// Reads a file.
  public init(_ url: URL) {
    self.init(name: url.lastPathComponent) { Array(try Data(contentsOf: url)) }
  }

  init(name: String, read: () throws -> [UInt8]) {
    self.name = name
    do {
      content = .success(try Content(json: read(), policy: .strict))
    } catch {
      content = .failure(Unusable(file: name, reason: "\(error)"))
    }
  }

  /// Reads the file of a service from the resources of a test target, which copies the folder `Documents`.
  public init(_ service: String, in bundle: Bundle) {
    let root = bundle.resourceURL ?? bundle.bundleURL
    self.init(root.appendingPathComponent(Self.folder).appendingPathComponent("\(service).json"))
  }

  /// The places that disagree with their own page, by example and path, with their reasons.
  public var disagreements: [String: [String: String]] {
    (try? content.get())?.disagreements ?? [:]
  }

  /// Why a call is not made, or why its answer is not compared, by the call's name.
  public var reasons: [String: String] {
    (try? content.get())?.reasons ?? [:]
  }
}

// MARK: Checks

extension ExampleFile {
  /// Decodes a documented response and compares what the model holds with the document.
  ///
  /// `null` is the same as a member that is left out: a model has nil for both.
  public func differences(_ example: ResponseExample) -> Differences {
    check(example.id) { try example.differences(from: $0, types: $1) }
  }

  /// Compares a model that a call brought with the documented response.
  func differences(_ example: ResponseExample, from model: any WireReadable) -> Differences {
    check(example.id) { try example.differences(of: model, from: $0, types: $1) }
  }

  /// Encodes a request and compares it with the document.
  ///
  /// `null` and a member that is left out are different requests, since a server clears a field for `null`.
  public func differences(_ example: RequestExample) -> Differences {
    check(example.id) { document, _ in try example.differences(from: document) }
  }

  /// What no check looks at, what several look at, and calls whose answers are not there: nothing may drop out silently.
  public func gaps(
    _ responses: [ResponseExample], _ requests: [RequestExample], _ calls: [ExampleCall] = []
  ) -> Differences {
    let content: Content
    do throws(Unusable) {
      content = try self.content.get()
    } catch {
      return Differences(subject: name, all: [Difference("$", error.description)])
    }
    let answers = Set(responses.map(\.id))
    let unanswered = calls.filter { !($0.answer.map(answers.contains) ?? true) }
      .map { ($0.id, "no response example has the name of its answer") }
    let twice = Dictionary(grouping: calls, by: \.id).filter { $0.value.count > 1 }.keys
      .map { ($0, "more than one call has this name") }
    let checks = Dictionary(grouping: responses.map(\.id) + requests.map(\.id), by: { $0 }).mapValues(\.count)
    let unchecked = content.examples.keys.filter { checks[$0] == nil }.map { ($0, "no check uses this example") }
    let doubled = checks.filter { $0.value > 1 }.keys.map { ($0, "more than one check has this name") }
    let unknown = content.disagreements.keys.filter { content.examples[$0] == nil }
      .map { ($0, "the disagreements name this example, and there is none") }
    let gaps = (unchecked + doubled + unknown + unanswered + twice).sorted { $0 < $1 }
    return Differences(subject: name, all: gaps.map { Difference($0.0, $0.1) })
  }

  private func check(_ id: String, compare: (String, TypeTable) throws -> [Difference]) -> Differences {
    do {
      let content = try content.get()
      guard let document = content.examples[id]?.json else { throw MissingDocument(file: name) }
      let found = try compare(document, content.types)
      return Differences(subject: id, all: Self.without(content.disagreements[id] ?? [:], found))
    } catch {
      return Differences(subject: id, all: [Difference("$", "\(error)")])
    }
  }

  /// The differences that are not known, and the known ones that are none.
  private static func without(_ disagreements: [String: String], _ found: [Difference]) -> [Difference] {
    let unknown = found.filter { difference in !disagreements.keys.contains { difference.lies(at: $0) } }
    let stale = disagreements.sorted { $0.key < $1.key }.filter { place in !found.contains { $0.lies(at: place.key) } }
    return unknown + stale.map { Difference($0.key, "agrees, and is listed as a disagreement (\($0.value))") }
  }
}

// MARK: Content

extension ExampleFile {
  /// What a file holds.
  private struct Content: WireDecodable {
    let examples: [String: Document]
    let types: TypeTable
    let disagreements: [String: [String: String]]
    let reasons: [String: String]

    init(_ object: inout JSONObjectReader) throws {
      examples = try object.value("examples") ?? [:]
      types = TypeTable(try object.value("types") ?? [:])
      disagreements = try object.value("disagreements") ?? [:]
      reasons = try object.value("reasons") ?? [:]
    }
  }

  /// A value as its file writes it.
  private struct Document: WireReadable {
    let json: String

    static func read(_ value: JSONValueReader) -> Document? {
      Document(json: value.source)
    }
  }

  /// A file that is missing or that nothing can be read from.
  private struct Unusable: Error, CustomStringConvertible {
    let file: String
    let reason: String

    var description: String { "\(file) cannot be read; generate it anew. \(reason)" }
  }

  /// A check whose document is not in the file.
  private struct MissingDocument: Error, CustomStringConvertible {
    let file: String

    var description: String { "no example of this name is in \(file)" }
  }
}

import Foundation

/// The checked-in form of the IR: sorted keys, one field a line (see `LineLayout`), empty members left out.
public enum CanonicalJSON {
  /// Equal specifications give equal bytes.
  public static func encode(_ spec: APISpec) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return LineLayout.broken(intoLines: escaped([UInt8](try encoder.encode(spec))))
  }

  /// Compact JSON without characters that are not seen.
  private static func escaped(_ json: [UInt8]) -> [UInt8] {
    guard json.withUnsafeBufferPointer({ !InvisibleScalars.places(in: $0).isEmpty }) else { return json }
    return Array(InvisibleScalars.escaped(inJSON: String(decoding: json, as: UTF8.self)).utf8)
  }

  /// Reads what `encode` wrote; an IR of another schema version is refused.
  public static func decode(_ bytes: [UInt8]) throws(CanonicalJSONError) -> APISpec {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw CanonicalJSONError.notAnIR(reason: "its text is not UTF-8")
    }
    return try bytes.withUnsafeBufferPointer { text throws(CanonicalJSONError) in
      do {
        var cursor = IRCursor(text)
        let spec = try APISpec(&cursor)
        try cursor.end()
        guard spec.schemaVersion == APISpec.currentSchemaVersion else {
          throw CanonicalJSONError.otherSchemaVersion(spec.schemaVersion)
        }
        return spec
      } catch let error as CanonicalJSONError {
        throw error
      } catch {
        // An IR of another version is told to be one, although it cannot be read.
        if let version = schemaVersion(of: text), version != APISpec.currentSchemaVersion {
          throw CanonicalJSONError.otherSchemaVersion(version)
        }
        throw CanonicalJSONError.notAnIR(reason: "\(error)")
      }
    }
  }

  private static func schemaVersion(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    var cursor = IRCursor(text)
    var version: Int?
    try? cursor.object { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "schemaVersion": version = try cursor.integer()
      default: try cursor.skip()
      }
    }
    return version
  }
}

/// Breaks compact JSON of the IR into lines that a git diff shows well: one field, scope, error, example or table of
/// lines each. A single pass; the bytes between the line breaks stay as they are.
struct LineLayout {
  /// Members that get a line for each of their own members or elements. Only those count that stand in something that
  /// is itself broken into lines: the `scopes` of an endpoint are, the `scopes` of a field are part of its line.
  static let tallMembers: Set<String> = [
    "endpoints", "events", "shapes",
    "headers", "pathParameters", "queryParameters", "fields",
    "request", "response", "scopes", "fieldScopes", "errors", "examples", "sources", "tables",
  ]

  /// Lists whose elements are broken into lines too; the elements of all others are one line each.
  static let listsOfTallElements: Set<String> = ["endpoints", "events", "shapes", "sources"]

  /// An object or list that is open at the moment.
  private struct Container {
    var isTall: Bool
    var isList: Bool
    var hasTallElements: Bool
  }

  private let compact: [UInt8]
  private var out: [UInt8] = []
  private var open: [Container] = []
  /// The last string that was read: before a `:` it was the name of a member.
  private var lastString: Range<Int> = 0..<0

  private init(_ compact: [UInt8]) {
    self.compact = compact
    out.reserveCapacity(compact.count + compact.count / 8)
  }

  static func broken(intoLines compact: [UInt8]) -> [UInt8] {
    var layout = LineLayout(compact)
    layout.run()
    return layout.out
  }

  private mutating func run() {
    var index = 0
    while index < compact.count {
      let byte = compact[index]
      switch byte {
      case UInt8(ascii: "\""):
        let end = endOfString(startingAt: index)
        lastString = (index + 1)..<max(index + 1, end - 1)
        out.append(contentsOf: compact[index..<end])
        index = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        out.append(byte)
        enter(isList: byte == UInt8(ascii: "["), isEmpty: index + 1 < compact.count && isCloser(compact[index + 1]))
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if open.popLast()?.isTall == true { breakLine() }
        out.append(byte)
      case UInt8(ascii: ","):
        out.append(byte)
        if open.last?.isTall == true { breakLine() }
      default:
        out.append(byte)
      }
      index += 1
    }
    out.append(UInt8(ascii: "\n"))
  }

  private mutating func enter(isList: Bool, isEmpty: Bool) {
    let container = container(isList: isList, isEmpty: isEmpty)
    open.append(container)
    if container.isTall { breakLine() }
  }

  private func container(isList: Bool, isEmpty: Bool) -> Container {
    let flat = Container(isTall: false, isList: isList, hasTallElements: false)
    guard !isEmpty else { return flat }
    guard let parent = open.last else { return Container(isTall: true, isList: isList, hasTallElements: false) }
    guard parent.isTall else { return flat }
    if parent.isList {
      return Container(isTall: parent.hasTallElements, isList: isList, hasTallElements: false)
    }
    let name = String(decoding: compact[lastString], as: UTF8.self)
    return Container(
      isTall: Self.tallMembers.contains(name), isList: isList,
      hasTallElements: isList && Self.listsOfTallElements.contains(name))
  }

  /// The index behind the closing quotation mark.
  private func endOfString(startingAt start: Int) -> Int {
    var index = start + 1
    while index < compact.count {
      switch compact[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "\""): return index + 1
      default: index += 1
      }
    }
    return compact.count
  }

  private func isCloser(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
  }

  private mutating func breakLine() {
    out.append(UInt8(ascii: "\n"))
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: open.count))
  }
}

/// Why a file could not be read as IR.
public enum CanonicalJSONError: Error, Equatable, CustomStringConvertible {
  /// The bytes are no specification.
  case notAnIR(reason: String)
  /// The specification was stored in a form of another version.
  case otherSchemaVersion(Int)

  public var description: String {
    switch self {
    case .notAnIR(let reason):
      "This is no IR file of larkspur (write one with `larkspur export --format ir`): \(reason)"
    case .otherSchemaVersion(let version):
      "This IR file has schema version \(version), and this build reads version \(APISpec.currentSchemaVersion); "
        + "export it again from the pages with this build."
    }
  }
}

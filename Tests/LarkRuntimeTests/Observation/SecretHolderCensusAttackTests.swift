import Foundation
import PlatformVocabulary
import Testing

@testable import LarkRuntime

/// Reads the sources of the runtime, so that a new type with a secret in it is not forgotten.
@Suite("The types of the runtime that can hold a secret", .tags(.attack))
struct SecretHolderCensusAttackTests {
  /// Types that show what they hold, and why they may.
  private static let open: [String: String] = [
    "Patch": "what a program sends",
    "HTTPOrigin": "a scheme, a host and a port, without a user name",
    "PagingError": "a token that leads to a page of a list and nowhere else",
    "Page": "what a program asked for, with a token that leads to the next page and nowhere else",
    "PageSequence": "the same", "PageSequence.AsyncIterator": "the same",
    "ItemSequence": "the same", "ItemSequence.AsyncIterator": "the same",
  ]

  @Test("types of the runtime that can hold a secret are printed in a test, or are allowed to show what they hold")
  func complete() throws {
    let census = try TypeCensus(of: Self.sources)
    #expect(census.types.count > 100)
    let sampled = Set(try SecretSamples.all().map(\.type))
    let holders = census.holders(property: Self.tellsSecret)
    let missing = holders.filter { holder in
      let isInReach = holder.isPublic || holder.properties.contains(where: Self.isSecretByName)
      return isInReach && !sampled.contains(holder.name) && Self.open[holder.name] == nil
    }
    #expect(missing.map(\.name).sorted() == [], "add samples of them to SecretSamples")
    let names = Set(holders.map(\.name))
    #expect(Self.open.keys.filter { !names.contains($0) } == [], "these hold nothing")
    #expect(
      sampled.filter { name in !census.types.contains { $0.name == name } } == [], "types of these names are missing")
  }

  private static var sources: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/LarkRuntime")
  }

  /// Names of properties that hold whatever is sent or received.
  private static let carriers: Set<String> = [
    "value", "body", "bytes", "headers", "query", "queryItems", "pathValues", "pieces", "entries", "parts", "chunk",
    "waiting", "current", "content", "cause", "grant", "base", "host", "transport", "middlewares", "tokenSource",
  ]

  private static func tellsSecret(_ property: TypeCensus.Property) -> Bool {
    // What the compiler knows cannot be a secret.
    guard !property.type.contains("StaticString") else { return false }
    let isText = ["String", "UInt8", "Data", "URL", "any ", "Value", "Source", "Content", "JSONAny"].contains {
      property.type.contains($0)
    }
    return isSecretByName(property) || isText && carriers.contains(property.name)
  }

  private static func isSecretByName(_ property: TypeCensus.Property) -> Bool {
    SecretNames.reason(toHide: property.name) == .secret && property.type.contains("String")
  }
}

/// The declarations of types in a folder of sources, found by their indentation: `swift format` sees to that.
struct TypeCensus {
  struct Property {
    var name: String
    var type: String
  }

  struct Declaration {
    /// With the types around it: `HTTPHeaders.Entry`.
    var name: String
    var isPublic: Bool
    /// What it stores, and what its cases carry.
    var properties: [Property] = []
  }

  private(set) var types: [Declaration] = []

  init(of folder: URL) throws {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      read(try String(contentsOf: file, encoding: .utf8))
    }
  }

  /// The types that have such a property, or one whose type is one of them.
  func holders(property isHolding: (Property) -> Bool) -> [Declaration] {
    var names: Set<String> = []
    while true {
      let found = types.filter { type in
        type.properties.contains { isHolding($0) || !words($0.type).isDisjoint(with: names) }
      }
      let next = Set(found.flatMap { [$0.name, $0.name.split(separator: ".").last.map(String.init) ?? $0.name] })
      guard next != names else { return found }
      names = next
    }
  }

  private func words(_ type: String) -> Set<String> {
    Set(type.split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  private mutating func read(_ source: String) {
    var open: [(indent: Int, name: String)] = []
    for line in source.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      let text = line.dropFirst(indent)
      while let last = open.last, indent <= last.indent, text.hasPrefix("}") || indent < last.indent {
        open.removeLast()
      }
      if let (name, isExtension, isPublic) = Self.declaration(text) {
        let whole = isExtension ? name : ([open.last?.name, name].compactMap { $0 }).joined(separator: ".")
        if !isExtension { types.append(Declaration(name: whole, isPublic: isPublic)) }
        if text.hasSuffix("{") { open.append((indent, whole)) }
      } else if let last = open.last, indent == last.indent + 2, let property = Self.property(text),
        let index = types.lastIndex(where: { $0.name == last.name })
      {
        types[index].properties.append(property)
      }
    }
  }

  private static let modifiers: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private", "final", "indirect", "nonisolated", "private(set)",
    "internal(set)", "weak", "lazy", "@usableFromInline", "@Boxed",
  ]

  private static func declaration(_ text: Substring) -> (name: String, isExtension: Bool, isPublic: Bool)? {
    let words = text.split(separator: " ")
    guard let place = words.firstIndex(where: { !modifiers.contains($0) }), place + 1 < words.count,
      ["struct", "class", "enum", "actor", "extension"].contains(words[place])
    else { return nil }
    let name = words[place + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    return (String(name), words[place] == "extension", words[..<place].contains { $0 == "public" || $0 == "package" })
  }

  /// A stored property, or a case with values.
  private static func property(_ text: Substring) -> Property? {
    let words = text.split(separator: " ")
    guard let place = words.firstIndex(where: { !modifiers.contains($0) }), place + 1 < words.count else { return nil }
    switch words[place] {
    case "case":
      guard let bracket = text.firstIndex(of: "(") else { return nil }
      let name = text[..<bracket].split(separator: " ").last ?? ""
      return Property(name: String(name), type: String(text[bracket...]))
    case "let", "var":
      guard !text.contains(" {") || text.contains("= {") else { return nil }
      let rest = words[(place + 1)...].joined(separator: " ")
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      return Property(name: String(name), type: String(rest.dropFirst(name.count)))
    default: return nil
    }
  }
}

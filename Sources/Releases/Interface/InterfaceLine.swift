import SwiftEmitter

/// One line of `api.txt`.
struct InterfaceLine: Hashable {
  /// Without the mark of deprecation.
  var text: String
  var isDeprecated: Bool

  init(_ line: Substring) {
    isDeprecated = line.hasSuffix(InterfaceText.deprecationMark)
    text = String(isDeprecated ? line.dropLast(InterfaceText.deprecationMark.count) : line)
  }

  static func lines(of text: String) -> [InterfaceLine] {
    text.unicodeScalars.split(separator: "\n").map { InterfaceLine(Substring($0)) }
  }

  /// What the line declares, without types, arguments and values: `CorehrService.V2.Approval.code`.
  var name: String { String(text[..<nameEnd]) }

  /// Names hold none of the signs that end them.
  private var nameEnd: String.Index {
    text.utf8.firstIndex { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: " ") }
      ?? text.endIndex
  }

  /// What a type is for, as in `… (read, write)`; nil for other declarations.
  var uses: Set<Substring>? {
    let rest = text[nameEnd...]
    guard rest.hasPrefix(" ("), rest.hasSuffix(")") else { return nil }
    return Set(rest.dropFirst(2).dropLast().split(separator: ",").map { $0.drop { $0 == " " } })
  }

  /// The signature of a method; nil for other declarations.
  var signature: Signature? {
    let rest = text[nameEnd...]
    guard rest.first == "(" else { return nil }
    return Signature(rest)
  }

  /// The arguments of a method and what comes behind them.
  struct Signature: Hashable {
    /// With their types, and without the mark of those that may be left out.
    var arguments: [Substring]
    /// Which arguments may be left out.
    var optional: Set<Int>
    var result: Substring

    init?(_ text: Substring) {
      guard let end = text.lastIndex(of: ")") else { return nil }
      result = text[text.index(after: end)...]
      arguments = []
      optional = []
      let list = text[text.index(after: text.startIndex)..<end]
      for (index, argument) in list.split(separator: ",").map({ $0.drop { $0 == " " } }).enumerated() {
        let isOptional = argument.last == "?"
        if isOptional { optional.insert(index) }
        arguments.append(isOptional ? argument.dropLast() : argument)
      }
    }

    /// Whether every call of another method compiles with this one, too: more can be left out, all else is the same.
    func accepts(callsOf old: Signature) -> Bool {
      arguments == old.arguments && result == old.result && optional.isSuperset(of: old.optional)
    }
  }
}

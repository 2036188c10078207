/// Reads markup as strictly as the report must write it: every element closed where it should be, every attribute in
/// quotes, no `<` and no quote anywhere else. Anything but that is an error, so that text which escaped into markup shows.
struct MarkupReader {
  final class Element {
    let name: String
    let attributes: [String: String]
    weak var parent: Element?
    var children: [Element] = []
    /// The text directly inside, and that of all elements inside, in order.
    var text = ""

    init(_ name: String, _ attributes: [String: String], parent: Element?) {
      self.name = name
      self.attributes = attributes
      self.parent = parent
    }

    /// The element and all inside.
    var all: [Element] { [self] + children.flatMap(\.all) }

    func all(_ name: String, class className: String? = nil) -> [Element] {
      all.filter { element in
        element.name == name && (className.map { element.classes.contains($0) } ?? true)
      }
    }

    var classes: [String] { (attributes["class"] ?? "").split(separator: " ").map(String.init) }
  }

  struct Malformed: Error {
    var reason: String
    var near: String
  }

  private static let withoutContent: Set<String> = ["meta", "link", "input"]
  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]

  private let bytes: [UInt8]
  private var index = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The `html` element of a document.
  static func read(_ bytes: [UInt8]) throws -> Element {
    var reader = MarkupReader(bytes)
    return try reader.document()
  }

  private mutating func document() throws -> Element {
    let root = Element("", [:], parent: nil)
    guard take("<!doctype html>") else { throw malformed("no doctype") }
    var open = root
    while index < bytes.count {
      if take("</") {
        let name = try self.name()
        guard name == open.name, take(">"), let parent = open.parent else {
          throw malformed("</\(name)> closes nothing")
        }
        parent.text += open.text
        open = parent
      } else if take("<") {
        let element = Element(try name(), try attributes(), parent: open)
        open.children.append(element)
        if Self.withoutContent.contains(element.name) { continue }
        if ["script", "style"].contains(element.name) {
          element.text = rawText(until: "</\(element.name)>")
        }
        open = element
      } else {
        open.text += try text(until: "<")
      }
    }
    guard open === root, root.children.count == 1 else { throw malformed("<\(open.name)> is not closed") }
    return root.children[0]
  }

  private mutating func name() throws -> String {
    let start = index
    while index < bytes.count, isLetter(bytes[index]) { index += 1 }
    guard index > start else { throw malformed("no name") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func attributes() throws -> [String: String] {
    var attributes: [String: String] = [:]
    while take(" ") {
      let name = try self.name()
      guard attributes[name] == nil else { throw malformed("two attributes \(name)") }
      attributes[name] = ""
      guard take("=") else { continue }
      guard take("\"") else { throw malformed("no quote") }
      attributes[name] = try text(until: "\"")
      index += 1
    }
    guard take(">") else { throw malformed("the tag does not end") }
    return attributes
  }

  private mutating func text(until end: Character) throws -> String {
    var out: [UInt8] = []
    while index < bytes.count, bytes[index] != end.asciiValue {
      switch bytes[index] {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): throw malformed("not escaped")
      case UInt8(ascii: "&"):
        guard let entity = Self.entities.first(where: { take("&\($0.key);") }) else { throw malformed("not escaped") }
        out += entity.value.utf8
      default:
        out.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func rawText(until end: String) -> String {
    let start = index
    while index < bytes.count, !bytes[index...].starts(with: end.utf8) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[index...].starts(with: text.utf8) else { return false }
    index += text.utf8.count
    return true
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private func malformed(_ reason: String) -> Malformed {
    let around = bytes[max(0, index - 60)..<min(bytes.count, index + 60)]
    return Malformed(reason: reason, near: String(decoding: around, as: UTF8.self))
  }
}

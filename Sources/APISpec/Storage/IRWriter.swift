import StrictJSON

/// Writes values of the IR as JSON, in lines that a git diff shows well: one field, scope, error, example or table of
/// lines each.
package struct IRWriter: MemberWalk {
  /// Members that get a line for each of their own members or elements. Only those count that stand in something that
  /// is itself broken into lines: the `scopes` of an endpoint are, the `scopes` of a field are part of its line.
  static let tallMembers: Set<String> = [
    "endpoints", "events", "shapes",
    "headers", "pathParameters", "queryParameters", "fields",
    "request", "response", "scopes", "fieldScopes", "errors", "examples", "sources", "tables",
  ]

  /// Lists whose elements are broken into lines too; the elements of all others are one line each.
  static let listsOfTallElements: Set<String> = ["endpoints", "events", "shapes", "sources"]

  /// An object or list.
  private struct Container {
    var isTall = false
    var isList = false
    var hasTallElements = false
    var isEmpty = true
  }

  private var json = JSONTextWriter()
  /// The innermost container that is open; nil around the document.
  private var container: Container?
  private var depth = 0
  /// The member that is written at the moment.
  private var name: StaticString = ""

  /// The JSON of a whole value, with a line break at its end.
  static func document(_ value: some IRValue) -> [UInt8] {
    var writer = IRWriter()
    value.write(to: &writer)
    writer.json.breakLine(indentedBy: 0)
    return writer.json.bytes
  }

  package mutating func callAsFunction<Value: IRValue>(_ name: StaticString, _ member: inout Value) {
    separate()
    self.name = name
    json.append(quoted: name)
    json.append(UInt8(ascii: ":"))
    member.write(to: &self)
  }

  package mutating func unlessEmpty<Value: IRValue & Omittable>(_ name: StaticString, _ member: inout Value) {
    if !member.isOmitted { self(name, &member) }
  }

  package mutating func fail(_ wanted: String) {}

  mutating func string(_ text: String) { json.append(visible: text) }
  mutating func number(_ literal: String) { json.append(literal: literal) }
  mutating func word(_ word: StaticString) { json.append(word: word) }

  mutating func object(_ members: (inout IRWriter) -> Void) {
    nested(UInt8(ascii: "{"), UInt8(ascii: "}"), isList: false, members)
  }

  mutating func list<Item: IRValue>(_ items: [Item]) {
    nested(UInt8(ascii: "["), UInt8(ascii: "]"), isList: true) { writer in
      for item in items {
        writer.separate()
        item.write(to: &writer)
      }
    }
  }

  private mutating func nested(_ open: UInt8, _ close: UInt8, isList: Bool, _ content: (inout IRWriter) -> Void) {
    json.append(open)
    let outer = container
    container = inner(isList: isList)
    depth += 1
    content(&self)
    depth -= 1
    if let container, container.isTall, !container.isEmpty { json.breakLine(indentedBy: depth) }
    container = outer
    json.append(close)
  }

  private func inner(isList: Bool) -> Container {
    guard let container else { return Container(isTall: true, isList: isList) }
    guard container.isTall else { return Container(isList: isList) }
    if container.isList { return Container(isTall: container.hasTallElements, isList: isList) }
    return Container(
      isTall: Self.tallMembers.contains(name.description), isList: isList,
      hasTallElements: isList && Self.listsOfTallElements.contains(name.description))
  }

  /// A comma behind the last member or element, and a new line for the next where it gets one.
  private mutating func separate() {
    guard let container else { return }
    if !container.isEmpty { json.append(UInt8(ascii: ",")) }
    self.container?.isEmpty = false
    if container.isTall { json.breakLine(indentedBy: depth) }
  }
}

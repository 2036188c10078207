import StrictJSON

/// Writes JSON, member by member, in the order of the calls.
///
/// Emitted models write themselves with it:
///
/// ```swift
/// public func encode(into object: inout JSONBodyWriter) {
///   object.string("reason", reason)
///   object.bool("system_user", systemUser)
/// }
/// ```
///
/// A nil is left out; `null` is written only where a ``Patch`` asks for it. Nothing here throws: what cannot be
/// written is remembered and reported once, when the document is finished.
public struct JSONBodyWriter: Sendable {
  /// A value that has no form in JSON.
  public struct Unwritable: Error, Hashable, Sendable, CustomStringConvertible {
    /// The number that is not finite, as text.
    public let number: String

    public var description: String {
      "The request holds the number \(number), which JSON cannot express; send a finite number."
    }
  }

  private var text = JSONTextWriter()
  private var problem: Unwritable?

  init() {}

  /// What was written so far.
  var bytes: [UInt8] { text.bytes }

  /// The finished document.
  consuming func finished() throws(Unwritable) -> [UInt8] {
    if let problem { throw problem }
    return text.bytes
  }
}

// MARK: Members

extension JSONBodyWriter {
  /// A string.
  public mutating func string(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    self.name(name)
    append(value)
  }

  /// An integer.
  public mutating func int(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    self.name(name)
    append(Int64(value))
  }

  /// An integer of 64 bits.
  public mutating func int64(_ name: StaticString, _ value: Int64?) {
    guard let value else { return }
    self.name(name)
    append(value)
  }

  /// A number with a fraction.
  public mutating func double(_ name: StaticString, _ value: Double?) {
    guard let value else { return }
    self.name(name)
    append(value)
  }

  /// A boolean.
  public mutating func bool(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    self.name(name)
    append(value)
  }

  /// Any JSON.
  public mutating func any(_ name: StaticString, _ value: JSONAny?) {
    guard let value else { return }
    self.name(name)
    value.write(into: &self)
  }

  /// An array of strings; an empty one is written as such.
  public mutating func strings(_ name: StaticString, _ values: [String]?) {
    guard let values else { return }
    self.name(name)
    values.write(into: &self)
  }

  /// An object.
  public mutating func object<Model: WireEncodable>(_ name: StaticString, _ value: Model?) {
    guard let value else { return }
    self.name(name)
    value.write(into: &self)
  }

  /// An array of objects; an empty one is written as such.
  public mutating func objects<Model: WireEncodable>(_ name: StaticString, _ values: [Model]?) {
    guard let values else { return }
    self.name(name)
    values.write(into: &self)
  }

  /// An object whose names are data, sorted by name.
  public mutating func objectMap<Model: WireEncodable>(_ name: StaticString, _ values: [String: Model]?) {
    guard let values else { return }
    self.name(name)
    values.write(into: &self)
  }

  /// Any other type: open values, nested arrays, maps of scalars or of arrays, JSON inside a string.
  public mutating func value<Value: WireWritable>(_ name: StaticString, _ value: Value?) {
    guard let value else { return }
    self.name(name)
    value.write(into: &self)
  }

  /// A field that can be left out, cleared or set.
  public mutating func patch<Value: WireWritable>(_ name: StaticString, _ patch: Patch<Value>) {
    switch patch {
    case .absent: return
    case .null:
      self.name(name)
      appendNull()
    case .value(let value):
      self.name(name)
      value.write(into: &self)
    }
  }
}

// MARK: Pieces

extension JSONBodyWriter {
  mutating func open(_ bracket: UInt8) {
    text.append(bracket)
  }

  mutating func close(_ bracket: UInt8) {
    text.append(bracket)
  }

  /// Writes a comma unless the next value is the first of its container.
  mutating func separate() {
    text.separate()
  }

  mutating func name(_ name: StaticString) {
    text.separate()
    text.append(quoted: name)
    text.append(UInt8(ascii: ":"))
  }

  mutating func name(_ name: String) {
    text.separate()
    text.append(quoted: name)
    text.append(UInt8(ascii: ":"))
  }

  mutating func appendNull() {
    text.append(word: "null")
  }

  mutating func append(_ value: Bool) {
    text.append(word: value ? "true" : "false")
  }

  mutating func append(_ value: Int64) {
    text.append(literal: String(value))
  }

  mutating func append(_ value: Double) {
    if !value.isFinite, problem == nil { problem = Unwritable(number: value.description) }
    text.append(literal: value.isFinite ? value.description : "null")
  }

  mutating func append(literal: String) {
    text.append(literal: literal)
  }

  mutating func append(_ string: String) {
    text.append(quoted: string)
  }
}

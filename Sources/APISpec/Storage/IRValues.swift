// How the values that members have are written as JSON, and which of them may be left out.

extension IRRecord {
  package func write(to json: inout IRWriter) {
    var copy = self
    json.object { copy.walk(&$0) }
  }

  package init?(from json: inout IRReader) {
    guard let record: Self = json.record() else { return nil }
    self = record
  }
}

extension IRValue where Self: Word {
  package func write(to json: inout IRWriter) { json.string(rawValue) }

  package init?(from json: inout IRReader) {
    guard let word = json.string("a known word", Self.init(rawValue:)) else { return nil }
    self = word
  }
}

extension ShortForm {
  package func write(to json: inout IRWriter) { json.string(description) }

  package init?(from json: inout IRReader) {
    guard let form = json.string("a \(Self.noun)", Self.init(description:)) else { return nil }
    self = form
  }
}

extension String: IRValue {
  package func write(to json: inout IRWriter) { json.string(self) }

  package init?(from json: inout IRReader) {
    guard let text = json.string() else { return nil }
    self = text
  }
}

extension Bool: IRValue {
  package func write(to json: inout IRWriter) { json.word(self ? "true" : "false") }

  package init?(from json: inout IRReader) {
    guard let flag = json.bool() else { return nil }
    self = flag
  }
}

extension IRValue where Self: FixedWidthInteger {
  package func write(to json: inout IRWriter) { json.number(String(self)) }

  package init?(from json: inout IRReader) {
    guard let number: Self = json.integer() else { return nil }
    self = number
  }
}

extension Int: IRValue {}
extension Int64: IRValue {}

extension Array: IRValue where Element: IRValue {
  package func write(to json: inout IRWriter) { json.list(self) }

  package init?(from json: inout IRReader) {
    guard let items: [Element] = json.list() else { return nil }
    self = items
  }
}

/// Nil is left out.
extension Optional: IRValue where Wrapped: IRValue {
  package func write(to json: inout IRWriter) {
    if let self { self.write(to: &json) } else { json.word("null") }
  }

  package init?(from json: inout IRReader) {
    guard let value = Wrapped(from: &json) else { return nil }
    self = value
  }
}

// MARK: Empty values

extension Array: Omittable {
  package static var omitted: [Element] { [] }
  package var isOmitted: Bool { isEmpty }
}

extension Bool: Omittable {
  package static var omitted: Bool { false }
  package var isOmitted: Bool { !self }
}

extension String: Omittable {
  package static var omitted: String { "" }
  package var isOmitted: Bool { isEmpty }
}

extension Optional: Omittable {
  package static var omitted: Wrapped? { nil }
  package var isOmitted: Bool { self == nil }
}

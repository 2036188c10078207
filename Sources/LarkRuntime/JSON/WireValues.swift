/// The types of the standard library as JSON, alone and in any nesting of arrays and maps.

extension String: WireReadable, WireWritable {
  public static func read(_ value: JSONValueReader) throws -> String? { try value.string() }
  public func write(into writer: inout JSONBodyWriter) { writer.append(self) }
}

extension Int: WireReadable, WireWritable {
  public static func read(_ value: JSONValueReader) throws -> Int? { try value.int() }
  public func write(into writer: inout JSONBodyWriter) { writer.append(Int64(self)) }
}

extension Int64: WireReadable, WireWritable {
  public static func read(_ value: JSONValueReader) throws -> Int64? { try value.int64() }
  public func write(into writer: inout JSONBodyWriter) { writer.append(self) }
}

extension Double: WireReadable, WireWritable {
  public static func read(_ value: JSONValueReader) throws -> Double? { try value.double() }
  public func write(into writer: inout JSONBodyWriter) { writer.append(self) }
}

extension Bool: WireReadable, WireWritable {
  public static func read(_ value: JSONValueReader) throws -> Bool? { try value.bool() }
  public func write(into writer: inout JSONBodyWriter) { writer.append(self) }
}

extension Array: WireReadable where Element: WireReadable {
  public static func read(_ value: JSONValueReader) throws -> [Element]? {
    try value.items()?.gathered { try Element.read($0) }
  }
}

extension Array: WireWritable where Element: WireWritable {
  public func write(into writer: inout JSONBodyWriter) {
    writer.open(UInt8(ascii: "["))
    for element in self {
      writer.separate()
      element.write(into: &writer)
    }
    writer.close(UInt8(ascii: "]"))
  }
}

extension Dictionary: WireReadable where Key == String, Value: WireReadable {
  public static func read(_ value: JSONValueReader) throws -> [String: Value]? {
    try value.members()?.gathered { try Value.read($0) }
  }
}

extension Dictionary: WireWritable where Key == String, Value: WireWritable {
  /// Writes the members sorted by name, so that equal values have equal bytes.
  public func write(into writer: inout JSONBodyWriter) {
    writer.open(UInt8(ascii: "{"))
    for (name, value) in sorted(by: { $0.key < $1.key }) {
      writer.name(name)
      value.write(into: &writer)
    }
    writer.close(UInt8(ascii: "}"))
  }
}

/// In arrays and maps, `null` is kept where the type has a place for it: the empty cells of a grid are `[[Cell?]]`.
extension Optional: WireReadable where Wrapped: WireReadable {
  public static func read(_ value: JSONValueReader) throws -> Wrapped?? {
    .some(try Wrapped.read(value))
  }
}

extension Optional: WireWritable where Wrapped: WireWritable {
  public func write(into writer: inout JSONBodyWriter) {
    if let value = self { value.write(into: &writer) } else { writer.appendNull() }
  }
}

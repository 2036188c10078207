/// The headers of a request or response, in order; names are compared without regard to case.
public struct HTTPHeaders: Hashable, Sendable, ExpressibleByDictionaryLiteral, Sequence {
  /// One line of the headers.
  public struct Entry: Hashable, Sendable {
    /// The name as it is sent; case does not count when it is looked up.
    public var name: String
    /// The value as it is sent.
    public var value: String

    /// A header of this name.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  private var entries: [Entry] = []

  /// No headers.
  public init() {}

  public init(dictionaryLiteral elements: (String, String)...) {
    entries = elements.map(Entry.init)
  }

  /// The first value of a header; setting it replaces all values, and nil removes the header.
  public subscript(name: String) -> String? {
    get { entries.first { Self.areSame($0.name, name) }?.value }
    set {
      let place = entries.firstIndex { Self.areSame($0.name, name) } ?? entries.endIndex
      entries.removeAll { Self.areSame($0.name, name) }
      if let newValue { entries.insert(Entry(name: name, value: newValue), at: Swift.min(place, entries.endIndex)) }
    }
  }

  /// Adds a line, also where there already is one of that name.
  public mutating func append(_ name: String, _ value: String) {
    entries.append(Entry(name: name, value: value))
  }

  /// Replaces the headers that `others` has.
  public mutating func merge(_ others: HTTPHeaders) {
    for other in others { self[other.name] = nil }
    entries += others.entries
  }

  public func makeIterator() -> IndexingIterator<[Entry]> {
    entries.makeIterator()
  }

  private static func areSame(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && zip(a.utf8, b.utf8).allSatisfy { lowercased($0) == lowercased($1) }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

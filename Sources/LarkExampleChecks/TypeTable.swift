/// Which names the properties of emitted types have on the wire.
struct TypeTable: Sendable {
  private let types: [String: [String: String]]

  /// - Parameter types: By the full name of a type, with its module, the wire name of each of its properties.
  init(_ types: [String: [String: String]]) {
    self.types = types
  }

  /// The wire names of a type by its properties, or nil where the table does not know the type.
  func wireNames(of type: String) -> [String: String]? {
    types[type]
  }

  /// The property that is stored under a label: wrapped properties and those behind a deprecated name are stored
  /// with an underscore.
  static func property(_ label: String, among wireNames: [String: String]) -> String {
    guard wireNames[label] == nil, label.hasPrefix("_") else { return label }
    return String(label.dropFirst())
  }
}

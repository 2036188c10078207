import Foundation

/// The Swift files of Generated/, as text.
enum GeneratedSources {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Generated")

  /// The identifiers of all endpoints.
  static func endpointIDs() throws -> Set<String> {
    try texts(behind: "= Endpoint(")
  }

  /// The types of all events.
  static func eventTypes() throws -> Set<String> {
    try texts(behind: "static var eventType: String {")
  }

  /// The first text in quotes behind each place where the words stand.
  private static func texts(behind words: String) throws -> Set<String> {
    let files = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
    var found: Set<String> = []
    for case let file as String in files where file.hasSuffix(".swift") && !file.contains("Tests/") {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for part in text.components(separatedBy: words).dropFirst() {
        found.insert(String(part.split(separator: "\"", maxSplits: 2)[1]))
      }
    }
    return found
  }
}

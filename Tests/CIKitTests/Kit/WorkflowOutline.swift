import Foundation

/// The workflow file as lines of `path: value`, by their indentation. It reads the few forms of YAML that the file has, and
/// refuses others.
struct WorkflowOutline {
  /// All keys by their paths, for example `jobs.verify.steps.0.uses`, in the order of the file. A key with others below
  /// it has an empty value.
  private(set) var entries: [(path: String, value: String)] = []

  init(_ text: String) throws {
    var open: [(indent: Int, key: String)] = []
    var counts: [String: Int] = [:]
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var rest = line.drop { $0 == " " }
      var indent = line.count - rest.count
      guard !rest.isEmpty, !rest.hasPrefix("#") else { continue }
      open.removeAll { $0.indent >= indent }
      if rest.hasPrefix("- ") {
        let list = open.map(\.key).joined(separator: ".")
        open.append((indent, String(counts[list, default: 0])))
        counts[list, default: 0] += 1
        rest = rest.dropFirst(2)
        indent += 2
      }
      guard let match = rest.wholeMatch(of: #/([A-Za-z_-]+):(?: +([^ #|>&*].*?))?(?: +#.*)?/#) else {
        throw CommandFailure(description: "line \(number + 1) of the workflow is not 'key: value'")
      }
      open.append((indent, String(match.output.1)))
      let value = match.output.2.map(String.init) ?? ""
      let isQuoted = value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1
      let path = open.map(\.key).joined(separator: ".")
      guard !has(path) else { throw CommandFailure(description: "'\(path)' is in the workflow twice") }
      entries.append((path, isQuoted ? String(value.dropFirst().dropLast()) : value))
    }
  }

  func has(_ path: String) -> Bool { entries.contains { $0.path == path } }

  func value(_ path: String) throws -> String {
    guard let entry = entries.first(where: { $0.path == path }) else {
      throw CommandFailure(description: "the workflow has no '\(path)'")
    }
    return entry.value
  }

  /// The keys right below a path, in the order of the file.
  func keys(below path: String) -> [String] {
    var keys: [String] = []
    for entry in entries where entry.path.hasPrefix(path + ".") {
      let key = String(entry.path.dropFirst(path.count + 1).prefix { $0 != "." })
      if keys.last != key { keys.append(key) }
    }
    return keys
  }

  /// The keys right below a path with their values.
  func values(below path: String) throws -> [String: String] {
    try Dictionary(uniqueKeysWithValues: keys(below: path).map { ($0, try value("\(path).\($0)")) })
  }

  /// The paths of the steps of a job.
  func steps(of job: String) -> [String] { keys(below: "jobs.\(job).steps").map { "jobs.\(job).steps.\($0)" } }
}

extension WorkflowOutline {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func checkedInText() throws -> String {
    try String(contentsOf: repository.appendingPathComponent(".github/workflows/larkspur.yml"), encoding: .utf8)
  }

  static func checkedIn() throws -> WorkflowOutline { try WorkflowOutline(checkedInText()) }
}

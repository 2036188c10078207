import APISpec

/// The examples of a section, read.
struct ExampleBlocks {
  private(set) var examples: [ExampleText] = []
  /// The values of the JSON examples, the first one first.
  private(set) var values: [JSONValue] = []
  private(set) var isStream = false

  /// Languages of code that calls an endpoint: kept as text, never read as JSON.
  private static let codeLanguages: Set<String> = [
    "go", "golang", "java", "python", "py", "javascript", "js", "node", "nodejs", "bash", "shell", "sh", "curl", "http",
    "php", "csharp", "c#", "swift", "kotlin", "xml", "html",
  ]

  /// What dumps of multipart requests hold.
  private static let formMarks = ["multipart/form-data", "Content-Disposition: form-data"].map(\.bytes)

  mutating func add(_ section: Section, log: inout DiagnosticLog) {
    for code in section.codes where !code.text.isBlank {
      let language = code.language.split(separator: " ").first.map(String.init) ?? ""
      if looksLikeJSON(code.text), !Self.codeLanguages.contains(language) || section.codes.count == 1 {
        addJSON(code.text, title: section.title, log: &log)
      } else {
        addText(code.text, language: language, title: section.title, log: &log)
      }
    }
  }

  private mutating func addJSON(_ text: Text, title: String, log: inout DiagnosticLog) {
    let reading = readTolerantJSON(text)
    if let refusal = reading.refusal, reading.values.isEmpty {
      log.report(.refusedExample, at: text.startIndex + refusal.offset, "The example is no JSON: \(refusal.reason)")
      examples.append(ExampleText(title: title, mediaType: "text/plain", text: text.trimmed.string))
      return
    }
    if let refusal = reading.refusal {
      log.report(
        .refusedExample, at: text.startIndex + refusal.offset, "What follows the example is no JSON: \(refusal.reason)")
    }
    report(reading.repairs, of: text, log: &log)
    isStream = isStream || reading.repairs.contains { $0.kind == .serverSentEvent }
    for value in reading.values {
      values.append(value)
      let repairs = reading.repairs.contains { $0.kind != .serverSentEvent && $0.kind != .severalValues }
      examples.append(ExampleText(title: title, text: value.description, isRepaired: repairs))
    }
  }

  private func report(_ repairs: [JSONRepair], of text: Text, log: inout DiagnosticLog) {
    var counts: [JSONRepairKind: (first: JSONRepair, count: Int)] = [:]
    for repair in repairs where repair.kind != .serverSentEvent {
      counts[repair.kind] = (counts[repair.kind]?.first ?? repair, (counts[repair.kind]?.count ?? 0) + 1)
    }
    for (kind, entry) in counts.sorted(by: { $0.value.first.offset < $1.value.first.offset }) {
      let times = entry.count > 1 ? " (\(entry.count) times)" : ""
      log.report(
        .repairedExample, at: text.startIndex + entry.first.offset, "In this example \(kind.summary)\(times).")
    }
  }

  private mutating func addText(_ text: Text, language: String, title: String, log: inout DiagnosticLog) {
    let isForm = Self.formMarks.contains(where: text.contains)
    let mediaType = isForm ? "multipart/form-data" : language.isEmpty ? "text/plain" : "text/x-\(language)"
    if language == "json" {
      log.report(.refusedExample, at: text.startIndex, "The example is marked as JSON and is none.")
    }
    examples.append(ExampleText(title: title, mediaType: mediaType, text: text.trimmed.string))
  }
}

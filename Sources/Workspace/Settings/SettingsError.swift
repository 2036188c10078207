import APISpec

/// Why a file of settings cannot be used: all that is wrong with it.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
  public var file: String
  public var problems: [Problem]

  /// One thing that is wrong.
  public enum Problem: Hashable, Sendable {
    case notJSON(JSONTextError)
    case notUTF8
    /// The file holds another value than an object.
    case notObject(String)
    case unknownKey(String, nearest: [String])
    case badValue(key: String, expected: String, found: String, nearest: [String])
  }

  /// A sentence for each problem, with the file's name.
  public var messages: [String] { problems.map(message) }

  public var description: String { messages.joined(separator: "\n") }

  private func message(_ problem: Problem) -> String {
    switch problem {
    case .notJSON(let error): "\(file):\(error.line):\(error.column): \(error.sentence)"
    case .notUTF8: "\(file): The file is no UTF-8 text; save it as UTF-8."
    case .notObject(let found):
      "\(file): The file has to hold an object, { \"inputs\": [\"specs\"], … }, and holds \(found)."
    case .unknownKey(let key, let nearest):
      nearest.isEmpty
        ? "\(file): There is no setting '\(key)'; there are \(SettingKey.allCases.map(\.rawValue).joined(separator: ", "))."
        : "\(file): There is no setting '\(key)'" + Suggestion.text(nearest)
    case .badValue(let key, let expected, let found, let nearest):
      "\(file): The setting '\(key)' has to be \(expected), and is \(found)" + Suggestion.text(nearest)
    }
  }
}

extension JSONTextError {
  fileprivate var sentence: String {
    switch reason {
    case .duplicateKey(let key): "The setting '\(key)' is here for the second time; keep one of the two."
    case .tooDeep: "This is nested too deeply for settings."
    case .misspelt: "This is no JSON: look for a missing or extra comma, quotation mark or bracket, or a comment."
    case .ended: "The JSON ends before it is complete: look for a missing quotation mark or bracket."
    }
  }
}

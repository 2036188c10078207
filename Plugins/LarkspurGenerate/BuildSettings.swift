import Foundation

/// What has to be known of a target's `larkspur.json` before the build; the program reads the rest.
struct BuildSettings {
  static let fileName = "larkspur.json"

  /// Versions of services, for example `im.v1`, each once.
  let services: [String]
  /// What is read: folders, pages or an IR file.
  let inputs: [URL]

  private struct Content: Decodable {
    var inputs: [String]?
    var services: [String]?
  }

  init(_ file: URL, target: String) throws(BuildSettingsError) {
    guard let data = FileManager.default.contents(atPath: file.path) else { throw .missing(target: target) }
    let content: Content
    do {
      content = try JSONDecoder().decode(Content.self, from: data)
    } catch {
      throw .unreadable
    }
    guard let inputs = content.inputs, !inputs.isEmpty else { throw .noInputs }
    guard let services = content.services, !services.isEmpty else { throw .noServices }
    if let vague = services.first(where: { !Self.isVersion($0) }) { throw .vagueService(vague) }
    var seen: Set<String> = []
    self.services = services.filter { seen.insert($0.lowercased()).inserted }
    self.inputs = try Self.urls(inputs, besides: file)
  }

  /// Whether a word names one version of a service, as `im.v1`: only then are its files known.
  private static func isVersion(_ service: String) -> Bool {
    let words = service.split(separator: ".", omittingEmptySubsequences: false)
    return words.count == 2 && words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isPartOfName) }
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Paths in the file count from the folder in which it lies.
  private static func urls(_ inputs: [String], besides file: URL) throws(BuildSettingsError) -> [URL] {
    let folder = file.deletingLastPathComponent().path
    var urls: [URL] = []
    for input in inputs {
      let url = URL(fileURLWithPath: input.hasPrefix("/") ? input : "\(folder)/\(input)").standardizedFileURL
      guard FileManager.default.fileExists(atPath: url.path) else { throw .noInput(input) }
      urls.append(url)
    }
    return urls
  }
}

/// Why the SDK of a target cannot be generated while it is built.
enum BuildSettingsError: Error, CustomStringConvertible {
  case missing(target: String)
  case unreadable
  case noInputs
  case noServices
  case vagueService(String)
  case noInput(String)

  private static let example = "{\"inputs\": [\"pages\"], \"services\": [\"im.v1\"]}"

  var description: String {
    switch self {
    case .missing(let target):
      "The target '\(target)' uses the plugin LarkspurGenerate and has no \(BuildSettings.fileName) in its folder; write "
        + "one there, for example \(Self.example)."
    case .unreadable:
      "The file is no JSON object with \"inputs\" and \"services\" as lists of texts, for example \(Self.example)."
    case .noInputs:
      "\"inputs\" is missing: list the folders of pages, or the IR file, from which the SDK is generated, for example "
        + "\(Self.example)."
    case .noServices:
      "\"services\" is missing: a build has to know its files before it starts, so list the versions of services, for "
        + "example \(Self.example)."
    case .vagueService(let word):
      "\"services\" holds '\(word)', and a build has to know its files before it starts: name versions of services as "
        + "project.version, for example \"im.v1\"."
    case .noInput(let input):
      "\"inputs\" names '\(input)', and there is no such file or folder; a build reads what lies on disk, no revisions."
    }
  }
}

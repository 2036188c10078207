import Foundation

/// A line that the reading process writes for the watching one.
enum Report {
  /// A page is about to be read.
  case begin(page: Int)
  case end(page: Int, bytes: Int, seconds: Double, peakMegabytes: Int, kind: String, problem: String?)

  var line: String {
    switch self {
    case .begin(let page): "begin\t\(page)\n"
    case .end(let page, let bytes, let seconds, let megabytes, let kind, let problem):
      "end\t\(page)\t\(bytes)\t\(seconds)\t\(megabytes)\t\(kind)\t\(Self.oneLine(problem ?? ""))\n"
    }
  }

  init?(line: String) {
    let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard words.count > 1, let page = Int(words[1]) else { return nil }
    if words[0] == "begin" {
      self = .begin(page: page)
      return
    }
    guard words.count == 7, let bytes = Int(words[2]), let seconds = Double(words[3]), let megabytes = Int(words[4])
    else {
      return nil
    }
    self = .end(
      page: page, bytes: bytes, seconds: seconds, peakMegabytes: megabytes, kind: words[5],
      problem: words[6].isEmpty ? nil : words[6])
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0 == "\n" || $0 == "\t" ? " " : $0 }.prefix(300))
  }
}

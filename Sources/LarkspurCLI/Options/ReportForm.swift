/// A form of a report and the file for it, as typed: `json=diff.json`, or `text` for standard output.
struct ReportForm: Hashable {
  var word: String
  var file: String?

  init(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    word = parts[0]
    file = parts.count == 2 ? parts[1] : nil
  }
}

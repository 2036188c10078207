/// What a runner of GitHub takes for commands in the log of a step.
struct RunnerLog {
  /// The commands that it obeys, without those that fold the log.
  private(set) var commands: [String] = []

  init(_ log: String) {
    var end: String?
    for line in log.split(whereSeparator: \.isNewline) {
      let text = line.drop { $0 == " " || $0 == "\t" }
      if let word = end {
        if text == "::\(word)::" { end = nil }
      } else if let stop = text.wholeMatch(of: #/::stop-commands::(.+)/#) {
        end = String(stop.output.1)
      } else if text.hasPrefix("::group::") || text == "::endgroup::" {
        continue
      } else if text.hasPrefix("::") || text.contains("##[") {
        // The older form counts anywhere in a line.
        commands.append(String(text))
      }
    }
  }
}

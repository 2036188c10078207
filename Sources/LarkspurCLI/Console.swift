import APISpec
import Workspace

/// The streams of the program and how much it says on them.
struct Console {
  var isQuiet: Bool
  var isVerbose: Bool
  /// Paints what goes to standard output.
  var paint: Paint
  /// Paints what goes to standard error.
  private var errorPaint: Paint
  private let showsProgress: Bool

  init(_ invocation: Invocation, environment: [String: String]) {
    isQuiet = invocation.has(.quiet)
    isVerbose = invocation.has(.verbose)
    let choice = invocation[.color] ?? "auto"
    paint = Paint(choice, environment: environment, isTerminal: StandardStream.output.isTerminal)
    errorPaint = Paint(choice, environment: environment, isTerminal: StandardStream.error.isTerminal)
    showsProgress = !isQuiet && StandardStream.error.isTerminal && environment["TERM"] != "dumb"
  }

  /// Writes a result, to a file or to standard output (`-` or nil).
  func write(_ bytes: [UInt8], to file: String? = nil) throws(WorkspaceError) {
    guard let file, file != "-" else { return try StandardStream.output.write(bytes) }
    try save(bytes, to: file)
  }

  /// Writes a result that GitHub Actions is to obey where it goes to standard output.
  func write(commands text: String, to file: String? = nil) throws(WorkspaceError) {
    guard let file, file != "-" else { return try StandardStream.output.write(commands: Array(text.utf8)) }
    try save(Array(text.utf8), to: file)
  }

  private func save(_ bytes: [UInt8], to file: String) throws(WorkspaceError) {
    let outcome = try OutputFile.write(bytes, to: file)
    if isVerbose { say(outcome == .written ? "wrote \(file)" : "\(file) is unchanged") }
  }

  func write(_ text: String, to file: String? = nil) throws(WorkspaceError) {
    try write(Array(text.utf8), to: file)
  }

  /// Tells a person how it went, in one line; silent with `--quiet`.
  func say(_ text: String) {
    list(text.printableLine + "\n")
  }

  /// Tells a person what was found beside the result, in whole lines; silent with `--quiet`.
  func list(_ lines: String) {
    guard !isQuiet else { return }
    insist(lines)
  }

  /// Lists what was asked for beside the result, in whole lines; `--quiet` does not hide it.
  func insist(_ lines: String) {
    try? StandardStream.error.write(Array(lines.printableLines.utf8))
  }

  /// Tells a person what may be wrong, though the work is done; `--quiet` does not hide it.
  func warn(_ text: String) {
    let text = "\(Tool.name): \(errorPaint.paint("warning:", .yellow)) \(text.printableLine)\n"
    try? StandardStream.error.write(Array(text.utf8))
  }

  /// Tells a person what went wrong.
  func complain(_ problem: some CustomStringConvertible) {
    let text = "\(Tool.name): \(errorPaint.paint("error:", .red)) \("\(problem)".printableLine)\n"
    try? StandardStream.error.write(Array(text.utf8))
  }

  /// A line that counts up while work goes on, where a person watches.
  func progress(_ verb: String, total: Int) -> ProgressLine? {
    showsProgress && total > 1 ? ProgressLine(verb, total: total) : nil
  }
}

/// Colours on a terminal, or nothing.
struct Paint {
  let isOn: Bool

  enum Colour: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  init(isOn: Bool) {
    self.isOn = isOn
  }

  /// `--color` decides; without it `NO_COLOR`, then whether a person watches.
  init(_ choice: String, environment: [String: String], isTerminal: Bool) {
    switch choice {
    case "always": isOn = true
    case "never": isOn = false
    default: isOn = isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }
  }

  func paint(_ text: String, _ colour: Colour) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// A line on the terminal that says how far the work is.
final class ProgressLine {
  private let verb: String
  private let total: Int
  private var shownPercent = -1

  init(_ verb: String, total: Int) {
    self.verb = verb
    self.total = total
  }

  func update(_ done: Int) {
    let percent = done * 100 / total
    guard percent != shownPercent else { return }
    shownPercent = percent
    draw("\(verb) \(done)/\(total)")
  }

  /// Takes the line away, so that nothing of it remains between other output.
  func clear() {
    draw("")
  }

  private func draw(_ text: String) {
    try? StandardStream.error.write(Array("\r\u{1B}[K\(text)".utf8))
  }
}

/// What the command line asks for.
struct FuzzOptions: Sendable {
  /// Folders with seed pages.
  var folders: [String] = []
  var seconds = 60.0
  var seed: UInt64 = 1
  /// The number of the first page.
  var first = 0
  /// How much slower and larger everything is in this build: sanitizers cost time, stack and memory.
  var slowdown = 1.0
  var failures = ".build/fuzz/failures"
  /// Only mutations whose name holds this word are made.
  var kind = ""
  /// The kinds of inputs that take turns.
  var targets = ["pages"]
  /// A page to read alone, instead of mutated ones.
  var replay: String?
  /// Whether this is the process that reads, started by the one that watches.
  var isReader = false

  static let usage = """
    usage: larkspur-fuzz [FOLDER...] [--only NAMES] [--seconds N] [--seed N] [--first N] [--kind WORD] [--slowdown FACTOR]
                         [--failures FOLDER]
           larkspur-fuzz --replay FILE [--only NAME] [--slowdown FACTOR]

      FOLDER    pages to begin with (specs)
      --only    the kinds of inputs, with commas between them (pages): \(FuzzTargets.names.joined(separator: ", "));
                attacks are all but pages
      --kind    only mutations whose name holds WORD
      --replay  take an input that failed once more
    """

  init(_ words: some Sequence<String>) throws(FuzzError) {
    var words = words.makeIterator()
    while let word = words.next() {
      switch word {
      case "--seconds": seconds = try Self.number(words.next(), of: word)
      case "--seed": seed = try Self.number(words.next(), of: word)
      case "--first": first = try Self.number(words.next(), of: word)
      case "--slowdown": slowdown = try Self.number(words.next(), of: word)
      case "--failures": failures = try Self.value(words.next(), of: word)
      case "--kind": kind = try Self.value(words.next(), of: word)
      case "--only": targets = try Self.targets(words.next(), of: word)
      case "--replay": replay = try Self.value(words.next(), of: word)
      case "--reader": isReader = true
      default:
        guard !word.hasPrefix("-") else { throw .badOption(word) }
        folders.append(word)
      }
    }
    if folders.isEmpty { folders = ["specs"] }
  }

  private static func value(_ word: String?, of option: String) throws(FuzzError) -> String {
    guard let word else { throw .badOption(option) }
    return word
  }

  private static func targets(_ word: String?, of option: String) throws(FuzzError) -> [String] {
    let word = try value(word, of: option)
    if word == "attacks" { return FuzzTargets.names.filter { $0 != "pages" } }
    let names = word.split(separator: ",").map(String.init)
    guard !names.isEmpty else { throw .badOption(option) }
    for name in names where !FuzzTargets.names.contains(name) { throw .noTarget(name) }
    return names
  }

  private static func number<Number: LosslessStringConvertible>(
    _ word: String?, of option: String
  ) throws(FuzzError) -> Number {
    guard let number = Number(try value(word, of: option)) else { throw .badOption(option) }
    return number
  }

  /// Wall seconds without a sign of life after which the process is stopped: an endless loop. Only pages are large.
  var silence: Double { targets.contains("pages") ? TrialLimits(slowdown: slowdown).silence : 30 }

  /// The words that start a reading process at a page.
  func readerWords(first: Int, seconds: Double) -> [String] {
    folders + [
      "--reader", "--seed", String(seed), "--first", String(first), "--seconds", String(seconds), "--slowdown",
      String(slowdown), "--kind", kind, "--only", targets.joined(separator: ","),
    ]
  }
}

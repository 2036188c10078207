import Foundation

/// Generates the SDK of a copy of a folder with the program beside this one, in turns: without anything to begin with,
/// when nothing changed, and when one page did. After each change, the output has to be that of a run without a cache.
struct IncrementalBenchmark {
  private let pages: URL
  private let rounds: Int

  /// - Parameter arguments: The folder, and the number of rounds.
  init?(_ arguments: [String]) {
    guard let folder = arguments.first, arguments.count < 3 else { return nil }
    pages = URL(fileURLWithPath: folder)
    guard let rounds = arguments.count > 1 ? Int(arguments[1]) : 5, rounds > 0 else { return nil }
    self.rounds = rounds
  }

  func printMeasures() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-bench-\(getpid())")
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let copy = place.appendingPathComponent("pages")
    try FileManager.default.copyItem(at: pages, to: copy)
    let files = try Self.endpointPages(in: copy)
    print("\(files.count) pages of endpoints, \(rounds) rounds; ratios to the cold run of the same round")
    var measures = BenchmarkRounds(
      names: ["generate, no cache and no output", "nothing changed", "one page changed"], of: .children)
    var written: [Int] = []
    for round in 0...rounds {
      for name in ["cache", "out"] { try? FileManager.default.removeItem(at: place.appendingPathComponent(name)) }
      let counts = round > 0
      try measures.measure(0, counts: counts, trying: { try generate(in: place) })
      try measures.measure(1, counts: counts, trying: { try generate(in: place) })
      let before = try Self.contents(of: place, "out")
      try Self.change(files[round * files.count / (rounds + 1)], round: round)
      try measures.measure(2, counts: counts, trying: { try generate(in: place) })
      let after = try Self.contents(of: place, "out")
      written.append(after.count { before[$0.key] != $0.value })
      try check(place, against: after)
    }
    for line in measures.lines { print(line) }
    print(
      "files rewritten for the one page: \(written.map(String.init).joined(separator: ", ")) of \(try Self.contents(of: place, "out").count)"
    )
  }

  /// A run without a cache, over the output as it was published, has nothing to change.
  private func check(_ place: URL, against output: [String: Data]) throws {
    try generate(in: place, ["--no-cache"])
    guard try Self.contents(of: place, "out") == output else { throw IncrementalFailure.differs }
  }

  private func generate(in place: URL, _ options: [String] = ["--cache", "cache"]) throws {
    let process = Process()
    let here = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    process.executableURL = here.deletingLastPathComponent().appendingPathComponent("larkspur")
    process.currentDirectoryURL = place
    process.arguments = ["generate", "pages", "--output", "out", "--package", "LarkSDK", "--quiet"] + options
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw IncrementalFailure.status(process.terminationStatus) }
  }

  private static func endpointPages(in folder: URL) throws -> [URL] {
    let names = (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? [])
    let pages = names.filter { $0.hasSuffix(".md") }.sorted().map(folder.appendingPathComponent)
    let endpoints = try pages.filter { try String(contentsOf: $0, encoding: .utf8).contains("&method=") }
    guard !endpoints.isEmpty else { throw IncrementalFailure.noPages }
    return endpoints
  }

  /// Gives the page another title, which becomes a doc comment.
  private static func change(_ page: URL, round: Int) throws {
    let lines = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
    let text = lines.map { line in
      line.hasPrefix("title: \"") && line.hasSuffix("\"") ? line.dropLast() + " (\(round))\"" : line
    }.joined(separator: "\n")
    try text.write(to: page, atomically: true, encoding: .utf8)
  }

  private static func contents(of place: URL, _ folder: String) throws -> [String: Data] {
    let root = place.appendingPathComponent(folder)
    let names = (FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? [])
    return Dictionary(
      uniqueKeysWithValues: names.filter { $0.contains(".") }.compactMap { name in
        (try? Data(contentsOf: root.appendingPathComponent(name))).map { (name, $0) }
      })
  }
}

/// Why the figures would say nothing.
private enum IncrementalFailure: Error, CustomStringConvertible {
  case noPages
  case status(Int32)
  case differs

  var description: String {
    switch self {
    case .noPages: "The folder holds no page of an endpoint."
    case .status(let status): "'larkspur generate' ended with status \(status)."
    case .differs: "With a cache the output is another one than without."
    }
  }
}

import Foundation

/// Uploads and downloads a large file with each transport, and tells throughput and memory.
///
/// The server is a process of its own, and so is each client.
struct TransferBenchmark {
  /// What each transport moves. Foundation's on Linux holds what it cannot write yet, so that a smaller file will do.
  private static let shrinking = ["urlSession": 4, "curl": 1]
  private static let callCount = 20_000

  let size: Int

  init?(_ words: [String]) {
    switch words.count {
    case 0: size = 2 << 30
    case 2 where words[0] == "--size":
      guard let size = Int(words[1]), size > 0 else { return nil }
      self.size = size
    default: return nil
    }
  }

  func printMeasures() throws {
    let server = try Child(["transfer-server"])
    defer { server.stop() }
    guard let port = try server.readLine() else { throw Failure(description: "The server did not start.") }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for way in TransferClient.Way.allCases where way.transport != nil {
      for work in TransferClient.Work.allCases {
        let size = work == .calls ? Self.callCount : self.size / (Self.shrinking[way.rawValue] ?? 1)
        let file = folder.appendingPathComponent("\(way.rawValue)-\(work.rawValue)")
        if work == .upload { try Self.makeFile(file, size: size) }
        let words = [work.rawValue, way.rawValue, "\(size)", "http://127.0.0.1:\(port)", file.path]
        print(line(work, way, size, try measure(words)))
        try? FileManager.default.removeItem(at: file)
      }
    }
  }

  private func measure(_ words: [String]) throws -> TransferClient.Measure {
    let client = try Child(["transfer-client"] + words)
    defer { client.stop() }
    guard let line = try client.readLine() else { throw Failure(description: "A client failed: \(words).") }
    return try JSONDecoder().decode(TransferClient.Measure.self, from: Data(line.utf8))
  }

  private func line(
    _ work: TransferClient.Work, _ way: TransferClient.Way, _ size: Int, _ measure: TransferClient.Measure
  ) -> String {
    let speed =
      work == .calls
      ? String(format: "%8.0f calls/s", Double(size) / measure.seconds)
      : String(format: "%8.0f MB/s   ", Double(size) / 1e6 / measure.seconds)
    let amount = work == .calls ? "\(size) calls" : "\(size / 1_000_000) MB"
    return String(
      format: "%7.2f s %7.2f s cpu  peak %6.1f MB  ", measure.seconds, measure.cpu, measure.peakMegabytes)
      + "\(speed)  \(way.rawValue) \(work.rawValue), \(amount)"
  }

  /// A file that takes no room on the disk.
  private static func makeFile(_ file: URL, size: Int) throws {
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: UInt64(size))
    try handle.close()
  }
}

extension TransferBenchmark {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// This program once more, with other arguments.
  private struct Child {
    private let process = Process()
    private let output = Pipe()
    private let input = Pipe()

    init(_ arguments: [String]) throws {
      process.executableURL = Bundle.main.executableURL
      process.arguments = arguments
      process.standardOutput = output
      process.standardInput = input
      try process.run()
    }

    /// The first line that the child writes; nil where it ends without one.
    func readLine() throws -> String? {
      var line = Data()
      while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
        if byte[byte.startIndex] == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
        line += byte
      }
      return nil
    }

    /// Ends the child, and waits for that.
    func stop() {
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }
  }
}

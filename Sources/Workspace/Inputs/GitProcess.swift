import Foundation

/// A running git, with its streams.
final class GitProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let complaints = Pipe()
  private var buffer: [UInt8] = []
  private var position = 0

  /// A folder of a checkout may be made to look like a repository without a checkout, whose settings name programs to run.
  private static let safeguards = ["-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false"]

  /// Runs git in a folder; nil is the current one.
  init(_ arguments: [String], in folder: String?) throws(WorkspaceError) {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "--no-optional-locks"] + Self.safeguards + arguments
    // Messages in English, so that those who ask for help can be helped.
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { _, new in new }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = complaints
    do {
      try process.run()
    } catch {
      throw .gitUnavailable(reason: "\(error.localizedDescription)")
    }
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        write(input.fileHandleForWriting.fileDescriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  func closeInput() {
    try? input.fileHandleForWriting.close()
  }

  func readLine() -> String {
    while true {
      if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = end + 1 }
        return String(decoding: buffer[position..<end], as: UTF8.self)
      }
      guard fill() else { return String(decoding: rest(), as: UTF8.self) }
    }
  }

  /// The next bytes; fewer when the output ends before.
  func read(count: Int) -> [UInt8] {
    while buffer.count - position < count {
      guard fill() else { return rest() }
    }
    defer { position += count }
    return Array(buffer[position..<(position + count)])
  }

  func readToEnd() -> [UInt8] {
    closeInput()
    while fill() {}
    return rest()
  }

  /// Waits for the end and gives the exit status and what git complained about, on one line.
  func finish() -> (status: Int32, complaint: String) {
    let complaint = complaints.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = String(decoding: complaint, as: UTF8.self).split(separator: "\n")
    return (process.terminationStatus, lines.joined(separator: "; "))
  }

  private func rest() -> [UInt8] {
    defer { position = buffer.count }
    return Array(buffer[position...])
  }

  private func fill() -> Bool {
    buffer.removeFirst(position)
    position = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes {
        Foundation.read(output.fileHandleForReading.fileDescriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      buffer += chunk[..<count]
      return true
    }
  }
}

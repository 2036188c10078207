import Foundation
import TestValues

/// Ends a program at some moment of its work.
public struct Interruption: Hashable, Sendable, CustomStringConvertible {
  /// SIGKILL, SIGINT, SIGTERM.
  public var signal: Int32
  /// Since its start.
  public var seconds: Double

  public var description: String { "signal \(signal) after \(Int(seconds * 1000)) ms" }

  /// Moments all over a run of so many seconds, with the signals in turn. Equal seeds make equal moments.
  public static func moments(_ count: Int, within seconds: Double, seed: UInt64) -> [Interruption] {
    var random = SeededNumbers(seed: seed)
    return (0..<count).map { number in
      Interruption(
        signal: number.isMultiple(of: 2) ? SIGKILL : SIGINT, seconds: .random(in: 0...seconds, using: &random))
    }
  }

  /// How many moments a test tries; `LARKSPUR_INTERRUPTIONS` asks for another number.
  public static let standardCount =
    ProcessInfo.processInfo.environment["LARKSPUR_INTERRUPTIONS"].flatMap { Int($0) } ?? 16
}

extension BuiltProgram {
  /// Runs the program and ends it at a moment; true where it was still at work then.
  public func run(_ arguments: [String], in folder: TemporaryFolder, until interruption: Interruption) throws -> Bool {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = Self.environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: interruption.seconds)
    kill(process.processIdentifier, interruption.signal)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }
}

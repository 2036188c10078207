import Foundation
import SpecDiff
import Workspace

/// The file that keeps what reviewers decided.
struct DecisionsFile {
  static let name = "larkspur-accept.json"

  let path: String
  /// Whether the user named the file, so that it must be there to be read.
  private let isNamed: Bool

  /// - Parameter folder: Where the file lies, unless the command line names one.
  init(_ invocation: Invocation, in folder: String = ".") {
    path = invocation[.decisions] ?? (folder == "." ? Self.name : "\(folder)/\(Self.name)")
    isNamed = invocation.has(.decisions)
  }

  func read() throws -> Decisions {
    guard isNamed || exists else { return Decisions() }
    return try decode()
  }

  /// What the file holds so far: nothing where it is yet to be written.
  func readToWrite() throws -> Decisions {
    exists ? try decode() : Decisions()
  }

  private var exists: Bool { FileManager.default.fileExists(atPath: path) }

  private func decode() throws -> Decisions {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw InputFailure.file(.notFound(path))
    }
    do throws(DecisionsError) {
      return try Decisions(json: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw InputFailure.decisions(path, error)
    }
  }

  /// Today, as people here count days.
  static var today: String { DayText.of(Date(), in: .current) }
}

/// Days as `2030-01-31`.
enum DayText {
  /// A moment of the years 1970 to 9999; nil for any other number, which has no day that such a text could show.
  static func date(secondsSince1970 seconds: TimeInterval) -> Date? {
    (0..<253_402_300_800).contains(seconds) ? Date(timeIntervalSince1970: seconds) : nil
  }

  static func of(_ date: Date, in timeZone: TimeZone) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }
}

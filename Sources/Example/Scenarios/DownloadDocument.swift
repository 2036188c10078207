import Foundation
import LarkDrive
import LarkRuntime

/// Downloads a file: its bytes go to disk while they come, and never all into memory.
struct DownloadDocument: Scenario {
  static let name = "download"
  static let usage = "FILE_TOKEN [--to PATH]"
  static let summary = "fetch a file from the cloud drive, by default under its own name"

  let token: String
  let path: String?

  init(_ arguments: inout Arguments) throws(UsageError) {
    path = try arguments.option("--to")
    token = try arguments.operand("FILE_TOKEN")
  }

  func run(_ lark: LarkClient) async throws {
    let file = try await lark.drive.v1.file.download(fileToken: token)
    let place = path ?? file.fileName ?? token
    try await file.write(to: URL(fileURLWithPath: place))
    print("Wrote \(place).")
  }
}

import Foundation
import LarkDrive
import LarkRuntime

/// Uploads a file: a form of several parts, of which one is read from disk while it is sent. What is too large for one
/// call goes in several.
struct UploadDocument: Scenario {
  static let name = "upload"
  static let usage = "FILE --folder TOKEN"
  static let summary = "put a file into a folder of the cloud drive"

  let path: String
  let folder: String

  init(_ arguments: inout Arguments) throws(UsageError) {
    folder = try arguments.required("--folder")
    path = try arguments.operand("FILE")
  }

  /// The documented limit of the call that takes a file whole.
  private static let largestWhole = 20 * 1024 * 1024

  func run(_ lark: LarkClient) async throws {
    let file = try UploadFile.file(at: URL(fileURLWithPath: path))
    let size = file.size ?? 0
    let token =
      if size <= Self.largestWhole {
        try await lark.drive.v1.file.uploadAll(
          body: .init(fileName: file.name, parentType: .explorer, parentNode: folder, size: size, file: file)
        ).fileToken
      } else {
        try await lark.drive.v1.file.uploadInParts(
          body: .init(fileName: file.name, parentType: .explorer, parentNode: folder, size: size), file: file
        ).fileToken
      }
    print("Uploaded \(file.name) as \(token ?? "a file without a token").")
  }
}

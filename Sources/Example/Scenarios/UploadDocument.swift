import Foundation
import LarkDrive
import LarkRuntime

/// Uploads a file: a form of several parts, of which one is read from disk while it is sent.
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

  func run(_ lark: LarkClient) async throws {
    let file = try UploadFile.file(at: URL(fileURLWithPath: path))
    let uploaded = try await lark.drive.v1.file.uploadAll(
      body: .init(
        fileName: file.name, parentType: .explorer, parentNode: folder, size: file.size ?? 0, file: file))
    print("Uploaded \(file.name) as \(uploaded.fileToken ?? "a file without a token").")
  }
}

import Foundation
import LarkDrive
import LarkIM
import LarkRuntime
import LarkTask

/// One of the mixed calls. What it sends follows from its number alone, so that two loops send the same.
struct LoadCall: Sendable {
  enum Kind: Sendable {
    /// One page of a list.
    case page
    /// A change without a key.
    case change
    /// A change with a key.
    case keyedChange
    case upload
    case download
  }

  let number: Int
  let kind: Kind

  private static let mix: [Kind] = [
    .page, .change, .page, .download, .page, .keyedChange, .page, .upload, .page, .change,
  ]
  private static let offsets = ["", "page_10_none", "page_10_items", "page_20_items"]

  init(_ number: Int) {
    self.number = number
    kind = Self.mix[number % Self.mix.count]
  }

  /// Whether the call leaves something behind.
  var isChange: Bool { kind != .page && kind != .download }

  private var key: String { "larkspur-load-\(number)" }
  private var fileName: String { "load-\(number).bin" }
  var pageToken: String { Self.offsets[number / Self.mix.count % Self.offsets.count] }

  /// The number of items on the page.
  private var pageCount: Int {
    switch pageToken {
    case "page_10_none": 0
    case "page_20_items": 5
    default: 10
    }
  }

  static let file = [UInt8](repeating: 0x61, count: 2048)

  /// Makes the call and looks at its answer.
  ///
  /// - Throws: ``WrongAnswer``, or what the client throws.
  func make(_ lark: LarkClient) async throws {
    switch kind {
    case .page:
      let page = try await lark.im.v1.chat.list(pageToken: pageToken.isEmpty ? nil : pageToken, pageSize: 10)
      let ids = Set(page.items?.compactMap(\.chatID) ?? [])
      guard ids.count == pageCount, page.hasMore == (pageToken != "page_20_items") else {
        throw WrongAnswer(call: self, text: "\(ids.count) items at '\(pageToken)'")
      }
    case .change:
      try await lark.im.v1.message.patch(messageID: "om_\(number)", body: .init(content: "{}"))
    case .keyedChange:
      let answer = try await lark.task.v2.task.addMembers(
        taskGuid: "t", body: .init(members: [Self.member]), options: CallOptions(idempotencyKey: key))
      guard answer.task?.guid?.isEmpty == false else { throw WrongAnswer(call: self, text: "no task") }
    case .upload:
      let answer = try await lark.drive.v1.file.uploadAll(
        body: .init(
          fileName: fileName, parentType: .explorer, parentNode: "fld", size: Self.file.count,
          file: .bytes(Self.file, name: fileName)))
      guard answer.fileToken?.isEmpty == false else { throw WrongAnswer(call: self, text: "no file token") }
    case .download:
      let bytes = try await lark.drive.v1.file.download(fileToken: "f").bytes(upTo: 1 << 20)
      guard bytes == Self.content else { throw WrongAnswer(call: self, text: "\(bytes.count) other bytes") }
    }
  }

  private static let member = TaskService.V2.TaskAddMembersMember {
    $0.id = "ou_1"
    $0.type = "user"
    $0.role = "assignee"
  }

  /// What the mock's files hold.
  private static let content: [UInt8] = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 8) }

  /// An answer that is not what the server has.
  struct WrongAnswer: Error, CustomStringConvertible {
    let call: LoadCall
    let text: String

    var description: String { "Call \(call.number) (\(call.kind)) was answered wrong: \(text)." }
  }
}

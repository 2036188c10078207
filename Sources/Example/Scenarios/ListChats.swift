import LarkIM
import LarkRuntime

/// Lists chats: a list page by page, and a value that the documentation may not know.
struct ListChats: Scenario {
  static let name = "chats"
  static let usage = "[--first COUNT]"
  static let summary = "list the chats that the app is in, all of them or the first COUNT"

  let count: Int

  init(_ arguments: inout Arguments) throws(UsageError) {
    let text = try arguments.option("--first")
    count = text.map { Int($0) ?? 0 } ?? .max
    if let text, count < 1 { throw .badValue(text, of: "--first", expected: "a number from 1") }
  }

  func run(_ lark: LarkClient) async throws {
    // Each page is fetched when the loop gets there: leaving the loop early saves the rest.
    for try await chat in lark.im.v1.chat.listAll(sortType: .byActiveTimeDesc, pageSize: 50).prefix(count) {
      print("\(chat.chatID ?? "-")  \(chat.name ?? "(no name)")  \(Self.words(for: chat.chatStatus))")
    }
  }

  private static func words(for status: IMService.V1.ChatStatus?) -> String {
    switch status {
    case .normal: "in use"
    case .dissolved, .dissolvedSave: "dissolved"
    // The platform may send what its documentation does not list yet.
    case .some(let other): "status \(other)"
    case nil: "status unknown"
    }
  }
}

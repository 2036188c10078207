import StrictJSON

/// The code by which a response says whether the call was carried out: 0 where it was.
enum ResponseCode: Hashable {
  /// The response has no such member.
  case absent
  /// A whole number, written as one or as a text.
  case number(Int)
  /// Something else, described for a message. It never counts as success.
  case unusable(String)

  /// The longest number that a message repeats.
  private static let longestText = 40

  /// Reads the member `code` of a response.
  init(_ member: JSONValueReader?) {
    guard let member else {
      self = .absent
      return
    }
    let entry = member.entry
    switch entry.kind {
    case .integer, .decimal, .string:
      var text = member.document.text(entry)
      let isText = entry.kind == .string
      let number = text.withUTF8 {
        JSONNumberText.integer($0) ?? (isText ? nil : JSONNumberText.integralValue($0))
      }
      self = number.flatMap { Int(exactly: $0) }.map(ResponseCode.number) ?? Self.unusable(text, isText: isText)
    case .null, .true, .false, .array, .object, .key, .replacedKey:
      self = .unusable(entry.kind.jsonKind.rawValue)
    }
  }

  /// A text may hold anything, so that a message does not repeat it.
  private static func unusable(_ literal: String, isText: Bool) -> ResponseCode {
    .unusable(isText || literal.utf8.count > longestText ? (isText ? "string" : "long number") : literal)
  }
}

/// What a response says about the call as a whole.
struct ResponseVerdict {
  let code: ResponseCode
  private let members: (message: JSONValueReader?, description: JSONValueReader?)

  init(_ document: JSONDocument) {
    guard document.root.kind == .object else {
      (code, members) = (.absent, (nil, nil))
      return
    }
    var envelope = JSONObjectReader(document: document, object: 0)
    code = ResponseCode(envelope.find("code"))
    guard code != .number(0) else {
      members = (nil, nil)
      return
    }
    members = (envelope.find("msg"), envelope.find("error_description"))
  }

  /// Whether the platform says something about the code.
  var hasMessage: Bool { members.message != nil || members.description != nil }

  /// What the platform says. The endpoints that follow OAuth describe their errors as it does.
  var message: String? {
    (members.message ?? members.description)?.any().string
  }
}

import APISpec

@testable import SwiftEmitter

/// Texts by which somebody would write code into an SDK, were they taken as they are. `EVIL` is in no emitted name:
/// names are spelled otherwise.
enum HostileText {
  static let all = [
    #""); EVIL() //"#, "\nEVIL()\n", "\r\nEVIL()\r\n", "\rEVIL()", "\u{2028}EVIL()\u{2029}EVIL()\u{85}EVIL()",
    "\u{b}EVIL()\u{c}EVIL()\u{0}EVIL()", "*/\nEVIL()\n/*", "\"\"\"\nEVIL()\n\"\"\"#\nEVIL()\n\"\"\"##\nEVIL()",
    ####"\(EVIL()) \#(EVIL()) \##(EVIL()) \###(EVIL())"####, "`; EVIL(); `", "\"#; EVIL(); #\"", "\"##; EVIL()",
    "}\n}\nEVIL()\nextension EVIL {", "EVIL()\\", "\\\u{301}\nEVIL()", "\"",
    "\u{202e}EVIL()\u{2066}\u{200b}\u{e0041}\u{345}",
    "../../../EVIL()", "\u{345}", "\u{345}x\u{948}", "\u{3164}", "#if EVIL\n#error(\"x\")", "$0", "_", "a\tEVIL()\tb",
    "", "ﬁΐİǰ", "//", "\"\"\"", "#",
  ]
}

extension JSONValue {
  /// The value with something else in place of every text, which is told by the member it belongs to.
  func replacingTexts(key: String = "", _ replacement: (String, String) -> String) -> JSONValue {
    switch self {
    case .string(let text): .string(replacement(key, text))
    case .array(let items): .array(items.map { $0.replacingTexts(key: key, replacement) })
    case .object(let members):
      .object(members.map { JSONMember($0.key, $0.value.replacingTexts(key: $0.key, replacement)) })
    case .null, .bool, .number: self
    }
  }

  /// The value with something else in place of every text and every name of a member.
  func replacingAll(_ replacement: (String) -> String) -> JSONValue {
    switch self {
    case .string(let text): .string(replacement(text))
    case .array(let items): .array(items.map { $0.replacingAll(replacement) })
    case .object(let members):
      .object(members.map { JSONMember(replacement($0.key), $0.value.replacingAll(replacement)) })
    case .null, .bool, .number: self
    }
  }
}

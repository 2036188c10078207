/// A page of a portal as it stands in a file: front matter, then what its authors wrote.
struct PortalPage: Hashable, Sendable {
  var fullPath: String
  var title: String
  /// Milliseconds since 1970, in digits.
  var updateTime: String?
  var content: String

  /// Equal pages have equal bytes.
  ///
  /// Line ends are `\n`, as git keeps them: else a checkout would look edited.
  var bytes: [UInt8] {
    var text = Self.head(title: title, fullPath: fullPath)
    if let updateTime { text += "updateTime: \"\(updateTime)\"\n" }
    var bytes = Array("\(text)---\n\n".utf8)
    bytes += Self.plainLines(content)
    if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    return bytes
  }

  /// Whether a file is a page of this portal path, as larkspur writes one.
  static func states(_ fullPath: String, _ bytes: [UInt8]) -> Bool {
    let lines = bytes.prefix(4096).split(separator: UInt8(ascii: "\n"), maxSplits: 3, omittingEmptySubsequences: false)
    return lines.count == 4 && lines[0].elementsEqual("---".utf8) && lines[1].starts(with: "title: ".utf8)
      && lines[2].elementsEqual("fullPath: \(quoted(fullPath))".utf8)
  }

  private static func head(title: String, fullPath: String) -> String {
    "---\ntitle: \(quoted(title))\nfullPath: \(quoted(fullPath))\n"
  }

  /// A text between quotation marks on one line.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        quoted.unicodeScalars.append("\\")
        quoted.unicodeScalars.append(scalar)
      case _ where scalar.properties.generalCategory == .control: quoted.unicodeScalars.append(" ")
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Without a byte order mark, and with one kind of line ends.
  private static func plainLines(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard bytes.contains(0x0D) else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte != 0x0D {
        plain.append(byte)
      } else if index + 1 == bytes.count || bytes[index + 1] != 0x0A {
        plain.append(0x0A)
      }
    }
    return plain
  }
}

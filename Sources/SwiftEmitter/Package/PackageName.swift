/// Names of packages, which are names of Swift modules, too.
public enum PackageName {
  /// What a name has to be, for messages.
  public static let rule = "a name of letters (a-z), digits and underscores that starts with a letter"

  /// Whether a text is such a name.
  public static func isValid(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetter(first) else { return false }
    return name.utf8.allSatisfy(isPart)
  }

  /// A name that modules, folders and documents can have, whatever a package was called.
  static func plain(_ name: String) -> String {
    guard !isValid(name) else { return name }
    let rest = String(decoding: name.utf8.filter(isPart).drop { !isLetter($0) }, as: UTF8.self)
    return rest.isEmpty ? "LarkSDK" : rest
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
}

/// The names in a path, as the system sees them: parted by the byte of a slash.
///
/// Not by characters: a slash and an accent after it are one character, and no slash to Swift.
public enum PathNames {
  /// The names, without empty ones.
  public static func of(_ path: some StringProtocol) -> [Substring] { all(of: path).filter { !$0.isEmpty } }

  /// The names, with the empty ones before, after and between slashes.
  static func all(of path: some StringProtocol) -> [Substring] {
    String(path).utf8.split(separator: slash, omittingEmptySubsequences: false).map { Substring($0) }
  }

  /// Whether a path counts from the root of the system.
  public static func isAbsolute(_ path: some StringProtocol) -> Bool { path.utf8.first == slash }

  private static let slash = UInt8(ascii: "/")
}

/// The names by which some system reaches the folder of a git repository.
public enum GitFolderName {
  /// Whether a name is `.git` on some disk: in other case, with code points that HFS+ leaves out, with what NTFS leaves
  /// out at the end, or as the short name that FAT and NTFS give it.
  public static func matches(_ name: some StringProtocol) -> Bool {
    // Most names are told by their first letter, which nothing leaves out.
    if let first = name.utf8.first, first < 0x80, !".gG".utf8.contains(first) { return false }
    let visible = name.unicodeScalars.filter { !ignored.contains($0.value) }
    // A stream of NTFS is no other file.
    var letters = visible.prefix { $0 != ":" }.map { $0.properties.lowercaseMapping }
    while let last = letters.last, last == "." || last == " " { letters.removeLast() }
    let plain = letters.joined()
    return plain == ".git" || isShort(plain)
  }

  /// `git~1`.
  private static func isShort(_ name: String) -> Bool {
    name.hasPrefix("git~") && name.utf8.count > 4 && name.utf8.dropFirst(4).allSatisfy { 0x30...0x39 ~= $0 }
  }

  /// As git itself knows them (`core.protectHFS`).
  private static let ignored: Set<UInt32> = [
    0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x206A, 0x206B, 0x206C, 0x206D, 0x206E,
    0x206F, 0xFEFF,
  ]
}

/// A page that was found and is not read yet.
public struct PageFile: Hashable, Sendable {
  /// The page's name in messages and in the IR: its path below the input, with `/`.
  public var path: String
  /// The page as a person opens it from here: the input as typed, then the path below it.
  public var location: String
  /// Where its bytes are.
  var store: Store

  /// Where the bytes of a page are. Two pages of one store are one page.
  enum Store: Hashable, Sendable {
    /// A file by its real path, all links resolved.
    case disk(realPath: String)
    /// An object of the repository at hand, and its full name there (equal pages have equal objects).
    case blob(GitObjectID, name: String)
    /// Bytes that are about to be written to a file, by its real path.
    case held([UInt8], realPath: String)
  }

  /// Whether a file is a page, by its name.
  static func isPage(named name: some StringProtocol) -> Bool {
    hasSuffix(name, ".md") && !name.utf8.starts(with: ".".utf8)
  }

  /// The rule of the folder walk: hidden files and folders hold no pages.
  static func isVisiblePage(_ path: String) -> Bool {
    isPage(named: path) && path.split(separator: "/").allSatisfy { !$0.hasPrefix(".") }
  }

  /// Whether a file is an IR file, by its name.
  static func isIR(named name: some StringProtocol) -> Bool {
    hasSuffix(name, ".json")
  }

  /// Compares ASCII letters without case: `PAGE.MD` is a page too.
  private static func hasSuffix(_ name: some StringProtocol, _ suffix: StaticString) -> Bool {
    let wanted = suffix.withUTF8Buffer { [UInt8]($0) }
    let end = name.utf8.suffix(wanted.count).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return end == wanted
  }
}

/// An IR file that was found and is not read yet.
public struct IRFile: Hashable, Sendable {
  public var location: String
  var store: PageFile.Store
}

/// What the inputs of a command hold.
public struct FoundInputs: Sendable {
  /// Sorted by path; every path occurs once.
  public var pages: [PageFile] = []
  public var irFiles: [IRFile] = []
  /// What could not be looked into. The rest was found all the same.
  public var problems: [WorkspaceError] = []
}

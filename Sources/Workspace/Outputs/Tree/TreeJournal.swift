/// What is to be done with the files in a staging folder. As long as it lies there, complete, the next run finishes
/// what it says, if its seal shows that it was written by the same user, for this folder, on this machine.
struct TreeJournal: Hashable {
  /// Folders that are made, outer ones first.
  var folders: [String] = []
  /// In the order in which they happen. The number of a move names its files in the staging folder.
  var moves: [Move] = []

  /// One file that comes or goes.
  struct Move: Hashable {
    var kind: Kind
    var path: String

    enum Kind: Hashable {
      /// A file with this tag is put where nothing is.
      case create(ContentTag)
      /// A file with this tag is put in the place of another one.
      case replace(ContentTag)
      /// A file goes, if it still has this content.
      case remove(ContentHash)
    }

    /// The tag of the file that waits in the staging folder; nil where none does.
    var tag: ContentTag? {
      switch kind {
      case .create(let tag), .replace(let tag): tag
      case .remove: nil
      }
    }
  }
}

extension TreeJournal {
  private static let first = "larkspur journal 2"
  /// The last line begins with it: what lacks that line was not written to its end.
  private static let last = "end"

  /// The text of the journal. Its last line is the seal of those before.
  func text(sealedWith key: SecretKey) -> String {
    let folders = folders.map { "folder \($0)" }
    let lines = ([Self.first] + folders + moves.map(\.line)).joined(separator: "\n") + "\n"
    return lines + "\(Self.last) \(key.tag(of: Array(lines.utf8)).text)\n"
  }

  /// What the text of a journal is found to be.
  enum Finding: Hashable {
    /// It was not written to its end: the run was killed before it changed anything.
    case incomplete
    /// It is complete, and its seal is not of this key.
    case unsealed
    case sealed(TreeJournal)
  }

  static func find(in bytes: [UInt8], sealedWith key: SecretKey) -> Finding {
    guard bytes.last == newline else { return .incomplete }
    let start = bytes.dropLast().lastIndex(of: newline).map { $0 + 1 } ?? 0
    let last = String(decoding: bytes[start...].dropLast(), as: UTF8.self)
    guard last == Self.last || last.hasPrefix("\(Self.last) ") else { return .incomplete }
    guard let seal = ContentTag(digits: last.dropFirst(Self.last.count + 1)),
      key.tag(of: Array(bytes[..<start])) == seal,
      let text = String(validating: bytes[..<start], as: UTF8.self), let journal = TreeJournal(lines: text)
    else { return .unsealed }
    return .sealed(journal)
  }

  private static let newline = UInt8(ascii: "\n")

  /// Reads all lines but the last one.
  private init?(lines text: String) {
    // By bytes: an accent after a space makes it another character.
    let lines = text.utf8.split(separator: Self.newline, omittingEmptySubsequences: false).map { Substring($0) }
    guard lines.count > 1, lines[0] == Self.first, lines.last == "" else { return nil }
    for line in lines.dropFirst().dropLast() {
      if let path = Self.folder(line) {
        folders.append(path)
      } else if let move = Move(line) {
        moves.append(move)
      } else {
        return nil
      }
    }
    let paths = folders + moves.map(\.path)
    guard paths.allSatisfy({ TreePath.objection(toListed: $0) == nil }) else { return nil }
  }

  private static func folder(_ line: Substring) -> String? {
    let word = "folder ".utf8
    return line.utf8.starts(with: word) ? String(line.utf8.dropFirst(word.count)) : nil
  }

  mutating func add(folders missing: [String]) {
    for folder in missing where !folders.contains(folder) { folders.append(folder) }
  }
}

extension TreeJournal.Move {
  /// `create TAG PATH`, `replace TAG PATH`, `remove HASH PATH`.
  fileprivate var line: String {
    switch kind {
    case .create(let tag): "create \(tag.text) \(path)"
    case .replace(let tag): "replace \(tag.text) \(path)"
    case .remove(let hash): "remove \(hash.text) \(path)"
    }
  }

  fileprivate init?(_ line: Substring) {
    let words = line.utf8.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard words.count == 3 else { return nil }
    let kind: Kind? =
      switch words[0] {
      case "create": ContentTag(digits: words[1]).map(Kind.create)
      case "replace": ContentTag(digits: words[1]).map(Kind.replace)
      case "remove": ContentHash(digits: words[1]).map(Kind.remove)
      default: nil
      }
    guard let kind else { return nil }
    self.init(kind: kind, path: String(words[2]))
  }
}

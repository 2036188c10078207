/// What is to be done with the files in a staging folder. As long as it lies there, complete, the next run finishes
/// what it says.
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
      /// A file is put where nothing is.
      case create
      /// A file is put in the place of another one.
      case replace
      /// A file goes, if it still has this content.
      case remove(ContentHash)
    }
  }
}

extension TreeJournal {
  private static let first = "larkspur journal 1"
  private static let last = "end"

  var text: String {
    let folders = folders.map { "folder \($0)" }
    return ([Self.first] + folders + moves.map(\.line) + [Self.last]).joined(separator: "\n") + "\n"
  }

  /// Reads a journal; nil where it was not written to its end.
  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 2, lines[0] == Self.first, lines.suffix(2) == [Self.last[...], ""] else { return nil }
    for line in lines.dropFirst().dropLast(2) {
      if line.hasPrefix("folder ") {
        folders.append(String(line.dropFirst(7)))
      } else if let move = Move(line) {
        moves.append(move)
      } else {
        return nil
      }
    }
    let paths = folders + moves.map(\.path)
    guard paths.allSatisfy({ TreePath.objection(toListed: $0) == nil }) else { return nil }
  }
}

extension TreeJournal.Move {
  fileprivate var line: String {
    switch kind {
    case .create: "create \(path)"
    case .replace: "replace \(path)"
    case .remove(let hash): "remove \(hash.text) \(path)"
    }
  }

  fileprivate init?(_ line: Substring) {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard words.count == 2 else { return nil }
    switch words[0] {
    case "create": self.init(kind: .create, path: String(words[1]))
    case "replace": self.init(kind: .replace, path: String(words[1]))
    case "remove":
      guard let hash = ContentHash(digits: words[1].prefix(16)), words[1].dropFirst(16).first == " " else { return nil }
      self.init(kind: .remove(hash), path: String(words[1].dropFirst(17)))
    default: return nil
    }
  }
}

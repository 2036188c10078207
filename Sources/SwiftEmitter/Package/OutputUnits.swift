import APISpec

/// A piece of a source file that stays whole: a method, a struct, a set of values.
struct OutputUnit {
  /// What stands inside the namespace of the version.
  var inside = SourceWriter(depth: 1)
  /// What stands beside it.
  var outside = SourceWriter()

  var lineCount: Int { inside.lineCount + outside.lineCount + 2 }
}

/// Spreads units over files, in order, so that no file is longer than the limit.
enum FilePacking {
  /// Longer files are hard to review, and each change compiles all of one.
  static let lineLimit = 1_400

  static func packed(_ units: [OutputUnit], head: Int = 0) -> [[OutputUnit]] {
    var files: [[OutputUnit]] = []
    var room = 0
    for unit in units {
      if unit.lineCount > room {
        files.append([])
        room = lineLimit - head
      }
      files[files.count - 1].append(unit)
      room -= unit.lineCount
    }
    return files
  }
}

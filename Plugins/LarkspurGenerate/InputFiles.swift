import Foundation

/// The files that the SDK of a target depends on, by the rules by which the program finds pages: `*.md` at any depth,
/// through symbolic links, hidden names left out.
struct InputFiles {
  /// Files and the folders in which they lie, since a page that comes or goes changes its folder.
  private(set) var urls: [URL] = []
  /// The real paths of folders that were met: links may lead in a circle.
  private var entered: Set<String> = []

  init(_ inputs: [URL]) {
    for input in inputs { add(input, isNamed: true) }
  }

  private mutating func add(_ url: URL, isNamed: Bool) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return }
    if isFolder.boolValue {
      addFolder(url)
    } else if isNamed || url.pathExtension.lowercased() == "md" {
      urls.append(url)
    }
  }

  private mutating func addFolder(_ folder: URL) {
    guard entered.insert(folder.resolvingSymlinksInPath().path).inserted else { return }
    urls.append(folder)
    // What cannot be listed is told by the program.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names.sorted() where !name.hasPrefix(".") { add(folder.appending(path: name), isNamed: false) }
  }
}

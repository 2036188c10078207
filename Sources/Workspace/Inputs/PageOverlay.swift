/// Pages that are about to be written or to go: a search finds them as if that had happened.
public struct PageOverlay: Sendable {
  /// What a file is going to be.
  enum File: Hashable {
    case written([UInt8])
    case removed
  }

  /// By the real paths of the files.
  private var files: [String: File] = [:]

  /// Nothing is about to happen.
  public init() {}

  /// - Parameters:
  ///   - changes: With paths below the folder.
  ///   - folder: Need not be there yet.
  public init(_ changes: [FileChange], in folder: String) {
    let root = RealPath.ofFuture(folder)
    for change in changes {
      switch change.kind {
      case .write(let bytes): files["\(root)/\(change.path)"] = .written(bytes)
      case .remove, .move: files["\(root)/\(change.path)"] = .removed
      }
    }
  }

  func file(at realPath: String) -> File? { files[realPath] }

  /// The pages of an input folder afterwards, sorted by path.
  ///
  /// - Parameters:
  ///   - pages: Those of now.
  ///   - input: The folder as it was named.
  ///   - realPath: The folder with all links resolved.
  func applied(to pages: [PageFile], of input: String, realPath: String) -> [PageFile] {
    guard !files.isEmpty else { return pages }
    var coming = files
    var pages = pages.compactMap { page -> PageFile? in
      guard case .disk(let file) = page.store, let future = coming.removeValue(forKey: file) else { return page }
      guard case .written(let bytes) = future else { return nil }
      var page = page
      page.store = .held(bytes, realPath: file)
      return page
    }
    for (file, future) in coming {
      guard case .written(let bytes) = future, file.hasPrefix(realPath + "/") else { continue }
      let path = String(file.dropFirst(realPath.count + 1))
      guard PageFile.isVisiblePage(path) else { continue }
      let location = input.hasSuffix("/") ? input + path : "\(input)/\(path)"
      pages.append(PageFile(path: path, location: location, store: .held(bytes, realPath: file)))
    }
    return pages.sorted { $0.path < $1.path }
  }
}

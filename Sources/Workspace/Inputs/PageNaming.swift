/// Puts the pages of several inputs into one list in which every path occurs once.
enum PageNaming {
  /// A page that two inputs reach is kept once, under the name of the first. Where two inputs hold different pages of
  /// one path, these pages get the names of their inputs' folders before it, as many as it takes to tell them apart.
  static func merge(_ sources: [InputSearch.Source]) -> [PageFile] {
    var known: Set<PageFile.Store> = []
    var byPath: [String: [(page: PageFile, folders: [String])]] = [:]
    for source in sources {
      for page in source.pages where known.insert(page.store).inserted {
        byPath[page.path, default: []].append((page, source.folders))
      }
    }
    var pages: [PageFile] = []
    for (_, rivals) in byPath {
      pages += rivals.count == 1 ? [rivals[0].page] : tellApart(rivals)
    }
    return numberEqualPaths(pages.sorted { ($0.path, $0.location) < ($1.path, $1.location) }).sorted {
      $0.path < $1.path
    }
  }

  private static func tellApart(_ rivals: [(page: PageFile, folders: [String])]) -> [PageFile] {
    let deepest = rivals.map(\.folders.count).max() ?? 0
    var count = 1
    while count < deepest, Set(rivals.map { $0.folders.suffix(count) }).count < rivals.count { count += 1 }
    return rivals.map { rival in
      var page = rival.page
      page.path = (rival.folders.suffix(count) + [page.path]).joined(separator: "/")
      return page
    }
  }

  /// What still has one path (one folder in two revisions, say) is numbered.
  private static func numberEqualPaths(_ pages: [PageFile]) -> [PageFile] {
    var taken = Set<String>()
    return pages.map { original in
      var page = original
      var number = 1
      while !taken.insert(page.path).inserted {
        number += 1
        page.path = "\(number)/\(original.path)"
      }
      return page
    }
  }
}

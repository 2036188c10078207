import APISpec
import DocReader

/// A page that was read now, or by an earlier run whose cache knows what it says.
struct PageRecollection: Sendable {
  /// By which the cache knows the page: its path and its bytes; nil without a cache.
  var key: ContentTag?
  var ties: PageTies
  /// nil where the cache has it.
  var reading: PageReading?
}

/// Reads pages that the cache does not know, and lets it know them.
struct PageMemory: Sendable {
  var cache: CacheFolder?
  /// Where the calls that pages document may go.
  var hosts: PlatformHosts
  /// Whether what the cache knows is taken from it. Where it broke its word once, it is not asked again.
  var recalls = true

  func recollect(
    _ page: PageFile, bytes: () throws(WorkspaceError) -> [UInt8]
  ) -> Result<PageRecollection, WorkspaceError> {
    do throws(WorkspaceError) {
      return .success(recollect(PageText(path: page.path, bytes: try bytes())))
    } catch {
      return .failure(error)
    }
  }

  private func recollect(_ page: PageText) -> PageRecollection {
    guard let cache else {
      let reading = readPage(page, hosts: hosts)
      return PageRecollection(ties: reading.ties, reading: reading)
    }
    let key = cache.key(of: page.bytes, at: place(of: page))
    if recalls, let head = cache.head(.pages, key), let ties = Archive.value(PageTies.self, in: head) {
      return PageRecollection(key: key, ties: ties)
    }
    let reading = readPage(page, hosts: hosts)
    let ties = reading.ties
    cache.keep(CacheEntry(head: Archive.bytes(of: ties), content: Archive.bytes(of: reading)), .pages, key)
    return PageRecollection(key: key, ties: ties, reading: reading)
  }

  /// What a reading depends on beside the page's bytes.
  private func place(of page: PageText) -> String {
    // A host holds no zero, and neither does a path.
    ([page.path] + hosts.allowed).joined(separator: "\u{0}")
  }

  /// What a page says that was known by its ties alone; nil where the cache has lost it.
  func reading(of recollection: PageRecollection) -> PageReading? {
    if let reading = recollection.reading { return reading }
    guard let cache, let key = recollection.key else { return nil }
    return cache.content(.pages, key).flatMap { Archive.value(in: $0) }
  }
}

import APISpec
import DocReader
import SwiftEmitter

extension FuzzTarget {
  /// The content of a cache entry. The first byte says what it is of.
  static func caches(of pages: SeedPages, kind: String) throws(FuzzError) -> FuzzTarget {
    let readings = pages.pages.prefix(8).map { readPage($0) }
    let reading = assemble(readings)
    let lock = emitSDK(reading.spec, SDKSettings(generator: "larkspur-fuzz")).files
      .first { $0.path == NameLock.fileName }.flatMap { try? NameLock(text: String(decoding: $0.bytes, as: UTF8.self)) }
    var seeds = readings.map { [0] + Archive.bytes(of: $0) }
    seeds += [[1] + Archive.bytes(of: reading), [2] + Archive.bytes(of: lock ?? NameLock())]
    let deep = [UInt8](repeating: 8, count: 200_000)
    seeds += [[0] + deep, [1] + deep, [2] + deep]
    let words = [
      "\u{8}", "\0\0\0\0\0\0\0\0", "\u{1}\u{1}\u{1}\u{1}", "\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}",
    ]
    return try FuzzTarget("caches", kind: kind, seeds: seeds, words: words) { bytes in
      switch bytes.first {
      case 0: roundTrip(PageReading.self, bytes)
      case 1: roundTrip(SpecReading.self, bytes)
      default: roundTrip(NameLock.self, bytes)
      }
    }
  }

  /// Whether what was read is written as something that can be read.
  private static func roundTrip<Value: Archivable>(_: Value.Type, _ bytes: [UInt8]) -> String? {
    guard let value = Archive.value(Value.self, in: Array(bytes.dropFirst())) else { return nil }
    let again = Archive.bytes(of: value)
    return Archive.value(Value.self, in: again) == nil ? "what was read and written cannot be read" : nil
  }
}

import APISpec
import DocReader
import SwiftEmitter

extension FuzzTarget {
  /// A `names.lock` that somebody edited or merged: it is refused, or the SDK is emitted with its names.
  static func locks(of pages: SeedPages, kind: String) throws(FuzzError) -> FuzzTarget {
    let spec = assemble(pages.pages.prefix(8).map { readPage($0) }).spec
    let settings = SDKSettings(generator: "larkspur-fuzz")
    let lock = emitSDK(spec, settings).files.first { $0.path == NameLock.fileName }?.bytes ?? []
    let words = [
      "service\t", "version\t", "resource\t", "method\t", "event\t", "model\t", "values\t", "  body\t", "  result\t",
      "  all\t", "  retired\n", "  signature\n", "    query\t", "    body\t", "  init\t", "  property\t", "  patch\t",
      "  value\t", "\trequired\n", "\toptional\n", "\t", "\n", "\\n", "\\t", "\\", "`", "``", "\"", "*/", "/*", "//",
      "class", "Self", "Type", "init", "$0", "_", "1", "Int?", "[String]", "A.B", "A<B>", "\u{0345}", "\u{202E}", "..",
      "../", "{}", "{pot_id}",
    ]
    return try FuzzTarget("locks", kind: kind, seeds: [lock], words: words) { bytes in
      guard let lock = try? NameLock(text: String(decoding: bytes, as: UTF8.self)) else { return nil }
      let sdk = emitSDK(spec, settings, lock: lock)
      let strange = sdk.files.first { $0.path.hasPrefix("/") || $0.path.split(separator: "/").contains("..") }
      return strange.map { "a file is emitted to '\($0.path)'" }
    }
  }
}

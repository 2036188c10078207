import APISpec

/// The names of shapes under `components/schemas`.
///
/// OpenAPI allows ASCII letters, digits, `.`, `_` and `-`. An identifier of these keeps its spelling; in others, each
/// run of other characters becomes one underscore, and a number tells apart what then looks the same.
struct ComponentNames {
  private var names: [ShapeID: String] = [:]

  init(_ ids: some Sequence<ShapeID>) {
    let sorted = Set(ids).sorted()
    var taken: Set<String> = []
    for id in sorted where Self.isAllowed(id.rawValue) {
      names[id] = id.rawValue
      taken.insert(id.rawValue)
    }
    for id in sorted where names[id] == nil {
      let plain = Self.plain(id.rawValue)
      var name = plain
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(plain)_\(number)"
        number += 1
      }
      names[id] = name
    }
  }

  /// Nil for an identifier that no shape has.
  subscript(id: ShapeID) -> String? { names[id] }

  private static func isAllowed(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy(isAllowed)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func plain(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      if isAllowed(byte) {
        bytes.append(byte)
      } else if bytes.last != UInt8(ascii: "_") {
        bytes.append(UInt8(ascii: "_"))
      }
    }
    return bytes.isEmpty ? "shape" : String(decoding: bytes, as: UTF8.self)
  }
}

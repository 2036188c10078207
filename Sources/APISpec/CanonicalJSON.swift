import Foundation

/// The checked-in form of the IR: sorted keys, one field or value a line, no spaces that carry nothing.
public enum CanonicalJSON {
  /// Equal specifications give equal bytes.
  public static func encode(_ spec: APISpec) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return layOut([UInt8](try encoder.encode(spec)))
  }

  /// Reads what `encode` wrote; an IR of another schema version is refused.
  public static func decode(_ bytes: [UInt8]) throws -> APISpec {
    let data = Data(bytes)
    let decoder = JSONDecoder()
    let version: Int
    do {
      version = try decoder.decode(VersionProbe.self, from: data).schemaVersion
    } catch {
      throw CanonicalJSONError.notAnIR(reason: "\(error)")
    }
    guard version == APISpec.currentSchemaVersion else {
      throw CanonicalJSONError.otherSchemaVersion(version)
    }
    do {
      return try decoder.decode(APISpec.self, from: data)
    } catch {
      throw CanonicalJSONError.notAnIR(reason: "\(error)")
    }
  }

  private struct VersionProbe: Decodable {
    var schemaVersion: Int
  }

  /// Breaks compact JSON into lines: everything down to the members of an endpoint or shape stands on lines of its
  /// own, and so does each element of their lists; what lies below (a field, a scope) stays on one line.
  static func layOut(_ compact: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(compact.count + compact.count / 8)
    var lists: [Bool] = []
    var isInString = false
    var isEscaped = false
    for (index, byte) in compact.enumerated() {
      if isInString {
        out.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        isInString = true
        out.append(byte)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        out.append(byte)
        let isEmpty = index + 1 < compact.count && isCloser(compact[index + 1])
        lists.append(!isEmpty && opensLines(byte, inside: lists))
        if lists.last == true { breakLine(&out, lists.count) }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        let brokeLines = lists.popLast() ?? false
        if brokeLines { breakLine(&out, lists.count) }
        out.append(byte)
      case UInt8(ascii: ","):
        out.append(byte)
        if lists.last == true { breakLine(&out, lists.count) }
      default:
        out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\n"))
    return out
  }

  /// Root, `endpoints`/`events`/`shapes`, one of them, its members, the lists among these and `fields` in payloads.
  private static func opensLines(_ byte: UInt8, inside lists: [Bool]) -> Bool {
    guard lists.allSatisfy({ $0 }) else { return false }
    return lists.count < 3 || lists.count < 5 && byte == UInt8(ascii: "[") || lists.count == 3
  }

  private static func isCloser(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
  }

  private static func breakLine(_ out: inout [UInt8], _ depth: Int) {
    out.append(UInt8(ascii: "\n"))
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth))
  }
}

/// Why a file could not be read as IR.
public enum CanonicalJSONError: Error, Equatable, CustomStringConvertible {
  case notAnIR(reason: String)
  case otherSchemaVersion(Int)

  public var description: String {
    switch self {
    case .notAnIR(let reason):
      "This is no IR file of larkspur (write one with `larkspur export --format ir`): \(reason)"
    case .otherSchemaVersion(let version):
      "This IR file has schema version \(version), and this build reads version \(APISpec.currentSchemaVersion); "
        + "export it again from the pages with this build."
    }
  }
}

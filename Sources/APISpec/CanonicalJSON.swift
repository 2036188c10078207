/// The checked-in form of the IR: sorted keys, one field a line, empty members left out.
public enum CanonicalJSON {
  /// Equal specifications give equal bytes.
  public static func encode(_ spec: APISpec) -> [UInt8] {
    IRWriter.document(spec)
  }

  /// Reads what `encode` wrote; an IR of another schema version is refused.
  public static func decode(_ bytes: [UInt8]) throws(CanonicalJSONError) -> APISpec {
    try bytes.withUnsafeBufferPointer { text throws(CanonicalJSONError) in
      do {
        var reader = try IRReader(text)
        // An IR of another version is told to be one, although it cannot be read.
        if let version = reader.schemaVersion(), version != APISpec.currentSchemaVersion {
          throw CanonicalJSONError.otherSchemaVersion(version)
        }
        return try reader.value()
      } catch let error as CanonicalJSONError {
        throw error
      } catch {
        let isText = String(validating: bytes, as: UTF8.self) != nil
        throw CanonicalJSONError.notAnIR(reason: isText ? "\(error)" : "its text is not UTF-8")
      }
    }
  }
}

/// Why a file could not be read as IR.
public enum CanonicalJSONError: Error, Equatable, CustomStringConvertible {
  /// The bytes are no specification.
  case notAnIR(reason: String)
  /// The specification was stored in a form of another version.
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

import APISpec
import Foundation

/// What the pages of this repository say, as `make generate` recorded it.
public enum RecordedSpec {
  /// Empty where the record cannot be read.
  public static let all: APISpec = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Generated/larkspur.ir.json")
    guard let bytes = try? Data(contentsOf: file), let spec = try? CanonicalJSON.decode([UInt8](bytes)) else {
      return APISpec()
    }
    return spec
  }()
}

import APISpec

/// What a string looks like.
enum FieldFormat {
  /// OpenAPI's word for a format that means the same there; nil where the platform's texts are wider (its dates with a
  /// time are not always those of RFC 3339) or OpenAPI has no word.
  static func standardName(of format: StringFormat) -> String? {
    switch format {
    case .date: "date"
    case .url: "uri"
    case .email: "email"
    case .base64: "byte"
    case .dateTime, .unixSeconds, .unixMilliseconds, .json: nil
    }
  }

  static func members(of field: Field) -> JSONObject {
    var members = JSONObject()
    guard let format = field.format else { return members }
    // Validators check a default against a standard format, and a default may well be the empty string.
    if field.type == .string, field.defaultValue == nil, let name = standardName(of: format) {
      members.set("format", .string(name))
    } else {
      members.set("x-feishu-format", .string(format.rawValue))
    }
    return members
  }
}

import APISpec

/// The documented examples of a body, divided into those of its content type and others (a command line, say).
struct BodyExamples {
  /// `example` or `examples` of the media type object.
  let members: JSONObject
  /// The `x-feishu-examples` of the body or response.
  let others: JSONObject

  /// - Parameter contentType: Nil where there is no media type object that could hold examples.
  init(_ examples: [ExampleText], contentType: String?) {
    let fitting = examples.filter { Self.fits($0, contentType) }
    var members = JSONObject()
    if fitting.count == 1, let example = fitting.first, example.title.isEmpty, !example.isRepaired {
      members.set("example", Self.value(of: example))
    } else if !fitting.isEmpty {
      members.set("examples", Self.named(fitting).value)
    }
    self.members = members

    var others = JSONObject()
    others.set("x-feishu-examples", ifNotEmpty: examples.filter { !Self.fits($0, contentType) }.map(Self.other))
    self.others = others
  }

  /// An example in JSON also shows the fields of a form.
  private static func fits(_ example: ExampleText, _ contentType: String?) -> Bool {
    guard let contentType else { return false }
    let type = PayloadTranslation.essence(of: example.mediaType)
    let isForm = contentType.hasPrefix("multipart/") || contentType.hasPrefix("application/x-www-form")
    return type == contentType || isForm && type == "application/json"
  }

  private static func named(_ examples: [ExampleText]) -> JSONObject {
    var named = JSONObject()
    for (index, example) in examples.enumerated() {
      var members = JSONObject()
      members.set("summary", ifNotEmpty: example.title)
      members.set("value", value(of: example))
      members.set("x-feishu-repaired", if: example.isRepaired)
      named.set("example\(index + 1)", members.value)
    }
    return named
  }

  private static func other(_ example: ExampleText) -> JSONValue {
    var members = JSONObject()
    members.set("title", ifNotEmpty: example.title)
    members.set("mediaType", .string(example.mediaType))
    members.set("value", value(of: example))
    return members.value
  }

  /// JSON where the text is some, else the text.
  private static func value(of example: ExampleText) -> JSONValue {
    guard PayloadTranslation.essence(of: example.mediaType).hasSuffix("json") else { return .string(example.text) }
    return JSONValue(json: example.text) ?? .string(example.text)
  }
}

import APISpec

@testable import SwiftEmitter

/// Documentation that calls things by every word that Swift, its library and the runtime keep for themselves, and by
/// some that are no words at all.
enum Torture {
  /// The words of the table of reserved names, and what pages call things beside them.
  static let words: [String] = {
    let reserved =
      ReservedNames.keywords.union(ReservedNames.unquotable).union(ReservedNames.members)
      .union(ReservedNames.locals).union(ReservedNames.valueMembers).union(ReservedNames.types)
    let odd = [
      "object", "form", "page", "build", "next", "self_", "2fa", "100", "a-b.c d", "茶壶", "🫖", "zh-CN", "user_id",
      "userID", "userId", "USER_ID", "async", "await", "some", "any", "actor", "get", "set", "willSet", "mutating",
      "lazy", "left", "right", "Foundation", "LarkRuntime", "Swift", "Tag", "description", "x\\\"y", "a\"\"\"#b",
    ]
    return reserved.union(odd).sorted()
  }()

  static let nasty = "Ends */ the comment, \"\"\"# the table, \\(the) \\#(literal)\u{7}\n\tand the line."

  static var emission: Emission {
    Emission([words(in: "POST"), words(in: "PATCH"), form, list] + methods, shapes: shapes, docs: .full)
  }

  private static func endpoint(_ method: String, _ name: String, _ change: (inout Endpoint) -> Void) -> Endpoint {
    Tea.endpoint(method, "/open-apis/torture/v1/\(name)", "\(name)", service: "torture.v1") { endpoint in
      endpoint.title = nasty
      endpoint.errors = [ErrorCase(httpStatus: 400, code: 1, message: nasty, advice: nasty)]
      change(&endpoint)
    }
  }

  private static func fields(_ presence: (Int) -> Presence) -> [Field] {
    words.enumerated().map { index, word in
      var field = Field(name: word, type: .string, presence: presence(index))
      if index == 0 {
        field.description = nasty
        field.values = ValueSet(values: words.map { AllowedValue(value: $0, text: nasty) })
      }
      return field
    }
  }

  /// Every word as parameter, as property of a body and of a response.
  private static func words(in method: String) -> Endpoint {
    endpoint(method, "word.\(method.lowercased())") { endpoint in
      endpoint.queryParameters = words.map { Field(name: $0, type: .string, presence: .optional) }
      endpoint.request = RequestPayload(kind: .json, fields: fields { $0 % 3 == 0 ? .required : .optional })
      endpoint.response = ResponsePayload(
        kind: .enveloped, fields: [Field(name: "data", type: .object("torture.v1.data"))])
    }
  }

  private static var form: Endpoint {
    endpoint("POST", "word.send") { endpoint in
      endpoint.request = RequestPayload(
        kind: .multipart, fields: fields { _ in .optional } + [Field(name: "file", type: .file)])
    }
  }

  /// A list whose pages are led on by words that the emitted code uses itself.
  private static var list: Endpoint {
    endpoint("GET", "word.page") { endpoint in
      endpoint.queryParameters = ["token", "page", "next", "call"].map {
        Field(name: $0, type: .string, presence: .optional)
      }
      endpoint.response = ResponsePayload(
        kind: .enveloped, fields: [Field(name: "data", type: .object("torture.v1.data"))])
      endpoint.pagination = Pagination(
        place: .query, tokenParameter: "token", nextTokenPath: "data.next", itemsPath: "data.items")
    }
  }

  /// Words that are also resources.
  private static let nouns: Set<String> = ["2fa", "Type", "class", "client", "init", "self", "茶壶"]

  /// Every word as method, and some as resource.
  private static var methods: [Endpoint] {
    words.filter { !Words($0).isEmpty }.flatMap { word in
      let names = ["verb.\(word.replacing(".", with: "_"))"] + (nouns.contains(word) ? ["\(word).get"] : [])
      return names.map { name in endpoint("GET", name) { $0.path = "/open-apis/torture/v1/\(name)/{class}" } }
    }
  }

  /// Every word as type, held by one object.
  private static var shapes: [Shape] {
    let inner = words.enumerated().map { index, word in
      Shape(
        id: ShapeID("torture.v1.word\(index)"), documentedName: word,
        fields: [Field(name: "of\(index)", type: .string), Field(name: word, type: .int32)])
    }
    let outer = words.indices.map { Field(name: "word\($0)", type: .object(inner[$0].id)) }
    let items = Field(name: "items", type: .array(.object(inner[0].id)))
    return inner + [
      Shape(
        id: "torture.v1.data", fields: outer + [items, Field(name: "next", type: .string)] + fields { _ in .unknown })
    ]
  }
}

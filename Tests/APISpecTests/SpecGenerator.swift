import APISpec
import TestValues

/// Makes specifications that fill every member of the IR now and then, the same ones from the same seed.
struct SpecGenerator {
  private var numbers: SeededNumbers

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
  }

  mutating func spec() -> APISpec {
    APISpec(
      endpoints: many(4) { $0.endpoint() },
      events: many(3) { $0.event() },
      shapes: many(5) { generator in
        Shape(
          id: ShapeID(generator.text()), documentedName: generator.maybe { $0.text() },
          fields: generator.many(4) { $0.field() })
      })
  }

  // MARK: - Calls and messages

  private mutating func endpoint() -> Endpoint {
    var endpoint = Endpoint(
      name: name(), title: text(), documentation: link(), httpMethod: pick(["GET", "POST", "DELETE"]),
      path: "/tea/\(text())/{pot_id}", request: request(), response: response(), sources: many(2) { $0.source() })
    endpoint.summary = text()
    endpoint.details = text()
    endpoint.server = "https://\(text())"
    endpoint.fixedQuery = many(2) { QueryItem(name: $0.text(), value: $0.text()) }
    endpoint.rateLimits = many(3) { $0.rateLimit() }
    endpoint.appTypes = many(2) { $0.pick(AppType.allCases) }
    endpoint.tokenTypes = many(2) { $0.pick(TokenType.allCases) }
    endpoint.scopes = requirement()
    endpoint.fieldScopes = many(2) { $0.scope() }
    endpoint.headers = many(2) { $0.field() }
    endpoint.pathParameters = many(2) { $0.field() }
    endpoint.queryParameters = many(3) { $0.field() }
    endpoint.errors = many(3) { $0.error() }
    endpoint.pagination = maybe { $0.pagination() }
    endpoint.lifecycle = lifecycle()
    return endpoint
  }

  private mutating func event() -> Event {
    var event = Event(
      eventType: text(), title: text(), envelope: pick([.v1, .v2, .none]), sources: many(2) { $0.source() })
    event.name = maybe { $0.name() }
    event.summary = text()
    event.details = text()
    event.documentation = link()
    event.delivery = text()
    event.appTypes = many(2) { $0.pick(AppType.allCases) }
    event.scopes = requirement()
    event.fieldScopes = many(2) { $0.scope() }
    event.fields = many(4) { $0.field() }
    event.notes = text()
    event.examples = many(2) { $0.example() }
    event.lifecycle = lifecycle()
    return event
  }

  private mutating func request() -> RequestPayload {
    var payload = RequestPayload(kind: pick([.none, .json, .multipart, .form]), fields: many(4) { $0.field() })
    payload.contentType = maybe { $0.text() }
    payload.whole = maybe { $0.type() }
    payload.notes = text()
    payload.examples = many(2) { $0.example() }
    return payload
  }

  private mutating func response() -> ResponsePayload {
    var payload = ResponsePayload(
      kind: pick([.enveloped, .bare, .binary, .stream, .none]), fields: many(4) { $0.field() })
    payload.headers = many(2) { $0.field() }
    payload.isEnvelopeImplied = flip()
    payload.notes = text()
    payload.examples = many(2) { $0.example() }
    return payload
  }

  // MARK: - Fields

  private mutating func field() -> Field {
    var field = Field(
      name: text(), type: type(), presence: pick(Presence.allCases), description: text(),
      values: maybe { generator in
        ValueSet(
          values: generator.many(3) { AllowedValue(value: $0.text(), text: $0.text(), lifecycle: $0.lifecycle()) },
          origin: generator.pick([.list, .prose]))
      },
      constraints: maybe { $0.constraints() })
    field.condition = text()
    field.requirement = maybe { $0.pick([.always, .when(field: "kind", values: ["1", "2"]), .unless(["a", "b"])]) }
    field.example = maybe { $0.text() }
    field.defaultValue = maybe { $0.text() }
    field.format = maybe { $0.pick(StringFormat.allCases) }
    field.content = maybe { $0.type() }
    field.scopes = many(2) { $0.scope() }
    field.lifecycle = lifecycle()
    field.isInferred = flip()
    field.isNullable = flip()
    return field
  }

  private mutating func constraints() -> Constraints {
    Constraints(
      minLength: maybe { $0.number() }, maxLength: maybe { $0.number() },
      lengthUnit: maybe { $0.pick([.bytes, .utf16]) },
      minItems: maybe { $0.number() }, maxItems: maybe { $0.number() }, minimum: maybe { "-\($0.number())" },
      maximum: maybe { "\($0.number())000000000000000000" }, pattern: maybe { $0.text() })
  }

  private mutating func type() -> TypeRef {
    switch below(12) {
    case 0: .array(type())
    case 1: .map(type())
    case 2: .object(ShapeID("tea.v1.\(pick(["pot", "cup", "茶"]))"))
    default: pick([.string, .int32, .int64, .double, .boolean, .any, .freeform, .file])
    }
  }

  // MARK: - Small parts

  private mutating func name() -> EndpointName {
    EndpointName(
      project: text(), version: text(), resource: text(), method: text(), origin: pick([.explorer, .sample, .derived]))
  }

  private mutating func link() -> DocumentationLink {
    DocumentationLink(path: text(), url: maybe { $0.text() }, updatedAt: maybe { Int64($0.number()) })
  }

  private mutating func source() -> PageSource {
    PageSource(
      path: text(), dialect: pick(Dialect.allCases),
      tables: many(2) { generator in
        TableLines(place: generator.pick([.headers, .request, .event]), lines: generator.many(4) { $0.number() })
      })
  }

  private mutating func rateLimit() -> RateLimit {
    flip() ? .special : .calls(number(), per: pick(RateLimit.Window.allCases))
  }

  private mutating func requirement() -> ScopeRequirement {
    ScopeRequirement(mode: pick([.anyOf, .allOf]), scopes: many(2) { $0.scope() })
  }

  private mutating func scope() -> Scope {
    Scope(
      name: text(), label: text(), appTypes: many(2) { $0.pick(AppType.allCases) }, isHistoric: flip(),
      forValue: maybe { $0.text() })
  }

  private mutating func error() -> ErrorCase {
    ErrorCase(
      httpStatus: maybe { $0.number() }, code: number(), message: text(), advice: text(),
      parentCode: maybe { $0.number() })
  }

  private mutating func example() -> ExampleText {
    ExampleText(title: text(), mediaType: text(), text: text(), isRepaired: flip())
  }

  private mutating func pagination() -> Pagination {
    Pagination(
      place: pick([.query, .body]), tokenParameter: text(), sizeParameter: maybe { $0.text() }, nextTokenPath: text(),
      hasMorePath: maybe { $0.text() }, itemsPath: maybe { $0.text() })
  }

  private mutating func lifecycle() -> Lifecycle {
    flip() ? .current : Lifecycle(pick([.beta, .deprecated, .historic, .inert]), note: text())
  }

  // MARK: - Chance

  /// Words that a writer of JSON may stumble over; the empty one is the most frequent, as in real pages.
  private mutating func text() -> String {
    pick([
      "", "", "", "pot", "a \"quoted\\ word\"", "two\nlines\r\n\tand a tab", "{[,:]}", "\",\"fields\":[{", "茶壶", "🫖",
      "\u{0}\u{1f}\u{7f}", "\u{2028}", "a/b", "\\u0041",
    ])
  }

  private mutating func number() -> Int { below(100_000) }

  private mutating func flip() -> Bool { below(2) == 0 }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  private mutating func maybe<Value>(_ make: (inout SpecGenerator) -> Value) -> Value? {
    flip() ? make(&self) : nil
  }

  private mutating func many<Value>(_ limit: Int, _ make: (inout SpecGenerator) -> Value) -> [Value] {
    (0..<below(limit + 1)).map { _ in make(&self) }
  }

  private mutating func below(_ bound: Int) -> Int { Int(numbers.next() % UInt64(bound)) }
}

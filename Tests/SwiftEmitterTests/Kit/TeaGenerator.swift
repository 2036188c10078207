import APISpec
import TestValues

/// Makes documentation with few names and shapes, so that many of them meet: equal names, equal structures, cycles.
struct TeaGenerator {
  private var numbers: SeededNumbers
  /// The shapes of the service version that is being documented: no other version refers to them.
  private var shapeIDs: [ShapeID] = []

  init(seed: Int) {
    numbers = SeededNumbers(seed: UInt64(seed))
  }

  mutating func spec() -> APISpec {
    let parts = ["tea.v1", "tea.v2", "cup.v1"].map { version($0) }
    return APISpec(
      endpoints: parts.flatMap(\.endpoints), events: parts.flatMap(\.events), shapes: parts.flatMap(\.shapes))
  }

  private mutating func version(_ scope: String) -> APISpec {
    shapeIDs = (0..<upTo(8)).map { ShapeID("\(scope).\(word())_\($0)") }
    let shapes = shapeIDs.map { id in
      Shape(id: id, documentedName: oneIn(2) ? word() : nil, fields: fields(4))
    }
    var taken: Set<String> = []
    let endpoints = (0..<(1 + upTo(6))).map { endpoint($0, scope) }
    let events = (0..<upTo(3)).map { _ in event(scope) }
    return APISpec(
      endpoints: endpoints.filter { taken.insert($0.name.description).inserted },
      events: events.filter { taken.insert($0.eventType).inserted }, shapes: shapes)
  }

  // MARK: Calls and messages

  private mutating func endpoint(_ number: Int, _ scope: String) -> Endpoint {
    let method = pick(["GET", "POST", "PATCH"])
    var endpoint = Tea.endpoint(
      method, "/open-apis/\(scope)/\(number)/{pot_id}", "\(pick(["pot", "pot.lid", "potLid", "types"])).\(word())",
      service: scope)
    endpoint.queryParameters = fields(4)
    endpoint.headers = oneIn(4) ? [field("X-Tea")] : []
    endpoint.request = request(isBodyless: method == "GET")
    endpoint.response = response()
    if oneIn(3) {
      endpoint.queryParameters.append(Tea.field("page_token"))
      endpoint.pagination = Pagination(
        place: .query, tokenParameter: "page_token", nextTokenPath: word(), hasMorePath: word(), itemsPath: word())
    }
    endpoint.errors = (0..<upTo(3)).map { ErrorCase(code: $0, message: word()) }
    endpoint.lifecycle = oneIn(8) ? Lifecycle(.deprecated) : .current
    return endpoint
  }

  private mutating func request(isBodyless: Bool) -> RequestPayload {
    guard !isBodyless else { return RequestPayload() }
    var request = RequestPayload(kind: pick([.json, .json, .multipart, .form]), fields: fields(5))
    if oneIn(5) {
      request = RequestPayload(kind: .json)
      request.whole = type(2)
    }
    return request
  }

  private mutating func response() -> ResponsePayload {
    switch upTo(6) {
    case 0: ResponsePayload(kind: pick([.none, .binary, .bare]), fields: fields(3))
    case 1: Tea.envelope(type(2))
    default: Tea.response(fields(5))
    }
  }

  private mutating func event(_ scope: String) -> Event {
    let (project, version) = (scope.prefix { $0 != "." }, scope.suffix(2))
    let type = "\(project).\(word())\(pick([".", "_"]))done_\(version)"
    var event = Event(eventType: type, title: word())
    event.fields = shapeIDs.isEmpty || oneIn(3) ? fields(3) : [Tea.field("event", .object(pick(shapeIDs)))]
    return event
  }

  // MARK: Fields

  /// Some fields with names of their own.
  private mutating func fields(_ limit: Int) -> [Field] {
    var taken: Set<String> = []
    return (0..<upTo(limit + 1)).map { _ in field(word()) }.filter { taken.insert($0.name).inserted }
  }

  private mutating func field(_ name: String) -> Field {
    var field = Tea.field(name, type(2), pick([.required, .optional, .optional, .unknown]), word())
    field.isNullable = oneIn(6)
    field.lifecycle = oneIn(8) ? Lifecycle(.deprecated, note: word()) : .current
    switch (field.type.innermost, upTo(3)) {
    case (.string, 0), (.int32, 0), (.int64, 0):
      field.values = ValueSet(values: (0...upTo(3)).map { AllowedValue(value: String($0), text: word()) })
    case (.string, 1) where !shapeIDs.isEmpty && oneIn(3): field.content = .object(pick(shapeIDs))
    case (_, _): break
    }
    return field
  }

  private mutating func type(_ depth: Int) -> TypeRef {
    switch upTo(depth > 0 ? 10 : 7) {
    case 0: .int32
    case 1: pick([.int64, .double, .boolean, .any, .freeform, .file])
    case 2, 3: shapeIDs.isEmpty ? .string : .object(pick(shapeIDs))
    case 7, 8: .array(type(depth - 1))
    case 9: .map(type(depth - 1))
    default: .string
    }
  }

  // MARK: Chance

  private mutating func word() -> String {
    pick(["pot", "lid", "tea_pot", "teaPot", "items", "type", "default", "self", "id", "2fa", "茶", "object"])
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[upTo(elements.count)] }

  private mutating func oneIn(_ count: Int) -> Bool { upTo(count) == 0 }

  private mutating func upTo(_ bound: Int) -> Int { bound == 0 ? 0 : Int.random(in: 0..<bound, using: &numbers) }
}

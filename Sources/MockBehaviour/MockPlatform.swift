import APISpec
import Synchronization

/// The documented platform as a function from requests to answers, with a memory for tokens and limits.
///
/// ```swift
/// let platform = MockPlatform(spec, clock: { 1_700_000_000_000 })
/// let served = platform.serve(MockRequest("GET", "/open-apis/tea/v1/pots?page_size=2"))
/// ```
public final class MockPlatform: Sendable {
  /// What can be chosen about it.
  public struct Settings: Hashable, Sendable {
    /// How long tokens are good for, in seconds.
    public var tokenLifetime = 7200
    /// How many items lists have that are read page by page; 0 answers with the documented example as it stands.
    public var listLength = 25
    /// The length of downloaded files.
    public var fileSize = 4096
    public var mishaps = MishapSettings()

    public init() {}
  }

  /// What changes from request to request.
  private struct Memory {
    var tokens: TokenBook
    var dice: MishapDice
    var calls: CallCounter
    var served = 0
  }

  private let endpoints: [Endpoint]
  private let routes: RouteTable
  private let shapes: [ShapeID: Shape]
  private let answers: [PreparedAnswer]
  private let waivers: [Waivers]
  private let settings: Settings
  private let clock: @Sendable () -> Int64
  private let memory: Mutex<Memory>

  /// - Parameter clock: Milliseconds since 1970.
  public init(_ spec: APISpec, settings: Settings = Settings(), clock: @escaping @Sendable () -> Int64) {
    endpoints = spec.endpoints
    routes = RouteTable(spec.endpoints)
    let shapes = Dictionary(spec.shapes.map { ($0.id, $0) }) { first, _ in first }
    self.shapes = shapes
    answers = spec.endpoints.map { PreparedAnswer($0, shapes: shapes, listLength: settings.listLength) }
    waivers = spec.endpoints.map { Waivers($0, shapes: shapes) }
    self.settings = settings
    self.clock = clock
    let seed = settings.mishaps.seed
    memory = Mutex(
      Memory(
        tokens: TokenBook(seed: seed), dice: MishapDice(settings.mishaps),
        calls: CallCounter(settings.mishaps.rateLimit)))
  }

  /// The answer to a request, and what there is to say about it.
  public func serve(_ request: MockRequest) -> ServedRequest {
    let now = clock()
    let wishes = Wishes(request)
    let (number, delay, accident) = memory.withLock { memory in
      memory.served += 1
      if wishes.expiresToken, let token = request.bearerToken { memory.tokens.expire(token) }
      return (memory.served, memory.dice.delay(), memory.dice.fault())
    }
    let logID = Self.logID(now, number)
    let fault = wishes.fault ?? accident
    var served = ServedRequest(answer: MockAnswer(), number: number)
    served.fault = fault
    served.delay = wishes.delay ?? delay
    if fault?.isServed ?? true {
      do throws(Refusal) {
        try carryOut(request, wishes, now, &served)
        served.isCarriedOut = true
      } catch {
        served.refuse(error, logID: logID)
      }
    }
    if let fault { served.answer = SpoiledAnswer.spoiled(served.answer, by: fault) }
    served.answer.headers += [HeaderLine("X-Tt-Logid", logID), HeaderLine("X-Request-Id", logID)]
    return served
  }

  private static func logID(_ now: Int64, _ number: Int) -> String {
    "mock" + String(now) + String(number, radix: 16, uppercase: true)
  }

  // MARK: - Steps

  private func carryOut(
    _ request: MockRequest, _ wishes: Wishes, _ now: Int64, _ served: inout ServedRequest
  ) throws(Refusal) {
    guard request.headers.count <= MockRequest.mostHeaders else { throw Refusal(.tooManyHeaders) }
    if let endpoint = TokenEndpoint.find(request.method, request.path) {
      served.endpoint = endpoint.path
      if let row = row(of: wishes.errorCode, at: request) { throw Refusal(row) }
      served.answer = try issue(endpoint, request, now)
      return
    }
    let matches = try matches(of: request)
    try countCall(matches, now, &served)
    served.endpoint = matches.first.map { endpoints[$0.endpoint].name.description }
    served.token = try authorize(request, matches, now)
    let choice = try choose(matches, request)
    let endpoint = endpoints[choice.endpoint]
    served.endpoint = endpoint.name.description
    if !choice.violations.isEmpty {
      throw Refusal(
        DocumentedError.row(for: choice.violations, in: endpoint.errors) ?? PlatformError.fieldValidation.row,
        choice.violations)
    }
    if let code = wishes.errorCode, let row = endpoint.errors.first(where: { $0.code == code }) { throw Refusal(row) }
    served.answer = try answers[choice.endpoint].answer(
      to: request, of: endpoint, fileSize: wishes.fileSize ?? settings.fileSize)
  }

  /// The documented row of a code, for the endpoints that issue tokens.
  private func row(of code: Int?, at request: MockRequest) -> ErrorCase? {
    guard let code, case .found(let matches) = routes.find(request.method, request.path) else { return nil }
    return matches.lazy.flatMap { self.endpoints[$0.endpoint].errors }.first { $0.code == code }
  }

  private func issue(_ endpoint: TokenEndpoint, _ request: MockRequest, _ now: Int64) throws(Refusal) -> MockAnswer {
    let desk = TokenDesk(lifetime: settings.tokenLifetime, now: now)
    let outcome = memory.withLock { memory in
      Result { () throws(Refusal) in try desk.serve(endpoint, request, &memory.tokens) }
    }
    return documented(try outcome.get(), at: request)
  }

  /// What a page shows of such an answer, with the tokens that were issued.
  private func documented(_ answer: MockAnswer, at request: MockRequest) -> MockAnswer {
    guard case .found(let matches) = routes.find(request.method, request.path), let first = matches.first,
      case .json(let bytes) = answers[first.endpoint], case .bytes(let live) = answer.body,
      let shown = JSONValue(json: String(decoding: bytes, as: UTF8.self)),
      let issued = JSONValue(json: String(decoding: live, as: UTF8.self))
    else { return answer }
    return .json(LiveMembers.overlay(shown, with: issued))
  }

  private func matches(of request: MockRequest) throws(Refusal) -> [RouteTable.Match] {
    switch routes.find(request.method, request.path) {
    case .found(let matches): return matches
    case .otherMethods(let methods):
      throw Refusal(
        .methodNotAllowed,
        [Violation("method", request.method, "this path is documented for \(methods.joined(separator: ", "))")])
    case .nothing: throw Refusal(.unknownPath, [Violation("path", request.path, "no documented path fits")])
    }
  }

  /// Tokens are looked at before anything else of a request, as the platform's gateway does.
  private func authorize(
    _ request: MockRequest, _ matches: [RouteTable.Match], _ now: Int64
  ) throws(Refusal) -> TokenType? {
    let candidates = matches.map { endpoints[$0.endpoint] }
    let kinds = candidates.flatMap(\.tokenTypes)
    let outcome = memory.withLock { memory in
      Result { () throws(Refusal) in
        try Authorization.check(request, for: kinds, in: memory.tokens, now: now)
      }
    }
    return try outcome.mapError { $0.worded(as: candidates.flatMap(\.errors)) }.get()
  }

  private func countCall(_ matches: [RouteTable.Match], _ now: Int64, _ served: inout ServedRequest) throws(Refusal) {
    guard settings.mishaps.rateLimit != nil, let first = matches.first else { return }
    let name = endpoints[first.endpoint].name.description
    guard let refusal = memory.withLock({ $0.calls.refusal(of: name, now: now) }) else { return }
    served.endpoint = name
    served.answer.headers = refusal.headers
    var row = PlatformError.tooManyCalls.row
    row.httpStatus = refusal.status
    throw Refusal(row)
  }

  /// What a request means, and what does not fit there.
  private struct Choice {
    var endpoint: Int
    var violations: [Violation]
  }

  /// Of several endpoints at one path the one that the request fits best; of equals the first that is current.
  private func choose(_ matches: [RouteTable.Match], _ request: MockRequest) throws(Refusal) -> Choice {
    let check = RequestCheck(shapes: shapes)
    var best: (cost: Int, choice: Choice)?
    var refusal: Refusal?
    for match in matches {
      let endpoint = endpoints[match.endpoint]
      do throws(Refusal) {
        let violations = try check.violations(of: request, parameters: match.parameters, for: endpoint)
          .filter { !waivers[match.endpoint].covers($0) }
        let fixed = endpoint.fixedQuery.reduce(0) { $0 + (request.query.contains($1) ? -10 : 10_000) }
        let unknown = matches.count > 1 ? UnknownMembers(shapes: shapes).count(in: request, for: endpoint) : 0
        let isHistoric = endpoint.lifecycle.stage == .historic
        let cost = fixed + violations.count * 100 + unknown * 2 + (isHistoric ? 1 : 0)
        if cost < best?.cost ?? .max { best = (cost, Choice(endpoint: match.endpoint, violations: violations)) }
      } catch {
        refusal = error
      }
    }
    guard let best else { throw refusal ?? Refusal(.unknownPath) }
    return best.choice
  }
}

/// An answer and what a log says of it.
public struct ServedRequest: Sendable {
  public var answer: MockAnswer
  /// Counts the requests of this server.
  public var number: Int
  /// The endpoint's name, or the path of a token endpoint; nil where nothing fits.
  public var endpoint: String?
  /// The kind of the token that the request showed.
  public var token: TokenType?
  /// The code of the platform where the request was refused.
  public var code: Int?
  public var violations: [Violation] = []
  public var fault: Fault?
  /// How long the answer takes, in milliseconds.
  public var delay = 0
  /// Whether the call took effect, whatever became of its answer.
  public var isCarriedOut = false

  init(answer: MockAnswer, number: Int) {
    self.answer = answer
    self.number = number
  }

  mutating func refuse(_ refusal: Refusal, logID: String) {
    let headers = answer.headers
    answer = refusal.answer(logID: logID)
    answer.headers += headers
    code = refusal.row.code
    violations = refusal.violations
  }
}

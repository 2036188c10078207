/// One call of an endpoint before it is sent: what its arguments put into path, query, headers and body.
///
/// Emitted methods fill one, one statement an argument:
///
/// ```swift
/// public func update(
///   processID: String, userIDType: UserIDType? = nil, body: UpdateBody = UpdateBody(), options: CallOptions = .standard
/// ) async throws {
///   var call = EndpointCall(Self.update)
///   call.path("process_id", processID)
///   call.query("user_id_type", userIDType)
///   call.json(body)
///   try await client.perform(call, options)
/// }
/// ```
@_spi(Generated)
public struct EndpointCall: Sendable {
  /// The forms of a request's body.
  enum Body: Sendable {
    case none
    case json([UInt8])
    case multipart(MultipartForm)
    case form([(name: String, value: String)])
  }

  let endpoint: Endpoint
  private(set) var pathValues: [(name: String, value: String)] = []
  private(set) var queryItems: [(name: String, value: String)] = []
  private(set) var headers = HTTPHeaders()
  private(set) var body = Body.none
  /// Why the call cannot be sent, where it cannot.
  private(set) var problem: (any Error)?

  public init(_ endpoint: Endpoint) {
    self.endpoint = endpoint
  }
}

@_spi(Generated)
extension EndpointCall {
  /// A parameter of the path.
  public mutating func path<Value: URLValue>(_ name: StaticString, _ value: Value) {
    pathValues.append((name.description, value.urlText))
  }

  /// A parameter of the query; nil leaves it out.
  public mutating func query<Value: URLValue>(_ name: StaticString, _ value: Value?) {
    guard let value else { return }
    queryItems.append((name.description, value.urlText))
  }

  /// A parameter that the query repeats for each of its values.
  public mutating func query<Value: URLValue>(_ name: StaticString, _ values: [Value]?) {
    for value in values ?? [] { queryItems.append((name.description, value.urlText)) }
  }

  /// A documented header; nil leaves it out.
  public mutating func header<Value: URLValue>(_ name: StaticString, _ value: Value?) {
    guard let value else { return }
    headers[name.description] = value.urlText
  }

  /// The body as JSON.
  public mutating func json<Value: WireWritable>(_ value: Value) {
    do {
      body = .json(try value.json())
    } catch {
      problem = error
    }
  }

  /// The body as a form of parts, some of which may be files.
  public mutating func multipart<Form: FormEncodable>(_ value: Form) {
    let writer = FormBodyWriter(value)
    body = .multipart(writer.form)
    problem = writer.problem ?? problem
  }

  /// The body as a form that is encoded as a query is.
  public mutating func form<Form: FormEncodable>(_ value: Form) {
    let writer = FormBodyWriter(value)
    do {
      body = .form(try writer.form.fields())
      problem = writer.problem ?? problem
    } catch {
      problem = error
    }
  }
}

/// A value that can stand in a path, a query, a header or a field of a form.
public protocol URLValue: Sendable {
  /// The value as text, before anything is encoded.
  var urlText: String { get }
}

extension String: URLValue { public var urlText: String { self } }
extension Int: URLValue { public var urlText: String { description } }
extension Int64: URLValue { public var urlText: String { description } }
extension Double: URLValue { public var urlText: String { description } }
extension Bool: URLValue { public var urlText: String { description } }
extension OpenValue: URLValue { public var urlText: String { rawValue } }
extension OpenNumber: URLValue { public var urlText: String { description } }

import APISpec
import CMicroHTTPD
import MockBehaviour

/// One request on its way through libmicrohttpd, which calls several times for each.
///
/// It belongs to one connection, which one thread serves; only its resumption comes from another.
final class Exchange {
  enum Stage {
    case new
    case reading(BodyCollection)
    /// The answer is known, and its time has not come.
    case waiting(ServedRequest)
    case answered
  }

  let target: String
  /// When the request began, in milliseconds since 1970.
  let start: Int64
  var stage = Stage.new
  var headers: [HeaderLine] = []
  var method = ""
  /// The bytes of the body that the server counts as held.
  var heldBytes = 0

  init(target: String, start: Int64) {
    self.target = target
    self.start = start
  }

  /// Adds a piece of the body.
  func append(_ bytes: UnsafeRawBufferPointer) {
    guard case .reading(var body) = stage else { return }
    // Taken out and put back, so that appending copies nothing.
    stage = .answered
    body.append(bytes)
    stage = .reading(body)
  }

  /// The bytes of the body that are in memory.
  var bodyBytes: Int {
    if case .reading(let body) = stage { body.heldBytes } else { 0 }
  }

  /// Lets go of the body.
  func drop() {
    guard case .reading(var body) = stage else { return }
    stage = .answered
    body.drop()
    stage = .reading(body)
  }

  func readHead(of connection: OpaquePointer, method: String, bodyLimit: Int) {
    self.method = method
    MHD_get_connection_values(
      connection, larkspur_headers,
      { context, _, name, value in
        guard let context, let name else { return larkspur_yes }
        let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
        // One more than is served, which is refused for that.
        guard exchange.headers.count <= MockRequest.mostHeaders else { return larkspur_no }
        exchange.headers.append(HeaderLine(String(cString: name), value.map { String(cString: $0) } ?? ""))
        return larkspur_yes
      }, Unmanaged.passUnretained(self).toOpaque())
    let type = headers.first { $0.name.lowercased() == "content-type" }?.value
    stage = .reading(BodyCollection(contentType: type, limit: bodyLimit))
  }
}

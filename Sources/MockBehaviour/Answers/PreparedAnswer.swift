import APISpec

/// What an endpoint answers when all is well, made once.
enum PreparedAnswer: Sendable {
  case json([UInt8])
  case pages(PagedList)
  case file
  case stream([UInt8])
  case nothing

  init(_ endpoint: Endpoint, shapes: [ShapeID: Shape], listLength: Int) {
    switch endpoint.response.kind {
    case .enveloped, .bare:
      let body = DocumentedAnswer(shapes: shapes).body(of: endpoint.response)
      if let list = PagedList(endpoint, answer: body, count: listLength, shapes: shapes) {
        self = .pages(list)
      } else {
        self = .json(Array((listLength > 0 ? PagedList.single(body, endpoint.pagination) : body).description.utf8))
      }
    case .binary: self = .file
    case .stream:
      let body = DocumentedAnswer(shapes: shapes).body(of: endpoint.response)
      self = .stream(Array("data: \(body.description)\n\n".utf8))
    case .none: self = .nothing
    }
  }

  func answer(to request: MockRequest, of endpoint: Endpoint, fileSize: Int) throws(Refusal) -> MockAnswer {
    switch self {
    case .json(let bytes): .json(bytes)
    case .pages(let list): .json(try list.page(request))
    case .file: FileAnswer.answer(to: request, of: endpoint, length: fileSize)
    case .stream(let bytes):
      MockAnswer(headers: [HeaderLine("Content-Type", "text/event-stream")], body: .bytes(bytes))
    case .nothing: MockAnswer(status: 204)
    }
  }
}

extension PagedList {
  /// An answer whose items are not known is the last page: a client that goes on would find the same page for ever.
  static func single(_ body: JSONValue, _ paging: Pagination?) -> JSONValue {
    guard let paging else { return body }
    let keys = { (path: String) in path.split(separator: ".").map(String.init) }
    var body = body
    if let path = paging.hasMorePath, body.value(at: keys(path)) != nil {
      body = body.setting(false, at: keys(path)[...])
    }
    if body.value(at: keys(paging.nextTokenPath)) != nil {
      body = body.setting("", at: keys(paging.nextTokenPath)[...])
    }
    return body
  }
}

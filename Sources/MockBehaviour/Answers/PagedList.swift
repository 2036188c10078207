import APISpec

/// A list that a client reads page by page, made up from the items of the documented answer.
///
/// The first page is followed by an empty one that says that there is more: clients that stop there lose items.
struct PagedList {
  private let paging: Pagination
  private let whole: JSONValue
  private let items: [JSONValue]
  private let itemsPath: [String]
  private let count: Int
  /// How many items a page has when the request does not say.
  private let usualSize: Int

  /// Nil where the documentation does not say which array holds the items, or shows none.
  init?(_ endpoint: Endpoint, answer: JSONValue, count: Int, shapes: [ShapeID: Shape]) {
    guard let paging = endpoint.pagination, let path = paging.itemsPath, count > 0 else { return nil }
    itemsPath = path.split(separator: ".").map(String.init)
    if case .array(let shown)? = answer.value(at: itemsPath), !shown.isEmpty {
      items = shown
    } else if case .array(let made)? = Synthesis(shapes: shapes).object(endpoint.response.fields).value(at: itemsPath),
      !made.isEmpty
    {
      items = made
    } else {
      return nil
    }
    self.paging = paging
    self.count = count
    whole = answer
    let size = (endpoint.queryParameters + endpoint.request.fields).first { $0.name == paging.sizeParameter }
    usualSize = size?.defaultValue.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? 10
  }

  /// The page that a request asks for.
  func page(_ request: MockRequest) throws(Refusal) -> JSONValue {
    let token = parameter(paging.tokenParameter, of: request)?.text ?? ""
    let asked = paging.sizeParameter.flatMap { parameter($0, of: request)?.integer } ?? 0
    let size = asked > 0 ? asked : usualSize
    guard let place = PagePlace(token: token), place.offset <= count else {
      throw Refusal(
        .fieldValidation,
        [Violation(paging.tokenParameter, token, "\(paging.tokenParameter) was not given out by this server")])
    }
    let end = place.isEmptyPage ? place.offset : min(count, place.offset.clampedPlus(size))
    let next: PagePlace? =
      end < count ? PagePlace(offset: end, isEmptyPage: place.offset == 0 && !place.isEmptyPage) : nil
    return body(place.offset..<end, next: next)
  }

  private func body(_ range: Range<Int>, next: PagePlace?) -> JSONValue {
    var body = whole.setting(.array(range.map(item)), at: itemsPath[...])
    body = body.setting(.string(next?.token ?? ""), at: Self.keys(paging.nextTokenPath))
    if let path = paging.hasMorePath { body = body.setting(.bool(next != nil), at: Self.keys(path)) }
    let total = Array(itemsPath.dropLast()) + ["total"]
    if body.value(at: total)?.integer != nil { body = body.setting(.number(String(count)), at: total[...]) }
    return body
  }

  /// The documented items, and then the same again with other identifiers.
  private func item(_ index: Int) -> JSONValue {
    let item = items[index % items.count]
    let round = index / items.count
    return round == 0 ? item : item.renumbered(round + 1)
  }

  private func parameter(_ name: String, of request: MockRequest) -> JSONValue? {
    switch paging.place {
    case .query: return request.query.first { $0.name == name }.map { .string($0.value) }
    case .body:
      guard case .bytes(let bytes) = request.body else { return nil }
      return JSONValue(json: String(decoding: bytes, as: UTF8.self))?[name]
    }
  }

  private static func keys(_ path: String) -> ArraySlice<String> {
    path.split(separator: ".").map(String.init)[...]
  }
}

/// Where a page begins, as its token says it.
private struct PagePlace {
  var offset: Int
  var isEmptyPage: Bool

  init(offset: Int, isEmptyPage: Bool) {
    self.offset = offset
    self.isEmptyPage = isEmptyPage
  }

  init?(token: String) {
    guard !token.isEmpty else {
      self.init(offset: 0, isEmptyPage: false)
      return
    }
    let words = token.split(separator: "_", omittingEmptySubsequences: false)
    guard words.count == 3, words[0] == "page", let offset = Int(words[1]), offset > 0,
      words[2] == "items" || words[2] == "none"
    else { return nil }
    self.init(offset: offset, isEmptyPage: words[2] == "none")
  }

  var token: String { "page_\(offset)_\(isEmptyPage ? "none" : "items")" }
}

extension JSONValue {
  /// The value with a number behind each of its identifiers.
  fileprivate func renumbered(_ number: Int) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(
      members.map { member in
        guard member.key == "id" || member.key.hasSuffix("_id"), case .string(let text) = member.value, !text.isEmpty
        else { return member }
        return JSONMember(member.key, .string("\(text)_\(number)"))
      })
  }
}

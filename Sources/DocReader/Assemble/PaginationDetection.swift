import APISpec

extension Pagination {
  private static let tokenNames = ["page_token"]
  private static let nextNames = ["page_token", "next_page_token"]
  private static let sizeNames = ["page_size", "limit"]
  private static let itemNames = ["items", "list", "data", "records"]

  /// A list is read page by page when a request parameter takes the token that the response returns.
  init?(query: [FieldNode], body: [FieldNode], response: [FieldNode]) {
    let place: Place
    let parameters: [FieldNode]
    if query.contains(where: { Self.tokenNames.contains($0.field.name) }) {
      (place, parameters) = (.query, query)
    } else if body.contains(where: { Self.tokenNames.contains($0.field.name) }) {
      (place, parameters) = (.body, body)
    } else {
      return nil
    }
    guard let token = parameters.first(where: { Self.tokenNames.contains($0.field.name) }),
      let holder = Self.holder(of: response)
    else { return nil }
    let prefix = holder.prefix
    let next = holder.fields.first { Self.nextNames.contains($0.field.name) }
    guard let next else { return nil }
    let size = parameters.first { Self.sizeNames.contains($0.field.name) }
    self.init(
      place: place, tokenParameter: token.field.name, sizeParameter: size?.field.name,
      nextTokenPath: prefix + next.field.name,
      hasMorePath: holder.fields.first { $0.field.name == "has_more" }.map { prefix + $0.field.name },
      itemsPath: Self.items(in: holder.fields).map { prefix + $0 })
  }

  /// The object that holds the next token: `data`, or the root of a bare response.
  private static func holder(of response: [FieldNode]) -> (prefix: String, fields: [FieldNode])? {
    if let data = response.first(where: { $0.field.name == "data" }),
      data.children.contains(where: { nextNames.contains($0.field.name) })
    {
      return ("data.", data.children)
    }
    return response.contains { nextNames.contains($0.field.name) } ? ("", response) : nil
  }

  /// The only array beside the token, or the one with a usual name.
  private static func items(in fields: [FieldNode]) -> String? {
    let arrays = fields.filter { if case .array = $0.field.type { true } else { false } }.map(\.field.name)
    return arrays.count == 1 ? arrays.first : itemNames.first { arrays.contains($0) }
  }
}

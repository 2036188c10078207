import APISpec

/// The doc comment of a method.
struct MethodDoc {
  let docs: FieldDoc

  func text(of method: MethodPlan, _ signature: SignaturePlan) -> String {
    let endpoint = method.endpoint
    switch docs.level {
    case .none: return ""
    case .summary:
      return [DocText.summary(endpoint.title), call(method)].filter { !$0.isEmpty }.joined(separator: "\n\n")
    case .full:
      let parts = [endpoint.title, endpoint.summary, endpoint.details, call(method), access(endpoint)]
      return (parts.filter { !$0.isEmpty } + [parameters(signature)].compactMap { $0 }).joined(separator: "\n\n")
    }
  }

  /// The method that reads all pages.
  func text(ofAllPages method: MethodPlan) -> String {
    guard docs.level != .none else { return "" }
    return "All that ``\(method.name)`` lists, page after page; each page is fetched when it is needed."
  }

  /// What is called, how often that may be, and where it is documented.
  private func call(_ method: MethodPlan) -> String {
    let endpoint = method.endpoint
    var parts = ["`\(method.call)`"]
    parts += endpoint.rateLimits.compactMap(Self.limit)
    if let link = Self.link(endpoint.documentation) { parts.append("[documentation](\(link))") }
    return parts.joined(separator: " · ")
  }

  private static func limit(_ limit: RateLimit) -> String? {
    guard case .calls(let count, let window) = limit else { return nil }
    return "\(count) calls a \(window.rawValue)"
  }

  private static func link(_ documentation: DocumentationLink) -> String? {
    if let url = documentation.url, url.hasPrefix("https://") || url.hasPrefix("http://") { return url }
    return documentation.path.hasPrefix("/") ? "https://open.feishu.cn/document\(documentation.path)" : nil
  }

  private func access(_ endpoint: Endpoint) -> String {
    var sentences: [String] = []
    let scopes = endpoint.scopes.scopes.map { "`\($0.name)`" }
    if scopes.count == 1 {
      sentences.append("Needs the scope \(scopes[0]).")
    } else if !scopes.isEmpty {
      let which = endpoint.scopes.mode == .anyOf ? "one of the scopes" : "all of the scopes"
      sentences.append("Needs \(which) \(scopes.joined(separator: ", ")).")
    }
    let fields = endpoint.fieldScopes.map { "`\($0.name)`" }
    if !fields.isEmpty { sentences.append("Some fields need \(fields.joined(separator: ", ")), too.") }
    return sentences.joined(separator: " ")
  }

  private func parameters(_ signature: SignaturePlan) -> String? {
    let described = signature.arguments.compactMap { argument -> String? in
      let text = argument.field.map { DocText.summary($0.description) } ?? ""
      return text.isEmpty ? nil : "  - \(argument.name): \(text)"
    }
    return described.isEmpty ? nil : (["- Parameters:"] + described).joined(separator: "\n")
  }
}

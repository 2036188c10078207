import APISpec

/// Finds the four words by which SDKs call an endpoint.
struct EndpointNaming {
  /// The link to the API explorer, `…api_explore_config?project=…&version=…&resource=…&method=…`.
  static func explorerName(in text: Text) -> EndpointName? {
    guard let range = text.firstRange(of: marker) else { return nil }
    let query = text[range.upperBound...].prefix { !$0.isSpace && $0 != Byte.closeParen }
    var words: [String: String] = [:]
    for pair in query.split(separator: Byte.ampersand) {
      guard let equals = pair.firstIndex(of: Byte.equals) else { continue }
      words[pair[..<equals].string] = pair[(equals + 1)...].string
    }
    guard let project = words["project"], let version = words["version"], let resource = words["resource"],
      let method = words["method"] ?? words["event"], ![project, version, resource, method].contains("")
    else { return nil }
    return EndpointName(project: project, version: version, resource: resource, method: method, origin: .explorer)
  }

  /// Where the link to the API explorer is.
  static func explorerLink(in text: Text) -> Int? { text.firstRange(of: marker)?.lowerBound }

  private static let marker = "api_explore_config?".bytes

  /// The macro around the link, which is glued to the last sentence of the introduction.
  static func withoutMacro(_ text: Text) -> Text {
    guard let link = text.firstRange(of: marker), let open = text[..<link.lowerBound].lastIndex(of: Byte.openBrace),
      let close = text.firstIndex(of: Byte.closeParen, from: link.upperBound)
    else { return text }
    return ArraySlice(Array(text[..<open]) + Array(text[(close + 1)...]))
  }

  // MARK: Samples

  /// The call in an SDK sample: `client.corehr.v2.process_withdraw.update(`. The Python sample keeps the words as they
  /// are; in the others words of the resource are joined in camel case.
  static func sampleName(in codes: [Text]) -> EndpointName? {
    var best: EndpointName?
    for code in codes {
      var from = code.startIndex
      while let range = code.firstRange(of: clientWord, from: from) {
        from = range.upperBound
        guard let words = callWords(code[range.upperBound...]) else { continue }
        let isPlain = words.allSatisfy { $0 == $0.lowercased() }
        let name = EndpointName(
          project: snakeCased(words[0]), version: words[1].lowercased(), resource: snakeCased(words[2]),
          method: isPlain ? words[3] : snakeCased(words[3]), origin: .sample)
        guard name.isUsable else { continue }
        if isPlain { return name }
        best = best ?? name
      }
    }
    return best
  }

  private static let clientWord = "client.".bytes

  /// Four words with dots (and, in Java, brackets) between them, the second one a version, before a bracket.
  private static func callWords(_ text: Text) -> [String]? {
    var words: [String] = []
    var rest = text
    while words.count < 4 {
      let word = rest.prefix { $0.isWord }
      guard !word.isEmpty else { return nil }
      words.append(word.string)
      rest = rest[word.endIndex...]
      if words.count == 4 { break }
      if rest.hasPrefix([Byte.openParen, Byte.closeParen]) { rest = rest.dropFirst(2) }
      guard rest.first == UInt8(ascii: ".") else { return nil }
      rest = rest.dropFirst()
    }
    guard rest.first == Byte.openParen, isVersion(words[1].lowercased()) else { return nil }
    return words
  }

  static func isVersion(_ word: some StringProtocol) -> Bool {
    word.utf8.first == UInt8(ascii: "v") && word.utf8.count > 1 && word.utf8.dropFirst().allSatisfy(\.isDigit)
  }

  static func snakeCased(_ word: String) -> String {
    var out: [UInt8] = []
    for byte in word.utf8 {
      if byte != byte.lowercased, !out.isEmpty { out.append(UInt8(ascii: "_")) }
      out.append(byte.lowercased)
    }
    return String(decoding: out, as: UTF8.self)
  }

  // MARK: Derived names

  /// Project and version from the URL; resource and method from the page's own path where it follows the platform's
  /// scheme (`…/approval-v4/task/reject`), else from the URL.
  static func derivedName(httpMethod: String, path: String, documentationPath: String) -> EndpointName {
    let segments = path.split(separator: "/").compactMap(plainSegment)
    let api = segments.first == "open-apis" ? Array(segments.dropFirst()) : segments
    let versionIndex = api.firstIndex(where: isVersion)
    let first = api.first { !$0.hasPrefix("{") && !isVersion($0) } ?? "api"
    let project = first.replacing(".", with: "_")
    let version = versionIndex.map { api[$0] } ?? "v1"
    let isProjectFirst = api.first == first
    let tail = api.enumerated().filter { index, segment in
      segment != "" && segment != "openapi" && index != versionIndex && !(isProjectFirst && index == 0)
    }.map(\.element)
    let page = documentationPath.split(separator: "/").map(String.init)
    let word = methodWord(page.last)
    let statics = tail.filter { !$0.hasPrefix("{") }
    if let word, page.count >= 3, page[page.count - 3] == "\(project)-\(version)" {
      let resource = page[page.count - 2].replacing("-", with: ".")
      let name = EndpointName(project: project, version: version, resource: resource, method: word, origin: .derived)
      if name.isUsable { return name }
    }
    let method =
      word ?? action(tail)?.replacing(".", with: "_") ?? verb(httpMethod, endsInParameter: path.hasSuffix("}"))
    var words = statics.map(singular)
    if words.count > 1, words.last == method || statics.last == method { words.removeLast() }
    let resource = words.isEmpty ? project : words.joined(separator: ".")
    return EndpointName(project: project, version: version, resource: resource, method: method, origin: .derived)
  }

  /// A segment of a path without what names cannot contain; nil where nothing is left. Parameters stay as they are.
  private static func plainSegment(_ segment: Substring) -> String? {
    guard !segment.hasPrefix("{") else { return String(segment) }
    let parts = segment.utf8.split(omittingEmptySubsequences: false) { !$0.isWord && $0 != Byte.dash }
    let words = parts.filter { $0.contains { $0.isLetter || $0.isDigit } }
    // Dots part the words of a resource; they are part of some segments.
    let isPlain = words.count == parts.count && segment.utf8.allSatisfy { $0.isWord || "-.".utf8.contains($0) }
    if isPlain { return String(segment) }
    return words.isEmpty ? nil : words.compactMap { String($0) }.joined(separator: "_")
  }

  /// The last part of a page's path when it is a word: portal ids such as `uQjL04CN` are none. A disambiguator behind
  /// a dash is cut.
  private static func methodWord(_ segment: String?) -> String? {
    guard let segment, !segment.isEmpty else { return nil }
    let word = segment.split(separator: "-").first.map(String.init) ?? segment
    let bytes = Array(word.utf8)
    let switches = zip(bytes, bytes.dropFirst()).filter {
      $0.isLetter && $1.isLetter && ($0 | 0x20 == $0) != ($1 | 0x20 == $1)
    }
    guard bytes.allSatisfy({ $0.isWord }), bytes.first?.isLetter == true,
      !bytes.contains(where: \.isDigit) || bytes.count < 12,
      switches.count < 4, bytes.count < 40
    else { return nil }
    return word
  }

  /// The last word of a path that stands right behind another word and is no plural: `instances/cancel`.
  private static func action(_ segments: [String]) -> String? {
    guard segments.count > 1, let last = segments.last, !last.hasPrefix("{"), !last.hasSuffix("s"),
      !segments[segments.count - 2].hasPrefix("{")
    else { return nil }
    return last
  }

  private static func verb(_ httpMethod: String, endsInParameter: Bool) -> String {
    switch httpMethod {
    case "GET": endsInParameter ? "get" : "list"
    case "POST": "create"
    case "DELETE": "delete"
    case "PATCH": "patch"
    default: "update"
    }
  }

  private static func singular(_ word: String) -> String {
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    if word.hasSuffix("ses") || word.hasSuffix("xes") { return String(word.dropLast(2)) }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), word.count > 3 {
      return String(word.dropLast())
    }
    return word
  }
}

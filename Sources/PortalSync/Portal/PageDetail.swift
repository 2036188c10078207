import APISpec

/// What a portal says about one page.
struct PageDetail: Hashable, Sendable {
  /// The page as its authors wrote it.
  var content: String
  /// Milliseconds since 1970, in digits; nil where the portal does not tell.
  var updateTime: String?

  init(content: String, updateTime: String?) {
    self.content = content
    self.updateTime = updateTime
  }

  /// Reads the portal's answer. What is no page is refused.
  init(answer bytes: [UInt8]) throws(AnswerRefusal) {
    let data = try PortalAnswer(bytes).data
    guard let content = data["content"]?.text, content.utf8.contains(where: { $0 > 0x20 }) else { throw .noContent }
    guard !PortalAnswer.isMarkup(content.utf8) else { throw .markupAsContent }
    self.content = content
    updateTime = data["updateTime"]?.literal.flatMap { text in
      !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? text : nil
    }
  }
}

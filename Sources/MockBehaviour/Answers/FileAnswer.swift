import APISpec

/// Answers with a file, or with the stretch of it that was asked for.
enum FileAnswer {
  static func answer(to request: MockRequest, of endpoint: Endpoint, length: Int) -> MockAnswer {
    let file = FileContent(length: length)
    var headers = [
      HeaderLine("Content-Type", "application/octet-stream"),
      HeaderLine("Content-Disposition", "attachment; filename=\"\(endpoint.name.method).bin\""),
      HeaderLine("Accept-Ranges", "bytes"),
    ]
    guard let text = request.header("Range") else {
      return MockAnswer(headers: headers, body: .file(file, 0..<length))
    }
    guard let range = range(text, length: length) else {
      headers.append(HeaderLine("Content-Range", "bytes */\(length)"))
      return MockAnswer(status: 416, headers: headers)
    }
    headers.append(HeaderLine("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(length)"))
    return MockAnswer(status: 206, headers: headers, body: .file(file, range))
  }

  /// The one range of `bytes=10-20`, `bytes=10-` or `bytes=-5`; nil where the file has no such bytes.
  static func range(_ text: String, length: Int) -> Range<Int>? {
    guard text.hasPrefix("bytes=") else { return 0..<length }
    let parts = text.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    if parts[0].isEmpty {
      guard let count = position(parts[1]), count > 0, length > 0 else { return nil }
      return max(0, length - count)..<length
    }
    guard let start = position(parts[0]), start < length else { return nil }
    guard !parts[1].isEmpty else { return start..<length }
    guard let end = position(parts[1]), end >= start else { return nil }
    return start..<min(length, end.clampedPlus(1))
  }

  /// A number of digits alone; the largest there is for one that is even larger.
  private static func position(_ digits: Substring) -> Int? {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(digits) ?? .max
  }
}

import DocReader

/// Lists findings as workflow commands, which GitHub Actions shows at the lines of a pull request.
struct GitHubReport {
  /// Whether notes are listed.
  var isVerbose: Bool

  func text(of findings: [Finding]) -> String {
    findings.lazy.filter { isVerbose || $0.severity > .note }.map(Self.line).joined()
  }

  private static func line(of finding: Finding) -> String {
    let properties = [
      ("file", finding.place.path), ("line", String(finding.place.line)), ("col", String(finding.place.column)),
      ("title", finding.code),
    ]
    let list = properties.map { "\($0)=\(escape($1, isProperty: true))" }.joined(separator: ",")
    return "::\(command(finding.severity)) \(list)::\(escape(finding.message, isProperty: false))\n"
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .note: "notice"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// Escapes what would end the message, or the property in it.
  static func escape(_ text: String, isProperty: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where isProperty: escaped += "%3A"
      case "," where isProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

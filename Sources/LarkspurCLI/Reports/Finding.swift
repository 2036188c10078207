import DocReader

/// A diagnostic with places as a person opens them from here.
struct Finding {
  var place: SourcePlace
  var related: SourcePlace?
  var rule: DiagnosticRule
  var message: String

  var severity: Severity { rule.severity }
  var code: String { rule.code }

  init(_ diagnostic: Diagnostic, in reading: InputReading) {
    place = reading.location(of: diagnostic.place)
    related = diagnostic.related.map(reading.location(of:))
    rule = diagnostic.rule
    message = diagnostic.message
  }
}

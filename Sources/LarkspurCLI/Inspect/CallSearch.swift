import APISpec
import Workspace

/// Finds endpoints and events by what a person types.
struct CallSearch {
  private let calls: [DocumentedCall]

  /// What a search found.
  enum Outcome {
    /// One call, or several where the words fit several.
    case found([DocumentedCall])
    /// Nothing; what was probably meant, as it can be typed.
    case nothing(nearest: [String])
  }

  init(_ spec: APISpec) {
    calls = DocumentedCall.all(in: spec)
  }

  /// Looks for `METHOD path`, a path alone, `project.version.resource.method` or an event type. In paths, `:name` and
  /// `{name}` are the same, and so are all names of parameters; a path with values in it finds its template.
  func find(_ text: String) -> Outcome {
    let named = calls.filter { $0.name == text || $0.address == text }
    if !named.isEmpty { return .found(named) }
    let wanted = Signature(text)
    let equal = calls.filter { wanted.equals(Signature($0)) }
    if !equal.isEmpty { return .found(equal) }
    let fitting = calls.filter { wanted.fits(Signature($0)) }
    return fitting.isEmpty ? .nothing(nearest: nearest(to: text)) : .found(fitting)
  }

  /// The calls that a text most likely means, as they can be typed.
  func nearest(to text: String) -> [String] {
    let typed = Array(text.utf8)
    let signature = Array(Signature(text).text.utf8)
    let ranked = calls.map { call in
      let byName = Suggestion.distance(typed, Array(call.name.utf8))
      let bySignature = Suggestion.distance(signature, Array(Signature(call).text.utf8))
      return (call: call, usesName: byName < bySignature, distance: min(byName, bySignature))
    }
    return ranked.filter { $0.distance <= max(4, typed.count / 2) }
      .sorted { ($0.distance, $0.call.address, $0.call.kind) < ($1.distance, $1.call.address, $1.call.kind) }
      .prefix(3).map { $0.usesName ? $0.call.name : "\($0.call.kind) \($0.call.address)" }
  }
}

/// A method and a path without the names of its parameters.
private struct Signature {
  /// Empty where any method is meant.
  var method: String
  var segments: [String]

  static let parameter = "{}"

  init(_ call: DocumentedCall) {
    self.init(method: call.kind, address: call.address)
  }

  init(_ text: String) {
    let words = text.split(separator: " ")
    self.init(method: words.count > 1 ? words[0].uppercased() : "", address: words.last.map(String.init) ?? "")
  }

  private init(method: String, address: String) {
    self.method = method
    var path = address[...]
    if let scheme = path.range(of: "://") {
      path = path[scheme.upperBound...]
      path = path.firstIndex(of: "/").map { path[$0...] } ?? ""
    }
    path = path.prefix { $0 != "?" && $0 != "#" }
    segments = path.split(separator: "/").map { segment in
      segment.hasPrefix(":") || segment.hasPrefix("{") ? Self.parameter : String(segment)
    }
  }

  var text: String { (method.isEmpty ? "" : method + " ") + "/" + segments.joined(separator: "/") }

  func equals(_ other: Signature) -> Bool {
    (method.isEmpty || method == other.method) && segments == other.segments
  }

  /// Whether the other one is a template of this one.
  func fits(_ other: Signature) -> Bool {
    (method.isEmpty || method == other.method) && segments.count == other.segments.count
      && zip(segments, other.segments).allSatisfy { $0 == $1 || $1 == Self.parameter }
  }
}

extension Substring {
  /// Where a text first occurs.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}

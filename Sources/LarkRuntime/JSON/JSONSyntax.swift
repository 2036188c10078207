import StrictJSON

/// Why bytes are no JSON document, and where.
public typealias JSONSyntaxError = StrictJSON.JSONSyntaxError

/// The kinds of value that JSON knows, as messages name them.
public typealias JSONKind = StrictJSON.JSONKind

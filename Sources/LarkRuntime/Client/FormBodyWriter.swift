/// A request shape that travels as a form: parts of a multipart body, or a form encoded as a query is.
///
/// ```swift
/// public struct UploadBody: FormEncodable {
///   public var fileName: String
///   public var size: Int?
///   public var file: UploadFile
///
///   public func encode(into form: inout FormBodyWriter) {
///     form.field("file_name", fileName)
///     form.field("size", size)
///     form.file("file", file)
///   }
/// }
/// ```
public protocol FormEncodable: Sendable {
  /// Writes the fields in order; fields that are nil are left out.
  func encode(into form: inout FormBodyWriter)
}

/// A form without required fields.
public protocol FormBuildable: FormEncodable {
  /// A form without fields.
  init()
}

extension FormBuildable {
  /// Fills the fields in a closure: `.init { $0.fileName = "…" }`.
  public init(_ build: (inout Self) throws -> Void) rethrows {
    self.init()
    try build(&self)
  }
}

/// Writes a form, field by field, in the order of the calls.
///
/// Nothing here throws: what cannot be written is remembered and reported once, when the call is made.
public struct FormBodyWriter: Sendable {
  private(set) var form = MultipartForm()
  /// Why the form cannot be sent, where it cannot.
  private(set) var problem: (any Error)?

  init() {}

  /// Everything that a value writes.
  init(_ body: some FormEncodable) {
    body.encode(into: &self)
  }
}

extension FormBodyWriter {
  /// A field.
  public mutating func field<Value: URLValue>(_ name: StaticString, _ value: Value?) {
    guard let value else { return }
    form.append(name.description, text: value.urlText)
  }

  /// A field that the form repeats for each of its values.
  public mutating func field<Value: URLValue>(_ name: StaticString, _ values: [Value]?) {
    for value in values ?? [] { form.append(name.description, text: value.urlText) }
  }

  /// A field that holds JSON.
  public mutating func jsonField<Value: WireWritable>(_ name: StaticString, _ value: Value?) {
    guard let value else { return }
    do {
      form.append(name.description, text: try value.jsonText())
    } catch {
      problem = problem ?? error
    }
  }

  /// A file.
  public mutating func file(_ name: StaticString, _ file: UploadFile?) {
    guard let file else { return }
    if !HTTPSyntax.isFieldValue(file.contentType) { problem = problem ?? BrokenMediaType(field: name.description) }
    form.append(name.description, file: file)
  }

  /// Several files under one name.
  public mutating func file(_ name: StaticString, _ files: [UploadFile]?) {
    for file in files ?? [] { self.file(name, file) }
  }
}

/// A media type that would end its line and begin another.
struct BrokenMediaType: Error, Hashable, Sendable, CustomStringConvertible {
  /// The field with the file.
  let field: String

  var description: String {
    "The media type of the file in the field '\(field)' has a line break or a NUL character; write it like image/png."
  }
}

/// A file in a form that can carry none.
struct FileInPlainForm: Error, Hashable, Sendable, CustomStringConvertible {
  /// The field with the file.
  let field: String

  var description: String {
    "The field '\(field)' is a file, and the endpoint documents a form without parts, which can carry none."
  }
}

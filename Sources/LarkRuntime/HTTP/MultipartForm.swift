import Foundation

/// A file to upload.
public struct UploadFile: Sendable {
  /// The name that the platform shows.
  public var name: String
  /// The media type of the content.
  public var contentType: String
  /// What is sent.
  public var content: BodyStream

  /// A file of this name, whatever its content comes from.
  public init(name: String, contentType: String = "application/octet-stream", content: BodyStream) {
    self.name = name
    self.contentType = contentType
    self.content = content
  }

  /// The number of bytes, where it is known: many uploads have to state it beside the file.
  public var size: Int? { content.length.flatMap { Int(exactly: $0) } }

  /// A file whose bytes are in memory.
  public static func bytes(
    _ bytes: some Sequence<UInt8>, name: String, contentType: String = "application/octet-stream"
  ) -> UploadFile {
    UploadFile(name: name, contentType: contentType, content: .bytes(bytes))
  }

  /// A file on disk; it is read while it is sent.
  ///
  /// - Throws: ``BodyStream/UnreadableFile`` where there is none, or something else in its place.
  public static func file(
    at url: URL, name: String? = nil, contentType: String = "application/octet-stream"
  ) throws(BodyStream.UnreadableFile) -> UploadFile {
    UploadFile(name: name ?? url.lastPathComponent, contentType: contentType, content: try .file(at: url))
  }
}

/// A body of several named parts, some of them files.
struct MultipartForm: Sendable {
  private enum Part: Sendable {
    case text(name: String, value: String)
    case file(name: String, file: UploadFile)
  }

  private var parts: [Part] = []

  mutating func append(_ name: String, text: String) {
    parts.append(.text(name: name, value: text))
  }

  /// Puts a text in the place of all parts of its name.
  mutating func set(_ name: String, text: String) {
    parts.removeAll { if case .text(name, _) = $0 { true } else { false } }
    append(name, text: text)
  }

  /// Whether a text of that name is there and not empty.
  func holdsText(_ name: String) -> Bool {
    parts.contains { if case .text(name, let value) = $0 { !value.isEmpty } else { false } }
  }

  mutating func append(_ name: String, file: UploadFile) {
    parts.append(.file(name: name, file: file))
  }

  /// The parts as the fields of a form without parts.
  ///
  /// - Throws: ``FileInPlainForm`` where one is a file.
  func fields() throws(FileInPlainForm) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    for part in parts {
      switch part {
      case .text(let name, let value): fields.append((name, value))
      case .file(let name, _): throw FileInPlainForm(field: name)
      }
    }
    return fields
  }

  /// The texts by name; a file has its name for one.
  var names: [(name: String, value: String)] {
    parts.map { part in
      switch part {
      case .text(let name, let value): (name, value)
      case .file(let name, let file): (name, file.name)
      }
    }
  }

  /// The body with a boundary that occurs in none of the parts.
  func body(boundary: String) -> BodyStream {
    var pieces: [BodyStream.Piece] = []
    for part in parts {
      switch part {
      case .text(let name, let value):
        pieces.append(Self.text("--\(boundary)\r\n\(Self.disposition(name))\r\n\r\n\(value)\r\n"))
      case .file(let name, let file):
        let disposition = "\(Self.disposition(name)); filename=\"\(Self.quoted(file.name))\""
        let contentType = Self.withoutBreaks(file.contentType)
        pieces.append(Self.text("--\(boundary)\r\n\(disposition)\r\nContent-Type: \(contentType)\r\n\r\n"))
        pieces += file.content.pieces
        pieces.append(Self.text("\r\n"))
      }
    }
    pieces.append(Self.text("--\(boundary)--\r\n"))
    return BodyStream(pieces: pieces)
  }

  private static func text(_ text: String) -> BodyStream.Piece {
    .bytes(Data(text.utf8))
  }

  private static func disposition(_ name: String) -> String {
    "Content-Disposition: form-data; name=\"\(quoted(name))\""
  }

  /// Text that cannot end its quotes or its line, as browsers write it.
  private static func quoted(_ text: String) -> String {
    withoutBreaks(text).replacingOccurrences(of: "\"", with: "%22")
  }

  /// Text that cannot end its line. NUL would end it for servers written in C.
  private static func withoutBreaks(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": safe += "%0D".unicodeScalars
      case "\n": safe += "%0A".unicodeScalars
      case "\0": safe += "%00".unicodeScalars
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }
}

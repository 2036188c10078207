/// The names of the files of ``SDKSettings/Layout-swift.enum/files``.
///
/// A build has to know them before it reads a page, and so do the plugins of SwiftPM, which have the same rule.
public enum FlatFileName {
  /// `Lark_im.swift` for `im`, `Lark_im_v1.swift` for `im.v1`: in small letters, since some file systems do not tell
  /// capitals apart, and with `_` for everything but letters, digits and `_`.
  public static func of(_ service: String) -> String {
    let bytes = service.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      default: UInt8(ascii: "_")
      }
    }
    return "Lark_\(String(decoding: bytes, as: UTF8.self)).swift"
  }
}

/// The files of a service that shares its module with others.
struct FlatFiles {
  private let module: ModuleFiles

  init(_ module: ModuleFiles) {
    self.module = module
  }

  var files: [SourceFile] {
    let versions = module.service.versions.compactMap { version -> SourcePiece? in
      let pieces = module.pieces(of: version)
      return pieces.isEmpty ? nil : piece(version.scope, pieces)
    }
    return ([piece(module.service.project, [module.servicePiece])] + versions).map { piece in
      piece.file(generator: module.settings.generator, importing: FileHeader.wholeImport)
    }
  }

  private func piece(_ service: String, _ pieces: [SourcePiece]) -> SourcePiece {
    var whole = SourcePiece(path: FlatFileName.of(service), pages: [], body: SourceWriter())
    for piece in pieces {
      whole.pages.formUnion(piece.pages)
      whole.body.separate()
      whole.body.append(piece.body)
    }
    return whole
  }

  /// The files of all services. Where two services have files of one name, the file holds both.
  static func joined(_ files: [SourceFile]) -> [SourceFile] {
    Dictionary(grouping: files, by: \.path).map { path, files in
      SourceFile(path: path, bytes: Array(files.map(\.bytes).joined(separator: [UInt8(ascii: "\n")])))
    }
  }
}

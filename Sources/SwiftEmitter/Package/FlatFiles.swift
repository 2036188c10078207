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

/// The files of services that share one module.
struct FlatFiles {
  let services: [ServicePlan]
  let parts: RenderedParts
  let spelling: Spelling
  let settings: SDKSettings

  /// Where two services would have files of one name, the file holds both.
  var files: [SourceFile] {
    Dictionary(grouping: services.flatMap(pieces), by: \.path).values.map { pieces in
      Self.joined(pieces).file(generator: settings.generator, importing: FileHeader.wholeImport)
    }
  }

  private func pieces(of service: ServicePlan) -> [SourcePiece] {
    let module = ModuleFiles(service: service, parts: parts, spelling: spelling, settings: settings)
    return [named(service.project, module.servicePiece)]
      + service.versions.compactMap { version in
        let pieces = module.pieces(of: version)
        return pieces.isEmpty ? nil : named(version.scope, Self.joined(pieces))
      }
  }

  private func named(_ service: String, _ piece: SourcePiece) -> SourcePiece {
    SourcePiece(path: FlatFileName.of(service), pages: piece.pages, body: piece.body)
  }

  private static func joined(_ pieces: [SourcePiece]) -> SourcePiece {
    var whole = pieces[0]
    for piece in pieces.dropFirst() {
      whole.pages.formUnion(piece.pages)
      whole.body.separate()
      whole.body.append(piece.body)
    }
    return whole
  }
}

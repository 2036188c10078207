/// The names of the files that `generate --layout files` writes: `FlatFileName` of the emitter has the same rule, and a
/// plugin can import no module of its package.
enum OutputNames {
  /// One for each service and one for each version of it, sorted.
  static func all(for services: [String]) -> [String] {
    let projects = services.map { String($0.prefix { $0 != "." }) }
    return Set((projects + services).map(name)).sorted()
  }

  /// `Lark_im_v1.swift` for `im.v1`.
  private static func name(_ service: String) -> String {
    let characters = service.lowercased().map { ("a"..."z").contains($0) || ("0"..."9").contains($0) ? $0 : "_" }
    return "Lark_\(String(characters)).swift"
  }
}

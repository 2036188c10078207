import APISpec

/// Whether and why something should not be used any more.
enum Deprecation {
  static func text(of lifecycle: Lifecycle) -> String? {
    switch lifecycle.stage {
    case .current, .beta: nil
    case .deprecated: lifecycle.note.isEmpty ? "The documentation marks it as deprecated." : lifecycle.note
    case .historic: "The documentation keeps it only for those who still use it."
    case .inert: lifecycle.note.isEmpty ? "The documentation says that it has no effect." : lifecycle.note
    }
  }
}

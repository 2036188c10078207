import Testing

extension Tag {
  /// What a security review tried.
  @Tag static var attack: Self
}

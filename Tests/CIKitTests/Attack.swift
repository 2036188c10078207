import Testing

extension Tag {
  /// A test of what somebody else could do with input of their choice.
  @Tag static var attack: Self
}

/// Values as messages name them.
extension JSONValue {
  /// A few words that stand for the value in a message.
  public var summary: String {
    let text = self.text ?? description
    return text.count > 64 ? "\(text.prefix(64))…" : text
  }
}

/// Everything that is in a value, whatever it says of itself. Lines are sorted, because sets and dictionaries list their
/// members in any order.
public func wholeText(of value: Any) -> String {
  var text = ""
  dump(value, to: &text)
  return text.split(separator: "\n").sorted().joined(separator: "\n")
}

import MockBehaviour

/// Numbers that only look like chance: equal seeds give equal ones.
public typealias SeededNumbers = MockBehaviour.SeededNumbers

extension SeededNumbers {
  /// A number below a bound; 0 where there is none.
  public mutating func below(_ bound: Int) -> Int {
    bound > 0 ? Int(next() % UInt64(bound)) : 0
  }

  /// One of the items, of which there has to be one.
  public mutating func pick<Item>(_ items: [Item]) -> Item {
    items[below(items.count)]
  }
}

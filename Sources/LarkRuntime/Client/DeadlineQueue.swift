/// Values by the time at which each is due, the earliest first: a binary heap.
///
/// Most waits are given up long before their time, so that removing one only takes its value away. Its place in the heap
/// is freed when it comes to the front, or when most places are empty.
struct DeadlineQueue<Value> {
  /// Identifies a value in the queue.
  typealias Ticket = UInt64

  private struct Place {
    var deadline: UInt64
    var ticket: Ticket

    /// Values of one time come in the order of their tickets.
    func precedes(_ other: Place) -> Bool {
      deadline == other.deadline ? ticket < other.ticket : deadline < other.deadline
    }
  }

  private var heap: [Place] = []
  private var values: [Ticket: Value] = [:]

  /// How few empty places are not worth a cleaning.
  private static var fewPlaces: Int { 64 }

  var count: Int { values.count }

  /// The places of the heap, empty ones among them.
  var placeCount: Int { heap.count }

  /// Adds a value under a ticket that is not in use.
  mutating func insert(_ value: Value, _ ticket: Ticket, at deadline: UInt64) {
    values[ticket] = value
    heap.append(Place(deadline: deadline, ticket: ticket))
    siftUp(heap.count - 1)
  }

  /// Takes a value away before its time; nil where it is not there any more.
  mutating func remove(_ ticket: Ticket) -> Value? {
    guard let value = values.removeValue(forKey: ticket) else { return nil }
    if heap.count > Self.fewPlaces, heap.count > 2 * values.count { removeEmptyPlaces() }
    return value
  }

  /// The earliest time at which a value is due; nil where there is none.
  mutating func earliest() -> UInt64? {
    while let first = heap.first, values[first.ticket] == nil { removeFirstPlace() }
    return heap.first?.deadline
  }

  /// Takes away what is due at a time, in order.
  mutating func removeAll(through time: UInt64) -> [Value] {
    var due: [Value] = []
    while let first = heap.first, first.deadline <= time {
      if let value = values.removeValue(forKey: first.ticket) { due.append(value) }
      removeFirstPlace()
    }
    return due
  }
}

// MARK: The heap

extension DeadlineQueue {
  private mutating func removeFirstPlace() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    siftDown(0)
  }

  private mutating func removeEmptyPlaces() {
    heap.removeAll { values[$0.ticket] == nil }
    for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { siftDown(index) }
  }

  private mutating func siftUp(_ start: Int) {
    var index = start
    while index > 0, heap[index].precedes(heap[(index - 1) / 2]) {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private mutating func siftDown(_ start: Int) {
    var index = start
    while 2 * index + 1 < heap.count {
      var child = 2 * index + 1
      if child + 1 < heap.count, heap[child + 1].precedes(heap[child]) { child += 1 }
      guard heap[child].precedes(heap[index]) else { return }
      heap.swapAt(index, child)
      index = child
    }
  }
}

import TestValues
import Testing

@testable import LarkRuntime

@Suite("The queue of deadlines")
struct DeadlineQueueTests {
  /// What a queue does, by a search through all its values.
  private struct Model {
    var values: [(deadline: UInt64, ticket: UInt64)] = []

    mutating func remove(_ ticket: UInt64) -> UInt64? {
      values.firstIndex { $0.ticket == ticket }.map { values.remove(at: $0).ticket }
    }

    mutating func removeAll(through time: UInt64) -> [UInt64] {
      let due = values.filter { $0.deadline <= time }.sorted { $0 < $1 }
      values.removeAll { $0.deadline <= time }
      return due.map(\.ticket)
    }
  }

  @Test(
    "a deadline queue gives what is due in order, whatever was added and removed before",
    arguments: 1...5 as ClosedRange<UInt64>)
  func order(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var queue = DeadlineQueue<UInt64>()
    var model = Model()
    var time: UInt64 = 0
    for ticket in 1...500 as ClosedRange<UInt64> {
      let deadline = time + UInt64.random(in: 0...100, using: &numbers)
      queue.insert(ticket, ticket, at: deadline)
      model.values.append((deadline, ticket))
      if Bool.random(using: &numbers) {
        let gone = UInt64.random(in: 1...ticket, using: &numbers)
        #expect(queue.remove(gone) == model.remove(gone))
      }
      if ticket.isMultiple(of: 7) {
        time += UInt64.random(in: 0...20, using: &numbers)
        #expect(queue.removeAll(through: time) == model.removeAll(through: time))
      }
      #expect(queue.count == model.values.count)
      #expect(queue.earliest() == model.values.map(\.deadline).min())
    }
    #expect(queue.removeAll(through: .max) == model.removeAll(through: .max))
    #expect(queue.earliest() == nil && queue.placeCount == 0)
  }

  @Test("a deadline queue holds no memory for values that were removed long ago")
  func memory() {
    var queue = DeadlineQueue<Int>()
    queue.insert(0, 0, at: 1)
    for ticket in 1...2000 as ClosedRange<UInt64> {
      queue.insert(1, ticket, at: 1000 + ticket)
      #expect(queue.remove(ticket) == 1)
      #expect(queue.placeCount <= 66)
    }
    #expect(queue.removeAll(through: 5) == [0])
    #expect(queue.earliest() == nil && queue.placeCount == 0)
  }

  @Test("a deadline that passes compares a few values of many, not all")
  func cost() {
    /// The time that a queue of some size takes for a thousand deadlines, each followed by another: the best of three.
    func time(_ size: UInt64) -> Duration {
      var queue = DeadlineQueue<Int>()
      for ticket in 0..<size { queue.insert(1, ticket, at: ticket) }
      let times = (0..<3 as Range<UInt64>).map { round in
        ContinuousClock().measure {
          for step in (1000 * round)..<(1000 * round + 1000) {
            _ = queue.removeAll(through: step)
            queue.insert(1, size + step, at: size + step)
          }
        }
      }
      #expect(queue.count == Int(size))
      return times.min() ?? .zero
    }
    // A search through all would take a hundred times as long; the bound leaves room for a busy machine.
    #expect(time(50_000) < max(time(500), .milliseconds(1)) * 20)
  }
}

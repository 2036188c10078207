import Foundation
import Synchronization
import TestValues
import Testing

@testable import APISpec

@Suite("Archives that were made to do harm")
struct ArchiveAttackTests {
  @Test("bytes that nest without end are no value", arguments: [4, 5, 8, 9] as [UInt8])
  func nesting(byte: UInt8) {
    let bytes = [UInt8](repeating: byte, count: 1 << 20)
    #expect(Archive.value(TypeRef.self, in: bytes) == nil)
    #expect(Archive.value(JSONValue.self, in: bytes) == nil)
    #expect(Archive.value(APISpec.self, in: bytes) == nil)
    // One item in each list.
    let lists = (0..<(1 << 20)).map { $0.isMultiple(of: 2) ? 4 : 2 as UInt8 }
    #expect(Archive.value(JSONValue.self, in: lists) == nil)
  }

  @Test("values as deep as pages make them are read")
  func depth() {
    let type = (0..<100).reduce(TypeRef.string) { type, _ in .array(type) }
    #expect(Archive.value(TypeRef.self, in: Archive.bytes(of: type)) == type)
    let value = (0..<60).reduce(JSONValue.null) { value, _ in .object([JSONMember("a", .array([value]))]) }
    #expect(Archive.value(JSONValue.self, in: Archive.bytes(of: value)) == value)
  }

  @Test("values as deep as they may be fit into the stack of any thread")
  func stack() throws {
    let type = (1..<Archive.depthLimit).reduce(TypeRef.string) { type, _ in .array(type) }
    let (types, values) = (
      Archive.bytes(of: type), [UInt8](repeating: 4, count: 4) + [UInt8](repeating: 4, count: 4_000)
    )
    let isRead = Mutex(false)
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      let found = Archive.value(TypeRef.self, in: types)
      _ = Archive.value(JSONValue.self, in: values.flatMap { [$0, 2] })
      isRead.withLock { $0 = found == type }
      isDone.signal()
    }
    // What threads have elsewhere.
    thread.stackSize = 512 << 10
    thread.start()
    isDone.wait()
    #expect(isRead.withLock { $0 })
  }

  @Test("a count asks for no more memory than there are bytes")
  func counts() {
    // A list of 2^19 lists of as many, and so on.
    let bytes = (0..<(1 << 18)).flatMap { _ in [4, 0x80, 0x80, 0x20] as [UInt8] }
    #expect(Archive.value(JSONValue.self, in: bytes) == nil)
    #expect(Archive.value([Endpoint].self, in: [0x80, 0x80, 0x20] + [UInt8](repeating: 0, count: 1 << 20)) == nil)
  }

  @Test("mutated and random bytes give another value or none, never a crash", arguments: 1...12)
  func fuzz(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    var generator = SpecGenerator(seed: seed)
    let bytes = Archive.bytes(of: generator.spec())
    for _ in 0..<60 {
      var mutant = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) where !mutant.isEmpty {
        let place = Int.random(in: 0..<mutant.count, using: &random)
        let end = Int.random(in: place...min(mutant.count, place + 64), using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: mutant[place] = .random(in: 0 ... .max, using: &random)
        case 1: mutant.removeSubrange(place..<end)
        case 2: mutant.insert(contentsOf: mutant[place..<end], at: place)
        case 3: mutant.insert(contentsOf: [UInt8](repeating: 8, count: 2_000), at: place)
        default: mutant.insert(contentsOf: [0xFF, 0xFF, 0xFF, 0xFF, 0x7F], at: place)
        }
      }
      if let spec = Archive.value(APISpec.self, in: mutant) {
        #expect(Archive.value(APISpec.self, in: Archive.bytes(of: spec)) == spec)
      }
    }
    for count in stride(from: 0, to: 3_000, by: 60) {
      let noise = (0..<count).map { _ in UInt8.random(in: 0...12, using: &random) }
      _ = Archive.value(APISpec.self, in: noise)
      _ = Archive.value(Endpoint.self, in: noise)
      _ = Archive.value([JSONValue].self, in: noise)
      _ = Archive.value([String: [Int]].self, in: noise)
    }
  }
}

import APISpec
import Testing

@testable import DocReader
@testable import SwiftEmitter

@Suite("What is stored of values")
struct StoredMembersTests {
  @Test("is every property, under its own name", arguments: StoredType.all)
  func members(of type: StoredType) {
    #expect(type.names == type.properties)
  }

  @Test("is sorted by name where it has a form in JSON", arguments: StoredType.all.filter(\.hasJSON))
  func order(of type: StoredType) {
    #expect(type.walked == type.walked.sorted())
  }

  @Test("is known of all types that the IR, readings of pages and emitted services are made of")
  func types() {
    let names = Set(StoredType.all.map(\.name))
    #expect(names.isSuperset(of: ["Constraints", "AllowedValue", "ErrorCase", "Row", "DeclaredType", "LockedValue"]))
    #expect(names.count > 45)
  }
}

/// A type with members that are stored.
struct StoredType: CustomTestStringConvertible, Sendable {
  var name: String
  /// The members in the order in which the walk names them.
  var walked: [String]
  /// The same in the order in which their values lie in memory.
  var names: [String]
  /// The stored properties of a struct, in the same order.
  var properties: [String]
  var hasJSON: Bool

  var testDescription: String { name }

  /// All types that these hold, with themselves.
  static let all: [StoredType] = {
    let roots: [any Archivable.Type] = [
      APISpec.self, PageReading.self, PageTies.self, SpecReading.self, PlacedService.self, SDKSettings.self,
      EmittedService.self,
    ]
    var found: [ObjectIdentifier: StoredType] = [:]
    var pending = roots
    while let type = pending.popLast() {
      if let wrapper = type as? any Wrapping.Type { pending += wrapper.wrapped }
      guard found[ObjectIdentifier(type)] == nil, let (walk, blank) = walk(over: type) else { continue }
      found[ObjectIdentifier(type)] = StoredType(type, walk, blank)
      pending += walk.types
    }
    return found.values.sorted { $0.name < $1.name }
  }()

  private static func walk(over type: any Archivable.Type) -> (MemberNames, Any)? {
    func walk<Record: IRRecord>(_: Record.Type) -> (MemberNames, Any) {
      var (names, record) = (MemberNames(), Record.blank)
      record.walk(&names)
      return (names, record)
    }
    func walk<Record: ArchivedRecord>(_: Record.Type) -> (MemberNames, Any) {
      var (names, record) = (MemberNames(), Record.blank)
      record.walk(&names)
      return (names, record)
    }
    if let type = type as? any IRRecord.Type { return walk(type) }
    return (type as? any ArchivedRecord.Type).map { walk($0) }
  }

  private init(_ type: any Archivable.Type, _ walk: MemberNames, _ blank: Any) {
    let mirror = Mirror(reflecting: blank)
    name = "\(type)"
    walked = walk.members.map(\.name)
    names = mirror.displayStyle == .struct ? walk.members.sorted { $0.place < $1.place }.map(\.name) : []
    properties = mirror.displayStyle == .struct ? mirror.children.compactMap(\.label) : []
    hasJSON = type is any IRValue.Type
  }
}

/// Notes the names of members, where they lie, and their types.
private struct MemberNames: ArchiveWalk {
  private(set) var members: [(name: String, place: UInt)] = []
  private(set) var types: [any Archivable.Type] = []

  mutating func callAsFunction<Value: Archivable>(_ name: StaticString, _ member: inout Value) {
    note(name, &member)
    types.append(Value.self)
  }

  mutating func unlessEmpty<Value: IRValue & Omittable>(_ name: StaticString, _ member: inout Value) {
    self(name, &member)
  }

  mutating func bytes(_ name: StaticString, _ member: inout [UInt8]) { note(name, &member) }

  mutating func fail(_ wanted: String) {}

  private mutating func note<Value>(_ name: StaticString, _ member: inout Value) {
    withUnsafePointer(to: &member) { members.append((name.description, UInt(bitPattern: $0))) }
  }
}

/// A type around others.
private protocol Wrapping {
  static var wrapped: [any Archivable.Type] { get }
}

extension Array: Wrapping where Element: Archivable {
  fileprivate static var wrapped: [any Archivable.Type] { [Element.self] }
}

extension Optional: Wrapping where Wrapped: Archivable {
  fileprivate static var wrapped: [any Archivable.Type] { [Wrapped.self] }
}

extension Dictionary: Wrapping where Key: Archivable, Value: Archivable {
  fileprivate static var wrapped: [any Archivable.Type] { [Key.self, Value.self] }
}

import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Published types")
struct PinnedTypeTests {
  private func reading(_ fields: [Field], _ shapes: [Shape] = [], lock: NameLock? = nil) -> Emission {
    Emission([Tea.answering(fields)], shapes: shapes, lock: lock)
  }

  private func writing(_ fields: [Field], _ shapes: [Shape] = [], lock: NameLock? = nil) -> Emission {
    Emission([Tea.posting(fields)], shapes: shapes, lock: lock)
  }

  private let response = "public struct GetResponse"
  private let body = "public struct CreateBody"

  // MARK: Properties

  @Test("have the same properties in the same order where rows are re-ordered or described otherwise")
  func reordered() throws {
    let fields = [Tea.field("a_b"), Tea.field("aB", .int32), Tea.required("size", .int64), Tea.required("tags")]
    let old = writing(fields)
    let new = writing(fields.reversed(), lock: try old.lock())
    #expect(new["api.txt"] == old["api.txt"])
    #expect(try new.lock() == old.lock())
    #expect(new.declaration(body).contains("init(size: Int64, tags: String, "))
  }

  @Test("gain properties at their end")
  func added() throws {
    let new = reading([Tea.field("colour"), Tea.field("size")], lock: try reading([Tea.field("size")]).lock())
    #expect(new.declaration(response).contains("public let colour: String?"))
    #expect(new.notes == [])
  }

  @Test("keep properties that are gone, deprecated, and go on reading and writing them")
  func removed() throws {
    let fields = [Tea.field("size", .int32), Tea.required("colour")]
    expect(
      reading([fields[0]], lock: try reading(fields).lock()).declaration(response),
      """
      public struct GetResponse: WireDecodable {
        public let size: Int?
        @available(*, deprecated, message: "The documentation no longer mentions it.")
        public var colour: String? { _colour }
        private let _colour: String?
        public init(_ object: inout JSONObjectReader) throws {
          size = try object.int("size")
          _colour = try object.string("colour")
        }
      }
      """)
    expect(
      writing([fields[0]], lock: try writing(fields).lock()).declaration(body),
      """
      public struct CreateBody: WireBuildable {
        public var size: Int?
        @available(*, deprecated, message: "The documentation no longer mentions it.")
        public var colour: String? {
          get { _colour }
          set { _colour = newValue }
        }
        private var _colour: String?
        public init() {}
        @available(*, deprecated, message: "The documentation requires less now.")
        public init(colour: String, _ build: (inout Self) -> Void = { _ in }) {
          self._colour = colour
          build(&self)
        }
        public func encode(into object: inout JSONBodyWriter) {
          object.int("size", size)
          object.string("colour", _colour)
        }
      }
      """)
    let notes = writing([fields[0]], lock: try writing(fields).lock()).notes
    #expect(notes == ["retained tea.v1.CreateBody.colour: The documentation no longer mentions it."])
  }

  @Test("take properties back that come back")
  func restored() throws {
    let fields = [Tea.field("size", .int32), Tea.field("colour")]
    let without = reading([fields[0]], lock: try reading(fields).lock())
    let again = reading(fields, lock: try without.lock())
    expect(again.declaration(response), reading(fields).declaration(response))
  }

  @Test("keep a property's type where the documentation now lists its values")
  func gainedValues() throws {
    let new = reading([Tea.choice("colour", ["white"])], lock: try reading([Tea.field("colour")]).lock())
    #expect(new.declaration(response).contains("public let colour: String?"))
    #expect(new.declarations("public typealias") == [])
    #expect(
      new.notes == [
        "retained tea.v1.GetResponse.colour: The published type stays, although the documentation now says more."
      ])
  }

  @Test("keep the set of values of a property whose values are gone")
  func lostValues() throws {
    let new = reading([Tea.field("colour")], lock: try reading([Tea.choice("colour", ["white"])]).lock())
    #expect(new.declaration(response).contains("public let colour: Colour?"))
    #expect(new.declaration("public static var white").contains("\"white\""))
  }

  @Test(
    "change a property's type where it no longer fits, and say so",
    arguments: [
      (TypeRef.string, TypeRef.int32, "Int?"), (.int32, .array(.int32), "[Int]?"), (.boolean, .string, "String?"),
      (.int32, .double, "Double?"),
    ])
  func otherType(old: TypeRef, new: TypeRef, text: String) throws {
    let emission = reading([Tea.field("size", new)], lock: try reading([Tea.field("size", old)]).lock())
    #expect(emission.declaration(response).contains("public let size: \(text)"))
    #expect(emission.notes == ["broken tea.v1.GetResponse.size: The documentation changed the type."])
  }

  @Test(
    "keep a property's type where it still fits",
    arguments: [
      (TypeRef.int64, TypeRef.int32, "Int64?"), (.int32, .int64, "Int?"), (.any, .string, "JSONAny?"),
      (.array(.int64), .array(.int32), "[Int64]?"),
    ])
  func fittingType(old: TypeRef, new: TypeRef, text: String) throws {
    let emission = reading([Tea.field("size", new)], lock: try reading([Tea.field("size", old)]).lock())
    #expect(emission.declaration(response).contains("public let size: \(text)"))
  }

  @Test("keep telling null from absence, or not telling it")
  func patch() throws {
    let nullable = [Tea.field("name") { $0.isNullable = true }]
    let plain = [Tea.field("name")]
    #expect(
      writing(plain, lock: try writing(nullable).lock()).declaration(body).contains("public var name: Patch<String>"))
    #expect(writing(nullable, lock: try writing(plain).lock()).declaration(body).contains("public var name: String?"))
  }

  // MARK: Initializers

  @Test("keep the initializer that took what is no longer required")
  func becameOptional() throws {
    let lock = try writing([Tea.required("size", .int32), Tea.required("colour")]).lock()
    let new = writing([Tea.field("size", .int32), Tea.field("colour")], lock: lock)
    expect(
      new.declaration(body),
      """
      public struct CreateBody: WireBuildable {
        public var size: Int?
        public var colour: String?
        public init() {}
        @available(*, deprecated, message: "The documentation requires less now.")
        public init(size: Int, colour: String, _ build: (inout Self) -> Void = { _ in }) {
          self.size = size
          self.colour = colour
          build(&self)
        }
        public func encode(into object: inout JSONBodyWriter) {
          object.int("size", size)
          object.string("colour", colour)
        }
      }
      """)
    #expect(try new.lock().models.values.first?.initializers == [[], ["size", "colour"]])
  }

  @Test("take what is now required, and lose the initializer that would make a call that fails")
  func becameRequired() throws {
    let lock = try writing([Tea.field("size", .int32)]).lock()
    let new = writing([Tea.required("size", .int32)], lock: lock)
    #expect(new.declaration(body).hasPrefix("public struct CreateBody: WireEncodable {"))
    #expect(new.declaration(body).contains("public init(size: Int, _ build"))
    #expect(!new.declaration(body).contains("public init() {}"))
    #expect(
      new.notes == [
        "broken tea.v1.pot.CreateBody: The documentation now requires size; the old initializer is gone."
      ])
  }

  @Test("are written, once they were, and read, once they are")
  func directions() throws {
    let lid = [Tea.named("lid", [Tea.field("colour")])]
    let fields = [Tea.field("lid", .named("lid"))]
    let new = Emission(
      [Tea.posting(fields), Tea.answering(fields)], shapes: lid, lock: try writing(fields, lid).lock())
    #expect(new.declaration("public struct Lid").hasPrefix("public struct Lid: WireDecodable, WireBuildable {"))
    let less = Emission([Tea.answering(fields)], shapes: lid, lock: try new.lock())
    #expect(less.declaration("public struct Lid").hasPrefix("public struct Lid: WireDecodable, WireBuildable {"))
  }

  // MARK: Shared types

  private static func shelf(_ more: [Field] = []) -> [Shape] {
    [Tea.named("lid", [Tea.field("colour")]), Tea.shape("tea.v1.other", [Tea.field("colour")] + more)]
  }

  private static let twice = [Tea.field("lid", .named("lid")), Tea.field("other", .object("tea.v1.other"))]

  @Test("stay one where their structures go apart: it has the properties of both")
  func diverged() throws {
    let old = reading(Self.twice, Self.shelf())
    #expect(old.declaration(response).contains("public let other: Lid?"))
    let new = reading(Self.twice, Self.shelf([Tea.field("size", .int32)]), lock: try old.lock())
    #expect(new.declaration(response).contains("public let lid: Lid?"))
    #expect(new.declaration(response).contains("public let other: Lid?"))
    expect(
      new.declaration("public struct Lid"),
      """
      public struct Lid: WireDecodable {
        public let colour: String?
        public let size: Int?
        public init(_ object: inout JSONObjectReader) throws {
          colour = try object.string("colour")
          size = try object.int("size")
        }
      }
      """)
  }

  @Test("keep their names where a type that is used more often would like to have one")
  func names() throws {
    let old = reading([Tea.field("lid", .named("lid"))], [Tea.named("lid", [Tea.field("colour")])])
    let shapes = [
      Tea.named("lid", [Tea.field("colour")]),
      Shape(id: "tea.v1.a", documentedName: "lid", fields: [Tea.field("size")]),
    ]
    let new = Emission(
      [
        Tea.answering([Tea.field("lid", .named("lid"))]),
        Tea.answering([Tea.field("a", .object("tea.v1.a")), Tea.field("b", .object("tea.v1.a"))], name: "cup.get"),
      ], shapes: shapes, lock: try old.lock())
    #expect(new.declaration("public struct Lid").contains("colour"))
    #expect(new.sources.contains("      public let lid: Lid?\n"))
  }

  @Test("are called as before when the documentation calls them otherwise")
  func renamed() throws {
    let lock = try reading([Tea.field("lid", .named("lid"))], [Tea.named("lid", [Tea.field("colour")])]).lock()
    let new = reading([Tea.field("lid", .named("cover"))], [Tea.named("cover", [Tea.field("colour")])], lock: lock)
    #expect(new.declaration(response).contains("public let lid: Lid?"))
    #expect(!new.sources.contains("Cover"))
  }

  @Test("that nothing uses any more are still there")
  func unused() throws {
    let lock = try reading([Tea.field("lid", .named("lid"))], [Tea.named("lid", [Tea.field("colour")])]).lock()
    let new = reading([Tea.field("size")], lock: lock)
    #expect(new.sources.contains("public struct Lid: WireDecodable {"))
    #expect(new.declaration(response).contains("public var lid: Lid? { _lid }"))
    let lid = LockedType(scope: "tea.v1", name: "Lid")
    #expect(try new.lock().models[lid] == lock.models[lid])
  }

  @Test("in the place of an array are found again")
  func resultArray() throws {
    let lid = [Tea.named("lid", [Tea.field("colour")])]
    let get = { (shapes: [Shape]) in
      Tea.endpoint { $0.response = Tea.envelope(.array(.object(shapes[0].id))) }
    }
    let old = Emission([get(lid)], shapes: lid)
    let grown = [Tea.named("lid", [Tea.field("colour"), Tea.field("size")])]
    let new = Emission([get(grown)], shapes: grown, lock: try old.lock())
    #expect(new.sources.contains("async throws -> [Lid] {"))
    #expect(new.declarations("public struct Lid").count == 1)
    #expect(!new.sources.contains("Lid2"))
  }

  // MARK: Sets of values

  @Test("gain values at their end, and keep the names of those they have")
  func grownValues() throws {
    let lock = try reading([Tea.choice("colour", ["dark_blue", "white"])]).lock()
    let new = reading([Tea.choice("colour", ["darkBlue", "white", "dark_blue"])], lock: lock)
    #expect(new.declaration("public static var darkBlue").contains("\"dark_blue\""))
    #expect(new.declaration("public static var darkBlue2").contains("\"darkBlue\""))
    #expect(new.declaration("public typealias") == "public typealias Colour = OpenValue<ColourTag>")
  }

  @Test("keep values that are gone, deprecated")
  func removedValue() throws {
    let lock = try reading([Tea.choice("colour", ["white", "blue"])]).lock()
    expect(
      reading([Tea.choice("colour", ["white"])], lock: lock).declaration("extension OpenValue"),
      """
      extension OpenValue where Tag == TeaService.V1.ColourTag {
        public static var white: Self { Self(rawValue: "white") }
        @available(*, deprecated, message: "The documentation no longer mentions it.")
        public static var blue: Self { Self(rawValue: "blue") }
      }
      """)
  }

  @Test("stay one where the lists of two fields go apart")
  func divergedValues() throws {
    let shapes = { (values: [String]) in
      [
        Tea.named("lid", [Tea.field("lid_id"), Tea.choice("colour", ["white"])]),
        Tea.named("pot", [Tea.field("pot_id"), Tea.choice("colour", values)]),
      ]
    }
    let fields = [Tea.field("lid", .named("lid")), Tea.field("pot", .named("pot"))]
    let new = reading(fields, shapes(["white", "blue"]), lock: try reading(fields, shapes(["white"])).lock())
    #expect(new.declarations("public typealias") == ["public typealias Colour = OpenValue<ColourTag>"])
    #expect(new.declarations("public static var").count == 2)
  }

  @Test("become numbers only under another name")
  func otherKind() throws {
    let lock = try reading([Tea.choice("size", .string, ["1"])]).lock()
    let new = reading([Tea.choice("size", .int32, ["1"])], lock: lock)
    #expect(new.notes.contains { $0.hasPrefix("broken tea.v1.GetResponse.size") })
    #expect(new.declaration(response).contains("public let size: PotGetSize?"))
    let text = try reading([Tea.field("size", .array(.string))]).lock()
    let numbers = reading([Tea.choice("size", .array(.int32), ["1"])], lock: text)
    #expect(numbers.declaration(response).contains("public let size: [Size]?"))
  }
}

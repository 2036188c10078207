import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Structs")
struct ModelTests {
  private func response(_ fields: [Field], shapes: [Shape] = []) -> Emission {
    Emission([Tea.answering(fields)], shapes: shapes)
  }

  private func body(_ fields: [Field], method: String = "POST", shapes: [Shape] = []) -> Emission {
    Emission([Tea.posting(fields, method: method)], shapes: shapes)
  }

  @Test("of responses are read, and only read")
  func readOnly() {
    let emission = response([Tea.field("pot_id"), Tea.required("size", .int32)])
    expect(
      emission.declaration("public struct GetResponse"),
      """
      public struct GetResponse: WireDecodable {
        public let potID: String?
        public let size: Int?
        public init(_ object: inout JSONObjectReader) throws {
          potID = try object.string("pot_id")
          size = try object.int("size")
        }
      }
      """)
  }

  @Test("of requests are written, and filled in a closure")
  func writeOnly() {
    let emission = body([Tea.field("pot_id"), Tea.field("size", .int32)])
    expect(
      emission.declaration("public struct CreateBody"),
      """
      public struct CreateBody: WireBuildable {
        public var potID: String?
        public var size: Int?
        public init() {}
        public func encode(into object: inout JSONBodyWriter) {
          object.string("pot_id", potID)
          object.int("size", size)
        }
      }
      """)
  }

  @Test("of requests take by name what is required")
  func required() {
    let emission = body([Tea.field("colour"), Tea.required("size", .int32), Tea.required("tags", .array(.string))])
    expect(
      emission.declaration("public struct CreateBody"),
      """
      public struct CreateBody: WireEncodable {
        public var colour: String?
        public var size: Int?
        public var tags: [String]?
        public init(size: Int, tags: [String], _ build: (inout Self) -> Void = { _ in }) {
          self.size = size
          self.tags = tags
          build(&self)
        }
        public func encode(into object: inout JSONBodyWriter) {
          object.string("colour", colour)
          object.int("size", size)
          object.strings("tags", tags)
        }
      }
      """)
  }

  @Test("that requests and responses use are read and written")
  func bothWays() {
    let lid = Tea.named("lid", [Tea.required("colour"), Tea.field("knob", .boolean)])
    let emission = Emission(
      [
        Tea.posting([Tea.field("lid", .named("lid"))]),
        Tea.answering([Tea.field("lid", .named("lid"))]),
      ], shapes: [lid])
    expect(
      emission.declaration("public struct Lid"),
      """
      public struct Lid: WireDecodable, WireEncodable {
        public var colour: String?
        public var knob: Bool?
        public init(colour: String, _ build: (inout Self) -> Void = { _ in }) {
          self.colour = colour
          build(&self)
        }
        public init(_ object: inout JSONObjectReader) throws {
          colour = try object.string("colour")
          knob = try object.bool("knob")
        }
        public func encode(into object: inout JSONBodyWriter) {
          object.string("colour", colour)
          object.bool("knob", knob)
        }
      }
      """)
  }

  @Test("have a getter and a setter for every type")
  func types() {
    let fields = [
      Tea.field("text"), Tea.field("count", .int32), Tea.field("big", .int64), Tea.field("share", .double),
      Tea.field("is_full", .boolean), Tea.field("anything", .any), Tea.field("free", .freeform),
      Tea.field("image", .file), Tea.field("texts", .array(.string)), Tea.field("counts", .array(.int32)),
      Tea.field("bigs", .array(.int64)), Tea.field("shares", .array(.double)), Tea.field("flags", .array(.boolean)),
      Tea.field("anys", .array(.any)), Tea.field("grid", .array(.array(.string))), Tea.field("names", .map(.string)),
      Tea.field("lists", .map(.array(.int32))), Tea.field("lid", .named("lid")),
      Tea.field("lids", .array(.named("lid"))), Tea.field("lid_map", .map(.named("lid"))),
      Tea.field("lid_grid", .array(.array(.named("lid")))), Tea.field("lost", .object("tea.v1.lost")),
      Tea.field("json") { $0.content = .named("lid") }, Tea.field("json_list") { $0.content = .array(.named("lid")) },
      Tea.field("json_lists", .array(.string)) { $0.content = .named("lid") },
    ]
    let lid = Tea.named("lid", [Tea.field("colour")])
    let emission = Emission([Tea.posting(fields), Tea.answering(fields)], shapes: [lid])
    expect(
      emission.declaration("public struct GetResponse"),
      """
      public struct GetResponse: WireDecodable {
        public let text: String?
        public let count: Int?
        public let big: Int64?
        public let share: Double?
        public let isFull: Bool?
        public let anything: JSONAny?
        public let free: JSONAny?
        public let image: String?
        public let texts: [String]?
        public let counts: [Int]?
        public let bigs: [Int64]?
        public let shares: [Double]?
        public let flags: [Bool]?
        public let anys: [JSONAny]?
        public let grid: [[String]]?
        public let names: [String: String]?
        public let lists: [String: [Int]]?
        public let lid: Lid?
        public let lids: [Lid]?
        public let lidMap: [String: Lid]?
        public let lidGrid: [[Lid]]?
        public let lost: JSONAny?
        public let jsonValue: JSONText<Lid>?
        public let jsonList: JSONText<[Lid]>?
        public let jsonLists: [JSONText<Lid>]?
        public init(_ object: inout JSONObjectReader) throws {
          text = try object.string("text")
          count = try object.int("count")
          big = try object.int64("big")
          share = try object.double("share")
          isFull = try object.bool("is_full")
          anything = object.any("anything")
          free = object.any("free")
          image = try object.string("image")
          texts = try object.strings("texts")
          counts = try object.ints("counts")
          bigs = try object.int64s("bigs")
          shares = try object.value("shares")
          flags = try object.value("flags")
          anys = try object.value("anys")
          grid = try object.value("grid")
          names = try object.value("names")
          lists = try object.value("lists")
          lid = try object.object("lid")
          lids = try object.objects("lids")
          lidMap = try object.objectMap("lid_map")
          lidGrid = try object.value("lid_grid")
          lost = object.any("lost")
          jsonValue = try object.value("json")
          jsonList = try object.value("json_list")
          jsonLists = try object.value("json_lists")
        }
      }
      """)
    expect(
      emission.declaration("public struct CreateBody"),
      """
      public struct CreateBody: WireBuildable {
        public var text: String?
        public var count: Int?
        public var big: Int64?
        public var share: Double?
        public var isFull: Bool?
        public var anything: JSONAny?
        public var free: JSONAny?
        public var image: String?
        public var texts: [String]?
        public var counts: [Int]?
        public var bigs: [Int64]?
        public var shares: [Double]?
        public var flags: [Bool]?
        public var anys: [JSONAny]?
        public var grid: [[String]]?
        public var names: [String: String]?
        public var lists: [String: [Int]]?
        public var lid: Lid?
        public var lids: [Lid]?
        public var lidMap: [String: Lid]?
        public var lidGrid: [[Lid]]?
        public var lost: JSONAny?
        public var jsonValue: JSONText<Lid>?
        public var jsonList: JSONText<[Lid]>?
        public var jsonLists: [JSONText<Lid>]?
        public init() {}
        public func encode(into object: inout JSONBodyWriter) {
          object.string("text", text)
          object.int("count", count)
          object.int64("big", big)
          object.double("share", share)
          object.bool("is_full", isFull)
          object.any("anything", anything)
          object.any("free", free)
          object.string("image", image)
          object.strings("texts", texts)
          object.value("counts", counts)
          object.value("bigs", bigs)
          object.value("shares", shares)
          object.value("flags", flags)
          object.value("anys", anys)
          object.value("grid", grid)
          object.value("names", names)
          object.value("lists", lists)
          object.object("lid", lid)
          object.objects("lids", lids)
          object.objectMap("lid_map", lidMap)
          object.value("lid_grid", lidGrid)
          object.any("lost", lost)
          object.value("json", jsonValue)
          object.value("json_list", jsonList)
          object.value("json_lists", jsonLists)
        }
      }
      """)
  }

  @Test("that are empty are structs all the same")
  func empty() {
    let cup = Tea.named("cup", [])
    let emission = Emission(
      [Tea.posting([Tea.field("cup", .named("cup"))]), Tea.answering([Tea.field("cup", .named("cup"))])],
      shapes: [cup])
    expect(
      emission.declaration("public struct Cup"),
      """
      public struct Cup: WireDecodable, WireBuildable {
        public init() {}
        public init(_ object: inout JSONObjectReader) throws {}
        public func encode(into object: inout JSONBodyWriter) {}
      }
      """)
  }

  // MARK: Fields that can be cleared

  @Test("tell null from absence where a request may clear a field")
  func patchFields() {
    let fields = [
      Tea.field("nickname") { $0.isNullable = true },
      Tea.field("note", .string, .optional, "Send null to remove the note"),
      Tea.field("lid", .named("lid"), .optional, "传 null 时置空"), Tea.field("colour"),
      Tea.field("name", .string, .required, "never null"),
    ]
    let emission = body(fields, shapes: [Tea.named("lid", [Tea.field("colour")])])
    expect(
      emission.declaration("public struct CreateBody"),
      """
      public struct CreateBody: WireEncodable {
        public var nickname: Patch<String> = .absent
        public var note: Patch<String> = .absent
        public var lid: Patch<Lid> = .absent
        public var colour: String?
        public var name: String?
        public init(name: String, _ build: (inout Self) -> Void = { _ in }) {
          self.name = name
          build(&self)
        }
        public func encode(into object: inout JSONBodyWriter) {
          object.patch("nickname", nickname)
          object.patch("note", note)
          object.patch("lid", lid)
          object.string("colour", colour)
          object.string("name", name)
        }
      }
      """)
  }

  @Test("of a partial update tell it for all optional fields, but not inside other objects")
  func patchRoot() {
    let lid = Tea.named("lid", [Tea.field("colour")])
    let emission = body(
      [Tea.field("name"), Tea.field("lid", .named("lid")), Tea.required("size", .int32)], method: "PATCH",
      shapes: [lid])
    expect(
      emission.declaration("public struct CreateBody"),
      """
      public struct CreateBody: WireEncodable {
        public var name: Patch<String> = .absent
        public var lid: Patch<Lid> = .absent
        public var size: Int?
        public init(size: Int, _ build: (inout Self) -> Void = { _ in }) {
          self.size = size
          build(&self)
        }
        public func encode(into object: inout JSONBodyWriter) {
          object.patch("name", name)
          object.patch("lid", lid)
          object.int("size", size)
        }
      }
      """)
    expect(
      emission.declaration("public struct Lid"),
      """
      public struct Lid: WireBuildable {
        public var colour: String?
        public init() {}
        public func encode(into object: inout JSONBodyWriter) { object.string("colour", colour) }
      }
      """)
  }

  @Test("of responses do not: a field that is null is a field that is not there")
  func nullableResponse() {
    let emission = response([Tea.field("nickname") { $0.isNullable = true }])
    expect(
      emission.declaration("public struct GetResponse"),
      """
      public struct GetResponse: WireDecodable {
        public let nickname: String?
        public init(_ object: inout JSONObjectReader) throws { nickname = try object.string("nickname") }
      }
      """)
  }

  // MARK: Storage

  @Test("that hold themselves keep the child on the heap")
  func recursion() {
    let box = Tea.named("box", [Tea.field("inner", .named("box")), Tea.field("boxes", .array(.named("box")))])
    let fields = [Tea.field("box", .named("box"))]
    expect(
      Emission([Tea.answering(fields)], shapes: [box]).declaration("public struct Box"),
      """
      public struct Box: WireDecodable {
        @Boxed public private(set) var inner: Box?
        public let boxes: [Box]?
        public init(_ object: inout JSONObjectReader) throws {
          inner = try object.object("inner")
          boxes = try object.objects("boxes")
        }
      }
      """)
    expect(
      Emission([Tea.posting(fields)], shapes: [box]).declaration("public struct Box"),
      """
      public struct Box: WireBuildable {
        @Boxed public var inner: Box? = nil
        public var boxes: [Box]?
        public init() {}
        public func encode(into object: inout JSONBodyWriter) {
          object.object("inner", inner)
          object.objects("boxes", boxes)
        }
      }
      """)
  }

  @Test("that hold themselves over others keep all on the way on the heap")
  func mutualRecursion() {
    let shapes = [
      Tea.named("lid", [Tea.field("pot", .named("pot"))]), Tea.named("pot", [Tea.field("lid", .named("lid"))]),
    ]
    let emission = response([Tea.field("pot", .named("pot"))], shapes: shapes)
    #expect(emission.declaration("public struct Pot").contains("  @Boxed public private(set) var lid: Lid?\n"))
    #expect(emission.declaration("public struct Lid").contains("  @Boxed public private(set) var pot: Pot?\n"))
    #expect(emission.declaration("public struct GetResponse").contains("  public let pot: Pot?\n"))
  }

  @Test("that may be cleared and hold themselves are on the heap")
  func recursivePatch() {
    let box = Tea.named("box", [Tea.field("inner", .named("box")) { $0.isNullable = true }])
    let emission = body([Tea.field("box", .named("box"))], shapes: [box])
    #expect(emission.declaration("public struct Box").contains("  @Boxed public var inner: Box? = nil\n"))
  }

  @Test("keep large children on the heap and small ones in place", arguments: [16, 17])
  func large(count: Int) {
    let pot = Tea.named("pot", (1...count).map { Tea.field("part_\($0)") })
    let emission = response([Tea.field("pot", .named("pot"))], shapes: [pot])
    let property = count > 16 ? "  @Boxed public private(set) var pot: Pot?\n" : "  public let pot: Pot?\n"
    #expect(emission.declaration("public struct GetResponse").contains(property))
  }

  // MARK: Deprecation

  @Test("warn of a deprecated field wherever it is used, but not inside themselves")
  func deprecated() {
    let fields = [
      Tea.required("colour").deprecated("Use 'glaze'."), Tea.field("lid", .named("pot")).deprecated(""),
      Tea.field("size", .int32) { $0.lifecycle = Lifecycle(.inert) },
    ]
    let pot = Tea.named("pot", fields)
    let use = [Tea.field("pot", .named("pot"))]
    expect(
      Emission([Tea.answering(use)], shapes: [pot]).declaration("public struct Pot"),
      """
      public struct Pot: WireDecodable {
        @available(*, deprecated, message: "Use 'glaze'.")
        public var colour: String? { _colour }
        private let _colour: String?
        @available(*, deprecated, message: "The documentation marks it as deprecated.")
        public var lid: Pot? { _lid }
        @Boxed private var _lid: Pot?
        @available(*, deprecated, message: "The documentation says that it has no effect.")
        public var size: Int? { _size }
        private let _size: Int?
        public init(_ object: inout JSONObjectReader) throws {
          _colour = try object.string("colour")
          _lid = try object.object("lid")
          _size = try object.int("size")
        }
      }
      """)
    expect(
      Emission([Tea.posting(use)], shapes: [pot]).declaration("public struct Pot"),
      """
      public struct Pot: WireEncodable {
        @available(*, deprecated, message: "Use 'glaze'.")
        public var colour: String? {
          get { _colour }
          set { _colour = newValue }
        }
        private var _colour: String?
        @available(*, deprecated, message: "The documentation marks it as deprecated.")
        public var lid: Pot? {
          get { _lid }
          set { _lid = newValue }
        }
        @Boxed private var _lid: Pot? = nil
        @available(*, deprecated, message: "The documentation says that it has no effect.")
        public var size: Int? {
          get { _size }
          set { _size = newValue }
        }
        private var _size: Int?
        public init(colour: String, _ build: (inout Self) -> Void = { _ in }) {
          self._colour = colour
          build(&self)
        }
        public func encode(into object: inout JSONBodyWriter) {
          object.string("colour", _colour)
          object.object("lid", _lid)
          object.int("size", _size)
        }
      }
      """)
  }

  // MARK: Names

  @Test("have one property for each name on the wire")
  func names() {
    let emission = body([
      Tea.required("object"), Tea.required("build"), Tea.required("self"), Tea.required("default"),
      Tea.field("tea_pot"), Tea.field("teaPot"), Tea.field("2fa"), Tea.field("茶壶"), Tea.field("a\"b\\c"),
    ])
    expect(
      emission.declaration("public struct CreateBody"),
      #"""
      public struct CreateBody: WireEncodable {
        public var object: String?
        public var build: String?
        public var selfValue: String?
        public var `default`: String?
        public var teaPot: String?
        public var teaPot2: String?
        public var field2fa: String?
        public var 茶壶: String?
        public var aBC: String?
        public init(
          object: String, build buildValue: String, selfValue: String, `default`: String,
          _ build: (inout Self) -> Void = { _ in }
        ) {
          self.object = object
          self.build = buildValue
          self.selfValue = selfValue
          self.`default` = `default`
          build(&self)
        }
        public func encode(into object: inout JSONBodyWriter) {
          object.string("object", self.object)
          object.string("build", build)
          object.string("self", selfValue)
          object.string("default", `default`)
          object.string("tea_pot", teaPot)
          object.string("teaPot", teaPot2)
          object.string("2fa", field2fa)
          object.string("茶壶", 茶壶)
          object.string("a\"b\\c", aBC)
        }
      }
      """#)
    #expect(emission.notes.contains { $0.contains("teaPot2") })
  }

  @Test("have an argument for a property like the closure's, beside one that is called like the argument")
  func build() {
    let emission = body([Tea.required("build"), Tea.required("build_value")])
    expect(
      emission.declaration("public init"),
      """
      public init(build buildValueValue: String, buildValue: String, _ build: (inout Self) -> Void = { _ in }) {
        self.build = buildValueValue
        self.buildValue = buildValue
        build(&self)
      }
      """)
  }

  @Test("break lines that names make too long")
  func longNames() {
    let long = (1...7).map { _ in "porcelain" }.joined(separator: "_")
    let name = String(repeating: "Porcelain", count: 7)
    let shape = Tea.named(long, [Tea.required(long)])
    let fields = [Tea.field(long, .named(long)), Tea.field(long + "_s", .array(.named(long)))]
    let emission = Emission([Tea.posting(fields), Tea.answering(fields)], shapes: [shape])
    expect(
      emission.declaration("public struct \(name)"),
      """
      public struct PorcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelain: WireDecodable, WireEncodable {
        public var porcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelain: String?
        public init(
          porcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelain: String, _ build: (inout Self) -> Void = { _ in }
        ) {
          self.porcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelain =
            porcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelain
          build(&self)
        }
        public init(_ object: inout JSONObjectReader) throws {
          porcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelain = try object.string(
            "porcelain_porcelain_porcelain_porcelain_porcelain_porcelain_porcelain")
        }
        public func encode(into object: inout JSONBodyWriter) {
          object.string(
            "porcelain_porcelain_porcelain_porcelain_porcelain_porcelain_porcelain",
            porcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelain)
        }
      }
      """)
    expect(
      emission.declaration("public struct CreateBody"),
      """
      public struct CreateBody: WireBuildable {
        public var porcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelain:
          PorcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelain?
        public var porcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelainS:
          [PorcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelain]?
        public init() {}
        public func encode(into object: inout JSONBodyWriter) {
          object.object(
            "porcelain_porcelain_porcelain_porcelain_porcelain_porcelain_porcelain",
            porcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelain)
          object.objects(
            "porcelain_porcelain_porcelain_porcelain_porcelain_porcelain_porcelain_s",
            porcelainPorcelainPorcelainPorcelainPorcelainPorcelainPorcelainS)
        }
      }
      """)
  }
}

extension Field {
  func deprecated(_ note: String) -> Field {
    var field = self
    field.lifecycle = Lifecycle(.deprecated, note: note)
    return field
  }
}

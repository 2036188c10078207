import LarkRuntime

/// A response shape as it is emitted: read only.
struct Folder: WireDecodable {
  let name: String?
  let size: Int64?
  let count: Int?
  let share: Double?
  let isOpen: Bool?
  let tags: [String]?
  let kind: FolderKind?
  let owner: Person?
  let members: [Person]?
  let roles: [String: Person]?
  let grid: [[String?]]?
  let labels: [String: [String]]?
  let card: JSONText<Person>?
  let rest: JSONAny?
  @Boxed private(set) var parent: Folder?

  init(_ object: inout JSONObjectReader) throws {
    name = try object.string("name")
    size = try object.int64("size")
    count = try object.int("count")
    share = try object.double("share")
    isOpen = try object.bool("is_open")
    tags = try object.strings("tags")
    kind = try object.value("kind")
    owner = try object.object("owner")
    members = try object.objects("members")
    roles = try object.objectMap("roles")
    grid = try object.value("grid")
    labels = try object.value("labels")
    card = try object.value("card")
    rest = object.any("rest")
    parent = try object.object("parent")
  }
}

enum FolderKindTag {}
typealias FolderKind = OpenValue<FolderKindTag>
extension OpenValue where Tag == FolderKindTag {
  static var shared: Self { Self(rawValue: "shared") }
  static var personal: Self { Self(rawValue: "personal") }
}

/// A shape that goes both ways.
struct Person: WireDecodable, WireEncodable, Equatable {
  var id: String?
  var level: OpenNumber<Person>?

  init(id: String, _ build: (inout Person) -> Void = { _ in }) {
    self.id = id
    build(&self)
  }

  init(_ object: inout JSONObjectReader) throws {
    id = try object.string("id")
    level = try object.value("level")
  }

  func encode(into object: inout JSONBodyWriter) {
    object.string("id", id)
    object.value("level", level)
  }
}

/// A request shape without required fields, with fields that can be cleared.
struct FolderPatch: WireBuildable {
  var name: Patch<String> = .absent
  var tags: Patch<[String]> = .absent
  var owner: Patch<Person> = .absent
  var note: String?
  var share: Double?
  var members: [Person]?
  var roles: [String: Person]?
  var cells: [[String?]]?
  var card: JSONText<Person>?

  init() {}

  func encode(into object: inout JSONBodyWriter) {
    object.patch("name", name)
    object.patch("tags", tags)
    object.patch("owner", owner)
    object.string("note", note)
    object.double("share", share)
    object.objects("members", members)
    object.objectMap("roles", roles)
    object.value("cells", cells)
    object.value("card", card)
  }
}

/// A form of parts as it is emitted.
struct Upload: FormEncodable {
  var fileName: String?
  var size: Int?
  var tags: [String]?
  var meta: [String: String]?
  var file: UploadFile?

  init(file: UploadFile?, _ build: (inout Upload) -> Void = { _ in }) {
    self.file = file
    build(&self)
  }

  func encode(into form: inout FormBodyWriter) {
    form.field("file_name", fileName)
    form.field("size", size)
    form.field("tag", tags)
    form.jsonField("meta", meta)
    form.file("file", file)
  }
}

/// A form without required fields and without files.
struct Enquiry: FormBuildable {
  var text: String?
  var kinds: [FolderKind]?
  var filter: [String: [Int]]?
  var share: Double?

  init() {}

  func encode(into form: inout FormBodyWriter) {
    form.field("text", text)
    form.field("kind", kinds)
    form.jsonField("filter", filter)
    form.jsonField("share", share)
  }
}

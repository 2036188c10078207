import APISpec
import Testing

@testable import DocReader

@Suite("What tables teach each other")
struct TypeMemoryTests {
  private static func rows(_ fields: (String, String)...) -> [OutlineRow] {
    fields.map { OutlineRow(name: $0.0, type: DeclaredType(text: $0.1)) }
  }

  /// A lease with a tenant and a note; only the teacher's example shows the tenant.
  private static let lease = rows(
    ("lease", "lease"), ("tenant", "tenant"), ("name", "string"), ("phone", "string"), ("note", "string"))
  private static let leaseLevels = [0, 1, 2, 2, 1]
  private static let teacher = OutlineTable(
    rows: lease, example: ["lease": ["tenant": ["name": "", "phone": ""], "note": ""]], place: .request, scope: "rent")
  private static let pupil = OutlineTable(
    rows: rows(("id", "string")) + lease, example: nil, place: .response, scope: "rent")

  @Test("A table without an example is wrong alone and right beside a table that has one")
  func pages() {
    #expect(alignOutlines([Self.pupil])[0].levels == [0, 0, 1, 2, 2, 2])
    let both = alignOutlines([Self.pupil, Self.teacher])
    #expect(both[0].levels == [0] + Self.leaseLevels)
    #expect(both[1].levels == Self.leaseLevels)
  }

  @Test("The order of the tables changes nothing")
  func order() {
    let other = OutlineTable(
      rows: Self.rows(("tenant", "tenant"), ("name", "string")), example: ["tenant": ["name": ""]], place: .response,
      scope: "rent")
    let tables = [Self.pupil, Self.teacher, other]
    let forward = alignOutlines(tables)
    let backward: [OutlineAlignment] = alignOutlines(tables.reversed()).reversed()
    #expect(forward == backward)
  }

  @Test("A page that states its levels teaches too")
  func statedLevels() {
    var memory = TypeMemory()
    memory.learn(Self.lease, levels: Self.leaseLevels, place: .request, scope: "rent")
    #expect(alignOutlines([Self.pupil], memory: memory)[0].levels == [0] + Self.leaseLevels)
  }

  @Test("Another project teaches structures as well")
  func foreignProject() {
    var memory = TypeMemory()
    memory.learn(Self.lease, levels: Self.leaseLevels, place: .request, scope: "estate")
    #expect(alignOutlines([Self.pupil], memory: memory)[0].levels == [0] + Self.leaseLevels)
  }

  @Test("A doubtful table teaches only what its example proves")
  func provenParts() {
    let rows = Self.rows(
      ("tenant", "tenant"), ("name", "string"), ("guard", "guard"), ("badge", "string"), ("a", "x"), ("b", "y"))
    let alignment = alignOutline(
      rows, example: ["tenant": ["name": ""], "guard": .null, "other": 1, "more": 2], place: .request)
    #expect(!alignment.isConfident)
    #expect(alignment.provenParents == [0])
    var memory = TypeMemory()
    memory.learn(rows, alignment, place: .request)
    let tenant = memory.known("tenant").map { memory.fieldLists(of: $0, place: .request, scope: memory.knownScope("")) }
    #expect(tenant?.map { $0.map(memory.text(of:)) } == [["name"]])
    let guarding = memory.known("guard").map { memory.fieldLists(of: $0, place: .request, scope: 0) }
    #expect(guarding?.isEmpty == true)
  }

  @Test("Two occurrences of a structure show where it ends")
  func echoes() {
    var echoes = StructureEchoes()
    // Two structures 9 with the fields 1 and 2, before other rows.
    let names = [9, 1, 2, 3, 9, 1, 2, 4]
    echoes.add(names, structures: [9, nil, nil, nil, 9, nil, nil, nil])
    #expect(echoes.likelyEcho(of: names, after: 0, structure: 9) == 2)
    #expect(echoes.likelyEcho(of: names, after: 4, structure: 9) == 2)
    #expect(echoes.likelyEcho(of: [9, 5], after: 0, structure: 9) == nil)
    #expect(echoes.likelyEcho(of: [9, 1, 2], after: 0, structure: 9) == nil)
    #expect(echoes.likelyEcho(of: names, after: 3, structure: 3) == nil)
  }

  @Test("A structure that comes twice ends alike without any example")
  func echoesInATable() {
    let rows = Self.rows(
      ("window", "pane"), ("width", "int"), ("height", "int"), ("door", "gate"), ("lock", "string"),
      ("skylight", "pane"), ("width", "int"), ("height", "int"), ("note", "string"))
    let alignment = alignOutline(rows, example: nil, place: .request)
    #expect(alignment.levels[3] == 0)
  }

  @Test("Every family of the platform's structures has its marker and plain names")
  func platformStructures() {
    for family in PlatformStructures.families {
      #expect(family.fields[family.marker] != nil)
      for (name, fields) in family.fields {
        #expect(!name.isEmpty && DeclaredType(text: name).isKnown)
        #expect(!fields.contains("  ") && !fields.hasPrefix(" ") && !fields.hasSuffix(" "))
        let names = fields.split(separator: " ")
        #expect(Set(names).count == names.count)
      }
    }
    let known = PlatformStructures.known(among: ["text_run", "lease"])
    #expect(known.isEmpty, "without the family's marker its names mean nothing")
  }

  @Test("Every closed vocabulary has at least two names, and few enough vocabularies for the bits")
  func vocabularies() {
    #expect(ClosedVocabulary.table.count <= 64)
    for names in ClosedVocabulary.table {
      #expect(Set(names).count == names.count)
      #expect(names.count >= 2)
    }
  }
}

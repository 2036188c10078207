import APISpec
import Foundation
import TestValues
import Testing

@testable import DocReader

@Suite("What is kept of pages")
struct ArchiveTests {
  /// Readings of all pages of this repository, and of some that show what is rare.
  private static let readings: [PageReading] = SpecPagesTests.pages.map(readPage) + rarePages.map(readPage)

  private static let rarePages = [
    PageText(
      path: "rare.md",
      bytes: Array(
        """
        ---
        title: 倒茶
        source_url: https://open.feishu.cn/document/tea/pour
        ---

        ## 请求

        基本 |
        ---|---
        HTTP URL | https://open.feishu.cn/open-apis/tea/v1/pots/:pot_id/pour
        HTTP Method | POST

        ### 请求体

        名称 | 类型 | 必填 | 描述
        ---|---|---|---
        lids | lid[] | 否 | 盖子  
        **数据校验规则**：  
        - 长度范围：`1` ～ `5`
        colour | string | 否 | 颜色  
        **数据校验规则**：  
        - 正则校验：`^[a-z]+$`  
        - 长度范围：`1` ～ `64` 字符
        litres | int | 是 | 多少  
        **数据校验规则**：  
        - 取值范围：`1` ～ `9`

        """.utf8))
  ]

  @Test("readings of pages come back whole")
  func pages() throws {
    for reading in Self.readings {
      let again = try #require(Archive.value(PageReading.self, in: Archive.bytes(of: reading)))
      #expect(wholeText(of: again) == wholeText(of: reading), "\(reading.path)")
      let ties = try #require(Archive.value(PageTies.self, in: Archive.bytes(of: reading.ties)))
      #expect(ties == reading.ties)
    }
    for rare in Self.rareRows {
      let again = try #require(Archive.value(FieldRow.self, in: Archive.bytes(of: rare)))
      #expect(wholeText(of: again) == wholeText(of: rare))
    }
  }

  private static let rareRows: [FieldRow] = {
    var row = FieldRow.blank
    row.declared = DeclaredType(type: .array(.string), structName: "lid", isKnown: false, isVague: true)
    row.rules = [
      .length(min: 1, max: nil, unit: .utf16), .items(min: nil, max: 5), .range(min: "1", max: "9"), .pattern("^a"),
    ]
    var indented = row
    row.depth = .level(2)
    indented.depth = .indent(4)
    return [row, indented]
  }()

  @Test("what pages say together comes back whole")
  func groups() throws {
    let whole = assemble(Self.readings)
    let again = try #require(Archive.value(SpecReading.self, in: Archive.bytes(of: whole)))
    #expect(wholeText(of: again) == wholeText(of: whole))
    #expect(whole.counts.endpoints * whole.counts.events * whole.counts.guides > 0)
  }

  @Test("groups of pages say the same as all pages at once")
  func joined() throws {
    let readings = Self.readings.filter { reading in !PageTies.needsAll(reading) }
    let groups = PageTies.groups(of: readings.map(\.ties))
    #expect(groups.count > 5)
    #expect(groups.flatMap { $0 }.sorted() == Array(readings.indices))
    let joined = SpecReading(joining: groups.map { group in assemble(group.map { readings[$0] }) })
    let whole = assemble(readings)
    #expect(CanonicalJSON.encode(joined.spec) == CanonicalJSON.encode(whole.spec))
    #expect(joined.diagnostics == whole.diagnostics)
    #expect(joined.counts == whole.counts)
    #expect(joined.guides == whole.guides)
  }

  @Test("one page that lost its nesting ties all pages together")
  func needsAll() {
    #expect(PageTies.groups(of: Self.readings.map(\.ties)) == [Array(Self.readings.indices)])
  }
}

extension PageTies {
  fileprivate static func needsAll(_ reading: PageReading) -> Bool { reading.ties.needsAllPages }
}

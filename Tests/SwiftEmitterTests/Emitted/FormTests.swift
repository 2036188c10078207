import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Forms")
struct FormTests {
  private func emission(_ kind: RequestPayload.Kind, _ fields: [Field], method: String = "POST") -> Emission {
    let upload = Tea.endpoint(method, "/open-apis/tea/v1/pictures", "picture.upload") {
      $0.request = RequestPayload(kind: kind, fields: fields)
    }
    return Emission([upload], shapes: [Tea.named("lid", [Tea.field("image", .file)])])
  }

  private let fields = [
    Tea.required("name"), Tea.required("picture", .file), Tea.field("size", .int32), Tea.field("share", .double),
    Tea.choice("colour", ["white"]), Tea.field("tags", .array(.string)), Tea.field("lid", .named("lid")),
    Tea.field("lids", .array(.named("lid"))), Tea.field("extra", .freeform), Tea.field("form"),
    Tea.field("card") { $0.content = .named("lid") }, Tea.field("old").deprecated("Use 'name'."),
  ]

  @Test("of parts carry files, fields and JSON")
  func multipart() {
    let emission = emission(.multipart, fields)
    expect(
      emission.declaration("public func upload"),
      """
      public func upload(body: UploadBody, options: CallOptions = .standard) async throws {
        var call = EndpointCall(Self.uploadEndpoint)
        call.multipart(body)
        try await client.perform(call, options)
      }
      """)
    expect(
      emission.declaration("public struct UploadBody"),
      """
      public struct UploadBody: FormEncodable {
        public var name: String?
        public var picture: UploadFile?
        public var size: Int?
        public var share: Double?
        public var colour: Colour?
        public var tags: [String]?
        public var lid: Lid?
        public var lids: [Lid]?
        public var extra: JSONAny?
        public var form: String?
        public var card: JSONText<Lid>?
        @available(*, deprecated, message: "Use 'name'.")
        public var old: String? {
          get { _old }
          set { _old = newValue }
        }
        private var _old: String?
        public init(name: String, picture: UploadFile, _ build: (inout Self) -> Void = { _ in }) {
          self.name = name
          self.picture = picture
          build(&self)
        }
        public func encode(into form: inout FormBodyWriter) {
          form.field("name", name)
          form.file("picture", picture)
          form.field("size", size)
          form.field("share", share)
          form.field("colour", colour)
          form.field("tags", tags)
          form.jsonField("lid", lid)
          form.jsonField("lids", lids)
          form.jsonField("extra", extra)
          form.field("form", self.form)
          form.jsonField("card", card)
          form.field("old", _old)
        }
      }
      """)
    expect(
      emission.declaration("public struct Lid"),
      """
      public struct Lid: WireBuildable {
        public var image: String?
        public init() {}
        public func encode(into object: inout JSONBodyWriter) { object.string("image", image) }
      }
      """)
  }

  @Test("that are encoded as queries are sent as such")
  func urlEncoded() {
    let emission = emission(.form, [Tea.field("name"), Tea.field("size", .int32)])
    expect(
      emission.declaration("public func upload"),
      """
      public func upload(body: UploadBody = UploadBody(), options: CallOptions = .standard) async throws {
        var call = EndpointCall(Self.uploadEndpoint)
        call.form(body)
        try await client.perform(call, options)
      }
      """)
    expect(
      emission.declaration("public struct UploadBody"),
      """
      public struct UploadBody: FormBuildable {
        public var name: String?
        public var size: Int?
        public init() {}
        public func encode(into form: inout FormBodyWriter) {
          form.field("name", name)
          form.field("size", size)
        }
      }
      """)
  }

  @Test("have no null, so that fields are there or not")
  func nullable() {
    let emission = emission(.multipart, [Tea.field("name") { $0.isNullable = true }], method: "PATCH")
    #expect(emission.declaration("public struct UploadBody").contains("  public var name: String?\n"))
  }

  @Test("carry several files under one name")
  func files() {
    let emission = emission(.multipart, [Tea.field("pictures", .array(.file))])
    expect(
      emission.declaration("public struct UploadBody"),
      """
      public struct UploadBody: FormBuildable {
        public var pictures: [UploadFile]?
        public init() {}
        public func encode(into form: inout FormBodyWriter) { form.file("pictures", pictures) }
      }
      """)
  }
}

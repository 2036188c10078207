@_spi(Generated) import LarkRuntime

// The response of `approval.v2.cc.search`, the largest shape in specs/, as the emitter writes it, by hand.

/// What the search for copies of approvals answers.
struct CopySearch: WireDecodable {
  let count: Int?
  let ccList: [CopyView]?

  init(_ object: inout JSONObjectReader) throws {
    count = try object.int("count")
    ccList = try object.objects("cc_list")
  }

  /// One copy, with the approval that it belongs to.
  struct CopyView: WireDecodable {
    let approval: Approval?
    let group: Group?
    let instance: Instance?
    let cc: Copy?

    init(_ object: inout JSONObjectReader) throws {
      approval = try object.object("approval")
      group = try object.object("group")
      instance = try object.object("instance")
      cc = try object.object("cc")
    }
  }

  /// A definition of approvals.
  struct Approval: WireDecodable {
    let code: String?
    let name: String?
    let isExternal: Bool?
    let external: External?

    init(_ object: inout JSONObjectReader) throws {
      code = try object.string("code")
      name = try object.string("name")
      isExternal = try object.bool("is_external")
      external = try object.object("external")
    }
  }

  /// What is known of approvals from elsewhere.
  struct External: WireDecodable {
    let batchCCRead: Bool?

    init(_ object: inout JSONObjectReader) throws {
      batchCCRead = try object.bool("batch_cc_read")
    }
  }

  /// A group of definitions.
  struct Group: WireDecodable {
    let externalID: String?
    let name: String?

    init(_ object: inout JSONObjectReader) throws {
      externalID = try object.string("external_id")
      name = try object.string("name")
    }
  }

  /// One approval on its way.
  struct Instance: WireDecodable {
    let code: String?
    let userID: String?
    let startTime: Int?
    let endTime: Int?
    let status: String?
    let link: Link?

    init(_ object: inout JSONObjectReader) throws {
      code = try object.string("code")
      userID = try object.string("user_id")
      startTime = try object.int("start_time")
      endTime = try object.int("end_time")
      status = try object.string("status")
      link = try object.object("link")
    }
  }

  /// Where an approval can be looked at.
  struct Link: WireDecodable {
    let pcLink: String?
    let mobileLink: String?

    init(_ object: inout JSONObjectReader) throws {
      pcLink = try object.string("pc_link")
      mobileLink = try object.string("mobile_link")
    }
  }

  /// A copy.
  struct Copy: WireDecodable {
    let userID: String?
    let createTime: Int?
    let readStatus: String?
    let title: String?

    init(_ object: inout JSONObjectReader) throws {
      userID = try object.string("user_id")
      createTime = try object.int("create_time")
      readStatus = try object.string("read_status")
      title = try object.string("title")
    }
  }
}

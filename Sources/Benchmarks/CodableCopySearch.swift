/// The shape of ``CopySearch`` as one writes it for `JSONDecoder`, part for part.
struct CodableCopySearch: Decodable {
  let count: Int?
  let ccList: [CopyView]?

  enum CodingKeys: String, CodingKey {
    case count
    case ccList = "cc_list"
  }

  struct CopyView: Decodable {
    let approval: Approval?
    let group: Group?
    let instance: Instance?
    let cc: Copy?
  }

  struct Approval: Decodable {
    let code: String?
    let name: String?
    let isExternal: Bool?
    let external: External?

    enum CodingKeys: String, CodingKey {
      case code, name, external
      case isExternal = "is_external"
    }
  }

  struct External: Decodable {
    let batchCCRead: Bool?

    enum CodingKeys: String, CodingKey {
      case batchCCRead = "batch_cc_read"
    }
  }

  struct Group: Decodable {
    let externalID: String?
    let name: String?

    enum CodingKeys: String, CodingKey {
      case externalID = "external_id"
      case name
    }
  }

  struct Instance: Decodable {
    let code: String?
    let userID: String?
    let startTime: Int?
    let endTime: Int?
    let status: String?
    let link: Link?

    enum CodingKeys: String, CodingKey {
      case code, status, link
      case userID = "user_id"
      case startTime = "start_time"
      case endTime = "end_time"
    }
  }

  struct Link: Decodable {
    let pcLink: String?
    let mobileLink: String?

    enum CodingKeys: String, CodingKey {
      case pcLink = "pc_link"
      case mobileLink = "mobile_link"
    }
  }

  struct Copy: Decodable {
    let userID: String?
    let createTime: Int?
    let readStatus: String?
    let title: String?

    enum CodingKeys: String, CodingKey {
      case title
      case userID = "user_id"
      case createTime = "create_time"
      case readStatus = "read_status"
    }
  }
}

/// The platform's envelope for `JSONDecoder`.
struct CodableEnvelope<Content: Decodable>: Decodable {
  let code: Int
  let msg: String
  let data: Content
}

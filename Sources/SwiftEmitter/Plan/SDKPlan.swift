import APISpec

/// Everything that is emitted, by name: what stands between the documentation and the text.
struct SDKPlan: Sendable {
  /// The documented objects, as the endpoints of the methods refer to them.
  var shapes: [ShapeID: Shape] = [:]
  var services: [ServicePlan] = []
  var models: [ModelPlan] = []
  var valueSets: [ValueSetPlan] = []
  var notes: [EmissionNote] = []
}

/// A service of the platform: a module, and a property of the client.
struct ServicePlan: Sendable {
  var project: String
  var accessor: String
  var type: String
  var module: String
  var versions: [VersionPlan]
}

/// A version of a service.
struct VersionPlan: Sendable {
  /// `corehr.v2`.
  var scope: String
  var accessor: String
  var type: String
  var resources: [ResourcePlan]
  var events: [EventPlan]
}

/// What the calls of a version are about.
struct ResourcePlan: Sendable {
  /// `corehr.v2.process_withdraw`.
  var id: String
  var accessor: String
  var type: String
  var methods: [MethodPlan]
  /// Published methods whose endpoints the documentation no longer has.
  var stubs: [LockedMethod]
}

/// A message that the platform sends, as a type.
struct EventPlan: Sendable {
  var event: Event
  var model: ModelID
}

/// A call.
struct MethodPlan: Sendable {
  var endpoint: Endpoint
  var name: String
  var body: BodyPlan
  var result: ResultPlan
  /// The current one first; the others keep old code compiling.
  var signatures: [SignaturePlan]
  var paging: PagingPlan?
  /// The upload in parts that begins with the method.
  var partedUpload: PartedUploadPlan?

  /// `PUT /open-apis/…`
  var call: String { "\(endpoint.httpMethod) \(endpoint.path)" }
}

/// What a method sends.
enum BodyPlan: Hashable, Sendable {
  case none
  case json(SwiftType)
  /// A form, of parts or URL-encoded.
  case form(ModelID, isMultipart: Bool)

  var type: SwiftType? {
    switch self {
    case .none: nil
    case .json(let type): type
    case .form(let id, _): .model(id)
    }
  }
}

/// What a method returns.
enum ResultPlan: Hashable, Sendable {
  case nothing
  case value(SwiftType)
  case download
}

/// One list of arguments.
struct SignaturePlan: Hashable, Sendable {
  var arguments: [ArgumentPlan]
  /// Why the signature is not the current one; nil for the current one and for those that are as good.
  var deprecation: String?
}

/// An argument of a method.
struct ArgumentPlan: Hashable, Sendable {
  var place: LockedArgument.Place
  var wireName: String
  var name: String
  var type: SwiftType
  var isRequired: Bool
  /// What the documentation says about it.
  var field: Field?

  /// Whether two arguments are the same to a caller. A body that can be left out is of the type of one that cannot.
  func isInterchangeable(with other: ArgumentPlan) -> Bool {
    place == other.place && wireName == other.wireName && name == other.name && type == other.type
      && (isRequired == other.isRequired || place == .body)
  }
}

/// The method that reads all pages.
struct PagingPlan: Hashable, Sendable {
  var name: String
  /// The wire name of the argument, or of the body's property, that holds the token.
  var token: String
  var isInBody: Bool
  /// The properties that lead to the next token, to whether there is one, and to the items.
  var next: [String]
  var hasMore: [String]?
  /// Nil where the response holds no one list: its pages are the items.
  var items: [String]?
  var item: SwiftType
  /// Why a property that the pages are read with should not be used any more.
  var deprecation: String?

  /// Whether a list of arguments has a place for the token.
  func isPossible(with signature: SignaturePlan) -> Bool {
    signature.arguments.contains { isInBody ? $0.place == .body : $0.place == .query && $0.wireName == token }
  }
}

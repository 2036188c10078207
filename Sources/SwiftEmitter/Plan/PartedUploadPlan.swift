/// The three calls by which a resource takes a file in parts, as one method.
///
/// The pages are recognised by their names (`…_prepare`, `…_part`, `…_finish`) and by the fields that the three hand
/// to each other; nothing is emitted where one is missing.
struct PartedUploadPlan: Hashable, Sendable {
  var name: String
  /// The methods' names.
  var prepare: String
  var part: String
  var finish: String
  /// The property of the opening call's body that states the size of the file.
  var size: String
  /// The properties of its answer: the upload's name, the size of a part, the number of parts.
  var answer: [String]
  /// The body of a part, and the arguments of its initializer in their order.
  var partBody: ModelID
  var partArguments: [Argument]
  /// The property that takes the checksum of a part.
  var checksum: String?
  /// The body of the closing call.
  var finishBody: ModelID
  var finishArguments: [Argument]
  var result: SwiftType

  /// An argument of an initializer, by what it is filled with.
  struct Argument: Hashable, Sendable {
    var name: String
    var wireName: String
    var type: SwiftType
  }
}

extension PartedUploadPlan {
  /// The upload that begins with a method, where the resource has its other calls.
  init?(beginningWith prepare: MethodPlan, in methods: [MethodPlan], models: [ModelPlan]) {
    let word = prepare.endpoint.name.method
    guard word.hasSuffix("_prepare") else { return nil }
    let stem = word.dropLast("prepare".count)
    guard let part = methods.first(where: { $0.endpoint.name.method == stem + "part" }),
      let finish = methods.first(where: { $0.endpoint.name.method == stem + "finish" }),
      case .json(.model(let opening)) = prepare.body, case .value(.model(let answer)) = prepare.result,
      case .form(let partBody, isMultipart: true) = part.body, case .json(.model(let finishBody)) = finish.body,
      case .value(let result) = finish.result, Self.takesBodyAlone(part), Self.takesBodyAlone(finish),
      Self.ownNames.isDisjoint(with: prepare.signatures[0].arguments.map(\.name))
    else { return nil }
    guard let size = models[opening.index].property("size"), size.type.isWhole, size.isRequired,
      let id = models[answer.index].property("upload_id"), id.type == .string,
      let partSize = models[answer.index].property("block_size"), partSize.type == .int,
      let count = models[answer.index].property("block_num"), count.type == .int,
      let partArguments = Self.arguments(
        of: models[partBody.index], ["upload_id", "seq", "size", "file"]),
      let finishArguments = Self.arguments(of: models[finishBody.index], ["upload_id", "block_num"])
    else { return nil }
    self.prepare = prepare.name
    self.part = part.name
    self.finish = finish.name
    name =
      (prepare.name.hasSuffix("Prepare") ? String(prepare.name.dropLast("Prepare".count)) : prepare.name) + "InParts"
    self.size = size.name
    self.answer = [id, partSize, count].map(\.name)
    self.partBody = partBody
    self.partArguments = partArguments
    checksum = models[partBody.index].property("checksum").flatMap { $0.type == .string ? $0.name : nil }
    self.finishBody = finishBody
    self.finishArguments = finishArguments
    self.result = result
  }

  /// The names that the method uses itself.
  private static let ownNames: Set<String> = [
    "file", "resuming", "session", "options", "progress", "upload", "opened", "end",
  ]

  private static func takesBodyAlone(_ method: MethodPlan) -> Bool {
    method.signatures[0].arguments.allSatisfy { $0.place == .body || !$0.isRequired }
  }

  /// What the initializer requires, where it is these fields and no other.
  private static func arguments(of model: ModelPlan, _ wanted: Set<String>) -> [Argument]? {
    guard let required = model.initializers.first, Set(required) == wanted else { return nil }
    let arguments = required.compactMap { wireName -> Argument? in
      guard let property = model.property(wireName) else { return nil }
      let isFitting = wireName == "file" ? property.type == .file : wireName == "upload_id" || property.type.isWhole
      return isFitting ? Argument(name: property.name, wireName: wireName, type: property.type) : nil
    }
    return arguments.count == required.count ? arguments : nil
  }
}

extension SwiftType {
  fileprivate var isWhole: Bool { self == .int || self == .int64 }
}

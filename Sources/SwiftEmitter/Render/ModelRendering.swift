/// Writes a struct.
struct ModelRendering {
  let model: ModelPlan
  let spelling: Spelling
  let docs: FieldDoc

  func write(into writer: inout SourceWriter) {
    if docs.level == .full || (docs.level == .summary && model.eventType != nil) { writer.doc(model.summary) }
    writer.block("public struct \(model.name): \(conformances.joined(separator: ", "))") { writer in
      if let event = model.eventType {
        writer.line("public static var eventType: String { \(Literal.string(event)) }")
      }
      for property in model.properties { declare(property, into: &writer) }
      initializers(into: &writer)
      if model.directions.contains(.read) { reader(into: &writer) }
      if model.directions.contains(.write) { writes(into: &writer) }
      if model.directions.contains(.form) { form(into: &writer) }
    }
  }

  private var isWritten: Bool { !model.directions.isDisjoint(with: [.write, .form]) }

  /// Whether nothing is required, so that the runtime adds the initializer with a closure.
  private var isBuildable: Bool { model.initializers.first?.isEmpty == true }

  private var conformances: [String] {
    var names: [String] = []
    if model.directions.contains(.read) { names.append(model.eventType == nil ? "WireDecodable" : "LarkEvent") }
    if model.directions.contains(.write) { names.append(isBuildable ? "WireBuildable" : "WireEncodable") }
    if model.directions.contains(.form) { names.append(isBuildable ? "FormBuildable" : "FormEncodable") }
    return names
  }

  // MARK: Properties

  private func declare(_ property: PropertyPlan, into writer: inout SourceWriter) {
    writer.doc(docs.text(property.field))
    let type = typeText(property)
    let name = Identifier.declared(property.name)
    if let deprecation = property.deprecation {
      // Code that uses a deprecated property is warned, and so would be the initializer: it uses the one behind it.
      writer.deprecation(deprecation)
      let stored = "_\(property.name)"
      writer.computedProperty(
        "public var \(name)", type, isWritten ? ["get { \(stored) }", "set { \(stored) = newValue }"] : [stored])
      writer.property(
        "\(wrapper(of: property))private \(keyword(of: property)) \(stored)", type, initialValue(property))
    } else {
      let access = property.isBoxed && !isWritten ? "public private(set)" : "public"
      writer.property(
        "\(wrapper(of: property))\(access) \(keyword(of: property)) \(name)", type, initialValue(property))
    }
  }

  private func wrapper(of property: PropertyPlan) -> String { property.isBoxed ? "@Boxed " : "" }

  private func keyword(of property: PropertyPlan) -> String { isWritten || property.isBoxed ? "var" : "let" }

  private func typeText(_ property: PropertyPlan) -> String {
    property.isPatch ? "Patch<\(spelling(property.type))>" : "\(spelling(property.type))?"
  }

  private func initialValue(_ property: PropertyPlan) -> String {
    guard isWritten else { return "" }
    return property.isPatch ? " = .absent" : property.isBoxed ? " = nil" : ""
  }

  // MARK: Initializers

  private func initializers(into writer: inout SourceWriter) {
    for (index, names) in model.initializers.enumerated() {
      let required = names.compactMap { model.property($0) }
      if index > 0 { writer.deprecation("The documentation requires less now.") }
      guard !required.isEmpty else {
        writer.line("public init() {}")
        continue
      }
      let arguments = required.map { "\(label($0)): \(spelling($0.type))" }
      writer.declaration("public init", arguments + ["_ build: (inout Self) -> Void = { _ in }"], " {")
      writer.indented { writer in
        for property in required {
          writer.statement("self.\(storage(property)) = \(assigned(property))")
        }
        writer.line("build(&self)")
      }
      writer.line("}")
    }
  }

  /// What the value of a property `build` is called inside the initializer, whose closure has that name.
  private var buildArgument: String {
    let taken = NameScope(taken: model.properties.map(\.name))
    var name = "buildValue"
    while taken.isTaken(name) { name += "Value" }
    return name
  }

  private func label(_ property: PropertyPlan) -> String {
    property.name == "build" ? "build \(buildArgument)" : Identifier.declared(property.name)
  }

  private func assigned(_ property: PropertyPlan) -> String {
    let name = property.name == "build" ? buildArgument : Identifier.declared(property.name)
    return property.isPatch ? ".value(\(name))" : name
  }

  private func storage(_ property: PropertyPlan) -> String {
    property.deprecation == nil ? Identifier.declared(property.name) : "_\(property.name)"
  }

  // MARK: Reading and writing

  private func reader(into writer: inout SourceWriter) {
    body(
      "public init(_ object: inout JSONObjectReader) throws",
      model.properties.map { property in
        let coding = Coding(property)
        let value = "\(coding.throwing ? "try " : "")object.\(coding.call)"
        return ("\(member(property, beside: "object")) = \(value)", [Literal.string(property.wireName)])
      }, into: &writer)
  }

  private func writes(into writer: inout SourceWriter) {
    body(
      "public func encode(into object: inout JSONBodyWriter)",
      model.properties.map { property in
        let name = Literal.string(property.wireName)
        return ("object.\(Coding(property).setter)", [name, member(property, beside: "object")])
      }, into: &writer)
  }

  private func form(into writer: inout SourceWriter) {
    body(
      "public func encode(into form: inout FormBodyWriter)",
      model.properties.map { property in
        let name = Literal.string(property.wireName)
        return ("form.\(Self.part(property.type))", [name, member(property, beside: "form")])
      }, into: &writer)
  }

  /// A function of calls; a single one stays in the line of its braces where it fits.
  private func body(_ head: String, _ calls: [(head: String, arguments: [String])], into writer: inout SourceWriter) {
    guard let first = calls.first else { return writer.line("\(head) {}") }
    let short = "\(head) { \(first.head)(\(first.arguments.joined(separator: ", "))) }"
    if calls.count == 1, writer.fits(short) { return writer.line(short) }
    writer.block(head) { writer in
      for call in calls { writer.call(call.head, call.arguments) }
    }
  }

  /// The call that adds a part of a form.
  private static func part(_ type: SwiftType) -> String {
    switch type {
    case .file: "file"
    case .string, .int, .int64, .double, .bool, .values: "field"
    case .array(let element):
      switch element {
      case .file: "file"
      case .string, .int, .int64, .double, .bool, .values: "field"
      case .any, .model, .array, .map, .jsonText: "jsonField"
      }
    case .any, .model, .map, .jsonText: "jsonField"
    }
  }

  private func member(_ property: PropertyPlan, beside argument: String) -> String {
    let name = storage(property)
    return name == argument ? "self.\(name)" : name
  }
}

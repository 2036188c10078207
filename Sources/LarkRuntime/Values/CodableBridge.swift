import Foundation

/// Lets any emitted model take part in `Codable`, at one place instead of once a type.
///
/// ```swift
/// struct Settings: Codable { var withdrawal: CodableModel<WithdrawBody> }
/// ```
///
/// A model can also be made `Decodable` or `Encodable` itself, with an empty extension.
@dynamicMemberLookup
public struct CodableModel<Model: Sendable>: Sendable {
  /// The emitted type's value.
  public var model: Model

  /// Makes a value known to `Codable`.
  public init(_ model: Model) {
    self.model = model
  }

  /// A property of the model.
  public subscript<Value>(dynamicMember path: KeyPath<Model, Value>) -> Value {
    model[keyPath: path]
  }
}

extension CodableModel: Decodable where Model: WireReadable {
  public init(from decoder: any Decoder) throws {
    let json = try JSONAny(from: decoder).json()
    guard let model = try Model.read(JSONDocument(json).root) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "The value is not of the kind that the model needs."))
    }
    self.init(model)
  }
}

extension CodableModel: Encodable where Model: WireWritable {
  public func encode(to encoder: any Encoder) throws {
    try JSONAny(json: model.json()).encode(to: encoder)
  }
}

extension WireReadable where Self: Decodable {
  /// Reads the model through `Codable`.
  public init(from decoder: any Decoder) throws {
    self = try CodableModel<Self>(from: decoder).model
  }
}

extension WireWritable where Self: Encodable {
  /// Writes the model through `Codable`.
  public func encode(to encoder: any Encoder) throws {
    try CodableModel(self).encode(to: encoder)
  }
}

extension JSONAny: Codable {
  public init(from decoder: any Decoder) throws {
    if let keyed = try? decoder.container(keyedBy: AnyName.self) {
      let members = try keyed.allKeys.map { ($0.stringValue, try keyed.decode(JSONAny.self, forKey: $0)) }
      self = .object(Dictionary(members, uniquingKeysWith: { _, last in last }))
    } else if var items = try? decoder.unkeyedContainer() {
      var values: [JSONAny] = []
      while !items.isAtEnd { values.append(try items.decode(JSONAny.self)) }
      self = .array(values)
    } else {
      self = try Self.scalar(in: decoder.singleValueContainer())
    }
  }

  private static func scalar(in value: any SingleValueDecodingContainer) throws -> JSONAny {
    if value.decodeNil() { return .null }
    if let flag = try? value.decode(Bool.self) { return .bool(flag) }
    if let text = try? value.decode(String.self) { return .string(text) }
    if let number = try? value.decode(Int64.self) { return .number(JSONNumber(number)) }
    if let number = try? value.decode(Decimal.self), let exact = JSONNumber(number.description) {
      return .number(exact)
    }
    let double = try value.decode(Double.self)
    guard let number = JSONNumber(double) else {
      throw DecodingError.dataCorruptedError(in: value, debugDescription: "\(double) is no number of JSON.")
    }
    return .number(number)
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let members):
      var keyed = encoder.container(keyedBy: AnyName.self)
      for (name, value) in members { try keyed.encode(value, forKey: AnyName(stringValue: name)) }
    case .array(let items):
      var list = encoder.unkeyedContainer()
      for item in items { try list.encode(item) }
    case .null, .bool, .number, .string:
      var single = encoder.singleValueContainer()
      try encodeScalar(into: &single)
    }
  }

  private func encodeScalar(into value: inout any SingleValueEncodingContainer) throws {
    switch self {
    case .bool(let flag): try value.encode(flag)
    case .string(let text): try value.encode(text)
    case .number(let number):
      if let whole = Int64(number.literal) {
        try value.encode(whole)
      } else if let decimal = Decimal(string: number.literal, locale: Locale(identifier: "en_US_POSIX")) {
        try value.encode(decimal)
      } else {
        try value.encode(number.double)
      }
    case .null, .array, .object: try value.encodeNil()
    }
  }

  /// A member's name, whatever it is.
  private struct AnyName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

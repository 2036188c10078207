// What the emitter writes for the shapes of a small service, by hand. See CafeExamples.swift for its tests.
@_spi(Generated) import LarkRuntime

/// A café.
public enum Cafe {
  /// Version 1.
  public enum V1 {}
}

extension Cafe.V1 {
  /// Orders.
  public enum Order {}
}

extension Cafe.V1.Order {
  /// What getting an order answers.
  public struct GetResponse: WireDecodable {
    public let order: OrderView?
    public let related: [OrderView]?
    public let guests: [String: Guest]?

    public init(_ object: inout JSONObjectReader) throws {
      order = try object.object("order")
      related = try object.objects("related")
      guests = try object.objectMap("guests")
    }
  }

  /// An order as the kitchen sees it.
  public struct OrderView: WireDecodable {
    public let orderID: String?
    public let table: Int?
    public let createdAt: Int64?
    public let total: Double?
    public let isPaid: Bool?
    public let state: OrderState?
    public let size: OpenNumber<SizeTag>?
    public let notes: [String]?
    public let bill: [[String?]]?
    public let labels: [String: [String]]?
    public let card: JSONText<Guest>?
    public let extra: JSONAny?
    public let `default`: String?
    @Boxed public private(set) var parent: OrderView?
    let _waiter: String?

    /// Who serves.
    @available(*, deprecated, message: "Use guests.")
    public var waiter: String? { _waiter }

    public init(_ object: inout JSONObjectReader) throws {
      orderID = try object.string("order_id")
      table = try object.int("table")
      createdAt = try object.int64("created_at")
      total = try object.double("total")
      isPaid = try object.bool("is_paid")
      state = try object.value("state")
      size = try object.value("size")
      notes = try object.strings("notes")
      bill = try object.value("bill")
      labels = try object.value("labels")
      card = try object.value("card")
      extra = object.any("extra")
      `default` = try object.string("default")
      parent = try object.object("parent")
      _waiter = try object.string("waiter")
    }
  }

  /// Someone at a table; sent and received.
  public struct Guest: WireDecodable, WireBuildable {
    public var name: String?
    public var diet: Patch<String> = .absent

    public init() {}

    public init(_ object: inout JSONObjectReader) throws {
      name = try object.string("name")
      diet = try object.patch("diet")
    }

    public func encode(into object: inout JSONBodyWriter) {
      object.string("name", name)
      object.patch("diet", diet)
    }
  }

  /// The body of a new order.
  public struct CreateBody: WireEncodable {
    public var table: Int
    public var guests: [Guest]?
    public var tip: Double?

    public init(table: Int, _ build: (inout CreateBody) throws -> Void = { _ in }) rethrows {
      self.table = table
      try build(&self)
    }

    public func encode(into object: inout JSONBodyWriter) {
      object.int("table", table)
      object.objects("guests", guests)
      object.double("tip", tip)
    }
  }
}

/// Tells the sets of values apart.
public enum OrderStateTag {}
/// How far an order is.
public typealias OrderState = OpenValue<OrderStateTag>
/// Tells the sets of values apart.
public enum SizeTag {}

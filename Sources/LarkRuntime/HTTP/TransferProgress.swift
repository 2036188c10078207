/// How far an upload or a download has come.
public struct TransferProgress: Hashable, Sendable {
  /// The bytes that are behind it.
  public var bytes: Int64
  /// All bytes that there will be, where that is known.
  public var total: Int64?

  /// So many bytes of a total, which may be unknown.
  public init(bytes: Int64, total: Int64?) {
    self.bytes = bytes
    self.total = total
  }

  /// The part that is done, from 0 to 1, where all is known.
  public var fraction: Double? {
    total.map { $0 > 0 ? min(1, Double(bytes) / Double($0)) : 1 }
  }

  /// Is told how far a transfer has come, from any thread.
  public typealias Observer = @Sendable (TransferProgress) -> Void
}

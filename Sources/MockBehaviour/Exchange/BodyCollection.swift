/// Collects the body of a request as it arrives, at bounded memory.
public struct BodyCollection {
  private enum Store {
    case bytes([UInt8])
    case multipart(MultipartReading)
    case dropped(Int, BodyLimit)
  }

  private var store: Store
  private let limit: Int

  /// - Parameter limit: The longest body that is kept; of multipart bodies any length passes through.
  public init(contentType: String?, limit: Int) {
    self.limit = limit
    let type = contentType ?? ""
    if type.lowercased().hasPrefix("multipart/"), let boundary = HeaderParameter.value(of: "boundary", in: type),
      boundary.utf8.count <= MultipartReading.longestBoundary
    {
      store = .multipart(MultipartReading(boundary: boundary))
    } else {
      store = .bytes([])
    }
  }

  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    switch store {
    case .bytes(var kept):
      // Taken out and put back, so that appending copies nothing.
      store = .dropped(0, .bytes)
      if kept.count + bytes.count > limit {
        store = .dropped(kept.count + bytes.count, .bytes)
      } else {
        kept.append(contentsOf: bytes)
        store = .bytes(kept)
      }
    case .multipart(var reading):
      store = .dropped(0, .bytes)
      reading.append(bytes)
      store = reading.excess.map { .dropped(reading.length, $0) } ?? .multipart(reading)
    case .dropped(let length, let limit):
      store = .dropped(length + bytes.count, limit)
    }
  }

  /// Lets go of what was kept, since the server holds too much.
  public mutating func drop() {
    switch store {
    case .bytes(let bytes): store = .dropped(bytes.count, .server)
    case .multipart(let reading): store = .dropped(reading.length, .server)
    case .dropped: break
    }
  }

  /// The bytes that are held in memory.
  public var heldBytes: Int {
    switch store {
    case .bytes(let bytes): bytes.count
    case .multipart(let reading): reading.heldBytes
    case .dropped: 0
    }
  }

  public var body: RequestBody {
    switch store {
    case .bytes(let bytes): .bytes(bytes)
    case .multipart(let reading): .parts(reading.parts, isComplete: reading.isComplete)
    case .dropped(let length, let limit): .tooLarge(length, limit)
    }
  }
}

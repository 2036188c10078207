/// Collects the body of a request as it arrives, at bounded memory.
public struct BodyCollection {
  private enum Store {
    case bytes([UInt8])
    case multipart(MultipartReading)
    case dropped(Int)
  }

  private var store: Store
  private let limit: Int

  /// - Parameter limit: The longest body that is kept; of multipart bodies any length passes through.
  public init(contentType: String?, limit: Int) {
    self.limit = limit
    let type = contentType ?? ""
    if type.lowercased().hasPrefix("multipart/"), let boundary = HeaderParameter.value(of: "boundary", in: type) {
      store = .multipart(MultipartReading(boundary: boundary))
    } else {
      store = .bytes([])
    }
  }

  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    switch store {
    case .bytes(var kept):
      // Taken out and put back, so that appending copies nothing.
      store = .dropped(0)
      if kept.count + bytes.count > limit {
        store = .dropped(kept.count + bytes.count)
      } else {
        kept.append(contentsOf: bytes)
        store = .bytes(kept)
      }
    case .multipart(var reading):
      store = .dropped(0)
      reading.append(bytes)
      store = .multipart(reading)
    case .dropped(let length):
      store = .dropped(length + bytes.count)
    }
  }

  public var body: RequestBody {
    switch store {
    case .bytes(let bytes): .bytes(bytes)
    case .multipart(let reading): .parts(reading.parts, isComplete: reading.isComplete)
    case .dropped(let length): .tooLarge(length)
    }
  }
}

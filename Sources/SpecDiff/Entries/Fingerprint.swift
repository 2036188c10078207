/// A short number for a list of texts.
enum Fingerprint {
  /// Twelve decimal digits: a million entries have a chance of about 1 in 2 to hold two with one number, and a real
  /// change of the documentation has some hundred.
  static func digits(of parts: [String]) -> String {
    // FNV-1a with 64 bits, and a last mix, since its low digits alone are not spread well.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    let digits = String(hash % 1_000_000_000_000)
    return String(repeating: "0", count: 12 - digits.count) + digits
  }
}

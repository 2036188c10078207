/// What reading one page may cost.
struct TrialLimits: Sendable {
  /// Processor seconds of the reading thread for a page, for reading and assembling, and again for writing.
  var seconds: Double
  /// What larger pages may take for each megabyte instead: a megabyte of table rows of ten bytes each, the most
  /// expensive text there is, takes about half a second. Whatever costs more than its length takes minutes.
  var secondsPerMegabyte: Double
  /// How much a page may add to the largest resident size of the process.
  var megabytes: Int
  /// The stack of the reading thread: tasks run on threads of 512 KB on macOS.
  var stackBytes: Int
  /// Wall seconds without a sign of life after which the process is stopped: an endless loop.
  var silence: Double

  init(slowdown: Double) {
    seconds = 2 * slowdown
    secondsPerMegabyte = 0.8 * slowdown
    megabytes = Int(1_500 * slowdown.squareRoot())
    stackBytes = Int(512 * slowdown) * 1_024
    silence = 60 * slowdown
  }

  func seconds(forBytes count: Int) -> Double {
    max(seconds, secondsPerMegabyte * Double(count) / 1e6)
  }
}

/// Sums and products of numbers that a request, a page or a command line names: too large ones stay at the end of their
/// range instead of ending the server.
extension FixedWidthInteger {
  /// The sum, or the largest or smallest number where there is none.
  func clampedPlus(_ other: Self) -> Self {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other < 0 ? .min : .max) : sum
  }

  /// The product, or the largest or smallest number where there is none.
  func clampedTimes(_ other: Self) -> Self {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? ((self < 0) == (other < 0) ? .max : .min) : product
  }
}

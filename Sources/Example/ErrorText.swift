import Foundation
import LarkRuntime

/// What a person should know about an error.
func explain(_ error: any Error) -> String {
  switch error {
  case let error as LarkError: explain(error)
  // A list that could not be read to its end.
  case let error as PagingError: error.description
  case is CancellationError: "The call was cancelled."
  // What the file system says.
  default: error.localizedDescription
  }
}

/// Everything that a failed call knows, a line each. `error.description` says the same in one piece.
private func explain(_ error: LarkError) -> String {
  var lines = ["\(error.endpoint.id): \(error.loggableMessage)"]
  if let code = error.code { lines.append("code: \(code)") }
  if let status = error.httpStatus { lines.append("HTTP status: \(status)") }
  // What the documentation of this endpoint says about this code.
  if let advice = error.advice { lines.append("advice: \(advice)") }
  // The platform's support asks for it.
  if let logID = error.logID { lines.append("log id: \(logID)") }
  return lines.joined(separator: "\n  ")
}

/// Why the server does not run.
enum ServerError: Error, Equatable, CustomStringConvertible {
  case cannotListen(UInt16, reason: String)
  case cannotLog(String, reason: String)
  case mixedInputs(ir: String)
  case severalIRFiles(String, String)

  var description: String {
    switch self {
    case .cannotListen(let port, let reason):
      "The server cannot listen on port \(port) of 127.0.0.1 (\(reason)); name another one, or 0 for any."
    case .cannotLog(let file, let reason):
      "The log '\(file)' cannot be written (\(reason)); name another file."
    case .mixedInputs(let file):
      "'\(file)' is an IR file and the other inputs are pages; name either pages or one IR file."
    case .severalIRFiles(let a, let b):
      "'\(a)' and '\(b)' are both IR files, and one can be read at a time; export the pages of both together."
    }
  }
}

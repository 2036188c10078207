/// What stands in a source file below its first lines, and from which pages it comes.
struct SourcePiece {
  var path: String
  var pages: Set<String>
  var body: SourceWriter

  /// The whole file.
  func file(generator: String, importing: String = FileHeader.spiImport) -> SourceFile {
    var writer = SourceWriter()
    FileHeader(generator: generator, pages: pages, importing: importing).write(into: &writer)
    writer.append(body)
    return SourceFile(path: path, bytes: writer.bytes)
  }
}

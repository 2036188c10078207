import Testing

/// The plugins as packages use them. One test after the other, since all share one scratch folder.
@Suite("Package plugins", .serialized)
enum PluginTests {}

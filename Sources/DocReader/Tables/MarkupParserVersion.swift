import CLibXML2

/// The version of the library that reads tables, in its own words: another one may read odd markup otherwise.
public var markupParserVersion: String { String(cString: larkspur_libxml2_version()) }

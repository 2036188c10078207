#ifndef LARKSPUR_CLIBXML2_H
#define LARKSPUR_CLIBXML2_H

// Debian builds libxml2 with ICU, whose headers then collide with the ICU that Foundation brings along. Only the tail
// of a struct that we never touch depends on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

// The version of the library that is loaded, which need not be that of the headers. A variable of C is no safe thing
// to read from Swift.
static inline const char *larkspur_libxml2_version(void) { return xmlParserVersion; }

#endif

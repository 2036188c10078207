#ifndef LARKSPUR_CLIBXML2_H
#define LARKSPUR_CLIBXML2_H

// Debian builds libxml2 with ICU, whose headers then collide with the ICU that Foundation brings along. Only the tail
// of a struct that we never touch depends on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#endif

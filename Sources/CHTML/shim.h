// libxml2's HTML parser, stopped where elements are nested deeper than anyone's mail: its cost grows with depth.
#pragma once
// Debian's libxml2 includes ICU's headers, which clash with the ICU inside Foundation; nothing here needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>

static inline void xcrm_html_start(void *context, const xmlChar *name, const xmlChar **attributes) {
    htmlParserCtxtPtr parser = (htmlParserCtxtPtr) context;
    if (parser->nameNr > (int) (size_t) parser->_private) {
        parser->wellFormed = 0;
        parser->_private = NULL;
        xmlStopParser(parser);
        return;
    }
    xmlSAX2StartElement(context, name, attributes);
}

// The document, or NULL. `*stopped` is set where the depth was exceeded.
static inline htmlDocPtr xcrm_html_read(const char *text, int length, int depth, int *stopped) {
    *stopped = 0;
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(text, length);
    if (parser == NULL) return NULL;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    parser->_private = (void *) (size_t) depth;
    parser->sax->startElement = xcrm_html_start;
    parser->sax->error = NULL;
    parser->sax->warning = NULL;
    parser->sax->serror = NULL;
    htmlParseDocument(parser);
    if (parser->_private == NULL) *stopped = 1;
    htmlDocPtr document = parser->myDoc;
    parser->myDoc = NULL;
    htmlFreeParserCtxt(parser);
    return document;
}

// What Swift cannot import of GMime: type checks are macros, and GObject types are not related in C.
#pragma once
#include <gmime/gmime.h>

static inline int xcrm_gmime_is_part(GMimeObject *object) { return GMIME_IS_PART(object); }
static inline int xcrm_gmime_is_multipart(GMimeObject *object) { return GMIME_IS_MULTIPART(object); }
static inline int xcrm_gmime_is_message_part(GMimeObject *object) { return GMIME_IS_MESSAGE_PART(object); }
static inline GMimePart *xcrm_gmime_part(GMimeObject *object) { return (GMimePart *) object; }
static inline GMimeMultipart *xcrm_gmime_multipart(GMimeObject *object) { return (GMimeMultipart *) object; }
static inline GMimeObject *xcrm_gmime_object(void *object) { return (GMimeObject *) object; }
static inline GMimeStream *xcrm_gmime_stream(void *stream) { return (GMimeStream *) stream; }
// Lets a memory stream read bytes that stay the caller's; they must outlive the stream.
static inline void xcrm_gmime_lend(GMimeStream *stream, GByteArray *bytes) {
    g_mime_stream_mem_set_byte_array((GMimeStreamMem *) stream, bytes);
    g_mime_stream_mem_set_owner((GMimeStreamMem *) stream, FALSE);
}
static inline void xcrm_gmime_unref(void *object) { g_object_unref(object); }

// Attached mails become leaves with a content stream: their exact bytes are known, and the depth of nesting is ours to limit.
static inline void xcrm_gmime_start(void) {
    g_mime_init();
    g_mime_object_register_type("message", "rfc822", GMIME_TYPE_PART);
    g_mime_object_register_type("message", "rfc2822", GMIME_TYPE_PART);
    g_mime_object_register_type("message", "global", GMIME_TYPE_PART);
    g_mime_object_register_type("message", "news", GMIME_TYPE_PART);
}

#ifndef XCRM_CZLIB_SHIM_H
#define XCRM_CZLIB_SHIM_H

#include <zlib.h>

/* deflateInit2 is a macro, which Swift cannot import. 31: the largest window, with the head and tail of a gzip file. */
static inline int xcrm_gzip_init(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
}

#endif

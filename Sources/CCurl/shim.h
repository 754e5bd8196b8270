#pragma once

// What Swift cannot import from libcurl: curl_easy_setopt and curl_easy_getinfo take
// variable arguments. One inline function for each argument type stands in for them.

#include <curl/curl.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

static inline CURLcode xcrm_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

// libcurl copies the string. CURLOPT_COPYPOSTFIELDS goes this way too.
static inline CURLcode xcrm_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

// `buffer` holds CURL_ERROR_SIZE bytes and outlives the handle.
static inline CURLcode xcrm_curl_set_error_buffer(CURL *handle, char *buffer) {
    return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

// CURLOPT_HEADERFUNCTION or CURLOPT_WRITEFUNCTION.
typedef size_t (*xcrm_curl_bytes_function)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode xcrm_curl_set_header_function(
    CURL *handle, xcrm_curl_bytes_function function, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, function);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
}

static inline CURLcode xcrm_curl_set_write_function(
    CURL *handle, xcrm_curl_bytes_function function, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, function);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
}

// Called about once a second while libcurl works; any answer but 0 makes it give up.
typedef int (*xcrm_curl_progress_function)(
    void *context, curl_off_t to_download, curl_off_t downloaded, curl_off_t to_upload, curl_off_t uploaded);

static inline CURLcode xcrm_curl_set_progress_function(
    CURL *handle, xcrm_curl_progress_function function, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
}

static inline CURLcode xcrm_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode xcrm_curl_get_socket(CURL *handle, curl_socket_t *socket) {
    return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, socket);
}

static inline long xcrm_curl_global_all(void) {
    return CURL_GLOBAL_ALL;
}

// A file descriptor that poll(2) finds readable once something was written to it: how another
// thread wakes one that waits for a socket. -1 when the system has no descriptor left.
static inline int xcrm_wake_open(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

static inline void xcrm_wake_raise(int descriptor) {
    uint64_t one = 1;
    ssize_t written = write(descriptor, &one, sizeof one);
    (void)written;
}

static inline void xcrm_wake_clear(int descriptor) {
    uint64_t count;
    ssize_t got = read(descriptor, &count, sizeof count);
    (void)got;
}

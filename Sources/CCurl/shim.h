#ifndef LARKSPUR_CCURL_H
#define LARKSPUR_CCURL_H

#include <curl/curl.h>
#include <pthread.h>
#include <signal.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

// Swift calls no variadic functions, and libcurl sets and tells everything by some.

typedef size_t (*larkspur_curl_bytes)(char *bytes, size_t size, size_t count, void *context);
typedef int (*larkspur_curl_seek)(void *context, curl_off_t offset, int origin);

static inline CURLcode larkspur_curl_set_number(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode larkspur_curl_set_size(CURL *curl, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode larkspur_curl_set_text(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode larkspur_curl_set_pointer(CURL *curl, CURLoption option, void *value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode larkspur_curl_set_bytes(CURL *curl, CURLoption option, larkspur_curl_bytes callback) {
  return curl_easy_setopt(curl, option, callback);
}

static inline CURLcode larkspur_curl_set_seek(CURL *curl, larkspur_curl_seek callback) {
  return curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, callback);
}

/// Has a callback asked before a request goes out on a connection, the first time and whenever libcurl sends it again.
/// An old libcurl has no such callback; there a request that may not be sent twice gets a connection of its own, on which
/// nothing is sent again.
static inline CURLcode larkspur_curl_set_before_request(
    CURL *curl, int (*callback)(void *context, char *, char *, int, int), void *context, int may_be_sent_twice) {
#if LIBCURL_VERSION_NUM >= 0x075000
  CURLcode code = curl_easy_setopt(curl, CURLOPT_PREREQDATA, context);
  (void)may_be_sent_twice;
  return code != CURLE_OK ? code : curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, callback);
#else
  (void)callback;
  (void)context;
  return curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, may_be_sent_twice ? 0L : 1L);
#endif
}

static inline CURLMcode larkspur_curl_set_multi_number(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

/// A number that libcurl tells; 0 where it does not.
static inline long larkspur_curl_number(CURL *curl, CURLINFO info) {
  long value = 0;
  curl_easy_getinfo(curl, info, &value);
  return value;
}

/// A number of bytes that libcurl tells; 0 where it does not.
static inline curl_off_t larkspur_curl_size(CURL *curl, CURLINFO info) {
  curl_off_t value = 0;
  curl_easy_getinfo(curl, info, &value);
  return value;
}

/// What was set as CURLOPT_PRIVATE.
static inline void *larkspur_curl_private(CURL *curl) {
  char *value = NULL;
  curl_easy_getinfo(curl, CURLINFO_PRIVATE, &value);
  return value;
}

/// Lets a handle speak HTTP and HTTPS alone, or HTTPS alone, also after a redirect.
static inline CURLcode larkspur_curl_set_protocols(CURL *curl, int only_https) {
#if LIBCURL_VERSION_NUM >= 0x075500
  const char *names = only_https ? "https" : "http,https";
  CURLcode code = curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, names);
  return code != CURLE_OK ? code : curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, names);
#else
  long names = CURLPROTO_HTTPS | (only_https ? 0 : CURLPROTO_HTTP);
  CURLcode code = curl_easy_setopt(curl, CURLOPT_PROTOCOLS, names);
  return code != CURLE_OK ? code : curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS, names);
#endif
}

/// Removing a handle does not wait for a name that is being looked up, where libcurl knows the option.
static inline void larkspur_curl_leave_lookups(CURL *curl) {
#if LIBCURL_VERSION_NUM >= 0x075700
  curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)curl;
#endif
}

/// Names the calling thread, and keeps it from being ended by a connection that the other side has closed.
static inline void larkspur_prepare_thread(const char *name) {
#ifdef __linux__
  prctl(PR_SET_NAME, name, 0, 0, 0);
#endif
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &signals, NULL);
}

// What the thread sanitizer offers to those who build locks; it is there only where it is asked for.
void __tsan_acquire(void *address);
void __tsan_release(void *address);

// Macros that Swift does not import, or not as numbers of the kind that is returned.
static const size_t larkspur_curl_pause_writing = CURL_WRITEFUNC_PAUSE;
static const size_t larkspur_curl_pause_reading = CURL_READFUNC_PAUSE;
static const size_t larkspur_curl_abort_reading = CURL_READFUNC_ABORT;
static const int larkspur_curl_may_send = 0;
static const int larkspur_curl_may_not_send = 1;
#if LIBCURL_VERSION_NUM >= 0x075000
static const int larkspur_curl_tells_beginning = 1;
#else
static const int larkspur_curl_tells_beginning = 0;
#endif
static const size_t larkspur_curl_error_size = CURL_ERROR_SIZE;
static const long larkspur_curl_global_default = CURL_GLOBAL_DEFAULT;
static const long larkspur_curl_no_multiplexing = CURLPIPE_NOTHING;

#endif

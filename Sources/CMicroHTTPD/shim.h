#ifndef LARKSPUR_CMICROHTTPD_H
#define LARKSPUR_CMICROHTTPD_H

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>

// How Swift imports the library's enumerations depends on its version and on the compiler; these names do not.
static const enum MHD_Result larkspur_yes = MHD_YES;
static const enum MHD_Result larkspur_no = MHD_NO;
static const enum MHD_ValueKind larkspur_headers = MHD_HEADER_KIND;
static const enum MHD_ResponseMemoryMode larkspur_copied = MHD_RESPMEM_MUST_COPY;

// Swift calls no variadic functions, and libmicrohttpd has some where nothing else will do.

/// Starts a server on 127.0.0.1 with a pool of threads; NULL where the port is taken.
static inline struct MHD_Daemon *larkspur_start_daemon(
    uint16_t port, unsigned int threads, MHD_AccessHandlerCallback answer, void *context,
    void *(*request_line)(void *, const char *, struct MHD_Connection *), MHD_RequestCompletedCallback completed) {
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return MHD_start_daemon(
      MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME, port, NULL, NULL, answer, context,
      MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
      MHD_OPTION_THREAD_POOL_SIZE, threads,
      MHD_OPTION_LISTEN_BACKLOG_SIZE, 1024u,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)(128 * 1024),
      MHD_OPTION_URI_LOG_CALLBACK, request_line, context,
      MHD_OPTION_NOTIFY_COMPLETED, completed, context,
      MHD_OPTION_END);
}

/// The port on which a server listens.
static inline uint16_t larkspur_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info == NULL ? 0 : info->port;
}

#endif

#ifndef LARKSPUR_CMICROHTTPD_H
#define LARKSPUR_CMICROHTTPD_H

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/resource.h>

// How Swift imports the library's enumerations depends on its version and on the compiler; these names do not.
static const enum MHD_Result larkspur_yes = MHD_YES;
static const enum MHD_Result larkspur_no = MHD_NO;
static const enum MHD_ValueKind larkspur_headers = MHD_HEADER_KIND;
static const enum MHD_ConnectionNotificationCode larkspur_connected = MHD_CONNECTION_NOTIFY_STARTED;
static const enum MHD_ResponseMemoryMode larkspur_copied = MHD_RESPMEM_MUST_COPY;

// Swift calls no variadic functions, and libmicrohttpd has some where nothing else will do.

/// How much a server lets its clients have.
struct larkspur_limits {
  unsigned int threads;
  unsigned int connections;
  /// 0 for any number.
  unsigned int connections_per_address;
  /// Seconds of silence after which a connection is closed.
  unsigned int timeout;
  /// Bytes for the head of a request and what is read at once.
  size_t memory_per_connection;
};

/// What a server calls, with one context for all.
struct larkspur_callbacks {
  void *context;
  MHD_AccessHandlerCallback answer;
  void *(*request_line)(void *, const char *, struct MHD_Connection *);
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connection;
};

/// Starts a server on 127.0.0.1 with a pool of threads; NULL where the port is taken.
static inline struct MHD_Daemon *larkspur_start_daemon(
    uint16_t port, struct larkspur_limits limits, struct larkspur_callbacks callbacks) {
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return MHD_start_daemon(
      MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME, port, NULL, NULL, callbacks.answer,
      callbacks.context,
      MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
      MHD_OPTION_THREAD_POOL_SIZE, limits.threads,
      MHD_OPTION_LISTEN_BACKLOG_SIZE, 1024u,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.memory_per_connection,
      MHD_OPTION_CONNECTION_LIMIT, limits.connections,
      MHD_OPTION_PER_IP_CONNECTION_LIMIT, limits.connections_per_address,
      MHD_OPTION_CONNECTION_TIMEOUT, limits.timeout,
      MHD_OPTION_URI_LOG_CALLBACK, callbacks.request_line, callbacks.context,
      MHD_OPTION_NOTIFY_COMPLETED, callbacks.completed, callbacks.context,
      MHD_OPTION_NOTIFY_CONNECTION, callbacks.connection, callbacks.context,
      MHD_OPTION_END);
}

/// The port on which a server listens.
static inline uint16_t larkspur_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info == NULL ? 0 : info->port;
}

/// The socket of a connection; negative where it has none.
static inline int larkspur_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info == NULL ? -1 : (int)info->connect_fd;
}

/// Asks the system for so many open files, and says how many there may be.
static inline uint64_t larkspur_allow_files(uint64_t wanted) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 256;
  if (limit.rlim_cur < wanted) {
    struct rlimit raised = limit;
    raised.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : (rlim_t)wanted;
    if (setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
  }
  return (uint64_t)limit.rlim_cur;
}

#endif

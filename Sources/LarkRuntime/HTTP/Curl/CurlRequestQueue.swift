#if canImport(CCurl)
  import Foundation

  /// Requests that wait because there are as many connections to their host as there may be.
  ///
  /// libcurl has a queue of its own, too; but there a request that waits looks like one whose server is silent.
  struct CurlRequestQueue {
    private var activeCounts: [String: Int] = [:]
    private var waiting: [String: [CurlJob]] = [:]

    var isEmpty: Bool { waiting.isEmpty }

    /// The request, where its turn is now; else it waits.
    mutating func admit(_ job: CurlJob) -> CurlJob? {
      let host = job.host
      guard activeCounts[host, default: 0] < job.settings.connectionsPerHost else {
        waiting[host, default: []].append(job)
        return nil
      }
      activeCounts[host, default: 0] += 1
      return job
    }

    /// Takes away a request that ended, and gives the one whose turn is next.
    mutating func leave(_ job: CurlJob) -> CurlJob? {
      let host = job.host
      let count = activeCounts[host, default: 1] - 1
      activeCounts[host] = count == 0 ? nil : count
      guard let next = waiting[host]?.removeFirst() else { return nil }
      if waiting[host]?.isEmpty == true { waiting[host] = nil }
      return admit(next)
    }

    /// Forgets a request that waits.
    mutating func drop(_ exchange: CurlExchange) {
      for host in waiting.keys {
        waiting[host]?.removeAll { $0.exchange === exchange }
        if waiting[host]?.isEmpty == true { waiting[host] = nil }
      }
    }
  }
#endif

// Work that an interruption must not leave half done.
#pragma once

#include <csignal>
#include <initializer_list>

#include <pthread.h>
#include <signal.h>

namespace sideflow::reports {

/// Holds back interruptions of this thread as long as it lives; one that came meanwhile takes
/// effect when it goes.
class WithoutInterruption {
 public:
  WithoutInterruption() {
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held, signal);
    pthread_sigmask(SIG_BLOCK, &held, &before_);
  }
  WithoutInterruption(const WithoutInterruption&) = delete;
  WithoutInterruption& operator=(const WithoutInterruption&) = delete;
  ~WithoutInterruption() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

}  // namespace sideflow::reports

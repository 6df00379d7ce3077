#include "reports/child_process.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace sideflow::reports {

namespace {

using Clock = std::chrono::steady_clock;

/// An open file, closed at the end.
class File {
 public:
  File() = default;
  explicit File(int number) : number_(number) {}
  File(File&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  File& operator=(File&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~File() { close(); }

  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

struct Pair {
  File ours;
  File theirs;
};

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// Sockets rather than pipes: writing to a program that has ended is an error then, not a signal.
Pair connection() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) fail("socketpair");
  return {File(ends[0]), File(ends[1])};
}

struct Connections {
  Pair input = connection();
  Pair output = connection();
  Pair errors = connection();
};

struct SpawnActions {
  posix_spawn_file_actions_t actions{};

  SpawnActions() { posix_spawn_file_actions_init(&actions); }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;

  void join(const File& file, int as) {
    posix_spawn_file_actions_adddup2(&actions, file.number(), as);
  }
  void work_in(const std::string& folder) {
    posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  }
};

/// No signal is held back from the program, whatever is held back here: it can be interrupted.
struct SpawnAttributes {
  posix_spawnattr_t attributes{};

  SpawnAttributes() {
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  }
  ~SpawnAttributes() { posix_spawnattr_destroy(&attributes); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
};

/// The texts as the system takes them, ending with none.
std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

/// The program, started, with its ends of the connections; none when it cannot be.
std::optional<pid_t> started(const ProgramCall& call, const Connections& lines) {
  SpawnActions actions;
  actions.join(lines.input.theirs, STDIN_FILENO);
  actions.join(lines.output.theirs, STDOUT_FILENO);
  actions.join(lines.errors.theirs, STDERR_FILENO);
  if (!call.folder.empty()) actions.work_in(call.folder);
  std::vector<std::string> words = call.arguments;
  words.insert(words.begin(), call.program);
  std::vector<std::string> given = call.environment.value_or(std::vector<std::string>{});
  std::vector<char*> variables = pointers(given);
  const SpawnAttributes attributes;
  pid_t child = 0;
  errno = ::posix_spawnp(&child, call.program.c_str(), &actions.actions, &attributes.attributes,
                         pointers(words).data(), call.environment ? variables.data() : environ);
  return errno == 0 ? std::optional(child) : std::nullopt;
}

/// A started program, ended and waited for at the latest when this goes.
class Child {
 public:
  explicit Child(pid_t number) : number_(number) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (number_ > 0) end();
  }

  void end() {
    ::kill(number_, SIGKILL);
    (void)wait();
  }

  /// How it ended, as waitpid() says.
  [[nodiscard]] int wait() {
    int status = 0;
    while (::waitpid(number_, &status, 0) < 0 && errno == EINTR) {
    }
    number_ = 0;
    return status;
  }

 private:
  pid_t number_;
};

/// A talk with the program: what is still to be told, and what it has said.
struct Talk {
  File input, output, errors;
  std::string_view to_tell;
  std::string said;
  std::string complained;
};

void tell(Talk& talk) {
  const ssize_t count = ::send(talk.input.number(), talk.to_tell.data(), talk.to_tell.size(),
                               MSG_NOSIGNAL | MSG_DONTWAIT);
  if (count > 0) talk.to_tell.remove_prefix(static_cast<std::size_t>(count));
  const bool may_come_later = count < 0 && (errno == EAGAIN || errno == EINTR);
  if (talk.to_tell.empty() || (count < 0 && !may_come_later)) talk.input.close();
}

void hear(File& file, std::string& said) {
  std::array<char, 65536> buffer{};
  const ssize_t count = ::recv(file.number(), buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (count > 0) said.append(buffer.data(), static_cast<std::size_t>(count));
  if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) file.close();
}

int milliseconds_until(Clock::time_point end) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
  return left <= 0 ? 0 : static_cast<int>(std::min<decltype(left)>(left, 1'000'000));
}

/// Talks until the program has nothing more to say; false when the time is over before.
bool talk_until(Talk& talk, Clock::time_point end) {
  while (talk.output.is_open() || talk.errors.is_open()) {
    const int wait = milliseconds_until(end);
    if (wait == 0) return false;
    // poll() passes over closed files, whose number is -1.
    std::array<pollfd, 3> watched{{{talk.input.number(), POLLOUT, 0},
                                   {talk.output.number(), POLLIN, 0},
                                   {talk.errors.number(), POLLIN, 0}}};
    if (::poll(watched.data(), watched.size(), wait) < 0 && errno != EINTR) fail("poll");
    if (watched[0].revents != 0) tell(talk);
    if (watched[1].revents != 0) hear(talk.output, talk.said);
    if (watched[2].revents != 0) hear(talk.errors, talk.complained);
  }
  return true;
}

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string in_seconds(std::chrono::milliseconds limit) {
  return fmt::format("{} s", static_cast<double>(limit.count()) / 1000);
}

ProgramReply run_program(const ProgramCall& call) {
  const Clock::time_point end = Clock::now() + call.time_limit;
  Connections lines;
  const std::optional<pid_t> number = started(call, lines);
  if (!number) return {.end = ProgramEnd::not_started, .number = errno};
  Child child(*number);
  Talk talk{std::move(lines.input.ours),
            std::move(lines.output.ours),
            std::move(lines.errors.ours),
            call.input,
            {},
            {}};
  lines = {};  // our copies of its ends: else the end of what it says would never be heard
  if (!talk_until(talk, end)) {
    child.end();
    return {.end = ProgramEnd::timed_out};
  }
  const int status = child.wait();
  if (WIFSIGNALED(status))
    return {ProgramEnd::signalled, WTERMSIG(status), std::move(talk.said), talk.complained};
  return {ProgramEnd::exited, WEXITSTATUS(status), std::move(talk.said), talk.complained};
}

}  // namespace sideflow::reports

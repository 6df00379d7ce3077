#include "tools/bench/python_peer.hpp"

#include <array>
#include <cstdio>
#include <stdexcept>

#include <spawn.h>
#include <unistd.h>

namespace sideflow::tools {

namespace {

/// Debian's own interpreter: the libraries are Debian packages, which others do not see.
constexpr const char* kPython = "/usr/bin/python3";
constexpr const char* kScript = "tools/bench/peers.py";

/// A pipe's two ends.
struct Pipe {
  std::array<int, 2> ends{};

  Pipe() {
    if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe to be had");
  }
  [[nodiscard]] int from() const { return ends[0]; }
  [[nodiscard]] int into() const { return ends[1]; }
};

class PythonPeer {
 public:
  PythonPeer() {
    const Pipe questions;
    const Pipe answers;
    start(questions, answers);
    ::close(questions.from());
    ::close(answers.into());
    questions_ = ::fdopen(questions.into(), "w");
    answers_ = ::fdopen(answers.from(), "r");
  }
  // Closing the questions lets the child end.
  ~PythonPeer() {
    std::fclose(questions_);
    std::fclose(answers_);
  }
  PythonPeer(const PythonPeer&) = delete;
  PythonPeer& operator=(const PythonPeer&) = delete;

  std::string ask(const std::string& question) {
    std::fprintf(questions_, "%s\n", question.c_str());
    std::fflush(questions_);
    std::string answer;
    for (int c = std::fgetc(answers_); c != EOF && c != '\n'; c = std::fgetc(answers_)) {
      answer += static_cast<char>(c);
    }
    if (answer.empty()) throw std::runtime_error("peers.py gave no answer to: " + question);
    return answer;
  }

 private:
  static void start(const Pipe& questions, const Pipe& answers) {
    ::posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, questions.from(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, answers.into(), STDOUT_FILENO);
    for (const int end : {questions.from(), questions.into(), answers.from(), answers.into()}) {
      ::posix_spawn_file_actions_addclose(&actions, end);
    }
    std::array<std::string, 2> words{kPython, kScript};
    std::array<char*, 3> arguments{words[0].data(), words[1].data(), nullptr};
    ::pid_t child = 0;
    const int problem =
        ::posix_spawn(&child, kPython, &actions, nullptr, arguments.data(), ::environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (problem != 0) throw std::runtime_error("cannot start /usr/bin/python3");
  }

  std::FILE* questions_ = nullptr;
  std::FILE* answers_ = nullptr;
};

}  // namespace

std::string ask_python(const std::string& question) {
  static PythonPeer peer;
  return peer.ask(question);
}

}  // namespace sideflow::tools

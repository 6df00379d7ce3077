#include "tests/tools/run_program.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sideflow::tools::test {

namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

void put_at(const std::string& path, int flags, int number) {
  const int opened = ::open(path.c_str(), flags, 0600);
  if (opened < 0 || ::dup2(opened, number) != number) ::_exit(126);
  ::close(opened);
}

/// Standard streams come from and go into files: no pipe can fill up and block.
[[noreturn]] void become(const std::string& program, std::vector<std::string> arguments,
                         const RunOptions& options, const Folder& folder) {
  put_at(folder / "in", O_RDONLY, STDIN_FILENO);
  put_at(folder / "talk", O_WRONLY | O_CREAT, STDERR_FILENO);
  if (options.output_file == "closed") {
    ::close(STDOUT_FILENO);
  } else if (options.output_file.empty()) {
    put_at(folder / "out", O_WRONLY | O_CREAT, STDOUT_FILENO);
  } else {
    put_at(options.output_file, O_WRONLY, STDOUT_FILENO);
  }
  arguments.insert(arguments.begin(), "sideflow");
  std::vector<std::string> environment = options.environment;
  environment.push_back("PATH=/usr/bin:/bin");
  environment.push_back("HOME=" + folder.path());
  if (::chdir(SIDEFLOW_TEST_FILES) != 0) ::_exit(126);
  ::execve(program.c_str(), pointers(arguments).data(), pointers(environment).data());
  ::_exit(127);
}

}  // namespace

Outcome sideflow(const std::vector<std::string>& arguments, const RunOptions& options) {
  const Folder folder;
  std::ofstream(folder / "in", std::ios::binary) << options.input;
  const std::string program = options.program.empty() ? SIDEFLOW_PROGRAM : options.program;
  const pid_t child = ::fork();
  if (child == 0) become(program, arguments, options, folder);
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child)
    throw std::runtime_error("the program could not be run");
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content(folder / "out"),
          content(folder / "talk")};
}

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "sideflow-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for temporary files");
  path_ = name;
}

Folder::~Folder() {
  std::error_code unseen;
  std::filesystem::remove_all(path_, unseen);
}

}  // namespace sideflow::tools::test

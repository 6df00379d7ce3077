#include "reports/whole_file.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sideflow::reports {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, gone afterwards.
class WholeFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "whole-file-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override {
    ::chmod(folder_.c_str(), 0700);
    fs::remove_all(folder_);
  }

  [[nodiscard]] std::string path(const std::string& name) const { return folder_ + "/" + name; }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {}));
  }

  std::string folder_;
};

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string reason_of_failure(const std::string& path) {
  try {
    write_whole(path, "text");
  } catch (const WorldError& error) {
    return error.what();
  }
  return "";
}

TEST_F(WholeFile, HoldsExactlyTheBytes) {
  const std::string bytes("line\n\0\xff", 7);
  write_whole(path("a.json"), bytes);
  EXPECT_EQ(text_of(path("a.json")), bytes);
  EXPECT_EQ(files(), 1u);
}

TEST_F(WholeFile, ReplacesWhatStoodThere) {
  write_whole(path("a.json"), "a long text that stood there before");
  write_whole(path("a.json"), "short");
  EXPECT_EQ(text_of(path("a.json")), "short");
  EXPECT_EQ(files(), 1u);
}

TEST_F(WholeFile, LeavesAloneWhatALinkPointsTo) {
  write_whole(path("precious"), "precious");
  fs::create_symlink(path("precious"), path("a.json"));
  write_whole(path("a.json"), "new");
  EXPECT_EQ(text_of(path("precious")), "precious");
  EXPECT_EQ(text_of(path("a.json")), "new");
  EXPECT_FALSE(fs::is_symlink(path("a.json")));
}

TEST_F(WholeFile, IsNotWrittenWhereAFolderOrAPipeStands) {
  fs::create_directory(path("folder"));
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_EQ(reason_of_failure(path("folder")),
            "cannot write " + path("folder") + ": a folder of this name stands there");
  EXPECT_EQ(reason_of_failure(path("pipe")),
            "cannot write " + path("pipe") + ": not a regular file");
  EXPECT_EQ(reason_of_failure(path("")),
            "cannot write " + path("") + ": this is the name of a folder, not of a file");
}

TEST_F(WholeFile, NeverReplacesADevice) {
  for (const char* device : {"/dev/full", "/dev/null", "/dev/stdout"}) {
    EXPECT_EQ(reason_of_failure(device),
              std::string("cannot write ") + device +
                  ": this is no ordinary folder; \"-\" writes to standard output");
  }
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(WholeFile, SaysThatItsFolderIsNotThere) {
  EXPECT_EQ(reason_of_failure(path("nowhere/a.json")),
            "cannot write " + path("nowhere/a.json") + ": No such file or directory");
}

/// What `attempt` returns in a process of its own, which nothing of the test's can spoil.
template <class Attempt>
int in_a_process_of_its_own(Attempt attempt) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(attempt());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

constexpr int kRefused = 7;

int refused(const std::string& path, const std::string& bytes) {
  try {
    write_whole(path, bytes);
  } catch (const WorldError&) {
    return kRefused;
  }
  return 0;
}

TEST_F(WholeFile, KeepsTheOldBytesWhenTheDiskIsFull) {
  write_whole(path("a.json"), "what stood there before");
  const int code = in_a_process_of_its_own([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit at_most{4096, 4096};  // a write beyond it fails, as on a full disk
    ::setrlimit(RLIMIT_FSIZE, &at_most);
    return refused(path("a.json"), std::string(100'000, 'x'));
  });
  EXPECT_EQ(code, kRefused);
  EXPECT_EQ(text_of(path("a.json")), "what stood there before");
  EXPECT_EQ(files(), 1u);
}

TEST_F(WholeFile, KeepsTheOldBytesInAFolderWithoutPermission) {
  write_whole(path("a.json"), "what stood there before");
  ::chmod(folder_.c_str(), 0555);
  const int code = in_a_process_of_its_own([&] {
    // The administrator may write everywhere; anybody else may not.
    if (::geteuid() == 0 && ::setuid(65534) != 0) return 1;
    return refused(path("a.json"), "new");
  });
  EXPECT_EQ(code, kRefused);
  EXPECT_EQ(text_of(path("a.json")), "what stood there before");
}

TEST_F(WholeFile, MakesFoldersAndSaysWhereItCannot) {
  make_folder(path("one/two"));
  make_folder(path("one/two"));
  EXPECT_TRUE(fs::is_directory(path("one/two")));
  write_whole(path("file"), "");
  EXPECT_THROW(make_folder(path("file")), WorldError);
  EXPECT_THROW(make_folder(path("file/below")), WorldError);
}

TEST(FolderNames, StandBehindOneSlash) {
  EXPECT_EQ(folder_inside("out", "ee"), "out/ee");
  EXPECT_EQ(folder_inside("out//", "ee"), "out/ee");
  EXPECT_EQ(folder_inside("/", "ee"), "/ee");
  EXPECT_EQ(folder_inside("/tmp", "ee"), "/tmp/ee");
}

}  // namespace
}  // namespace sideflow::reports

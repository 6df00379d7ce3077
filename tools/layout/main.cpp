// sideflow-layout: reads graphs in the DOT language on standard input, writes a picture of them, or
// where everything stands, to standard output. Its parent ends it when it takes too long.
#include "reports/map/layout.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/prctl.h>

namespace {

using sideflow::reports::LayoutAnswer;
using sideflow::reports::LayoutEngine;
using sideflow::reports::PictureFormat;

constexpr int kFine = 0;
constexpr int kRefused = 1;
constexpr int kWrongUsage = 2;
constexpr int kCannotWrite = 3;
constexpr int kInternalError = 5;

struct Wish {
  LayoutEngine engine = LayoutEngine::ranks;
  PictureFormat format = PictureFormat::svg;
};

std::optional<LayoutEngine> engine_called(std::string_view name) {
  if (name == "ranks") return LayoutEngine::ranks;
  if (name == "routes") return LayoutEngine::routes;
  if (name == "kept") return LayoutEngine::kept;
  return std::nullopt;
}

std::optional<PictureFormat> format_called(std::string_view name) {
  static const std::map<std::string_view, PictureFormat> formats{
      {"positions", PictureFormat::positions},
      {"dot", PictureFormat::dot},
      {"svg", PictureFormat::svg},
      {"pdf", PictureFormat::pdf},
      {"png", PictureFormat::png}};
  const auto found = formats.find(name);
  return found == formats.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Wish> wish(const std::vector<std::string_view>& words) {
  if (words.size() != 2) return std::nullopt;
  const auto engine = engine_called(words[0]);
  const auto format = format_called(words[1]);
  if (!engine || !format) return std::nullopt;
  return Wish{*engine, *format};
}

std::string whole_input() {
  std::string text;
  std::vector<char> buffer(std::size_t{64} << 10);
  for (std::size_t count = 0; (count = std::fread(buffer.data(), 1, buffer.size(), stdin)) > 0;) {
    text.append(buffer.data(), count);
  }
  return text;
}

void tell(const std::vector<std::string>& lines) {
  for (const std::string& line : lines) std::fprintf(stderr, "sideflow-layout: %s\n", line.c_str());
}

int write_out(const std::string& bytes) {
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() &&
                       std::fflush(stdout) == 0;
  if (!written) tell({"cannot write to standard output"});
  return written ? kFine : kCannotWrite;
}

int run(const std::vector<std::string_view>& words) {
  const auto wanted = wish(words);
  if (!wanted) {
    tell({"usage: sideflow-layout ranks|routes|kept positions|dot|svg|pdf|png < GRAPH.dot > PICTURE"});
    return kWrongUsage;
  }
  const LayoutAnswer answer =
      sideflow::reports::lay_out(whole_input(), wanted->engine, wanted->format);
  tell(answer.problems);
  tell(answer.warnings);
  return answer.problems.empty() ? write_out(answer.bytes) : kRefused;
}

/// The picture does not depend on where and when it is made: PDF files carry the time zone.
void forget_time_zone() {
  ::setenv("TZ", "UTC0", 1);
  ::tzset();
}

/// A layout that nobody waits for any more does not run on.
void end_with_parent() { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }

}  // namespace

int main(int count, char** words) {
  forget_time_zone();
  end_with_parent();
  try {
    return run({words + 1, words + count});
  } catch (const std::exception& error) {
    tell({error.what()});
    return kInternalError;
  }
}

#include "reports/map/layout_client.hpp"

#include "reports/child_process.hpp"

#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

const char* engine_word(LayoutJob job) {
  switch (job) {
    case LayoutJob::positions: return "ranks";
    case LayoutJob::routes: return "routes";
    case LayoutJob::svg:
    case LayoutJob::pdf:
    case LayoutJob::png: break;
  }
  return "kept";
}

const char* format_word(LayoutJob job) {
  switch (job) {
    case LayoutJob::positions:
    case LayoutJob::routes: return "positions";
    case LayoutJob::svg: return "svg";
    case LayoutJob::pdf: return "pdf";
    case LayoutJob::png: return "png";
  }
  return "";
}

LayoutReply refused(const ProgramReply& answer, const std::vector<std::string>& complaints) {
  LayoutReply reply{.outcome = LayoutOutcome::refused};
  const std::string why = complaints.empty() ? "without a word" : complaints.front();
  reply.problem = answer.end == ProgramEnd::signalled
                      ? fmt::format("the layout program was ended by signal {}", answer.number)
                      : fmt::format("the layout program gave up ({}): {}", answer.number, why);
  return reply;
}

LayoutReply timed_out(std::chrono::milliseconds limit) {
  return {
      .outcome = LayoutOutcome::timed_out,
      .problem = fmt::format("the layout took longer than {} and was ended", in_seconds(limit))};
}

LayoutReply not_started(const std::string& path, int why) {
  return {.outcome = LayoutOutcome::not_started,
          .problem = fmt::format("the program {} cannot be started: {}", path,
                                 std::generic_category().message(why))};
}

}  // namespace

LayoutReply ask_layout(const LayoutProgram& program, LayoutJob job, std::string_view dot) {
  ProgramReply answer = run_program({.program = program.path,
                                     .arguments = {engine_word(job), format_word(job)},
                                     .input = dot,
                                     .time_limit = program.time_limit});
  if (answer.end == ProgramEnd::not_started) return not_started(program.path, answer.number);
  if (answer.end == ProgramEnd::timed_out) return timed_out(program.time_limit);
  const std::vector<std::string> complaints = lines_of(answer.complained);
  if (answer.end != ProgramEnd::exited || answer.number != 0) return refused(answer, complaints);
  return {LayoutOutcome::done, std::move(answer.said), "", complaints};
}

}  // namespace sideflow::reports

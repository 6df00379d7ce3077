#include "reports/document/office.hpp"

#include "reports/child_process.hpp"
#include "reports/document/picture_data.hpp"
#include "reports/document/word_reference.hpp"
#include "reports/without_interruption.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

namespace sideflow::reports {

namespace {

/// A new folder below the system's for temporary files, removed with all that is in it. An
/// interruption ends the program that works in it, and then waits for that.
class WorkFolder {
 public:
  WorkFolder() : path_((std::filesystem::temp_directory_path() / "sideflow-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr)
      throw std::system_error(errno, std::generic_category(), path_);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder() {
    std::error_code unseen;
    std::filesystem::remove_all(path_, unseen);
  }

  [[nodiscard]] const std::string& path() const { return path_; }

  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream file(path_ + "/" + name, std::ios::binary);
    file << bytes << std::flush;
    if (!file) throw std::system_error(EIO, std::generic_category(), path_ + "/" + name);
  }

 private:
  WithoutInterruption until_removed_;
  std::string path_;
};

/// One of the two programs, and what it makes.
struct Maker {
  std::string program;
  const char* package;
  const char* format;
  std::string_view mark;  ///< the first bytes of what it makes
};

/// Nothing of ours but PATH: no settings of a user, no way to the network. Port 9 is closed.
std::vector<std::string> environment(const WorkFolder& folder, std::int64_t date) {
  const char* path = std::getenv("PATH");
  std::vector<std::string> variables = {fmt::format("PATH={}", path == nullptr ? "" : path),
                                        "HOME=" + folder.path(),
                                        "TMPDIR=" + folder.path(),
                                        "LC_ALL=C.UTF-8",
                                        "PYTHONHASHSEED=0",
                                        "PYTHONDONTWRITEBYTECODE=1",
                                        fmt::format("SOURCE_DATE_EPOCH={}", date)};
  for (const char* name : {"http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "HTTP_PROXY",
                           "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY"})
    variables.push_back(fmt::format("{}=http://127.0.0.1:9", name));
  return variables;
}

OfficeReply missing(const Maker& maker, int why) {
  return {OfficeOutcome::missing, "",
          fmt::format(
              "{} needs the program {}, which cannot be started ({}): install the package {}",
              maker.format, maker.program, std::generic_category().message(why), maker.package)};
}

OfficeReply timed_out(const Maker& maker, std::chrono::milliseconds limit) {
  return {OfficeOutcome::timed_out, "",
          fmt::format("{} took longer than {} and was ended", maker.program, in_seconds(limit))};
}

OfficeReply refused(const Maker& maker, const ProgramReply& answer) {
  const std::vector<std::string> complaints = lines_of(answer.complained);
  const std::string why = complaints.empty() ? "without a word" : complaints.back();
  return {OfficeOutcome::refused, "",
          answer.end == ProgramEnd::signalled
              ? fmt::format("{} was ended by signal {}", maker.program, answer.number)
              : fmt::format("{} gave up ({}): {}", maker.program, answer.number, why)};
}

/// What became of a call: a file is one only if it begins like one.
OfficeReply reply(const Maker& maker, const OfficeOptions& options, ProgramReply answer) {
  if (answer.end == ProgramEnd::not_started) return missing(maker, answer.number);
  if (answer.end == ProgramEnd::timed_out) return timed_out(maker, options.time_limit);
  const bool is_made = answer.end == ProgramEnd::exited && answer.number == 0 &&
                       answer.said.substr(0, maker.mark.size()) == maker.mark;
  if (!is_made) return refused(maker, answer);
  return {OfficeOutcome::done, std::move(answer.said), ""};
}

OfficeReply made(const Maker& maker, const OfficeOptions& options, const WorkFolder& folder,
                 const std::vector<std::string>& arguments, std::string_view input) {
  return reply(maker, options,
               run_program({.program = maker.program,
                            .arguments = arguments,
                            .input = input,
                            .time_limit = options.time_limit,
                            .environment = environment(folder, options.date),
                            .folder = folder.path()}));
}

/// Puts the pictures that a DOCX can hold into the folder, under names of our own.
std::map<std::string, std::string> put_pictures(const Pictures& pictures,
                                                const WorkFolder& folder) {
  std::map<std::string, std::string> addresses;
  for (const auto& [file, bytes] : pictures) {
    if (picture_kind(bytes) != PictureKind::png) continue;
    const std::string name = fmt::format("picture-{}.png", addresses.size() + 1);
    folder.put(name, bytes);
    addresses[file] = name;
  }
  return addresses;
}

/// The path of the DOCX whose styles are taken. An absolute one is never read as an address.
std::string reference_path(const Document& document, const OfficeOptions& options,
                           const WorkFolder& folder) {
  if (!options.reference_doc.empty())
    return std::filesystem::absolute(options.reference_doc).string();
  folder.put("reference.docx", word_reference(document));
  return folder.path() + "/reference.docx";
}

/// The file without saying that it is PDF/UA: it has its tags, but the program leaves out the
/// descriptions of pictures. Blanks in its place keep every address in the file right.
OfficeReply without_claim(OfficeReply reply) {
  constexpr std::string_view kClaim = "pdfuaid:part=\"1\"";
  const std::size_t at = reply.bytes.find(kClaim);
  if (at != std::string::npos) reply.bytes.replace(at, kClaim.size(), kClaim.size(), ' ');
  return reply;
}

}  // namespace

OfficeReply pdf(const Document& document, const OfficeOptions& options) {
  const WorkFolder folder;
  const Maker maker{options.weasyprint, "weasyprint", "PDF", "%PDF-"};
  return without_claim(made(maker, options, folder,
                            {"--quiet", "--encoding=utf-8", "--pdf-variant=pdf/ua-1",
                             "--base-url=" + folder.path() + "/", "-", "-"},
                            html(document, {options.pictures})));
}

OfficeReply docx(const Document& document, const OfficeOptions& options) {
  const WorkFolder folder;
  const Maker maker{options.pandoc, "pandoc", "DOCX", "PK\3\4"};
  const std::string page = word_html(document, put_pictures(options.pictures, folder));
  return made(maker, options, folder,
              {"--from=html-auto_identifiers", "--to=docx", "--shift-heading-level-by=-1",
               "--data-dir=" + folder.path(),
               "--reference-doc=" + reference_path(document, options, folder), "--output=-", "-"},
              page);
}

}  // namespace sideflow::reports

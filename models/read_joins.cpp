#include "models/read_joins.hpp"

#include "models/join_networks.hpp"
#include "models/read_sections.hpp"

#include <utility>

namespace sideflow {

namespace {

/// Whether `path` stays beside or below the file that names it.
bool leads_downward(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.back() == '/' ||
      path.find('\\') != std::string_view::npos)
    return false;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    if (part == ".." || part.empty()) return false;
    path.remove_prefix(std::min(path.size(), part.size() + 1));
  }
  return true;
}

bool is_joinable_path(Reading& reading, const YamlNode& node) {
  if (node.sort == YamlSort::scalar && leads_downward(node.text)) return true;
  reading.problems.error(
      node, "SF034", "a joined network is a path beside or below this file, not " + described(node),
      "write a name beside this file, or a folder below it and a name");
  return false;
}

bool is_not_yet_read(Reading& reading, const YamlNode& node, const Loading& loading,
                     const FilePath& path) {
  if (!loading.networks.contains(path.real)) return true;
  reading.problems.error(
      node, "SF061",
      quoted(node.text) +
          " is this file itself or one that is joined already, and cannot be joined again");
  return false;
}

bool has_same_vocabulary(Reading& reading, const YamlNode& node, const NetworkFile& whole,
                         const NetworkFile& part) {
  if (whole.vocabulary_file == part.vocabulary_file) return true;
  reading.problems.error(
      node, "SF061",
      quoted(node.text) + " has another vocabulary than this file; joined networks share one",
      "write the same `vocabulary` in both files");
  return false;
}

template <class Entity>
void make_known(IdTable& table, const std::vector<Entity>& entities) {
  for (const Entity& entity : entities) table.add(entity.id.text);
}

void make_part_known(KnownIds& known, const Network& part) {
  make_known(known.sources, part.sources);
  make_known(known.actors, part.actors);
  make_known(known.barriers, part.barriers);
  make_known(known.channels, part.channels);
  for (const Channel& channel : part.channels) known.channels.add(channel.entry.text);
  make_known(known.kinds, part.kinds);
  make_known(known.roles, part.roles);
  make_known(known.sectors, part.sectors);
  make_known(known.levels, part.levels);
  make_known(known.settings, part.settings);
  make_known(known.barrier_types, part.barrier_types);
  make_known(known.scenarios, part.scenarios);
}

std::optional<Network> read_part(Loading& loading, Reading& reading, const YamlEntry& entry,
                                 const std::string& folder, const NetworkFile& whole) {
  const FilePath path = path_from(folder, entry.value.text);
  if (!is_not_yet_read(reading, entry.value, loading, path)) return std::nullopt;
  SourceText source = read_source_text(path.name, path.name);
  if (source.unreadable) {
    const std::string why =
        source.diagnostics.empty() ? std::string{} : ": " + source.diagnostics[0].text;
    reading.problems.error(entry.value, "SF061",
                           "the network " + quoted(entry.value.text) + " cannot be read" + why);
    return std::nullopt;
  }
  NetworkFile part = read_network_file(loading, path, folder_of(path.name), std::move(source));
  if (!part.is_whole || !has_same_vocabulary(reading, entry.value, whole, part))
    return std::nullopt;
  return with_prefix(std::move(part.network), entry.key.text, whole.vocabulary_file);
}

}  // namespace

void read_joins(Loading& loading, Reading& reading, const YamlNode& joins,
                const std::string& folder, NetworkFile& file) {
  if (!is_mapping(reading, joins, "`joins`")) return;
  for (const YamlEntry& entry : joins.entries) {
    if (!is_good_identifier(reading, entry.key, "a joined network")) continue;
    std::optional<Network> part;
    if (is_joinable_path(reading, entry.value))
      part = read_part(loading, reading, entry, folder, file);
    if (!part) {
      file.is_whole = false;
      reading.broken_prefixes.push_back(entry.key.text);
      continue;
    }
    make_part_known(reading.known, *part);
    reading.network = with_part(std::move(reading.network), std::move(*part));
  }
  reading.network = sorted_by_id(std::move(reading.network));
}

}  // namespace sideflow

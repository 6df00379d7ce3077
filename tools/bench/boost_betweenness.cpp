#include "tools/bench/boost_betweenness.hpp"

#include <utility>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>

namespace sideflow::tools {

namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS>;

std::vector<std::pair<std::uint32_t, std::uint32_t>> ends(const engine::ActorGraph& graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const engine::ActorLink& link : graph.links) pairs.emplace_back(link.from, link.to);
  return pairs;
}

Graph rows_of(const engine::ActorGraph& graph) {
  const auto pairs = ends(graph);
  return {boost::edges_are_unsorted_multi_pass, pairs.begin(), pairs.end(), graph.size()};
}

}  // namespace

struct BoostBetweenness::Rows {
  Graph graph;
};

BoostBetweenness::BoostBetweenness(const engine::ActorGraph& graph)
    : rows_(std::make_unique<Rows>(Rows{rows_of(graph)})) {}

BoostBetweenness::~BoostBetweenness() = default;

std::vector<double> BoostBetweenness::values() const {
  std::vector<double> found(boost::num_vertices(rows_->graph));
  boost::brandes_betweenness_centrality(
      rows_->graph, boost::centrality_map(boost::make_iterator_property_map(
                        found.begin(), boost::get(boost::vertex_index, rows_->graph))));
  return found;
}

}  // namespace sideflow::tools

#include "engine/flow/hand_over.hpp"

#include "engine/flow/case_chain.hpp"
#include "engine/flow/search_side.hpp"
#include "engine/flow/step_times.hpp"
#include "models/expects.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <Eigen/IterativeLinearSolvers>
#include <Eigen/SparseCore>
#include <Eigen/SparseLU>

namespace sideflow::engine {

namespace {

constexpr double kBalanced = 1e-9;
constexpr double kAimedResidual = 1e-10;
constexpr double kReliableResidual = 1e-9;
constexpr double kLeastForMeans = 1e-6;          // arrivals rarer than this have no average way
constexpr double kLeastArrival = 1e-12;          // listed by collector
constexpr double kLeastLoss = 1e-15;             // listed by place
constexpr int kMostIterations = 1000;            // of BiCGSTAB
constexpr int kMostSweeps = 200;                 // of Gauss-Seidel where that does not get there
constexpr std::size_t kMostRowWork = 4'000'000;  // solutions for single rows, times arcs

// ---- linear systems ------------------------------------------------------------------------------

/// By state.
using Vector = Eigen::VectorXd;
using Matrix = Eigen::SparseMatrix<double>;

/// I - Q of a chain, by state.
Matrix system_of(const FlowGraph& graph, const CaseChain& chain) {
  std::vector<Eigen::Triplet<double>> entries;
  const auto number = [&](std::size_t vertex) { return static_cast<int>(chain.numbers[vertex]); };
  for (std::size_t s = 0; s < chain.states; ++s) {
    entries.emplace_back(static_cast<int>(s), static_cast<int>(s), 1.0);
  }
  for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
    const VertexIndex tail = graph.numbers.tails[arc];
    const VertexIndex head = graph.numbers.heads[arc];
    const bool inside = chain.flow[arc] > 0 && chain.places[tail] == CasePlace::passing &&
                        chain.places[head] == CasePlace::passing;
    if (inside) entries.emplace_back(number(tail), number(head), -chain.flow[arc]);
  }
  Matrix matrix(static_cast<Eigen::Index>(chain.states), static_cast<Eigen::Index>(chain.states));
  matrix.setFromTriplets(entries.begin(), entries.end());
  return matrix;
}

class System {
 public:
  System(const Matrix& matrix, const HandOverOptions& options)
      : rows_(matrix), direct_(static_cast<std::size_t>(matrix.rows()) <= options.solved_directly) {
    if (matrix.rows() == 0) return;
    if (direct_) {
      lu_.compute(matrix);
      expects(lu_.info() == Eigen::Success, "a chain without circles can be solved");
    } else {
      iterated_.compute(rows_);
      iterated_.setTolerance(1e-12);
      iterated_.setMaxIterations(kMostIterations);
    }
  }

  /// What solves the system for `asked`; probabilities and times are never negative.
  Vector solve(const Vector& asked) {
    const double largest = asked.size() == 0 ? 0.0 : asked.cwiseAbs().maxCoeff();
    if (largest == 0) return Vector::Zero(asked.size());
    Vector found = direct_ ? Vector(lu_.solve(asked)) : iterate(asked, largest);
    residual_ = std::max(residual_, residual(found, asked) / largest);
    return found.cwiseMax(0.0);
  }

  [[nodiscard]] double residual() const { return residual_; }
  [[nodiscard]] std::size_t iterations() const { return iterations_; }

 private:
  [[nodiscard]] double residual(const Vector& found, const Vector& asked) const {
    return (asked - rows_ * found).cwiseAbs().maxCoeff();
  }

  Vector iterate(const Vector& asked, double largest) {
    Vector found = iterated_.solve(asked);
    iterations_ += static_cast<std::size_t>(iterated_.iterations());
    if (!found.allFinite()) found = asked;
    for (int sweep = 0; sweep < kMostSweeps; ++sweep) {
      if (residual(found, asked) <= kAimedResidual * largest) break;
      come_nearer(found, asked);
      ++iterations_;
    }
    return found;
  }

  // Gauss-Seidel: slow where cases go round for long, but it always comes nearer.
  void come_nearer(Vector& found, const Vector& asked) const {
    for (Eigen::Index row = 0; row < rows_.rows(); ++row) {
      double sum = asked[row];
      for (Rows::InnerIterator entry(rows_, row); entry; ++entry) {
        if (entry.col() != row) sum -= entry.value() * found[entry.col()];
      }
      found[row] = sum;
    }
  }

  using Rows = Eigen::SparseMatrix<double, Eigen::RowMajor>;
  Rows rows_;
  bool direct_;
  Eigen::SparseLU<Matrix> lu_;
  Eigen::BiCGSTAB<Rows, Eigen::DiagonalPreconditioner<double>> iterated_;
  double residual_ = 0;
  std::size_t iterations_ = 0;
};

// ---- the answers ---------------------------------------------------------------------------------

/// Asks a chain: what becomes of a case at every state, and where those that start somewhere come to.
class Referral {
 public:
  Referral(const Network& network, const FlowGraph& graph, const HandOverOptions& options)
      : graph_(graph),
        chain_(CaseChainMaker(network, graph).make()),
        times_(step_times(network, graph)),
        ahead_(system_of(graph, chain_), options),
        behind_(system_of(graph, chain_).transpose(), options) {
    found_.circles = chain_.circles;
    found_.states = chain_.states;
    found_.direct = chain_.states <= options.solved_directly;
    for (std::size_t r = 0; r < graph.bearers.size(); ++r) {
      if (!graph.bearers[r].at_home) found_.rows.emplace_back().row = r;
    }
  }

  HandOver answer(std::size_t actors) && {
    add_ends();
    add_journeys();
    add_collectors();
    add_losses();
    add_all_together(actors);
    check();
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_channel(ArcIndex arc) const {
    return graph_.arcs[arc].channel != Arc::kNoChannel;
  }
  [[nodiscard]] CasePlace head_place(ArcIndex arc) const {
    return chain_.places[graph_.numbers.heads[arc]];
  }
  [[nodiscard]] Eigen::Index state(VertexIndex vertex) const {
    return static_cast<Eigen::Index>(chain_.numbers[vertex]);
  }
  [[nodiscard]] VertexIndex start(const HandOverRow& row) const {
    return graph_.bearers[row.row].vertex;
  }

  /// By state: what its arcs are worth, weighed by how often they are taken.
  template <class Worth>
  Vector gathered(Worth worth) const {
    Vector sums = Vector::Zero(static_cast<Eigen::Index>(chain_.states));
    for (ArcIndex arc = 0; arc < chain_.flow.size(); ++arc) {
      const VertexIndex tail = graph_.numbers.tails[arc];
      if (chain_.flow[arc] > 0 && chain_.places[tail] == CasePlace::passing) {
        sums[state(tail)] += chain_.flow[arc] * worth(arc);
      }
    }
    return sums;
  }

  Vector arrivals() {
    const auto at_collector = [&](ArcIndex arc) { return head_place(arc) == CasePlace::collected; };
    Vector arrived = ahead_.solve(gathered(at_collector)).cwiseMin(1.0);
    const NumberedGraph back = reversed(graph_.numbers);
    ArcFlags open;
    for (const double flow : chain_.flow) open.push_back(flow > 0 ? 1 : 0);
    const auto leads = reachable(back, arcs_by_tail(back), graph_.collectors, open);
    for (VertexIndex v = 0; v < leads.size(); ++v) {
      if (leads[v] == 0 && chain_.places[v] == CasePlace::passing) arrived[state(v)] = 0.0;
    }
    return arrived;
  }

  /// By state: probability that a case ends so.
  Vector ending(CaseEnd end) {
    Vector asked = gathered([&](ArcIndex arc) {
      return end == CaseEnd::circles && head_place(arc) == CasePlace::circling ? 1.0 : 0.0;
    });
    for (VertexIndex v = 0; v < chain_.places.size(); ++v) {
      const double ends = chain_.ends[v][static_cast<std::size_t>(end)];
      if (chain_.places[v] == CasePlace::passing) asked[state(v)] += ends;
    }
    return ahead_.solve(asked);
  }

  template <class Write>
  void for_each_passing_row(Write write) {
    for (HandOverRow& row : found_.rows) {
      if (chain_.places[start(row)] == CasePlace::passing) write(row, state(start(row)));
    }
  }

  void add_ends() {
    arrived_ = arrivals();
    for_each_passing_row([&](HandOverRow& row, Eigen::Index at) { row.arrived = arrived_[at]; });
    for (std::size_t end = 0; end < kCaseEnds; ++end) {
      const Vector lost = ending(static_cast<CaseEnd>(end));
      for_each_passing_row([&](HandOverRow& row, Eigen::Index at) { row.lost[end] = lost[at]; });
    }
    for (HandOverRow& row : found_.rows) {
      if (chain_.places[start(row)] != CasePlace::circling) continue;
      row.lost[static_cast<std::size_t>(CaseEnd::circles)] = 1.0;
    }
  }

  /// By state: what the hand-overs of a case that arrives are worth together, 0 in other cases.
  template <class Worth>
  Vector along_arrivals(Worth worth) {
    return ahead_.solve(gathered([&](ArcIndex arc) {
      const VertexIndex head = graph_.numbers.heads[arc];
      const CasePlace place = chain_.places[head];
      const double arrives = place == CasePlace::passing ? arrived_[state(head)] : 1.0;
      return place == CasePlace::circling || !is_channel(arc) ? 0.0 : arrives * worth(arc);
    }));
  }

  void add_journeys() {
    const Vector stations = ahead_.solve(Vector::Ones(static_cast<Eigen::Index>(chain_.states)));
    const Vector hand_overs =
        ahead_.solve(gathered([&](ArcIndex arc) { return is_channel(arc) ? 1.0 : 0.0; }));
    const Vector passed = along_arrivals([](ArcIndex) { return 1.0; });
    const Vector days = along_arrivals([&](ArcIndex arc) { return times_[arc].days; });
    const Vector untimed =
        along_arrivals([&](ArcIndex arc) { return times_[arc].known ? 0.0 : 1.0; });
    for_each_passing_row([&](HandOverRow& row, Eigen::Index at) {
      row.stations = stations[at];
      row.hand_overs = hand_overs[at];
      if (row.arrived < kLeastForMeans) return;
      row.if_arrived =
          CaseJourney{passed[at] / row.arrived, days[at] / row.arrived, untimed[at] / row.arrived};
    });
  }

  void add_collectors() {
    std::vector<VertexIndex> collectors;
    for (const VertexIndex vertex : graph_.collectors) {
      if (chain_.places[vertex] == CasePlace::collected) collectors.push_back(vertex);
    }
    if (collectors.size() * graph_.arcs.size() > kMostRowWork) {
      found_.rows_without_collectors = found_.rows.size();
      return;
    }
    for (HandOverRow& row : found_.rows) row.collectors.emplace();
    for (const VertexIndex collector : collectors) {
      const Vector arrived = ahead_.solve(gathered(
          [&](ArcIndex arc) { return graph_.numbers.heads[arc] == collector ? 1.0 : 0.0; }));
      for_each_passing_row([&](HandOverRow& row, Eigen::Index at) {
        if (arrived[at] >= kLeastArrival) row.collectors->push_back({collector, arrived[at]});
      });
    }
  }

  /// By vertex: how often cases that start so are there.
  std::vector<double> visits_of(const std::vector<double>& starts) {
    Vector asked = Vector::Zero(static_cast<Eigen::Index>(chain_.states));
    std::vector<double> visits = starts;
    for (VertexIndex v = 0; v < visits.size(); ++v) {
      if (chain_.places[v] == CasePlace::passing) asked[state(v)] = starts[v];
    }
    const Vector passing = behind_.solve(asked);
    for (VertexIndex v = 0; v < visits.size(); ++v) {
      if (chain_.places[v] == CasePlace::passing) visits[v] = passing[state(v)];
    }
    for (ArcIndex arc = 0; arc < chain_.flow.size(); ++arc) {
      const VertexIndex tail = graph_.numbers.tails[arc];
      const bool ends =
          chain_.places[tail] == CasePlace::passing && head_place(arc) != CasePlace::passing;
      if (ends) visits[graph_.numbers.heads[arc]] += chain_.flow[arc] * visits[tail];
    }
    return visits;
  }

  [[nodiscard]] std::vector<CaseLoss> losses_of(const std::vector<double>& visits) const {
    std::vector<CaseLoss> losses;
    const auto list = [&](CaseLoss loss, double cases) {
      loss.amount *= cases;
      if (loss.amount >= kLeastLoss) losses.push_back(loss);
    };
    for (VertexIndex v = 0; v < visits.size(); ++v) {
      if (chain_.places[v] == CasePlace::circling) {
        list({v, CaseEnd::circles, std::nullopt, Silence::not_asked, 1.0}, visits[v]);
      }
      if (chain_.places[v] != CasePlace::passing) continue;
      for (std::size_t l = chain_.first[v]; l < chain_.first[v + 1]; ++l) {
        list(chain_.losses[l], visits[v]);
      }
    }
    return losses;
  }

  void add_losses() {
    if (found_.rows.size() * graph_.arcs.size() > kMostRowWork) {
      found_.rows_without_losses = found_.rows.size();
      return;
    }
    for (HandOverRow& row : found_.rows) {
      std::vector<double> starts(graph_.vertices.size(), 0.0);
      starts[start(row)] = 1.0;
      row.losses = losses_of(visits_of(starts));
    }
  }

  void add_all_together(std::size_t actors) {
    std::vector<double> starts(graph_.vertices.size(), 0.0);
    for (const HandOverRow& row : found_.rows) starts[start(row)] += 1.0;
    found_.amount = static_cast<double>(found_.rows.size());
    found_.visits = visits_of(starts);
    found_.losses = losses_of(found_.visits);
    for (VertexIndex v = 0; v < starts.size(); ++v) add_visits(v);
    found_.load.assign(actors, 0.0);
    for (VertexIndex v = 0; v < starts.size(); ++v) {
      found_.load[graph_.vertices[v].actor] += starts[v];
    }
    for (ArcIndex arc = 0; arc < chain_.flow.size(); ++arc) {
      const VertexIndex tail = graph_.numbers.tails[arc];
      if (!is_channel(arc) || chain_.places[tail] != CasePlace::passing) continue;
      const Vertex& head = graph_.vertices[graph_.numbers.heads[arc]];
      found_.load[head.actor] += chain_.flow[arc] * found_.visits[tail];
    }
  }

  void add_visits(VertexIndex vertex) {
    const double visits = found_.visits[vertex];
    const CasePlace place = chain_.places[vertex];
    if (place == CasePlace::collected) found_.arrived += visits;
    if (place == CasePlace::circling) {
      found_.lost[static_cast<std::size_t>(CaseEnd::circles)] += visits;
    }
    for (std::size_t end = 0; place == CasePlace::passing && end < kCaseEnds; ++end) {
      found_.lost[end] += visits * chain_.ends[vertex][end];
    }
  }

  // Each part was computed on its own. Rounding grows with the number of stations on a way.
  void check() {
    found_.residual = std::max(ahead_.residual(), behind_.residual());
    found_.iterations = ahead_.iterations() + behind_.iterations();
    found_.converged = found_.residual <= kReliableResidual;
    double arrived = 0;
    double stations = 1;
    for (HandOverRow& row : found_.rows) {
      row.balance = std::abs(1.0 - row.arrived - sum(row.lost));
      require(row.balance, row.stations, "a row of the hand-over ledger balances");
      arrived += row.arrived;
      stations += row.stations;
    }
    found_.balance = std::abs(found_.amount - found_.arrived - sum(found_.lost));
    require(found_.balance, stations, "the hand-over ledger balances");
    require(std::abs(found_.arrived - arrived), stations,
            "as many cases come to collectors as bearers' cases arrive");
  }

  void require(double difference, double stations, const char* what) const {
    expects(!found_.converged || difference <= kBalanced * std::max(1.0, stations), what);
  }

  static double sum(const CaseEnds& ends) { return std::accumulate(ends.begin(), ends.end(), 0.0); }

  const FlowGraph& graph_;
  CaseChain chain_;
  std::vector<StepTime> times_;
  System ahead_;   // what becomes of a case at each state
  System behind_;  // how often each state is visited
  Vector arrived_;
  HandOver found_;
};

}  // namespace

const char* word(CaseEnd end) {
  switch (end) {
    case CaseEnd::not_recognised: return "not-recognised";
    case CaseEnd::not_passed_on: return "not-passed-on";
    case CaseEnd::on_channel: return "on-channel";
    case CaseEnd::not_turned: return "not-turned";
    case CaseEnd::no_way: return "no-way";
    case CaseEnd::circles: return "circles";
  }
  return "";
}

HandOver hand_over(const Network& network, const FlowGraph& graph, const HandOverOptions& options) {
  return Referral(network, graph, options).answer(network.actors.size());
}

}  // namespace sideflow::engine

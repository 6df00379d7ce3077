// Networks with the results that a map needs, written by hand, so that tests of the map rest on no
// computation but its own.
#pragma once

#include "engine/analysis.hpp"
#include "engine/flow/channel_flow.hpp"
#include "models/network.hpp"

#include <string>
#include <vector>

namespace sideflow::reports::testing {

struct MapCase {
  Network network;
  engine::Analysis analysis;
  engine::Flows flows;
};

/// What a bearer's row says.
struct RowSays {
  engine::Verdict verdict = engine::Verdict::no_route;
  engine::Why why = engine::Why::none;
};

inline constexpr RowSays kReached{engine::Verdict::reached, engine::Why::none};
inline constexpr RowSays kFaint{engine::Verdict::faint, engine::Why::none};
inline constexpr RowSays kSaid{engine::Verdict::no_route, engine::Why::said};
inline constexpr RowSays kNotAsked{engine::Verdict::no_route, engine::Why::not_asked};
inline constexpr RowSays kOpen{engine::Verdict::no_route, engine::Why::open};

/// What flows on a channel: put in, behind each flow barrier, at the end.
struct Flow {
  double put_in = 0;
  std::vector<double> behind_barriers;
  double comes_out = 0;
};

class MapCaseBuilder {
 public:
  MapCaseBuilder();

  /// An actor that neither holds nor collects anything yet.
  Actor& actor(const std::string& id, const std::string& name, Stage stage);
  /// An actor that holds `kind`, and how that fares.
  Actor& bearer(const std::string& id, const std::string& name, Stage stage,
                const std::string& kind, RowSays says);
  Actor& collector(const std::string& id, const std::string& name);
  Barrier& barrier(const std::string& id, const std::string& name, Effect effect = Effect::flow);
  Barrier& absence(const std::string& id, const std::string& name);
  Channel& channel(const std::string& from, const std::string& to, const std::string& kind,
                   Flow flow);
  Channel& gap(const std::string& from, const std::string& to, const std::string& kind,
               Status status, const std::string& reason = "");

  /// Everything sorted, with a graph, rows and flows that fit.
  [[nodiscard]] MapCase built() const;

 private:
  struct Row {
    ActorId actor;
    KindId kind;
    RowSays says;
  };
  struct FlowOf {
    ChannelId channel;
    KindId kind;
    Flow flow;
  };
  Kind& kind(const std::string& id);

  Network network_;
  std::vector<Row> rows_;
  std::vector<FlowOf> flows_;
};

/// A country much like the Estonia of the sources: some twenty actors, 25 channels.
[[nodiscard]] MapCase country_case();

/// A chain of five actors with up to three barriers in series on each line, and seven more around
/// it.
[[nodiscard]] MapCase chain_case();

/// One school, one office that collects, a barrier between them; all names as given.
[[nodiscard]] MapCase school_case(const std::string& name);

/// `actors` actors in all lanes with `channels` channels between them, each second one with a
/// barrier.
[[nodiscard]] MapCase dense_case(std::size_t actors, std::size_t channels);

}  // namespace sideflow::reports::testing

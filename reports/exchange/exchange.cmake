# Exchange formats: what other programs read.
find_package(pugixml CONFIG REQUIRED)
target_link_libraries(sideflow_reports PRIVATE pugixml::pugixml)

target_sources(sideflow_reports PRIVATE
  exchange/edge_list.cpp
  exchange/exchange_edges.cpp
  exchange/exchange_graph.cpp
  exchange/exchange_nodes.cpp
  exchange/gexf.cpp
  exchange/graphml.cpp
  exchange/kumu.cpp
  exchange/plain_dot.cpp
  exchange/xml_text.cpp
)
target_sources(sideflow_reports PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES
  exchange/edge_list.hpp
  exchange/exchange_graph.hpp
  exchange/exchange_parts.hpp
  exchange/gexf.hpp
  exchange/graphml.hpp
  exchange/kumu.hpp
  exchange/plain_dot.hpp
  exchange/xml_text.hpp
)

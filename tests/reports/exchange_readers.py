#!/usr/bin/env python3
"""Exports networks and reads every file again with programs that are not ours.

usage: exchange_readers.py SIDEFLOW NETWORK.yaml...

GraphML by networkx and igraph, GEXF by networkx, DOT by Graphviz (pygraphviz), the lists of edges and
nodes by igraph and networkx. All of them must show the same nodes, edges and attributes as the blueprint for
Kumu, and that must say what results.json says. A library that is missing is a failure.
"""
import collections
import csv
import io
import json
import math
import os
import subprocess
import sys
import tempfile

import igraph
import networkx
import pygraphviz

FORMATS = {"graphml": "graphml", "gexf": "gexf", "dot": "dot", "edges": "csv", "nodes": "csv", "kumu": "json"}
ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
problems = []


def expect(holds, *words):
    if not holds:
        problems.append(" ".join(str(word) for word in words))


def expect_same(found, wanted, *place):
    expect(found == wanted, *place, "is", repr(found), "and should be", repr(wanted))


def run(*words):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout


# ---- what is wanted -------------------------------------------------------------------------------

Graph = collections.namedtuple("Graph", "nodes edges ends")


def attributes(entry, own, renamed):
    """The attributes of an entry of the blueprint, under the names that the other formats use."""
    found = {renamed.get(key, key): value for key, value in entry.items() if key not in own}
    return {key: "; ".join(value) if isinstance(value, list) else value for key, value in found.items()}


def wanted_graph(blueprint):
    nodes, edges, ends = {}, {}, {}
    for element in blueprint["elements"]:
        nodes[element["id"]] = attributes(element, ("id",), {"type": "role_name", "description": "note"})
    for connection in blueprint["connections"]:
        expect_same(connection["direction"], "directed", connection["id"])
        edges[connection["id"]] = attributes(
            connection, ("id", "from", "to", "direction", "label"), {"type": "kind_name", "description": "note"})
        ends[connection["id"]] = (connection["from"], connection["to"])
    expect_same(len(nodes), len(blueprint["elements"]), "the number of different nodes")
    expect_same(len(edges), len(blueprint["connections"]), "the number of different edges")
    labels = [node["label"] for node in nodes.values()]
    expect_same(len(set(labels)), len(labels), "the number of different labels")
    for name, node in nodes.items():
        # The blueprint tells actors of the same name apart.
        node["label"] = node["label"].removesuffix(f" ({name})")
    return Graph(nodes, edges, ends)


def same(found, wanted):
    """Whether a value is the wanted one; a text may be how the number or the truth is written."""
    if isinstance(wanted, bool):
        return found is wanted or found == ("true" if wanted else "false")
    if isinstance(wanted, str):
        return found == wanted
    return not isinstance(found, bool) and float(found) == wanted


def compare(what, found, wanted):
    """Compares two graphs, each a Graph."""
    expect_same(sorted(found.nodes), sorted(wanted.nodes), what, "nodes")
    expect_same(sorted(found.edges), sorted(wanted.edges), what, "edges")
    expect_same(found.ends, wanted.ends, what, "ends of edges")
    for part in ("nodes", "edges"):
        for name, right in getattr(wanted, part).items():
            values = getattr(found, part).get(name, {})
            expect_same(sorted(values), sorted(right), what, name, "attributes")
            for key in values.keys() & right.keys():
                expect(same(values[key], right[key]), what, name, key, repr(values[key]), "not", repr(right[key]))


# ---- other programs -------------------------------------------------------------------------------


def networkx_graph(graph):
    expect(graph.is_directed() and graph.is_multigraph(), "networkx: not a directed graph with parallel edges")
    edges, ends = {}, {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        data = dict(data)
        name = data.pop("id", key)
        edges[name] = data
        ends[name] = (source, target)
    return Graph({name: dict(data) for name, data in graph.nodes(data=True)}, edges, ends)


def gexf_by_networkx(text):
    expect('xmlns="http://gexf.net/1.3"' in text and 'version="1.3"' in text, "GEXF: not version 1.3")
    if not any("1.3" in version for version in networkx.readwrite.gexf.GEXF.versions):
        # networkx up to 2.8 knows GEXF 1.2 alone; what is used here has not changed since.
        text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft", 1)
    graph = networkx.read_gexf(io.BytesIO(text.encode()))
    if not graph.is_multigraph():  # how networkx reads a graph without parallel edges
        graph = networkx.MultiDiGraph(graph)
    found = networkx_graph(graph)
    for data in found.edges.values():
        data.pop("label", None)
    return found


def defined(values):
    """Without what igraph puts where nothing is: "" for texts, nan for numbers."""
    return {key: value for key, value in values.items()
            if value is not None and value != "" and not (isinstance(value, float) and math.isnan(value))}


def igraph_graph(graph, name_key):
    expect(graph.is_directed(), "igraph: not directed")
    nodes = {}
    for vertex in graph.vs:
        values = defined(vertex.attributes())
        nodes[values.pop(name_key)] = values
    edges, ends = {}, {}
    for edge in graph.es:
        values = defined(edge.attributes())
        name = values.pop("id")
        edges[name] = values
        ends[name] = (graph.vs[edge.source][name_key], graph.vs[edge.target][name_key])
    return Graph(nodes, edges, ends)


def graphviz_graph(path):
    graph = pygraphviz.AGraph(path)
    expect(graph.is_directed() and not graph.is_strict(), "Graphviz: not a directed graph with parallel edges")

    def values(thing):
        return {key: value.replace("\\\\", "\\") for key, value in dict(thing.attr).items() if value}

    edges, ends = {}, {}
    for edge in graph.edges_iter():
        data = values(edge)
        name = data.pop("id")
        edges[name] = data
        ends[name] = (edge[0], edge[1])
    return Graph({node.name: values(node) for node in graph.nodes_iter()}, edges, ends)


def unguarded(cell):
    """Without the apostrophe that keeps a spreadsheet from computing the cell."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=@+-\t\r\uff1d\uff0b\uff0d\uff20" else cell


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [{key: unguarded(cell) for key, cell in row.items() if cell != ""} for row in rows]


def lists_by_networkx(edge_rows, node_rows):
    graph = networkx.MultiDiGraph()
    for row in node_rows:
        graph.add_node(row["id"], **{key: value for key, value in row.items() if key != "id"})
    for row in edge_rows:
        graph.add_edge(row["source"], row["target"], row["id"],
                       **{key: value for key, value in row.items() if key not in ("source", "target")})
    return networkx_graph(graph)


def lists_by_igraph(edge_rows, node_rows):
    keys = sorted({key for row in edge_rows for key in row} | {"source", "target"})
    edges = [{key: row.get(key) for key in keys} for row in edge_rows]
    names = sorted({key for row in node_rows for key in row} | {"id"})
    nodes = [{key: row.get(key) for key in names} for row in node_rows]
    found = igraph_graph(igraph.Graph.DictList(
        nodes, edges, directed=True, vertex_name_attr="id", edge_foreign_keys=("source", "target")), "id")
    for data in found.edges.values():
        data.pop("source", None)
        data.pop("target", None)
    return found


# ---- what the results say -------------------------------------------------------------------------


def verdicts(rows):
    by_actor = collections.defaultdict(list)
    for row in rows:
        why = f" ({row['why']})" if row["why"] else ""
        by_actor[row["actor"]].append(f"{row['kind']}: {row['verdict']}{why}")
    return {actor: "; ".join(texts) for actor, texts in by_actor.items()}


def measures(row):
    """The measures of an actor, under the names of the attributes; what is undefined left out."""
    found = {key: value for key, value in row.items() if key not in ("actor", "brokerage") and value is not None}
    found.update({f"{role}_ways": row["brokerage"][role]["ways"] for role in ROLES})
    return found


def compare_nodes(graph, results):
    expect_same(len(graph.nodes), results["network"]["actors"], "number of nodes")
    held, needed = verdicts(results["reach"]), verdicts(results["inform"])
    central = {row["actor"]: measures(row) for row in results["centrality"]}
    measured = set().union(*central.values()) | {"betweenness_error", "delivery_betweenness_error"}
    for name, node in graph.nodes.items():
        expect_same(node.get("holds_verdict", ""), held.get(name, ""), name, "holds_verdict")
        expect_same(node.get("needs_verdict", ""), needed.get(name, ""), name, "needs_verdict")
        expect_same(node["edges_in"], sum(ends[1] == name for ends in graph.ends.values()), name, "edges_in")
        expect_same(node["edges_out"], sum(ends[0] == name for ends in graph.ends.values()), name, "edges_out")
        shown = {key: value for key, value in node.items() if key in measured}
        expect_same(shown, central.get(name, {}), name, "measures")
        expect_same(name in central, node["status"] == "working", name, "has measures")


def compare_measures(graph):
    """Measures of the exported graph, brought to the form of the actor graph, by networkx."""
    links = networkx.DiGraph()
    links.add_nodes_from(name for name, node in graph.nodes.items() if node["status"] == "working")
    links.add_edges_from(graph.ends[name] for name, edge in graph.edges.items()
                         if edge["counts_today"] and edge["step_best"] > 0 and len(set(graph.ends[name])) == 2)
    expect_same(sorted(links), sorted(name for name, node in graph.nodes.items() if "in_degree" in node), "actors")
    between = networkx.betweenness_centrality(links, normalized=False)
    cores = networkx.core_number(links.to_undirected())
    for name in links:
        node = graph.nodes.get(name)
        expect_same((node.get("in_degree"), node.get("out_degree"), node.get("coreness")),
                    (links.in_degree(name), links.out_degree(name), cores[name]), name, "degrees and coreness")
        expect("betweenness_error" in node or math.isclose(node["betweenness"], between[name], abs_tol=1e-9),
               name, "betweenness", node["betweenness"], "not", between[name])


def product(ranges):
    return tuple(math.prod(part) for part in zip(*ranges))


def near(found, wanted):
    return all(math.isclose(a, b, rel_tol=1e-12) for a, b in zip(found, wanted))


def range_of(values, name):
    return tuple(values[f"{name}_{end}"] for end in ("low", "best", "high"))


def compare_edges(graph, results):
    channels = {edge["channel"] for edge in graph.edges.values()}
    expect_same(len(channels), results["network"]["channels"], "number of channels")
    elements = {element["element"]: element for element in results["model"]["elements"]}
    own = {name: (element["low"], element["best"], element["high"]) for name, element in elements.items()}
    arcs = {arc["elements"][0]: arc for arc in results["model"]["arcs"]}
    expect_same({name for name in arcs if name.startswith("channel:")} - set(graph.edges), set(), "arcs left out")
    for name, edge in graph.edges.items():
        expect_same(name, f"channel:{edge['channel']}:{edge['kind']}", "id of an edge")
        arc = arcs.get(name)
        expect_same(edge["counts_today"], arc is not None and arc["status"] == "working", name, "counts_today")
        if arc is None:
            continue
        expect_same((arc["from"]["actor"], arc["to"]["actor"], arc["from"]["kind"]),
                    (*graph.ends[name], edge["kind"]), name)
        barriers = edge.get("barriers", "").split("; ")
        on_channel = [own[part] for part in arc["elements"] if part.split(":")[1].split("@")[0] in barriers
                      and part.startswith("barrier:")]
        expect_same(range_of(edge, "likelihood"), own[name], name, "likelihood")
        expect(near(range_of(edge, "net"), product([own[name], *on_channel])), name, "net")
        expect(near(range_of(edge, "step"), product([own[part] for part in arc["elements"]])), name, "step")
        expect_same(edge["effective_status"], elements[name]["status"], name, "effective_status")
        expect_same(edge["likelihood_basis"], elements[name]["strength"], name, "likelihood_basis")


# ---- one network ----------------------------------------------------------------------------------


def export(program, network, folder):
    paths = {}
    for form, extension in FORMATS.items():
        paths[form] = os.path.join(folder, f"{form}.{extension}")
        run(program, "export", network, "-f", form, "-o", paths[form])
    return paths


def content(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def check_network(program, network):
    with tempfile.TemporaryDirectory() as folder:
        paths = export(program, network, folder)
        wanted = wanted_graph(json.loads(content(paths["kumu"])))
        results = json.loads(run(program, "analyse", network, "--json", "-", "--with-model", "--draws", "0"))
        compare_nodes(wanted, results)
        compare_edges(wanted, results)
        compare_measures(wanted)
        by_networkx = networkx.read_graphml(paths["graphml"], force_multigraph=True)
        expect_same(by_networkx.graph["network"], results["network"]["id"], "id of the network")
        expect_same(by_networkx.graph["threshold"], results["options"]["threshold"], "threshold")
        compare("GraphML, networkx:", networkx_graph(by_networkx), wanted)
        compare("GraphML, igraph:", igraph_graph(igraph.Graph.Read_GraphML(paths["graphml"]), "id"), wanted)
        compare("GEXF, networkx:", gexf_by_networkx(content(paths["gexf"])), wanted)
        compare("DOT, Graphviz:", graphviz_graph(paths["dot"]), wanted)
        edge_rows, node_rows = rows_of(paths["edges"]), rows_of(paths["nodes"])
        compare("lists, networkx:", lists_by_networkx(edge_rows, node_rows), wanted)
        compare("lists, igraph:", lists_by_igraph(edge_rows, node_rows), wanted)
        print(f"{network}: {len(wanted.nodes)} nodes, {len(wanted.edges)} edges, {len(problems)} problems so far")


def main():
    program, *networks = sys.argv[1:]
    if not networks:
        sys.exit(__doc__)
    for network in networks:
        before = len(problems)
        check_network(program, network)
        for problem in problems[before:before + 20]:
            print(f"  {problem}")
    sys.exit(1 if problems else 0)


main()

"""Possible worlds and betweenness with libraries of others.

Reads questions "PEER FILE WORLDS SEED" from standard input, FILE being an edge list as networks.hpp
describes it, and answers each with a line "SECONDS COUNT COUNT ...": by bearer, in how many worlds it
reaches a collector. A vertex behind all collectors makes it one search. Questions "betweenness PEER FILE
THREADS" are answered with "SECONDS VALUE VALUE ...": by vertex, not normalised, links counting 1. Reading
a file and making the graph is not timed.
"""

import sys
import time

import graph_tool
import graph_tool.centrality
import graph_tool.topology
import igraph
import networkx
import numpy


class Network:
    """An edge list, with arcs from every collector to one vertex more."""

    def __init__(self, path):
        with open(path, encoding="ascii") as lines:
            self.vertices, _ = map(int, lines.readline().split())
            self.bearers = numpy.array(lines.readline().split(), dtype=int)
            collectors = numpy.array(lines.readline().split(), dtype=int)
            table = numpy.loadtxt(lines, ndmin=2)
        self.target = self.vertices
        ends = numpy.full((len(collectors), 2), self.target)
        ends[:, 0] = collectors
        self.arcs = table[:, :2].astype(int)
        self.edges = numpy.vstack([self.arcs, ends])
        self.likelihoods = numpy.concatenate([table[:, 2], numpy.ones(len(collectors))])


class Igraph:
    """A copy of the graph without the closed arcs: of the ways tried the fastest."""

    def __init__(self, network):
        self.target = network.target
        self.graph = igraph.Graph(network.vertices + 1, network.edges.tolist(), directed=True)

    def reached(self, is_open):
        graph = self.graph.copy()
        graph.delete_edges(numpy.flatnonzero(~is_open).tolist())
        return graph.subcomponent(self.target, mode="in")


class GraphTool:
    """One graph, its closed arcs filtered out."""

    def __init__(self, network):
        self.target = network.target
        self.graph = graph_tool.Graph(directed=True)
        self.graph.add_vertex(network.vertices + 1)
        self.graph.add_edge_list(network.edges)
        self.is_open = self.graph.new_edge_property("bool")

    def reached(self, is_open):
        self.is_open.a = is_open
        view = graph_tool.GraphView(self.graph, efilt=self.is_open, reversed=True)
        component = graph_tool.topology.label_out_component(view, view.vertex(self.target))
        return component.a.nonzero()[0]


class Networkx:
    """The graph of the open arcs, made anew for each world."""

    def __init__(self, network):
        self.network = network

    def reached(self, is_open):
        graph = networkx.DiGraph()
        graph.add_node(self.network.target)
        graph.add_edges_from(self.network.edges[is_open].tolist())
        return list(networkx.ancestors(graph, self.network.target))


graph_tool.openmp_set_num_threads(1)  # one core, as all others here

PEERS = {"igraph": Igraph, "graph-tool": GraphTool, "networkx": Networkx}


def arrivals(network, peer, worlds, seed):
    dice = numpy.random.default_rng(seed)
    counts = numpy.zeros(network.vertices + 1, dtype=int)
    for _ in range(worlds):
        is_open = dice.random(len(network.likelihoods)) < network.likelihoods
        counts[peer.reached(is_open)] += 1
    return counts[network.bearers]


def betweenness_by_igraph(network):
    """igraph knows one thread only."""
    graph = igraph.Graph(network.vertices, network.arcs.tolist(), directed=True)
    start = time.perf_counter()
    values = graph.betweenness()
    return time.perf_counter() - start, values


def betweenness_by_graph_tool(network):
    graph = graph_tool.Graph(directed=True)
    graph.add_vertex(network.vertices)
    graph.add_edge_list(network.arcs)
    start = time.perf_counter()
    values, _ = graph_tool.centrality.betweenness(graph, norm=False)
    return time.perf_counter() - start, values.a


BETWEENNESS = {"igraph": betweenness_by_igraph, "graph-tool": betweenness_by_graph_tool}


def betweenness(network, name, threads):
    graph_tool.openmp_set_num_threads(threads)
    seconds, values = BETWEENNESS[name](network)
    graph_tool.openmp_set_num_threads(1)
    return seconds, values


def main():
    networks = {}
    peers = {}
    for line in sys.stdin:
        if line.startswith("betweenness "):
            _, name, path, threads = line.split()
            seconds, values = betweenness(Network(path), name, int(threads))
            print(seconds, *values, flush=True)
            continue
        name, path, worlds, seed = line.split()
        if path not in networks:
            networks[path] = Network(path)
        if (name, path) not in peers:
            peers[name, path] = PEERS[name](networks[path])
        start = time.perf_counter()
        counts = arrivals(networks[path], peers[name, path], int(worlds), int(seed))
        seconds = time.perf_counter() - start
        print(seconds, *counts, flush=True)


main()

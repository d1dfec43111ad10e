"""The best even pairing: a flow of least cost, whose optimum is integral (Ahuja, Magnanti, Orlin: Network Flows)."""

from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from meetingplan.domain.pairing import Pairing, Parties


def pair(parties: Parties) -> Pairing | None:
    """Each organisation with one community; of n and k each community has floor(n / k) or one more.

    First as few as possible are far, then as few as possible strange: one that is far costs more than all that could be
    strange. None where what is given by hand lets no pairing be even.
    """
    organisations, communities = list(parties.organisations), list(parties.communities)
    count, share = len(organisations), len(organisations) // len(communities)
    flow = SimpleMinCostFlow()
    node = {id: count + number for number, id in enumerate(communities)}
    spare, end = count + len(communities), count + len(communities) + 1
    arcs: dict[int, tuple[str, str]] = {}
    for number, organisation in enumerate(organisations):
        flow.set_node_supply(number, 1)
        given = parties.organisations[organisation].community
        for community in [given] if given else communities:
            cost = parties.is_far(organisation, community) * (count + 1) + parties.is_strange(organisation, community)
            arc = flow.add_arc_with_capacity_and_unit_cost(number, node[community], 1, cost)
            arcs[arc] = organisation, community
    # Every community passes on its share, and one more through a node that lets as many pass as are left over.
    for community in communities:
        flow.add_arc_with_capacity_and_unit_cost(node[community], end, share, 0)
        flow.add_arc_with_capacity_and_unit_cost(node[community], spare, 1, 0)
    flow.add_arc_with_capacity_and_unit_cost(spare, end, count - share * len(communities), 0)
    flow.set_node_supply(end, -count)
    if flow.solve() != flow.OPTIMAL:
        return None
    of = dict(pair for arc, pair in arcs.items() if flow.flow(arc))
    far = sum(parties.is_far(*pair) for pair in of.items())
    strange = sum(parties.is_strange(*pair) for pair in of.items())
    return Pairing(of, far, strange)

"""Pictures and exports of a Subgraph."""

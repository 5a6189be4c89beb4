"""Make the exported ONNX graph fit to quantise and quick to run.

Both passes undo habits of torch's exporter; neither changes a number.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import numpy_helper


def simplify(graph: onnx.GraphProto) -> None:
    """Apply all passes in place, then drop the nodes that nothing reads any more."""
    fold_identities(graph)
    fix_reshapes(graph)
    prune(graph)


def fold_identities(graph: onnx.GraphProto) -> None:
    """Read repeated weights directly instead of through Identity nodes.

    The exporter keeps one of two equal tensors and hangs an Identity on it; a MatMul
    behind one no longer has a constant weight, and the quantiser skips it.
    """
    stored = {tensor.name for tensor in graph.initializer}
    copies = {
        node.output[0]: node.input[0] for node in graph.node if node.op_type == "Identity" and node.input[0] in stored
    }
    for node in graph.node:
        for place, name in enumerate(node.input):
            node.input[place] = copies.get(name, name)


def fix_reshapes(graph: onnx.GraphProto) -> None:
    """Give the reshapes of attention a constant shape.

    They split or join the heads and keep batch and sequence, [b, s, 384] to and from
    [b, s, heads, 32]. The exporter computes b and s with eight nodes each time; ONNX
    says the same with 0, 'as in the input'. That is 600 of 1,500 nodes.
    """
    makers = {name: node for node in graph.node for name in node.output}
    constants = {
        node.output[0]: numpy_helper.to_array(node.attribute[0].t)
        for node in graph.node
        if node.op_type == "Constant" and node.attribute[0].name == "value"
    }
    for node in graph.node:
        maker = makers.get(node.input[1]) if node.op_type == "Reshape" else None
        if maker is None or maker.op_type != "Concat":
            continue
        parts = [constants.get(name) for name in maker.input]
        # Only the pattern above: two dimensions kept, the others known.
        if parts[:2] != [None, None] or any(part is None for part in parts[2:]):
            continue
        shape = [0, 0, *(int(part.item()) for part in parts[2:] if part is not None)]
        name = f"{node.name}/shape"
        graph.initializer.append(numpy_helper.from_array(np.array(shape, np.int64), name))
        node.input[1] = name


def prune(graph: onnx.GraphProto) -> None:
    """Remove nodes and weights that no output depends on."""
    needed = {output.name for output in graph.output}
    kept = []
    for node in reversed(graph.node):  # the nodes come in topological order
        if needed.intersection(node.output):
            kept.append(node)
            needed.update(node.input)
    del graph.node[:]
    graph.node.extend(reversed(kept))
    weights = [tensor for tensor in graph.initializer if tensor.name in needed]
    del graph.initializer[:]
    graph.initializer.extend(weights)

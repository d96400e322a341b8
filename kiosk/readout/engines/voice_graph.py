"""Kokoro's network changed for a small computer, once, when the voice is installed.

Four changes, none of them of a weight:

1. 87 of its convolutions come as ConvInteger, which onnxruntime works off no faster than floats and
   for the greater part on one processor only. They become Conv on floats; the weights stay bytes in
   the file and are made floats when it is loaded.
2. How long each phoneme lasts becomes a second output, ``duration`` (frames of 0.025 s), which
   kokoro_onnx knows how to use.
3. The pad before the first phoneme keeps the length it has at speed 1. Made longer, as a slower
   speed has it, the voice fills it with a vowel of its own (a recogniser heard 以 or 和 before each
   sentence).
4. Of the silence before and after a sentence (1 to 2 s), most is cut out between the part that
   plans the sound and the part that makes it, which takes nine tenths of the time.

Needs the package onnx, which nothing else does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PAD = 18
"""Frames of the pad at most: it has 17 to 20 at speed 1."""

LEAD, TAIL = 9, 18
"""Frames kept: before the first phoneme, and from the beginning of the last one, in which the
silence after it lies as well. Seen over twelve short texts, three voices and three speeds: speech
begins at most 4 frames before the one and ends at most 11 after the other."""

_DURATION = "/encoder/Gather_output_0"  # int64, frames of each phoneme and of the pads at both ends
_PLANNED = {
    "/encoder/MatMul_1_output_0": (2, 1),
    "/encoder/Reshape_output_0": (1, 2),
    "/encoder/Reshape_1_output_0": (1, 2),
}
"""What the second part is given (phonemes, pitch, energy): its axis of time, and how many values of
it a frame has."""


def prepared(model: bytes) -> bytes:
    """The network of the packages as the engine wants it. Raises ValueError when it is built
    otherwise than the one this was written for."""
    import onnx

    network = onnx.load_from_string(model)
    graph = network.graph
    try:
        nodes = list(_with_silence_cut(_with_float_convolutions(graph), graph))
    except (KeyError, StopIteration) as error:
        raise ValueError(f"not the network expected: {error!r}") from error
    kind = onnx.TensorProto.INT64
    graph.output.append(onnx.helper.make_tensor_value_info("duration", kind, None))
    _keep_what_is_needed(graph, nodes)
    return bytes(network.SerializeToString())


def _with_float_convolutions(graph: Any) -> list[Any]:
    """The nodes of ``graph``, each chain that ends a ConvInteger (Add of the bias, Cast, Mul by the
    scales) given up for one Conv in the place of its Mul."""
    from onnx import helper

    made_by = {output: node for node in graph.node for output in node.output}
    used_by = {name: node for node in graph.node for name in node.input}
    weights = {initializer.name for initializer in graph.initializer}
    instead: dict[str, list[Any]] = {}
    for node in graph.node:
        if node.op_type != "ConvInteger":
            continue
        quantized, weight, _, zero_point = node.input
        sound = made_by[quantized].input[0]
        following, bias = used_by[node.output[0]], []
        if following.op_type == "Add":
            # bias -> Div by the scale -> Floor -> Cast -> Reshape -> Add
            other = next(name for name in following.input if name != node.output[0])
            while other not in weights:
                other = made_by[other].input[0]
            bias = [other]
            following = used_by[following.output[0]]
        scaled = used_by[following.output[0]]
        scale = weight.removesuffix("_quantized") + "_scale"
        if (following.op_type, scaled.op_type) != ("Cast", "Mul") or scale not in weights:
            raise KeyError(node.name)
        float_weight = f"{node.name}_weight"
        instead[scaled.output[0]] = [
            helper.make_node("DequantizeLinear", [weight, scale, zero_point], [float_weight]),
            helper.make_node("Conv", [sound, float_weight, *bias], [scaled.output[0]], node.name),
        ]
        instead[scaled.output[0]][-1].attribute.extend(node.attribute)
    if not instead:
        raise KeyError("ConvInteger")
    return [new for node in graph.node for new in instead.get(node.output[0], [node])]


def _with_silence_cut(nodes: list[Any], graph: Any) -> Iterator[Any]:
    """``nodes`` with those that find where to cut and cut what is planned."""
    import numpy as np
    from onnx import helper, numpy_helper

    constants = {
        "none": 0, "one": 1, "two": 2, "last_three": -3, "past_all": 2**40, "pad_most": PAD,
        "lead": LEAD, "tail": TAIL,
    }  # fmt: skip
    for name, value in constants.items():
        graph.initializer.append(numpy_helper.from_array(np.array([value], "i8"), f"cut_{name}"))
    graph.initializer.append(numpy_helper.from_array(np.array([0, 0], "i8"), "cut_nothing_left"))

    def node(kind: str, inputs: str, output: str, **attributes: Any) -> Any:
        names = [name if "/" in name else f"cut_{name}" for name in inputs.split()]
        out = output if output == "duration" or "/" in output else f"cut_{output}"
        return helper.make_node(kind, names, [out], **attributes)

    # The last three: the last phoneme or mark, what follows it, and the pad.
    places = [
        node("Slice", "planned none one", "pad_planned"),
        node("Slice", "planned one past_all", "behind_pad"),
        node("Min", "pad_planned pad_most", "pad"),
        node("Concat", "pad behind_pad", _DURATION, axis=0),
        node("Slice", f"{_DURATION} one last_three", "middle"),
        node("Slice", f"{_DURATION} last_three past_all", "last"),
        node("Sub", "pad lead", "spare"),
        node("Max", "spare none", "from"),
        node("Sub", "pad from", "pad_kept"),
        node("ReduceSum", "last none", "last_sum", keepdims=1),
        node("Min", "last_sum tail", "last_kept"),
        node("ReduceSum", f"{_DURATION} none", "sum", keepdims=1),
        node("Sub", "sum last_sum", "before_last"),
        node("Add", "before_last last_kept", "to"),
        node("Concat", "pad_kept middle last_kept nothing_left", "duration", axis=0),
        node("Mul", "from two", "from_2"),
        node("Mul", "to two", "to_2"),
    ]
    cut = set()
    for one in nodes:
        if one.name.startswith("/decoder"):
            for index, name in enumerate(one.input):
                if name in _PLANNED:
                    one.input[index] = f"{name}_cut"
        if _DURATION in one.output:
            one.output[0] = "cut_planned"
            yield one
            yield from places
            continue
        yield one
        for name in _PLANNED.keys() & set(one.output):
            axis, values = _PLANNED[name]
            ends = "from to" if values == 1 else "from_2 to_2"
            yield node("Slice", f"{name} {ends} {('one', 'two')[axis - 1]}", f"{name}_cut")
            cut.add(name)
    if cut != _PLANNED.keys():
        raise KeyError(*(_PLANNED.keys() - cut))


def _keep_what_is_needed(graph: Any, nodes: list[Any]) -> None:
    needed = {output.name for output in graph.output}
    kept = []
    for node in reversed(nodes):
        if needed & set(node.output):
            kept.append(node)
            needed |= set(node.input)
    weights = [one for one in graph.initializer if one.name in needed]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(reversed(kept))
    graph.initializer.extend(weights)

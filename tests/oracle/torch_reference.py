#!/usr/bin/env python3
"""Writes crate/tests/fixtures/torch.json: runs of the engine's optimizers, losses and activations, by PyTorch; and activations.json.

    pip install torch
    python3 tests/oracle/torch_reference.py

Each run trains 200 epochs in float64, on the CPU, from parameters that are given, with PyTorch's own
activations, losses and optimizers and its automatic differentiation. One run a line. The tests allow
1e-10, so that a run is only taken if a start that is off by an ulp or so ends up much closer than that.
"""

import json
import random
import zlib
from pathlib import Path

import torch
import torch.nn.functional as F

FIXTURE = Path(__file__).parents[2] / "crate" / "tests" / "fixtures" / "torch.json"
ACTIVATIONS_FIXTURE = FIXTURE.with_name("activations.json")
# So far from 0 activations are compared.
PLACES = [1e-300, 1e-9, 0.001, 0.1, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 13.0, 21.0, 34.0]
EPOCHS = 200
CHECKPOINTS = [0, 1, 2, 20, EPOCHS]
STEADY = 1e-12
# Rprop heeds the signs of the slopes alone: none may be so small that rounding decides its sign.
CLEAR_SLOPE = 1e-14

ACTIVATIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": F.relu,
    "leaky-relu": F.leaky_relu,
    "linear": lambda z: z,
    "sine": torch.sin,
    "silu": F.silu,
    # By itself, PyTorch takes z for it from 20 on.
    "softplus": lambda z: F.softplus(z, threshold=40),
    "gelu": F.gelu,
    "elu": F.elu,
    # With a derivative of 0, not without one.
    "step": lambda z: (z >= 0) + 0 * z,
}
OUTPUTS = ["sigmoid", "tanh", "linear", "softplus", "relu"]
LOSSES = {
    "sse": lambda y, t: 0.5 * F.mse_loss(y, t, reduction="sum"),
    "mse": F.mse_loss,
    "cross-entropy": F.binary_cross_entropy,
    "hinge": lambda y, t: F.relu(1 - (2 * t - 1) * (2 * y - 1)).mean(),
    "huber": F.huber_loss,
}
DEFAULTS = {
    "gradient-descent": {},
    "momentum": {"momentum": 0.9},
    "nesterov": {"momentum": 0.9},
    "rmsprop": {"decay": 0.99, "epsilon": 1e-8},
    "adam": {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
    "rprop": {"shrink": 0.5, "grow": 1.2},
    "adamw": {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weight-decay": 0.01},
    "adagrad": {"epsilon": 1e-10},
}
OPTIMIZERS = {
    "gradient-descent": torch.optim.SGD,
    "momentum": torch.optim.SGD,
    "nesterov": lambda tensors, lr, momentum: torch.optim.SGD(tensors, lr, momentum, nesterov=True),
    "rmsprop": lambda tensors, lr, decay, epsilon: torch.optim.RMSprop(tensors, lr, decay, epsilon),
    "adam": lambda tensors, lr, beta1, beta2, epsilon: torch.optim.Adam(
        tensors, lr, (beta1, beta2), epsilon
    ),
    "rprop": lambda tensors, lr, shrink, grow: torch.optim.Rprop(tensors, lr, (shrink, grow)),
    "adamw": lambda tensors, lr, beta1, beta2, epsilon, **decay: torch.optim.AdamW(
        tensors, lr, (beta1, beta2), epsilon, decay["weight-decay"]
    ),
    "adagrad": lambda tensors, lr, epsilon: torch.optim.Adagrad(tensors, lr, eps=epsilon),
}
# What is quick with each optimizer, and not yet chaotic.
LEARNING_RATES = {
    "gradient-descent": 0.2,
    "momentum": 0.03,
    "nesterov": 0.03,
    "rmsprop": 0.01,
    "adam": 0.02,
    "rprop": 0.01,
    "adamw": 0.02,
    "adagrad": 0.1,
}


def made_by_pytorch(optimizer, learning_rate, tensors):
    """PyTorch's optimizer of that name."""
    own = {key: value for key, value in optimizer.items() if key != "name"}
    return OPTIMIZERS[optimizer["name"]](tensors, learning_rate, **own)


def layers(case, numbers):
    """The parameters as (weights, biases) of each layer; they stand weights first, row by row."""
    sizes = [len(case["inputs"][0]), *(layer["neurons"] for layer in case["hidden"]), 1]
    numbers = list(numbers)
    result = []
    for inputs, neurons in zip(sizes, sizes[1:]):
        weights = [[numbers.pop(0) for _ in range(neurons)] for _ in range(inputs)]
        biases = [numbers.pop(0) for _ in range(neurons)]
        result.append(
            tuple(
                torch.tensor(part, dtype=torch.float64, requires_grad=True)
                for part in (weights, biases)
            )
        )
    assert not numbers
    return result


def forward(case, network, inputs):
    names = [layer["activation"] for layer in case["hidden"]] + [case["output"]]
    for (weights, biases), name in zip(network, names):
        inputs = ACTIVATIONS[name](inputs @ weights + biases)
    return inputs[:, 0]


def objective(case, network, inputs, targets):
    """What training descends."""
    loss = LOSSES[case["loss"]](forward(case, network, inputs), targets)
    for weights, _ in network:
        loss = loss + case["l1"] * weights.abs().sum() + 0.5 * case["l2"] * (weights**2).sum()
    return loss


def order(samples, seed, epoch):
    """The order in which an epoch takes the samples: Fisher-Yates, with the generator SplitMix64."""
    mask = 2**64 - 1

    def numbers(state):
        while True:
            state = state + 0x9E3779B97F4A7C15 & mask
            mixed = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & mask
            mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & mask
            yield mixed ^ mixed >> 31

    drawn = numbers(next(numbers(seed)) ^ epoch)
    indices = list(range(samples))
    for last in range(samples - 1, 0, -1):
        other = next(drawn) * (last + 1) >> 64
        indices[last], indices[other] = indices[other], indices[last]
    return indices


def batches(case, epoch):
    samples = len(case["targets"])
    if case["batch"] is None:
        return [list(range(samples))]
    indices = order(samples, case["batch"]["seed"], epoch)
    size = case["batch"]["size"]
    return [indices[at : at + size] for at in range(0, samples, size)]


def train(case, start):
    """The losses at the checkpoints, (epoch, what is shown, what is descended), and the parameters;
    and the smallest slope on the way that is not 0."""
    inputs = torch.tensor(case["inputs"], dtype=torch.float64)
    targets = torch.tensor(case["targets"], dtype=torch.float64)
    network = layers(case, start)
    tensors = [tensor for layer in network for tensor in layer]
    descent = made_by_pytorch(case["optimizer"], case["lr"], tensors)
    losses, smallest = [], float("inf")
    for epoch in range(EPOCHS + 1):
        if epoch in CHECKPOINTS:
            shown = F.mse_loss(forward(case, network, inputs), targets).item()
            losses.append((epoch, shown, objective(case, network, inputs, targets).item()))
        if epoch == EPOCHS:
            return losses, flat(tensors), smallest
        for batch in batches(case, epoch):
            descent.zero_grad()
            objective(case, network, inputs[batch], targets[batch]).backward()
            slopes = flat(tensor.grad for tensor in tensors)
            smallest = min([smallest, *(abs(slope) for slope in slopes if slope != 0)])
            descent.step()


def flat(tensors):
    return [number for tensor in tensors for number in tensor.flatten().tolist()]


def trained(case):
    """The case with what it leads to; nothing if that hangs on the last digits."""
    losses, parameters, smallest = train(case, case["start"])
    if case["optimizer"]["name"] == "rprop" and smallest < CLEAR_SLOPE:
        return None
    moved = max(abs(one - other) for one, other in zip(case["start"], parameters))
    if not (losses[-1][2] < losses[0][2] and moved > 0.01):
        return None
    nudged = [number * (1 + 2e-16 * (-1) ** place) for place, number in enumerate(case["start"])]
    _, others, _ = train(case, nudged)
    apart = max(abs(one - other) for one, other in zip(parameters, others))
    if not apart < STEADY:
        return None
    return {**case, "losses": losses, "parameters": parameters}


def optimizer_with(name, **own):
    return {"name": name, **DEFAULTS[name], **own}


def hidden(activation, *sizes):
    return [{"neurons": neurons, "activation": activation} for neurons in sizes]


def case(seed, layers, output="sigmoid", inputs=2, samples=5, **other):
    """A case with data and start drawn from a seed, in few digits so that they are exact in the file."""
    drawn = random.Random(seed)
    few_digits = lambda low, high: round(drawn.uniform(low, high), 3)
    sizes = [inputs, *(layer["neurons"] for layer in layers), 1]
    count = sum((before + 1) * after for before, after in zip(sizes, sizes[1:]))
    result = {
        "inputs": [[few_digits(-1.5, 1.5) for _ in range(inputs)] for _ in range(samples)],
        "targets": [drawn.choice([0.0, 1.0, 0.25]) for _ in range(samples)],
        "hidden": layers,
        "output": output,
        "loss": "mse",
        "optimizer": optimizer_with("gradient-descent"),
        "l1": 0.0,
        "l2": 0.0,
        "batch": None,
        **other,
    }
    result.setdefault("lr", LEARNING_RATES[result["optimizer"]["name"]])
    result["start"] = [few_digits(-1.0, 1.0) for _ in range(count)]
    return result


def recipes():
    """Each case, but for the seed."""
    for name in DEFAULTS:
        for loss in LOSSES:
            recipe = {"layers": hidden("tanh", 3), "loss": loss, "optimizer": optimizer_with(name)}
            # A sigmoid never comes to where the hinge loss is 0, and goes on until rounding decides.
            yield {**recipe, "output": "linear"} if loss == "hinge" else recipe
    # Those that there were at first: what is recorded stays.
    names = list(DEFAULTS)[:6]
    for place, activation in enumerate(ACTIVATIONS):
        for turn, output in enumerate(OUTPUTS):
            yield {
                "layers": hidden(activation, 4, 3),
                "output": output,
                "inputs": 3,
                "samples": 7,
                "optimizer": optimizer_with(names[(place + turn) % len(names)]),
            }
    for name in DEFAULTS:
        for l1, l2 in [(0.01, 0.0), (0.0, 0.02), (0.005, 0.01)]:
            yield {"layers": hidden("sigmoid", 3), "optimizer": optimizer_with(name), "l1": l1, "l2": l2}
    for own in [
        optimizer_with("momentum", momentum=0.5),
        optimizer_with("nesterov", momentum=0.7),
        optimizer_with("rmsprop", decay=0.9, epsilon=0.01),
        optimizer_with("adam", beta1=0.8, beta2=0.95, epsilon=0.001),
        optimizer_with("rprop", shrink=0.4, grow=1.3),
    ]:
        yield {"layers": hidden("sine", 3), "optimizer": own}
    for name in DEFAULTS:
        yield {
            "layers": hidden("tanh", 4),
            "samples": 7,
            "optimizer": optimizer_with(name),
            "batch": {"size": 3, "seed": 4_000_000_000},
            "loss": "cross-entropy",
        }
    for loss in LOSSES:
        batch = {"size": 1, "seed": 0}
        yield {"layers": hidden("sigmoid", 2), "loss": loss, "batch": batch, "l2": 0.001}
    yield {"layers": [], "inputs": 8, "samples": 1, "loss": "sse"}
    yield {"layers": [], "output": "linear", "inputs": 1, "samples": 2, "optimizer": optimizer_with("momentum")}
    yield {"layers": hidden("leaky-relu", 16), "inputs": 8, "samples": 30, "optimizer": optimizer_with("adam")}
    yield {"layers": hidden("tanh", 16, 16), "samples": 9, "optimizer": optimizer_with("nesterov")}
    yield {"layers": hidden("sine", 1), "inputs": 1, "samples": 3, "optimizer": optimizer_with("rmsprop")}
    each = [hidden(name, size)[0] for name, size in zip(ACTIVATIONS, [5, 4, 6, 3, 2, 5])]
    yield {"layers": each, "samples": 6, "optimizer": optimizer_with("momentum"), "output": "tanh"}
    yield {"layers": each[::-1], "samples": 4, "optimizer": optimizer_with("adam"), "loss": "cross-entropy"}


def recipe_of(case):
    """What a case is, but for the numbers that were drawn and what they lead to."""
    drawn = {"inputs", "targets", "start", "losses", "parameters"}
    recipe = {key: value for key, value in case.items() if key not in drawn}
    sizes = (len(case["inputs"][0]), len(case["targets"]))
    return json.dumps([recipe, sizes], sort_keys=True)


def write_activations():
    """The value and the derivative of each activation at some places."""
    places = [0.0, *(sign * size for size in PLACES for sign in (1, -1))]
    lines = []
    for name, function in ACTIVATIONS.items():
        z = torch.tensor(places, dtype=torch.float64, requires_grad=True)
        values = function(z)
        if values.requires_grad:
            values.sum().backward()
        derivatives = [0.0] * len(places) if z.grad is None else z.grad.tolist()
        points = [list(point) for point in zip(places, values.tolist(), derivatives)]
        lines.append(json.dumps({"activation": name, "points": points}, separators=(",", ":")))
    ACTIVATIONS_FIXTURE.write_text("[\n" + ",\n".join(lines) + "\n]\n")


def main():
    torch.set_num_threads(1)
    write_activations()
    # What is there stays as it is.
    cases = json.loads(FIXTURE.read_text())
    there = {recipe_of(case) for case in cases}
    count = len(cases)
    for recipe in recipes():
        if recipe_of(case(0, **recipe)) in there:
            continue
        seed = zlib.crc32(json.dumps(recipe, sort_keys=True).encode())
        # The first seed that gives a run that does not hang on its last digits.
        results = (trained(case(seed + attempt, **recipe)) for attempt in range(500))
        found = next(filter(None, results), None)
        if found is None:
            raise SystemExit(f"No run that does not hang on its last digits: {recipe}")
        cases.append(found)
    lines = [json.dumps(case, separators=(",", ":")) for case in cases]
    FIXTURE.write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{len(cases) - count} new runs by PyTorch {torch.__version__} in {FIXTURE}")


if __name__ == "__main__":
    main()

HEADING

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

# As exact as NumPy; PyTorch's own default is float32
torch.set_default_dtype(torch.float64)

CONSTANTS

CHANGES

DATA


SPLIT


FEATURES


SHUFFLED


class NETWORK(nn.Module):
    def __init__(self):
        super().__init__()
        LINEAR_LAYERS
        self.start()

    @torch.no_grad()
    def start(self):
        START_LINES

        # PyTorch keeps a row for each neuron where these arrays have a column
        COPY_LINES

    FORWARD_METHODS


ERROR


CHANGE


def train(network, inputs, expected_output, epochs):
    OPTIMIZER
    for epoch in range(epochs):
        EPOCH_LINES
    AFTER


def main():
    network = NETWORK()
    train(network, TRAINING_INPUTS, TRAINING_TARGETS, EPOCHS)

    predictions = PREDICTIONS(ALL_INPUTS)
    LOSSES
    PRINT_ROWS


if __name__ == "__main__":
    main()

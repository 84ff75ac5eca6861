HEADING

IMPORTS

CONSTANTS

CHANGES

DATA


SPLIT


FEATURES


DEFINITIONS


SHUFFLED


class NETWORK:
    def __init__(self):
        START_LINES

        # All of them, to be updated in place
        self.parameters = [
            PARAMETERS
        ]
        RATE

        MEMORY

    # Forward propagation
    def feedforward(self, inputs):
        FORWARD

        return self.predicted_output

    # Backward propagation: the gradient of the error, along every weight and bias
    def backpropagation(self, inputs, expected_output):
        self.feedforward(inputs)

        BACKWARD

        return [
            GRADIENT
        ]

    UPDATE

    CHANGE

    def train(self, inputs, expected_output, epochs):
        for epoch in range(epochs):
            EPOCH_LINES
        AFTER


def main():
    network = NETWORK()
    network.train(TRAINING_INPUTS, TRAINING_TARGETS, EPOCHS)

    predictions = network.feedforward(ALL_INPUTS)
    LOSSES
    PRINT_ROWS


if __name__ == "__main__":
    main()
